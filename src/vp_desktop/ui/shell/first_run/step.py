"""What every step of the first run can do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget


class Step(QWidget):
    """One step: a title, a form, and the words on the button that leads on."""

    ready = Signal(bool)
    """Whether one can go on."""
    wants_on = Signal()
    """Enter was pressed in the last field."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)

    def title(self) -> str:
        """Return what stands above the step."""
        raise NotImplementedError

    def onward(self) -> str:
        """Return the words on the button that leads on."""
        raise NotImplementedError

    def enter(self) -> None:
        """Get ready to be seen, and put the focus where work begins."""

    def is_ready(self) -> bool:
        """Return whether one can go on."""
        return True

    def leads_on(self, box: QCheckBox) -> None:
        """Have Enter go on from ``box``, as it does from a field; the space bar ticks it."""
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys = QShortcut(QKeySequence(key), box)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(self.wants_on)

    def finish(self) -> bool:
        """Take what was filled in; return False after saying what is wrong with it."""
        return True
