"""One program at a time: ``vault.lock`` is held from before the database is opened until after.

The file stays empty and stays behind. What counts is the system's own lock on it, which a killed
program or a power cut releases, so a left file never asks the user anything.
"""

import os
import sys
from pathlib import Path
from typing import Self

from vp_desktop.vault.errors import VaultInUseError, VaultReadOnlyError

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """The right to open a vault, held until ``release``."""

    def __init__(self, path: Path) -> None:
        """Take the lock file at ``path``; a second taker in this process is refused as well.

        Raises:
            VaultInUseError: someone holds it.
            VaultReadOnlyError: the folder does not allow a lock file.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._handle: int | None = os.open(path, flags, 0o600)
        except OSError as error:
            raise VaultReadOnlyError("no lock file") from error
        try:
            _seize(self._handle)
        except OSError as error:
            self.release()
            raise VaultInUseError from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.release()

    @property
    def held(self) -> bool:
        """Whether the right is still ours."""
        return self._handle is not None

    def release(self) -> None:
        """Let go; doing it twice is harmless."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
