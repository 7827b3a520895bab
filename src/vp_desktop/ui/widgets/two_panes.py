"""A list beside what is chosen in it; where there is no room for both, they take turns."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vp_desktop.ui.theme.look import current

BOTH_FROM = 950
"""Pixels at 100 %: this much room, as in a window of 1180, shows both."""

_LEAST, _UNBOUNDED = 260, 16_777_215
"""Pixels: the narrowest list, and what Qt calls no maximum."""


class TwoPanes(QWidget):
    """``left`` at a fixed width beside ``right``, or one of them at a time."""

    narrowed = Signal(bool)
    """There is room for one only (true), or for both again (false)."""

    def __init__(self, left: QWidget, right: QWidget, width: int) -> None:
        super().__init__()
        self._left = left
        self._right = right
        self._width = width
        self._narrow = False
        self._on_right = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left)
        row.addWidget(right, 1)
        self._fit()

    @property
    def narrow(self) -> bool:
        """Whether there is room for one only."""
        return self._narrow

    @Slot()
    def show_left(self) -> None:
        """Show the list, where only one fits."""
        self._on_right = False
        self._take_turns()

    @Slot()
    def show_right(self) -> None:
        """Show what is chosen, where only one fits."""
        self._on_right = True
        self._take_turns()

    def step_back(self) -> bool:
        """Go back to the list; return whether there was a step to take."""
        if not self._narrow or not self._on_right:
            return False
        self.show_left()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether both fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        look, before = current(), self._narrow
        self._narrow = self.width() < look.px(BOTH_FROM)
        self._left.setMinimumWidth(_LEAST if self._narrow else look.px(self._width))
        self._left.setMaximumWidth(_UNBOUNDED if self._narrow else look.px(self._width))
        self._take_turns()
        if self._narrow != before:
            self.narrowed.emit(self._narrow)

    def _take_turns(self) -> None:
        self._left.setVisible(not self._narrow or not self._on_right)
        self._right.setVisible(not self._narrow or self._on_right)
