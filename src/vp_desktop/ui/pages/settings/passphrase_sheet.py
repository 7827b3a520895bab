"""Change the passphrase: the present one first, then the new one, twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vp_desktop.i18n import _
from vp_desktop.ui.pages.settings.asked_sheet import AskedSheet
from vp_desktop.ui.phrase import PhraseChooser

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared


class PassphraseSheet(AskedSheet):
    """The vault stays open meanwhile; only the key file is written anew."""

    changed = Signal()

    def __init__(self, parent: QWidget, folder: Path, shared: Shared) -> None:
        super().__init__(parent, _("Change the passphrase"), folder, shared)
        self._key: MasterKey | None = None
        self._chooser = PhraseChooser(shared.door)
        self._chooser.hide()
        self._chooser.ready.connect(self.primary.setEnabled)
        self.body.insertWidget(1, self._chooser)

    def unlocked(self, key: MasterKey) -> None:
        """Ask for the new passphrase."""
        self._key = key
        self.primary.setText(_("Change the passphrase"))
        self.primary.setEnabled(False)
        self._chooser.show()
        self._chooser.begin()
        self.fit()

    def go_on(self) -> None:
        """Write the key file anew."""
        if self._key is None or not self._chooser.finish():
            return
        self.show_busy(busy=True)
        work = partial(
            self.shared.door.change_passphrase, self.folder, self._key, self._chooser.passphrase()
        )
        self.shared.jobs.run(self, work, done=self._finish, failed=self.refuse)

    def _finish(self, _nothing: None) -> None:
        if self._key is not None:
            self._key.wipe()
        self.changed.emit()
        self.accept()
