"""The unlock card: one field, one button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from vp_desktop.i18n import _
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.shell.patience import Patience
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.widgets.vault_choice import VaultChoice

_WIDTH, _BUTTON = 440, 40
"""Pixels at 100 %."""


class UnlockCard(CardPage):
    """Asks for the passphrase of one of the known vaults. It opens nothing itself."""

    submitted = Signal(Path, str)
    """A folder and what was typed."""
    cancelled = Signal()
    """Esc, while the vault is being opened."""
    forgotten = Signal(Path)
    """The passphrase of this vault was forgotten."""
    dropped = Signal(Path)
    """This vault is to be taken off the list."""
    other_asked = Signal()
    """Another vault is to be opened."""
    new_asked = Signal()
    """A new vault is to be made."""

    def __init__(self, known: tuple[Path, ...]) -> None:
        super().__init__(_WIDTH)
        self._busy = False
        self._vaults = VaultChoice(known)
        self._passphrase = PassphraseEdit(_("Passphrase"))
        self._field = Field(_("Passphrase"), self._passphrase)
        self._caps = label(_("Caps Lock is on"), "micro")
        self._caps.setVisible(False)
        self._forgot = button(_("Forgot it?"), "link")
        self._open = button(_("Open vault"), "primary")
        self._open.setDefault(True)
        self._open.setMinimumHeight(current().px(_BUTTON))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Opening…"))
        self._patience = Patience(self)
        self._lay_out()
        self._connect()
        self.show_busy(busy=False)

    def focus_first(self) -> None:
        """Put the caret in the field."""
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, *, busy: bool) -> None:
        """Show that the vault is being opened, or that it can be tried again."""
        self._busy = busy
        self._bar.setVisible(busy)
        self._open.setText(_("Opening…") if busy else _("Open vault"))
        self._open.setEnabled(not busy)
        self._passphrase.setReadOnly(busy)
        self._vaults.setEnabled(not busy)

    def refuse(self, sentence: str, *, wrong_passphrase: bool) -> None:
        """Say under the field why the vault stays closed; a wrong passphrase makes one wait."""
        self.show_busy(busy=False)
        self._field.complain(sentence)
        self._passphrase.selectAll()
        if wrong_passphrase:
            self._patience.wait_longer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop opening at Esc."""
        if event.key() == Qt.Key.Key_Escape and self._busy:
            self.show_busy(busy=False)
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        hints = QHBoxLayout()
        hints.addWidget(self._caps)
        hints.addStretch()
        hints.addWidget(self._forgot)
        self._other = button(_("Open another vault…"), "link")
        self._new = button(_("New vault…"), "link")
        column = self.column
        self.greet(_("Type your passphrase to open the vault."))
        column.addWidget(self._vaults)
        column.addWidget(self._field)
        column.addLayout(hints)
        column.addWidget(self._bar)
        self.keep_in_sight(self._open)
        self.foot.addWidget(self._other)
        self.foot.addStretch()
        self.foot.addWidget(self._new)

    def _connect(self) -> None:
        self._passphrase.returnPressed.connect(self._submit)
        self._passphrase.textEdited.connect(self._field.calm)
        self._passphrase.caps_lock.connect(self._caps.setVisible)
        self._open.clicked.connect(self._submit)
        self._vaults.dropped.connect(self.dropped)
        self._forgot.clicked.connect(self._forget)
        self._other.clicked.connect(self.other_asked)
        self._new.clicked.connect(self.new_asked)
        self._patience.left.connect(self._show_wait)

    @Slot()
    def _submit(self) -> None:
        if self._busy or self._patience.is_waiting or not self._passphrase.text():
            return
        self._field.calm()
        self.show_busy(busy=True)
        self.submitted.emit(self._vaults.folder(), self._passphrase.text())

    @Slot()
    def _forget(self) -> None:
        self.forgotten.emit(self._vaults.folder())

    @Slot(int)
    def _show_wait(self, seconds: int) -> None:
        self._open.setEnabled(seconds == 0 and not self._busy)
        again = _("Try again in {n} s").format(n=seconds)
        self._open.setText(again if seconds else _("Open vault"))
