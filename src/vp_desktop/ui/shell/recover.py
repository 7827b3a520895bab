"""The passphrase is forgotten: open the vault with the code of the recovery sheet."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.ui.phrase import PhraseChooser
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.shell.first_run.new_vault import Renewed
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared

_WIDTH = 624
_GROUPS, _GROUP = 14, 4
_NOT_IN_CODE = re.compile(r"[^0-9A-Za-z]")


class RecoverCard(CardPage):
    """First the code, which really opens the vault; then a new passphrase; then in."""

    left = Signal()
    opened = Signal(object, object, object)
    """The folder and its key, after the passphrase was changed; and that it was."""

    def __init__(self, folder: Path, shared: Shared) -> None:
        super().__init__(_WIDTH)
        self._folder = folder
        self._shared = shared
        self._key: MasterKey | None = None
        self._title = label(_("Open with your recovery sheet"), "display", wrap=True)
        self._code = QLineEdit()
        self._code.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._code.setPlaceholderText("ABCD-EFGH-JKMN-…")
        self._field = Field(_("Code of the sheet"), self._code, self._progress(0))
        self._chooser = PhraseChooser(shared.door)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Opening…"))
        self._from_backup = button(_("Only vault.keys is gone: take it from a backup…"), "link")
        self._back = button(_("Back"))
        self._on = button(_("Open vault"), "primary")
        self._lay_out()
        self._code.textEdited.connect(self._group)
        self._code.returnPressed.connect(self._step_on)
        self._chooser.ready.connect(self._on.setEnabled)
        self._chooser.wants_on.connect(self._step_on)
        self._back.clicked.connect(self.left)
        self._on.clicked.connect(self._step_on)
        self._from_backup.clicked.connect(self._choose_backup)
        self._show_busy(busy=False)

    def focus_first(self) -> None:
        """Put the caret in the code."""
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_secret(self) -> bool:
        """Return whether a code was typed, or has opened the vault already."""
        return self._key is not None or super().holds_secret()

    def _lay_out(self) -> None:
        self._on.setDefault(True)
        aside = QHBoxLayout()
        aside.addWidget(self._from_backup)
        aside.addStretch()
        self.column.addWidget(self._title)
        for part in (self._field, self._chooser, self._bar):
            self.column.addWidget(part)
        self._chooser.hide()
        self.column.addLayout(aside)
        self.foot.addWidget(self._back)
        self.foot.addStretch()
        self.foot.addWidget(self._on)

    @Slot()
    def _step_on(self) -> None:
        if not self._on.isEnabled():
            return
        door, folder, key = self._shared.door, self._folder, self._key
        if key is None:
            self._show_busy(busy=True)
            work = partial(door.key_from_sheet, folder, self._code.text())
            self._shared.jobs.run(self, work, done=self._found, failed=self._refuse)
        elif self._chooser.finish():
            self._show_busy(busy=True)
            change = partial(door.change_passphrase, folder, key, self._chooser.passphrase())
            self._shared.jobs.run(self, change, done=self._changed, failed=self._refuse)

    def _found(self, key: MasterKey) -> None:
        self._key = key
        self._code.clear()
        self._title.setText(_("The vault is open. Choose a new passphrase."))
        self._field.hide()
        self._from_backup.hide()
        self._chooser.show()
        self._show_busy(busy=False)
        self._on.setEnabled(False)
        self._chooser.begin()

    @Slot()
    def _choose_backup(self) -> None:
        dialog = QFileDialog(self, _("Choose a backup of this vault"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("*.vpbackup")
        dialog.fileSelected.connect(self._take_backup)
        dialog.open()

    @Slot(str)
    def _take_backup(self, backup: str) -> None:
        self._show_busy(busy=True)
        work = partial(self._shared.door.locksmith.take_keys_from, Path(backup), self._folder)
        self._shared.jobs.run(self, work, done=self._taken, failed=self._refuse)

    def _taken(self, _nothing: None) -> None:
        self._show_busy(busy=False)
        said = _("The backup has the keys. Go back and type the passphrase of the day it was made.")
        self._field.say(said)
        announce(self, said)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, _nothing: None) -> None:
        self.opened.emit(self._folder, self._key, Renewed(passphrase=True, sheet=False))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, VpError):
            raise error
        self._show_busy(busy=False)
        self._field.show()
        self._field.complain(self._shared.door.explain(error))

    def _show_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._on.setEnabled(not busy)
        self._back.setEnabled(not busy)

    @Slot(str)
    def _group(self, typed: str) -> None:
        """Put a dash after every fourth sign, where one types at the end."""
        signs = _NOT_IN_CODE.sub("", typed).upper()[: _GROUPS * _GROUP]
        self._field.say(self._progress(len(signs) // _GROUP))
        if self._code.cursorPosition() == len(typed):
            self._code.setText(
                "-".join(signs[n : n + _GROUP] for n in range(0, len(signs), _GROUP))
            )

    def _progress(self, groups: int) -> str:
        return _("{n} of {all} groups").format(n=groups, all=_GROUPS)
