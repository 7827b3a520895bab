"""The passphrase, the recovery sheet, the PIN, and when the vault locks itself."""

from PySide6.QtCore import Slot

from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.key_days import passphrase_is_new, sheet_was_made
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.pages.settings.passphrase_sheet import PassphraseSheet
from vp_desktop.ui.pages.settings.pin_sheet import PinSheet
from vp_desktop.ui.pages.settings.recovery_sheet import RecoverySheet
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.widgets.buttons import Button, button
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.surfaces import Card

_MINUTES = (1, 5, 10, 15, 30)
_DEFAULT = "5"


class SecuritySection(Section):
    """Changing the passphrase comes first: five of five people looked for it here."""

    def __init__(self, practice: Practice, shared: Shared) -> None:
        super().__init__()
        self._practice = practice
        self._shared = shared
        self._add_passphrase()
        self._add_sheet()
        self._add_pin()
        self._add_locking()
        self.refresh()

    def refresh(self) -> None:
        """Show the minutes that are set, and whether there is a PIN."""
        kept = self._practice.preferences.get(Preference.LOCK_MINUTES, _DEFAULT)
        self._minutes.choose(kept if kept in map(str, _MINUTES) else _DEFAULT)
        has_pin = self._shared.door.pins.is_set(self._practice.folder)
        self._pin.setText(_("Choose another PIN…") if has_pin else _("Choose a PIN…"))
        self._no_pin.setVisible(has_pin)

    def start(self, part: str) -> None:
        """Open the form that ``part`` names."""
        begin = {"passphrase": self._change, "sheet": self._show, "pin": self._choose_pin}
        if part in begin:
            begin[part]()

    def _add_passphrase(self) -> None:
        phrase = self.card(
            _("Passphrase"),
            _("Your notes are not written anew: changing it takes a second or two. Old backups "
              "still open with the old passphrase."),
        )  # fmt: skip
        change = button(_("Change the passphrase…"), "", "key-round")
        change.clicked.connect(self._change)
        known = button(_("Somebody knows my passphrase…"), "link")
        known.clicked.connect(self._renew_passphrase)
        _add(phrase, change, known)

    def _add_sheet(self) -> None:
        sheet = self.card(
            _("Recovery sheet"),
            _("Opens the vault when the passphrase is forgotten. Keep it apart from your laptop."),
        )
        show = button(_("Show the sheet again…"), "", "printer")
        show.clicked.connect(self._show)
        gone = button(_("My recovery sheet is gone…"), "link")
        gone.clicked.connect(self._renew_sheet)
        _add(sheet, show, gone)

    def _add_pin(self) -> None:
        pin = self.card(
            _("PIN on this computer"),
            _("Opens the vault with fewer signs, together with the keyring of your desktop. Off "
              "until you choose a PIN. The passphrase is still asked after a restart, after sleep, "
              "after seven days and after five wrong PINs."),
        )  # fmt: skip
        self._pin = button("", "", "key-round")
        self._pin.clicked.connect(self._choose_pin)
        self._no_pin = button(_("Use no PIN"), "link")
        self._no_pin.clicked.connect(self._forget_pin)
        _add(pin, self._pin, self._no_pin)

    def _add_locking(self) -> None:
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
        self._minutes.chosen.connect(self._set_minutes)

    @Slot()
    def _change(self) -> None:
        sheet = PassphraseSheet(self.window(), self._practice.folder, self._shared)
        sheet.changed.connect(self._tell)
        sheet.open()

    @Slot()
    def _renew_passphrase(self) -> None:
        self.go.emit(Destination("renew", part="passphrase"))

    @Slot()
    def _show(self) -> None:
        sheet = RecoverySheet(self.window(), self._practice.folder, self._shared)
        sheet.shown.connect(self._note_sheet)
        sheet.open()

    @Slot()
    def _renew_sheet(self) -> None:
        self.go.emit(Destination("renew", part="sheet"))

    @Slot()
    def _choose_pin(self) -> None:
        sheet = PinSheet(self.window(), self._practice.folder, self._shared)
        sheet.chosen.connect(self.refresh)
        sheet.open()

    @Slot()
    def _forget_pin(self) -> None:
        self._shared.door.pins.forget(self._practice.folder)
        self.refresh()
        self.said.emit(Message(_("The vault opens with the passphrase alone.")))

    @Slot()
    def _note_sheet(self) -> None:
        if not self._practice.read_only:
            sheet_was_made(self._practice.preferences, self._practice.clock)

    @Slot()
    def _tell(self) -> None:
        if not self._practice.read_only:
            passphrase_is_new(self._practice.preferences, self._practice.clock)
        self.said.emit(Message(_("The passphrase was changed. Make a new backup with it.")))
        self.go.emit(Destination("backup"))

    @Slot(str)
    def _set_minutes(self, minutes: str) -> None:
        self._practice.preferences.set(Preference.LOCK_MINUTES, minutes)


def _add(card: Card, *parts: Button) -> None:
    row = FlowLayout(spacing=12)
    for part in parts:
        row.addWidget(part)
    card.column.addLayout(row)
