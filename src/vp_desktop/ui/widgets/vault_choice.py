"""Which of the known vaults: a list when there are several, the name alone when there is one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.widgets.buttons import icon_button
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import ElidedLabel, label, tip


class VaultChoice(QWidget):
    """Shows names, not paths; the path is in the tooltip (a passer-by reads the screen too)."""

    dropped = Signal(Path)
    """This vault is no longer to be in the list; nothing happens to the vault."""

    def __init__(self, known: tuple[Path, ...]) -> None:
        super().__init__()
        self._known = known
        self._list = QComboBox(self)
        self._list.setAccessibleName(_("Vault"))
        self._list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for number, folder in enumerate(known):
            self._list.addItem(vault_line(folder, known))
            self._list.setItemData(number, str(folder), Qt.ItemDataRole.ToolTipRole)
        drop = icon_button("x", _("Take this vault off the list; it stays on the disk"))
        drop.clicked.connect(self._drop)
        row = QHBoxLayout()
        row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if len(known) > 1:
            column.addWidget(label(_("Vault"), "strong"))
            row.addWidget(self._list, 1)
        else:
            self._list.hide()
            row.addWidget(Picture("folder"))
            row.addWidget(_name(known), 1)
        row.addWidget(drop)
        column.addLayout(row)

    def folder(self) -> Path:
        """Return the vault that is chosen."""
        return self._known[max(self._list.currentIndex(), 0)]

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self.folder())


def vault_line(folder: Path, among: tuple[Path, ...]) -> str:
    """Return the name of ``folder``; with where it lies, if another has the same name."""
    name = folder.stem
    if sum(other.stem == name for other in among) == 1:
        return name
    return f"{name}  ·  {folder.parent.name}"


def _name(known: tuple[Path, ...]) -> ElidedLabel:
    made = ElidedLabel(known[0].name if known else "", "body")
    made.setToolTip(tip(str(known[0])) if known else "")
    return made
