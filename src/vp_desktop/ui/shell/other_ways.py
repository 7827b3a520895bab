"""Other ways to a vault than the one that was open last: another folder, a backup, an example."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from vp_desktop.i18n import _

if TYPE_CHECKING:
    from vp_desktop.ui.pages.backup.restoring import RestoreSheet
    from vp_desktop.ui.shared import Shared
    from vp_desktop.ui.shell.demo import DemoSheet
    from vp_desktop.ui.shell.window import Window


class OtherWays(QObject):
    """Opens the dialogs; what they need comes in when they are asked for."""

    found = Signal(Path)
    """A folder to unlock."""
    demo_made = Signal(object, object)
    """A folder and its key."""

    def __init__(self, window: Window, shared: Shared) -> None:
        super().__init__(window)
        self._window = window
        self._shared = shared

    @Slot()
    def choose(self) -> None:
        """Ask for the folder of a vault."""
        dialog = QFileDialog(self._window, _("Open a vault"), str(self._shared.documents))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot()
    @Slot(object)
    def restore(self, backup: Path | None = None) -> None:
        """Put a backup back as a new vault, and offer ``backup`` for it."""
        restoring = import_module("vp_desktop.ui.pages.backup.restoring")
        sheet: RestoreSheet = restoring.RestoreSheet(self._window, self._shared.jobs)
        sheet.restored.connect(self._take)
        if backup is not None:
            sheet.choose_file(str(backup))
        sheet.open()

    @Slot()
    def show_demo(self) -> None:
        """Make a vault with invented cases."""
        demo = import_module("vp_desktop.ui.shell.demo")
        sheet: DemoSheet = demo.DemoSheet(self._window, self._shared)
        sheet.made.connect(self.demo_made)
        sheet.open()

    @Slot(str)
    def _take(self, folder: str) -> None:
        self.found.emit(Path(folder))
