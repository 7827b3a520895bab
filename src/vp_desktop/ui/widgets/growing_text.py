"""A field for text that grows with what is typed, up to a point."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from vp_desktop.ui.widgets.text import set_property

_LEAST_LINES, _MOST_LINES = 2, 9


class GrowingText(QPlainTextEdit):
    """Two lines high when empty, nine at most; then it scrolls. Tab leaves it."""

    focused = Signal(bool)
    """Whether it has the caret: the frame around it shows that, as it has none itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_property(self, "flat", "true")
        self.textChanged.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take the height of the text."""
        lines = min(max(round(self.document().size().height()), _LEAST_LINES), _MOST_LINES)
        margin = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margin + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the caret is here."""
        super().focusInEvent(event)
        self.focused.emit(True)  # noqa: FBT003 - Qt's signature

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the caret is elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit(False)  # noqa: FBT003 - Qt's signature

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and take the height of the result."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()
