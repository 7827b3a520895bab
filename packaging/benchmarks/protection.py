"""What a report costs to protect, and how much of it is left to read."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row


def rows(_instances: Path | None) -> Iterator[Row]:
    """Yield the time of large reports, what is hidden, and the share that is shown."""
    yield from ()
