"""Show, print and save the recovery sheet again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from vp_desktop import i18n
from vp_desktop.files import write_out
from vp_desktop.i18n import _
from vp_desktop.ui.pages.settings.asked_sheet import AskedSheet
from vp_desktop.ui.paper import Paper
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.saving import save_dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vp_desktop.services.access import MasterKey
    from vp_desktop.services.door import Door
    from vp_desktop.ui.shared import Shared


class RecoverySheet(AskedSheet):
    """The code opens the vault without the passphrase, so it is shown only to who knows that."""

    shown = Signal()

    def __init__(self, parent: QWidget, folder: Path, shared: Shared) -> None:
        super().__init__(parent, _("Recovery sheet"), folder, shared)
        self._paper = Paper(_("Recovery sheet"))
        self._paper.hide()
        self._print = button(_("Print…"), "", "printer")
        self._print.setToolTip(_("What you print lies in the print queue until it is printed."))
        self._print.clicked.connect(self._paper.print_pdf)
        self._print.hide()
        self.footer.insertWidget(0, self._print)
        self.body.insertWidget(1, self._paper)

    def unlocked(self, key: MasterKey) -> None:
        """Make the sheet."""
        self.show_busy(busy=True)
        work = partial(_sheet, self.shared.door, self.folder, key, i18n.language())
        self.shared.jobs.run(self, work, done=self._show, failed=self.refuse)

    def go_on(self) -> None:
        """Ask where to save it."""
        title, name = _("Save the recovery sheet"), _("Recovery sheet.pdf")
        dialog = save_dialog(self, title, name, "PDF (*.pdf)")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _show(self, content: bytes) -> None:
        self.show_busy(busy=False)
        self._paper.show_pdf(content)
        self._paper.show()
        self._print.show()
        self.primary.setText(_("Save on a memory stick…"))
        self.shown.emit()
        self.fit()

    @Slot(str)
    def _write(self, path: str) -> None:
        try:
            write_out(Path(path), self._paper.content())
        except OSError:
            self.field.show()
            self.field.complain(_("The sheet could not be saved there. Choose another place."))
            return
        self.accept()


def _sheet(door: Door, folder: Path, key: MasterKey, language: str) -> bytes:
    try:
        return door.sheet_pdf(folder, key, language)
    finally:
        key.wipe()
