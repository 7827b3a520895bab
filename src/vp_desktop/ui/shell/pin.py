"""The card that asks for a PIN, where one was chosen on this computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import ElidedLabel, tip

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared

_WIDTH, _BUTTON = 440, 40
"""Pixels at 100 %."""


class PinCard(CardPage):
    """Opens one vault with its PIN. Whatever goes wrong leads to the passphrase."""

    opened = Signal(object, object)
    """The folder and its key."""
    passphrase_asked = Signal(str)
    """The passphrase is to be typed; why, or empty: the user wants to."""

    def __init__(self, folder: Path, shared: Shared) -> None:
        super().__init__(_WIDTH)
        self._folder = folder
        self._shared = shared
        self._pin = PassphraseEdit(_("PIN"))
        self._field = Field(_("PIN"), self._pin)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Opening…"))
        self._open = button(_("Open vault"), "primary")
        self._open.setDefault(True)
        self._open.setMinimumHeight(current().px(_BUTTON))
        self._other = button(_("Use the passphrase"), "link")
        self._lay_out()
        self._pin.returnPressed.connect(self._submit)
        self._pin.textEdited.connect(self._field.calm)
        self._open.clicked.connect(self._submit)
        self._other.clicked.connect(self._ask_passphrase)
        self._show_busy(busy=False)

    def focus_first(self) -> None:
        """Put the caret in the field."""
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, *, wrong_passphrase: bool) -> None:
        """Say why the vault stays closed though the PIN was right."""
        del wrong_passphrase
        self._show_busy(busy=False)
        self._field.complain(sentence)

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(8)
        name.addWidget(Picture("folder"))
        vault = ElidedLabel(self._folder.name, "body")
        vault.setToolTip(tip(str(self._folder)))
        name.addWidget(vault, 1)
        column = self.column
        self.greet(_("Type your PIN to open the vault."))
        column.addLayout(name)
        column.addWidget(self._field)
        column.addWidget(self._bar)
        self.keep_in_sight(self._open)
        self.foot.addWidget(self._other)
        self.foot.addStretch()

    def _show_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._open.setEnabled(not busy)
        self._open.setText(_("Opening…") if busy else _("Open vault"))
        self._pin.setReadOnly(busy)

    @Slot()
    def _submit(self) -> None:
        if not self._open.isEnabled() or not self._pin.text():
            return
        self._field.calm()
        self._show_busy(busy=True)
        work = partial(self._shared.door.pins.key, self._folder, self._pin.text())
        self._shared.jobs.run(self, work, done=self._take, failed=self._fail)

    @Slot()
    def _ask_passphrase(self) -> None:
        self.passphrase_asked.emit("")

    def _take(self, key: MasterKey) -> None:
        self.opened.emit(self._folder, key)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, VpError):
            raise error
        left: int = getattr(error, "left", 0)
        if not left:
            self.passphrase_asked.emit(self._shared.door.explain(error))
            return
        self._show_busy(busy=False)
        self._pin.selectAll()
        self._field.complain(
            ngettext(
                "This is not the PIN. After {n} more wrong one your passphrase is asked.",
                "This is not the PIN. After {n} more wrong ones your passphrase is asked.",
                left,
            ).format(n=left)
        )
