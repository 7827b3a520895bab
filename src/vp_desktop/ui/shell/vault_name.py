"""The name of the practice and the file it lies in, beside the sign of the program."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vp_desktop.ui.theme.icons import paint_icon
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.text import ElidedLabel, tip


class Logo(QWidget):
    """The sign of the program, painted in the colours of the look."""

    def __init__(self, side: int = 28) -> None:
        super().__init__()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size it likes best."""
        side = current().px(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the look."""
        theme = current().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        room = QRectF(self.rect())
        painter.drawRoundedRect(room, room.width() * 0.28, room.width() * 0.28)
        inset = room.width() * 0.2
        room.adjust(inset, inset, -inset, -inset)
        paint_icon(painter, "shield-check", room, theme.on_accent, "2")


class VaultName(QWidget):
    """Which practice this is."""

    def __init__(self, practice: str, file: str, path: str) -> None:
        super().__init__()
        self._name = ElidedLabel(practice, "strong")
        self._file = ElidedLabel(file, "micro")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._file)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Logo())
        row.addLayout(words, 1)
        self._file.setToolTip(tip(path))
        self.setToolTip(tip(practice))

    def rename(self, practice: str) -> None:
        """Show another name."""
        self._name.say(practice)

    def fold(self, *, folded: bool) -> None:
        """Show the sign alone, or with the words."""
        self._name.setVisible(not folded)
        self._file.setVisible(not folded)
