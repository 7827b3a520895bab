"""Choose a PIN that opens the vault on this computer: the passphrase first, then the PIN, twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from vp_desktop.i18n import _
from vp_desktop.services.pins import LEAST_CHARACTERS
from vp_desktop.ui.pages.settings.asked_sheet import AskedSheet
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared


class PinSheet(AskedSheet):
    """Whoever knows the passphrase may choose a PIN; it never takes the place of the passphrase."""

    chosen = Signal()

    def __init__(self, parent: QWidget, folder: Path, shared: Shared) -> None:
        super().__init__(parent, _("Open with a PIN on this computer"), folder, shared)
        self._key: MasterKey | None = None
        self._pin = PassphraseEdit(_("PIN"))
        self._again = PassphraseEdit(_("The same PIN again"))
        hint = _("Six signs or more, numbers or letters. Not your bank card's, not a birthday.")
        self._fields = (
            Field(_("PIN"), self._pin, hint),
            Field(_("The same PIN again"), self._again),
        )
        for place, part in enumerate(self._fields, 1):
            self.body.insertWidget(place, part)
            part.hide()
        for editor in (self._pin, self._again):
            editor.textEdited.connect(self._calm)

    def unlocked(self, key: MasterKey) -> None:
        """Ask for the PIN."""
        self._key = key
        self.primary.setText(_("Use this PIN"))
        for part in self._fields:
            part.show()
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def go_on(self) -> None:
        """Keep the PIN, or say what is wrong with it."""
        first, second = self._fields
        if len(self._pin.text()) < LEAST_CHARACTERS:
            first.complain(_("This is too short. Take six signs or more."))
        elif self._pin.text() != self._again.text():
            second.complain(_("This is not the same. Look at it once more."))
        elif self._key is not None:
            self.show_busy(busy=True)
            work = partial(self.shared.door.pins.enable, self.folder, self._key, self._pin.text())
            self.shared.jobs.run(self, work, done=self._finish, failed=self.refuse)

    def _calm(self) -> None:
        for part in self._fields:
            part.calm()

    def _finish(self, _nothing: None) -> None:
        if self._key is not None:
            self._key.wipe()
        self.chosen.emit()
        self.accept()
