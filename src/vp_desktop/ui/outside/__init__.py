"""What happens outside the window: the computer sleeps, is locked, or somebody else takes it."""
