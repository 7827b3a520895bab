"""A choice of one among few, as chips."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from vp_desktop.ui.widgets.flow import FlowLayout

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ChipBar(QWidget):
    """Radio buttons in the shape of chips; arrow keys move, as in every group of them."""

    chosen = Signal(str)
    """The key of the chip the user chose; not when the program chooses."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        self._row = FlowLayout(self, spacing=6)
        self._group.idToggled.connect(self._toggled)

    def set_chips(self, chips: list[tuple[str, str]]) -> None:
        """Offer ``chips`` (key, text); what was chosen stays chosen where its key remains."""
        before = self.key()
        if [key for key, _text in chips] == self._keys:
            for number, (_key, text) in enumerate(chips):
                self._group.button(number).setText(text)
            self.updateGeometry()
            return
        self._clear()
        self._keys = [key for key, _text in chips]
        for number, (_key, text) in enumerate(chips):
            chip = QRadioButton(text)
            chip.setProperty("chip", "true")
            self._group.addButton(chip, number)
            self._row.addWidget(chip)
        if self._keys:
            self.choose(before if before in self._keys else self._keys[0])

    def key(self) -> str:
        """Return the key of the chosen chip, or an empty text where there are none."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def choose(self, key: str) -> None:
        """Choose the chip called ``key`` without saying so."""
        with QSignalBlocker(self._group):
            self._group.button(self._keys.index(key)).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go round: an arrow that finds no chip on its side leads to the next one in order."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._keys:
            super().keyPressEvent(event)
            return
        chip = self._group.button((self._group.checkedId() + step) % len(self._keys))
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.setChecked(True)

    @Slot(int, bool)
    def _toggled(self, number: int, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self.chosen.emit(self._keys[number])

    def _clear(self) -> None:
        for chip in self._group.buttons():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.deleteLater()
