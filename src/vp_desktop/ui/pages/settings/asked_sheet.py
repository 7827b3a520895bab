"""A dialog that first asks for the present passphrase: who sits here now may be somebody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QProgressBar

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared


class AskedSheet(Sheet):
    """Base of what needs the key of the vault. Subclasses go on in ``_unlocked``."""

    def __init__(self, parent: QWidget, title: str, folder: Path, shared: Shared) -> None:
        super().__init__(parent, title, _("Next"))
        self.folder = folder
        self.shared = shared
        self._passphrase = PassphraseEdit(_("Present passphrase"))
        self.field = Field(_("Present passphrase"), self._passphrase)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("One moment…"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.bar)
        self.bar.hide()
        self.confirmed.connect(self._go_on)
        self._passphrase.textEdited.connect(self.field.calm)
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def unlocked(self, key: MasterKey) -> None:
        """Go on with ``key``."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Do what the button says, once the passphrase was right."""

    def show_busy(self, *, busy: bool) -> None:
        """Show that something slow is done."""
        self.bar.setVisible(busy)
        self.primary.setEnabled(not busy)

    def refuse(self, error: Exception) -> None:
        """Say what went wrong."""
        if not isinstance(error, VpError):
            raise error
        self.show_busy(busy=False)
        self.field.show()
        self.field.complain(self.shared.door.explain(error))
        self._passphrase.selectAll()

    @Slot()
    def _go_on(self) -> None:
        if self.field.isHidden():
            self.go_on()
            return
        self.show_busy(busy=True)
        work = partial(self.shared.door.derive_key, self.folder, self._passphrase.text())
        self.shared.jobs.run(self, work, done=self._derived, failed=self.refuse)

    def _derived(self, key: MasterKey) -> None:
        self._passphrase.clear()
        self.field.hide()
        self.show_busy(busy=False)
        self.unlocked(key)
