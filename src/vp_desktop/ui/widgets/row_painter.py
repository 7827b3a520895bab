"""What every painted row does alike: its ground, its focus ring, its words, its pill."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from vp_desktop.ui.theme.fonts import font
from vp_desktop.ui.theme.icons import paint_icon
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.theme.typefaces import Role

_State = QStyle.StateFlag
_Left = Qt.AlignmentFlag.AlignLeft


class RowPainter:
    """Paints one row of a list with the letters, lengths and colours of the look.

    Used inside ``QStyledItemDelegate.paint``; every length that is asked for is at 100 %.
    """

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self.look = current()
        self.painter = painter
        self._option = option
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def px(self, size: float) -> float:
        """Return ``size`` at the present text size."""
        return size * self.look.factor

    def ground(self, rect: QRectF, radius: float = 8) -> None:
        """Paint the ground of a row that is chosen or under the pointer, and the focus ring."""
        state = self._option.state
        chosen = bool(state & _State.State_Selected)
        theme = self.look.theme
        if chosen or state & _State.State_MouseOver:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(theme.accent_soft if chosen else theme.raised))
            self.painter.drawRoundedRect(rect, self.px(radius), self.px(radius))
        widget = self._option.widget
        if state & _State.State_HasFocus and widget is not None and widget.hasFocus():
            self.painter.setPen(QPen(QColor(theme.accent), 2))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRoundedRect(
                rect.adjusted(1, 1, -1, -1), self.px(radius), self.px(radius)
            )

    def line_height(self, role: Role) -> float:
        """Return the height of a line in ``role``."""
        return QFontMetricsF(font(role)).height()

    def width(self, text: str, role: Role) -> float:
        """Return the width of ``text`` in ``role``."""
        return QFontMetricsF(font(role)).horizontalAdvance(text)

    def text(
        self,
        text: str,
        role: Role,
        rect: QRectF,
        colour: str = "text",
        align: Qt.AlignmentFlag = _Left,
    ) -> None:
        """Paint ``text`` on one line in ``rect``, with «…» where it does not fit."""
        letters = font(role)
        self.painter.setFont(letters)
        self.painter.setPen(QColor(self.look.theme.colour(colour)))
        fitting = QFontMetricsF(letters).elidedText(
            text, Qt.TextElideMode.ElideRight, max(rect.width(), 0)
        )
        self.painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), fitting)

    def pill(self, text: str, tone: Tone, left: float, top: float, most: float) -> float:
        """Paint ``text`` as a pill, at most ``most`` wide (real pixels); return its width."""
        theme = self.look.theme
        width = min(self.width(text, "micro") + self.px(16), most)
        rect = QRectF(left, top, width, self.line_height("micro") + self.px(6))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(theme.soft(tone)))
        self.painter.drawRoundedRect(rect, self.px(6), self.px(6))
        inner = rect.adjusted(self.px(8), 0, -self.px(8), 0)
        self.text(text, "micro", inner, tone)
        return width

    def icon(self, name: str, rect: QRectF, colour: str = "muted") -> None:
        """Paint an icon."""
        paint_icon(self.painter, name, rect, self.look.theme.colour(colour))
