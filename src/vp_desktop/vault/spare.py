"""Room set aside on the disk, so that deleting works when the disk is full.

A deletion needs room first: the journal keeps the old pages until the commit. The room is a file in
the vault folder, there only while the vault is open.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

SPARE_BYTES = 4 * 1024 * 1024
"""A thousand pages of journal: any case with its notes, not a shelf of attachments."""


class Spare:
    """The room set aside at one place."""

    def __init__(self, path: Path) -> None:
        """Take the room, when there is plenty; a disk that is nearly full is left as it is."""
        self._path = path
        self.take()

    def take(self) -> None:
        """Set the room aside, if it is not yet and the disk allows."""
        with suppress(OSError):  # a spare wheel that does not fit stops no journey
            if not self._path.exists() and self._free() > 2 * SPARE_BYTES:
                self._fill()

    def give(self) -> None:
        """Hand the room back when the disk is short of it."""
        with suppress(OSError):
            if self._free() < 2 * SPARE_BYTES:
                self._path.unlink()

    def drop(self) -> None:
        """Hand the room back for good."""
        with suppress(OSError):
            self._path.unlink()

    def _free(self) -> int:
        return shutil.disk_usage(self._path.parent).free

    def _fill(self) -> None:
        self._path.touch(mode=0o600)
        with self._path.open("r+b") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, SPARE_BYTES)
            else:
                file.write(bytes(SPARE_BYTES))
