"""The cards for a vault that is in doubt, or that is there in more than one version."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.domain.errors import VpError
    from vp_desktop.domain.vault_standing import Consent
    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared
    from vp_desktop.ui.shell.doubt import DoubtCard
    from vp_desktop.ui.shell.versions import VersionsCard

_HERE = "vp_desktop.ui.shell"


class DoubtCards(QObject):
    """Makes each when it is needed, and remembers what was chosen until the vault is opened."""

    made = Signal(object)
    """A card to show."""
    left = Signal()
    """Back to where one came from."""
    opened = Signal(object, object, object)
    """A folder, its key, and what happened to it, or None."""
    restore_asked = Signal(object)
    """A backup to put back, or None when none was found."""

    def __init__(self, parent: QObject, shared: Shared) -> None:
        super().__init__(parent)
        self._shared = shared
        self._card: DoubtCard | None = None
        self._consent: Consent | None = None

    def take(self, error: VpError, folder: Path, key: MasterKey, words: object) -> bool:
        """Show what to choose from, when ``error`` leaves a choice; tell whether it does."""
        make = import_module(f"{_HERE}.doubt").doubt_card
        card: DoubtCard | None = make(error, folder, key, words, self._shared)
        if card is None:
            return False
        card.left.connect(self.left)
        card.consented.connect(self._take_consent)
        card.restore_asked.connect(self.restore_asked)
        card.versions_asked.connect(self._show_versions)
        self._card = card
        self.made.emit(card)
        return True

    def consent(self) -> Consent | None:
        """Return how to open a vault that is in doubt, as the user chose: once."""
        given, self._consent, self._card = self._consent, None, None
        return given

    def versions(self, folder: Path, key: MasterKey | None = None) -> None:
        """Show every version of the closed vault in ``folder``."""
        make = import_module(f"{_HERE}.versions").VersionsCard
        card: VersionsCard = make(folder, key, self._shared)
        card.left.connect(self.left)
        card.opened.connect(self.opened)
        self.made.emit(card)

    @Slot(object)
    def _take_consent(self, consent: Consent) -> None:
        card, self._consent = self._card, consent
        if card is not None:
            self.opened.emit(card.folder, card.key, card.words)

    @Slot()
    def _show_versions(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            self.versions(card.folder, card.key)
