"""Notice that someone else changed, moved or replaced the database while it is open.

A synchronising program does so without asking, and SQLite would write on, into a file that nobody
will read again or over rows that it does not know.
"""

import sys
from pathlib import Path

from vp_desktop.vault.errors import VaultGoneError


class Watch:
    """What the file looked like after our own last commit."""

    def __init__(self, path: Path) -> None:
        """Look at ``path`` now."""
        self._path = path
        self.renew()

    def renew(self) -> None:
        """Take what is there now as our own doing."""
        self._seen = self._look()

    def check(self) -> None:
        """Insist that the file is as we left it.

        Raises:
            VaultGoneError: it is gone, another file, or was written to.
        """
        if not self.is_ours():
            raise VaultGoneError

    def is_ours(self) -> bool:
        """Tell whether the file is as we left it."""
        try:
            return self._look() == self._seen
        except (FileNotFoundError, NotADirectoryError):
            return False

    def _look(self) -> tuple[int, ...]:
        # By name, never by opening: closing any handle to the file would drop SQLite's lock on it.
        found = self._path.lstat()
        seen = (found.st_dev, found.st_ino, found.st_size)
        # Windows may note the time of a write only when the file is closed.
        return seen if sys.platform == "win32" else (*seen, found.st_mtime_ns)
