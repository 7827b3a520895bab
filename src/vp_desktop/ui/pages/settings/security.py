"""The passphrase, the recovery sheet, and when the vault locks itself."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.pages.settings.passphrase_sheet import PassphraseSheet
from vp_desktop.ui.pages.settings.recovery_sheet import RecoverySheet
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.widgets.buttons import Button, button
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.surfaces import Card

_MINUTES = (1, 5, 10, 15, 30)
_DEFAULT = "5"


class SecuritySection(Section):
    """Changing the passphrase comes first: five of five people looked for it here."""

    def __init__(self, practice: Practice, shared: Shared) -> None:
        super().__init__()
        self._practice = practice
        self._shared = shared
        phrase = self.card(
            _("Passphrase"),
            _("Your notes are not written anew: changing it takes a second or two. Old backups "
              "still open with the old passphrase."),
        )  # fmt: skip
        _add(phrase, change := button(_("Change the passphrase…"), "", "key-round"))
        sheet = self.card(
            _("Recovery sheet"),
            _("Opens the vault when the passphrase is forgotten. Keep it apart from your laptop."),
        )
        _add(sheet, show := button(_("Show the sheet again…"), "", "printer"))
        self._minutes = ChipBar(_("Lock after"))
        self._minutes.set_chips(
            [(str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in _MINUTES]
        )
        locking = self.card(
            _("Lock by itself"),
            _("After this time without a key or a movement. Everything typed is saved first; the "
              "lock never asks."),
        )  # fmt: skip
        locking.column.addWidget(self._minutes)
        change.clicked.connect(self._change)
        show.clicked.connect(self._show)
        self._minutes.chosen.connect(self._set_minutes)
        self.refresh()

    def refresh(self) -> None:
        """Show the minutes that are set."""
        kept = self._practice.preferences.get(Preference.LOCK_MINUTES, _DEFAULT)
        self._minutes.choose(kept if kept in map(str, _MINUTES) else _DEFAULT)

    def start(self, part: str) -> None:
        """Open the form that ``part`` names."""
        if part == "passphrase":
            self._change()
        elif part == "sheet":
            self._show()

    @Slot()
    def _change(self) -> None:
        sheet = PassphraseSheet(self.window(), self._practice.folder, self._shared)
        sheet.changed.connect(self._tell)
        sheet.open()

    @Slot()
    def _show(self) -> None:
        RecoverySheet(self.window(), self._practice.folder, self._shared).open()

    @Slot()
    def _tell(self) -> None:
        self.said.emit(Message(_("The passphrase was changed. Make a new backup with it.")))
        self.go.emit(Destination("backup"))

    @Slot(str)
    def _set_minutes(self, minutes: str) -> None:
        self._practice.preferences.set(Preference.LOCK_MINUTES, minutes)


def _add(card: Card, part: Button) -> None:
    row = QHBoxLayout()
    row.addWidget(part)
    row.addStretch()
    card.column.addLayout(row)
