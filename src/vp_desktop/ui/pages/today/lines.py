"""Short rows that lead somewhere: the cases worked on last, the drafts left open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.ui.page import Destination
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_painter import RowPainter
from vp_desktop.ui.widgets.tables import quiet_list

Index = QModelIndex | QPersistentModelIndex
_ROW = 52
"""Pixels at 100 %."""

_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row and where it leads."""

    icon: str
    title: str = field(repr=False)
    about: str = field(repr=False)
    when: str
    to: Destination


class LineModel(QAbstractListModel):
    """The lines it was last given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines``; nothing happens when they are the same."""
        if list(lines) != self._lines:
            self.beginResetModel()
            self._lines = list(lines)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of lines; a line has no children."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the whole line, or what a screen reader says of it."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (line.title, line.about, line.when)))
            case Qt.ItemDataRole.UserRole:
                return line
            case _:
                return None


class LineDelegate(QStyledItemDelegate):
    """Paints a line: an icon, a title over what it is about, and when."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line; the list gives it its width."""
        return QSize(200, current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        row = RowPainter(painter, option)
        plate = QRectF(option.rect).adjusted(2, 1, -2, -1)
        row.ground(plate)
        room = plate.adjusted(row.px(10), row.px(5), -row.px(10), -row.px(5))
        side = row.px(16)
        top = room.center().y() - side / 2
        row.icon(line.icon, QRectF(room.left(), top, side, side))
        room.adjust(side + row.px(12), 0, 0, 0)
        row.text(line.when, "micro", room, "muted", _RIGHT)
        room.adjust(0, 0, -row.width(line.when, "micro") - row.px(12), 0)
        half = room.height() / 2
        row.text(line.title, "body", room.adjusted(0, 0, 0, -half))
        row.text(line.about, "micro", room.adjusted(0, half, 0, 0), "muted")
        painter.restore()


class LineList(QListView):
    """Lines shown whole; Enter or a click goes where the line leads."""

    went = Signal(Destination)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = LineModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(LineDelegate(self))
        quiet_list(self, name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._go)
        self.clicked.connect(self._go)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines``."""
        self._lines.show_lines(lines)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all lines together."""
        return QSize(200, self._lines.rowCount() * current().px(_ROW) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the same: no line is left out."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row the keyboard is on."""
        super().focusInEvent(event)
        self.setCurrentIndex(self._lines.index(max(self.currentIndex().row(), 0)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing any more: one glance says where the focus is."""
        super().focusOutEvent(event)
        self.clearSelection()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        self.went.emit(line.to)
