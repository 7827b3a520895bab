"""The cards about the keys of a vault: its PIN, its recovery sheet, new keys for it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared
    from vp_desktop.ui.shell.pin import PinCard
    from vp_desktop.ui.shell.recover import RecoverCard
    from vp_desktop.ui.shell.renew import RenewCard

_HERE = "vp_desktop.ui.shell"


class KeyCards(QObject):
    """Makes each when it is asked for, and says what came of it."""

    made = Signal(object)
    """A card to show."""
    left = Signal()
    """Back to where one came from."""
    opened = Signal(object, object, object)
    """A folder, its key, and what happened to it, or None."""
    passphrase_asked = Signal(str)
    """The passphrase is to be typed instead of a PIN; why, or empty."""

    def __init__(self, parent: QObject, shared: Shared) -> None:
        super().__init__(parent)
        self._shared = shared

    def ask_pin(self, folder: Path) -> bool:
        """Show the card for the PIN of ``folder``, if it may be asked now; tell whether."""
        if not self._shared.door.pins.ready(folder):
            return False
        card: PinCard = import_module(f"{_HERE}.pin").PinCard(folder, self._shared)
        card.passphrase_asked.connect(self.passphrase_asked)
        card.opened.connect(self._take)
        self.made.emit(card)
        return True

    @Slot(Path)
    def recover(self, folder: Path) -> None:
        """Show the card for the recovery sheet of ``folder``."""
        card: RecoverCard = import_module(f"{_HERE}.recover").RecoverCard(folder, self._shared)
        card.left.connect(self.left)
        card.opened.connect(self.opened)
        self.made.emit(card)

    def renew(self, folder: Path, *, known: bool) -> None:
        """Show the card that gives ``folder`` new keys."""
        card: RenewCard = import_module(f"{_HERE}.renew").RenewCard(
            folder, self._shared, known=known
        )
        card.left.connect(self.left)
        card.opened.connect(self.opened)
        self.made.emit(card)

    @Slot(object, object)
    def _take(self, folder: Path, key: MasterKey) -> None:
        self.opened.emit(folder, key, None)
