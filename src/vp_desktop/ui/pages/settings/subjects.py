"""Paint a subject of the settings: its icon and its name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_painter import RowPainter

_HEIGHT, _ICON, _EDGE, _GAP = 38, 18, 10, 12

Index = QModelIndex | QPersistentModelIndex


class SubjectPainter(QStyledItemDelegate):
    """Rows like those of the sidebar."""

    ICON = Qt.ItemDataRole.UserRole + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, current().px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        row = RowPainter(painter, option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect).adjusted(0, 0, 0, -2)
        row.ground(room)
        side = row.px(_ICON)
        icon = QRectF(room.left() + row.px(_EDGE), room.center().y() - side / 2, side, side)
        row.icon(str(index.data(self.ICON)), icon, "accent" if chosen else "muted")
        words = QRectF(room)
        words.setLeft(icon.right() + row.px(_GAP))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        row.text(text, "strong" if chosen else "body", words, "accent" if chosen else "text")
        painter.restore()
