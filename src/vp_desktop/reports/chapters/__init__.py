"""What a report holds, chapter by chapter: blocks from figures and from the adviser's texts."""
