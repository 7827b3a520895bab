"""Paints a row of the case list: where and when, the title, the kind and the next step."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.domain.cases import CaseRow
from vp_desktop.ui.code_words import kind_tone, kind_words
from vp_desktop.ui.pages.cases.list_model import ROW_ROLE, due_of, title_of
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_painter import RowPainter
from vp_desktop.ui.wording import ago

ROW_HEIGHT = 92
"""Pixels at 100 %: two lines and a row of chips."""

_PAD_X, _PAD_Y = 14, 9
_LINES = (18, 23, 28)
"""Pixels at 100 %: where it plays, the title, the chips."""

_RIGHT = Qt.AlignmentFlag.AlignRight


class CaseRowDelegate(QStyledItemDelegate):
    """A row of the case list, at any text size and in any look."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row; the list gives it its width."""
        return QSize(200, current().px(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one case."""
        case: CaseRow = index.data(ROW_ROLE)
        painter.save()
        row = RowPainter(painter, option)
        plate = QRectF(option.rect).adjusted(2, 2, -6, -2)
        row.ground(plate)
        room = plate.adjusted(row.px(_PAD_X), row.px(_PAD_Y), -row.px(_PAD_X), -row.px(_PAD_Y))
        first, second = row.px(_LINES[0]), row.px(_LINES[0] + _LINES[1])
        self._where(row, QRectF(room.left(), room.top(), room.width(), first), case)
        self._title(
            row, QRectF(room.left(), room.top() + first, room.width(), second - first), case
        )
        self._chips(row, room.adjusted(0, second + row.px(6), 0, 0), case)
        painter.restore()

    def _where(self, row: RowPainter, room: QRectF, case: CaseRow) -> None:
        when = ago(case.touched_on, self._today())
        row.text(when, "micro", room, "muted", _RIGHT)
        rest = room.adjusted(0, 0, -row.width(when, "micro") - row.px(8), 0)
        row.text(f"{case.code}  ·  {case.organisation}", "micro", rest, "muted")

    def _title(self, row: RowPainter, room: QRectF, case: CaseRow) -> None:
        if case.due_on is not None and case.due_on <= self._today():
            side = row.px(8)
            row.painter.setPen(Qt.PenStyle.NoPen)
            row.painter.setBrush(QColor(row.look.theme.accent))
            row.painter.drawEllipse(QRectF(room.left(), room.center().y() - side / 2, side, side))
            room.adjust(row.px(14), 0, 0, 0)
        row.text(title_of(case), "strong", room)

    def _chips(self, row: RowPainter, room: QRectF, case: CaseRow) -> None:
        kind = kind_words(case.kind)
        wide = row.pill(kind, kind_tone(case.kind), room.left(), room.top(), room.width())
        high = row.line_height("micro") + row.px(6)
        step = QRectF(room.left() + wide + row.px(10), room.top(), 0, high)
        step.setRight(room.right())
        if case.due_on is None or step.width() < row.px(40):
            return
        colour = "danger" if case.due_on < self._today() else "muted"
        side = row.px(14)
        row.icon("bell", QRectF(step.left(), step.center().y() - side / 2, side, side), colour)
        row.text(due_of(case, self._today()), "micro", step.adjusted(row.px(19), 0, 0, 0), colour)
