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

_LEAST_BYTES = 256 * 1024
_SHARE = 4
"""On a small disk a quarter of what is free is set aside, and nothing when that is too little."""


class Spare:
    """The room set aside at one place."""

    def __init__(self, path: Path) -> None:
        """Take the room, when there is plenty; a disk that is nearly full is left as it is."""
        self._path = path
        self._given = 0
        self.take()

    def take(self) -> None:
        """Set the room aside, if it is not yet and the disk allows: what was given, all of it."""
        with suppress(OSError):  # a spare wheel that does not fit stops no journey
            free = self._free()
            wanted = min(self._given, free) or min(SPARE_BYTES, free // _SHARE)
            if not self._path.exists() and wanted >= _LEAST_BYTES:
                self._fill(wanted)
                self._given = 0

    def give(self) -> None:
        """Hand the room back when the disk is short of it."""
        with suppress(OSError):
            if self._free() < 2 * SPARE_BYTES:
                self._given = self._path.stat().st_size
                self._path.unlink()

    def drop(self) -> None:
        """Hand the room back for good."""
        with suppress(OSError):
            self._path.unlink()

    def _free(self) -> int:
        return shutil.disk_usage(self._path.parent).free

    def _fill(self, size: int) -> None:
        self._path.touch(mode=0o600)
        try:
            with self._path.open("r+b") as file:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(file.fileno(), 0, size)
                else:
                    file.write(bytes(size))
        except OSError:
            self._path.unlink()  # half a spare would pass for a whole one
            raise
