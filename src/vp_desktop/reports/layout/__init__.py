"""Set text in lines, blocks in columns and pieces on pages; it knows nothing of what they say."""
