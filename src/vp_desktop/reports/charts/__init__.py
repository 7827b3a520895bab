"""Bars, columns, small multiples and stacks. A number that is not told has a mark, never a size."""
