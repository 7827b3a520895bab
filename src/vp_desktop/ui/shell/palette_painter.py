"""Paint a line of the palette: icon, title with the match in bold, context, keys."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.domain.search import MATCH_END, MATCH_START
from vp_desktop.ui.shell.palette_model import Index, PaletteModel
from vp_desktop.ui.shell.palette_rows import Row
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.theme.typefaces import Role
from vp_desktop.ui.widgets.row_painter import RowPainter

_HEIGHT, _HEADING = 38, 30
_EDGE, _ICON, _GAP = 12, 18, 12
_MARKS = re.compile(f"{MATCH_START}(.*?){MATCH_END}", re.DOTALL)


class PalettePainter(QStyledItemDelegate):
    """Lines as in a menu, headings small above them."""

    def __init__(self, view: QListView, model: PaletteModel) -> None:
        super().__init__(view)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line; a heading is lower, a long one wraps."""
        row = self._model.row_at(index.row())
        return QSize(0, current().px(_HEADING if row.is_heading else _HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row = self._model.row_at(index.row())
        painter.save()
        made = RowPainter(painter, option)
        room = QRectF(option.rect)
        if row.is_heading:
            edge = made.px(_EDGE)
            made.text(row.title, "micro", room.adjusted(edge, made.px(6), -edge, 0), "muted")
        else:
            _paint_line(made, room, row, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _paint_line(made: RowPainter, room: QRectF, row: Row, chosen: bool) -> None:  # noqa: FBT001 - one flag
    made.ground(room)
    side = made.px(_ICON)
    left = room.left() + made.px(_EDGE)
    icon = QRectF(left, room.center().y() - side / 2, side, side)
    made.icon(row.icon, icon, "accent" if chosen else "muted")
    keys = row.keys or (_enter() if chosen and row.destination else "")
    right = room.right() - made.px(_EDGE)
    if keys:
        made.text(keys, "micro", QRectF(left, room.top(), right - left, room.height()), "muted",
                  Qt.AlignmentFlag.AlignRight)  # fmt: skip
        right -= made.width(keys, "micro") + made.px(_GAP)
    words = QRectF(room)
    words.setLeft(icon.right() + made.px(_GAP))
    words.setRight(right)
    after = _paint_marked(made, row.title, words)
    words.setLeft(after + made.px(_GAP))
    if words.width() > made.px(24):
        made.text(row.context, "muted", words, "muted")


def _paint_marked(made: RowPainter, title: str, room: QRectF) -> float:
    """Paint ``title`` piece by piece, as far as there is room; return where it ends."""
    place = QRectF(room)
    for number, piece in enumerate(_MARKS.split(title)):
        role = _role(number)
        made.text(piece, role, place)
        place.setLeft(min(place.left() + made.width(piece, role), room.right()))
    return place.left()


def _role(number: int) -> Role:
    """Return the letters of the nth piece: between two marks stands a match."""
    return "strong" if number % 2 else "body"


def _enter() -> str:
    return "Enter"
