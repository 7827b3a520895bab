"""Where a file is to be saved: asked in one way everywhere."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def save_dialog(parent: QWidget, title: str, name: str, kinds: str) -> QFileDialog:
    """Return a dialog that asks where to save a file called ``name``; it is gone once answered.

    ``kinds`` is what else of the folder it shows, as ``PDF (*.pdf)``. Connect ``fileSelected``,
    then ``open`` it.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return dialog
