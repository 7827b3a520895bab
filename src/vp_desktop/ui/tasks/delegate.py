"""Paints a follow-up: a box, what to do, for which case, and when."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.domain.followups import FollowUp
from vp_desktop.ui.tasks.groups import Heading
from vp_desktop.ui.tasks.model import LINE_ROLE
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_painter import RowPainter
from vp_desktop.ui.wording import day_name, due

ROW_HEIGHT, HEADING_HEIGHT = 56, 36
"""Pixels at 100 %."""

_BOX, _REACH = 18, 6
_UPPER = 0.54
"""Of the height: what is to do, above the case it is for."""
_RIGHT = Qt.AlignmentFlag.AlignRight
_CHECK = Qt.ItemDataRole.CheckStateRole
Index = QModelIndex | QPersistentModelIndex


class TaskDelegate(QStyledItemDelegate):
    """A line of a list of follow-ups, at any text size and in any look."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line; the list gives it its width."""
        heading = isinstance(index.data(LINE_ROLE), Heading)
        return QSize(200, current().px(HEADING_HEIGHT if heading else ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a follow-up."""
        line = index.data(LINE_ROLE)
        painter.save()
        row = RowPainter(painter, option)
        if isinstance(line, Heading):
            room = QRectF(option.rect).adjusted(row.px(8), row.px(10), -row.px(8), 0)
            row.text(f"{line.text}  {line.count}", "micro", room, "muted")
        else:
            row.ground(_plate(option))
            self._task(row, _plate(option), line)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick with a click on the box or with Space."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() != QEvent.Type.MouseButtonRelease or index.data(_CHECK) is None:
            return False
        reach = current().px(_REACH)
        box = _box(_plate(option)).adjusted(-reach, -reach, reach, reach)
        if not box.contains(event.position()):
            return False
        done = Qt.CheckState(index.data(_CHECK)) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
        return model.setData(index, wanted, _CHECK)

    def _task(self, row: RowPainter, plate: QRectF, task: FollowUp) -> None:
        today = self._today()
        box = _box(plate)
        _paint_box(row, box, ticked=task.done_on is not None)
        late = task.done_on is None and task.due_on < today
        when = day_name(task.done_on, today) if task.done_on else due(task.due_on, today)
        room = plate.adjusted(0, row.px(7), -row.px(10), -row.px(7))
        room.setLeft(box.right() + row.px(12))
        row.text(when, "micro", room, "danger" if late else "muted", _RIGHT)
        room.setRight(room.right() - row.width(when, "micro") - row.px(12))
        colour = "text" if task.done_on is None else "muted"
        case = "  ·  ".join(filter(None, (task.case_code, task.case_title)))
        if not case:
            row.text(task.text, "body", room, colour)
            return
        upper = room.height() * _UPPER
        row.text(task.text, "body", room.adjusted(0, 0, 0, upper - room.height()), colour)
        row.text(case, "micro", room.adjusted(0, upper, 0, 0), "muted")


def _plate(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(option.rect).adjusted(2, 2, -2, -2)


def _box(plate: QRectF) -> QRectF:
    look = current()
    side = look.px(_BOX)
    return QRectF(plate.left() + look.px(10), plate.center().y() - side / 2, side, side)


def _paint_box(row: RowPainter, box: QRectF, *, ticked: bool) -> None:
    theme = row.look.theme
    row.painter.setPen(QPen(QColor(theme.accent if ticked else theme.control), 1.5))
    row.painter.setBrush(QColor(theme.accent if ticked else theme.surface))
    row.painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), row.px(4), row.px(4))
    if ticked:
        inset = box.width() / 6
        row.icon("check", box.adjusted(inset, inset, -inset, -inset), "on_accent")
