"""Which of the known vaults: a list when there are several, the name alone when there is one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import ElidedLabel


class VaultChoice(QWidget):
    """Shows names, not paths; the path is in the tooltip (a passer-by reads the screen too)."""

    def __init__(self, known: tuple[Path, ...]) -> None:
        super().__init__()
        self._known = known
        self._list = QComboBox()
        for folder in known:
            self._list.addItem(vault_line(folder, known))
            self._list.setItemData(self._list.count() - 1, str(folder), Qt.ItemDataRole.ToolTipRole)
        self._list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if len(known) > 1:
            column.addWidget(Field(_("Vault"), self._list))
        elif known:
            self._list.setParent(self)
            self._list.hide()
            name = ElidedLabel(known[0].name, "body")
            name.setToolTip(str(known[0]))
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Picture("folder"))
            row.addWidget(name, 1)
            column.addLayout(row)

    def folder(self) -> Path:
        """Return the vault that is chosen."""
        return self._known[max(self._list.currentIndex(), 0)]


def vault_line(folder: Path, among: tuple[Path, ...]) -> str:
    """Return the name of ``folder``; with where it lies, if another has the same name."""
    name = folder.stem
    if sum(other.stem == name for other in among) == 1:
        return name
    return f"{name}  ·  {folder.parent.name}"
