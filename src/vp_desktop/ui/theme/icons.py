"""Icons that take the colours of the look at the moment they are painted."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from vp_desktop.ui.theme.drawings import STROKE, drawing
from vp_desktop.ui.theme.look import current


def icon(name: str, tone: str = "muted") -> QIcon:
    """Return the icon ``name`` in the colour called ``tone``; accent where it is on or selected."""
    return _kept(name, tone)[0]


def paint_icon(
    painter: QPainter, name: str, rect: QRectF | QRect, colour: str, stroke: str = STROKE
) -> None:
    """Draw the icon ``name`` in ``rect``, in ``colour`` (``#rrggbb``)."""
    square = QRectF(rect)
    ratio = painter.device().devicePixelRatio()
    side = max(1, round(min(square.width(), square.height()) * ratio))
    pixmap = _pixmap(name, colour, side, stroke)
    pixmap.setDevicePixelRatio(ratio)
    painter.drawPixmap(square.topLeft(), pixmap)


def _pixmap(name: str, colour: str, side: int, stroke: str) -> QPixmap:
    key = f"{name} {colour} {side} {stroke}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(drawing(name, colour, stroke))).render(painter)
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn


class _Engine(QIconEngine):
    """Paints one drawing at the left of its room: what is over is space before the text."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        top = rect.top() + (rect.height() - side) / 2
        square = QRectF(rect.left(), top, side, side)
        paint_icon(painter, self._name, square, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        look = current().theme
        if mode == QIcon.Mode.Disabled:
            return look.control
        if state == QIcon.State.On or mode == QIcon.Mode.Selected:
            return look.accent
        return look.colour(self._tone)


@cache
def _kept(name: str, tone: str) -> tuple[QIcon, _Engine]:
    """One QIcon an engine, as it deletes it; and the Python half, which it does not keep alive."""
    engine = _Engine(name, tone)
    return QIcon(engine), engine


def tint(token: str) -> QColor:
    """Return the colour called ``token`` of the present look, to paint with."""
    return QColor(current().theme.colour(token))
