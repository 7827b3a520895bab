"""Paint a row of the sidebar: icon, words, and how much waits."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_painter import RowPainter

ICON = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2

PITCH, LEAST_PITCH = 38, 28
"""Pixels at 100 %, and real pixels: from one row to the next (WCAG 2.5.8 asks for 24)."""

PITCH_NAME = "pitch"
"""Property of the list: the pitch its rows have now."""

_BETWEEN = 2
_ICON, _LEFT, _GAP = 18, 12, 14
_FOLDED = "folded"

Index = QModelIndex | QPersistentModelIndex


class NavPainter(QStyledItemDelegate):
    """Rows of the height of a field, with the ground of the chosen one in the accent's tint."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row and the space below it."""
        set_by_list = option.widget.property(PITCH_NAME) if option.widget is not None else None
        return QSize(current().px(40), int(set_by_list or current().px(PITCH)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        row = RowPainter(painter, option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect)
        room.setHeight(room.height() - _BETWEEN)
        row.ground(room)
        side = min(row.px(_ICON), room.height() - 2 * _BETWEEN)
        folded = bool(option.widget is not None and option.widget.property(_FOLDED))
        left = room.left() + ((room.width() - side) / 2 if folded else row.px(_LEFT))
        icon = QRectF(left, room.center().y() - side / 2, side, side)
        row.icon(str(index.data(ICON)), icon, "accent" if chosen else "muted")
        if not folded:
            self._words(row, room, index, icon.right(), chosen=chosen)
        painter.restore()

    def _words(
        self, row: RowPainter, room: QRectF, index: Index, left: float, *, chosen: bool
    ) -> None:
        count = str(index.data(COUNT) or "")
        width = row.width(count, "micro") + row.px(10) if count else row.px(6)
        words = QRectF(room)
        words.setLeft(left + row.px(_GAP))
        words.setRight(room.right() - width)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        row.text(text, "strong" if chosen else "body", words, "accent" if chosen else "muted")
        at = QRectF(room.right() - width, room.top(), width - row.px(10), room.height())
        row.text(count, "micro", at, "muted", Qt.AlignmentFlag.AlignRight)
