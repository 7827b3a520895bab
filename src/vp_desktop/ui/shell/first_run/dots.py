"""Where one is among the steps, as dots; spoken as «step 2 of 5»."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vp_desktop.ui.theme.look import current

_PITCH, _RADIUS = 16, 4


class Dots(QWidget):
    """One dot a step; those up to the present one are filled."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, at: int) -> None:
        """Fill the dots up to step ``at``, counted from 0."""
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size it likes best."""
        look = current()
        return QSize(look.px(_PITCH) * self._steps, look.px(_PITCH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the look."""
        theme = current().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        pitch, radius = current().px(_PITCH), current().px(_RADIUS)
        for step in range(self._steps):
            painter.setBrush(QColor(theme.accent if step <= self._at else theme.line))
            centre = QPointF(pitch * (step + 0.5), self.height() / 2)
            painter.drawEllipse(centre, radius, radius)
