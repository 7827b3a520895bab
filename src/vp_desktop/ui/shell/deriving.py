"""From a passphrase to a key, in a worker, and forgotten when nobody waits for it any more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vp_desktop.domain.errors import VpError

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared


class Deriving(QObject):
    """Derives one key at a time."""

    done = Signal(object, object)
    """The folder and its key."""
    failed = Signal(object)
    """The ``VpError`` that says why there is none."""

    def __init__(self, parent: QObject, shared: Shared) -> None:
        super().__init__(parent)
        self._shared = shared
        self._ticket: int | None = None

    def start(self, folder: Path, passphrase: str) -> None:
        """Derive the key of the vault in ``folder``."""
        work = partial(self._shared.door.derive_key, folder, passphrase)
        done = partial(self._derived, folder)
        self._ticket = self._shared.jobs.run(self, work, done=done, failed=self._fail)

    @Slot()
    def forget(self) -> None:
        """Drop the key that is still to come."""
        if self._ticket is not None:
            self._shared.jobs.forget(self._ticket)
            self._ticket = None

    def _derived(self, folder: Path, key: MasterKey) -> None:
        self._ticket = None
        self.done.emit(folder, key)

    def _fail(self, error: Exception) -> None:
        self._ticket = None
        if not isinstance(error, VpError):
            raise error
        self.failed.emit(error)
