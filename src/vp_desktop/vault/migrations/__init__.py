"""Numbered SQL files; a released one never changes."""
