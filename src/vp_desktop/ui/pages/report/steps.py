"""The steps of the report as a list: done, present, still to come."""

from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.i18n import _
from vp_desktop.ui.theme.icons import tint
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_painter import RowPainter
from vp_desktop.ui.widgets.text import label

Index = QModelIndex | QPersistentModelIndex

_ROW, _DISC = 40, 24
"""Pixels at 100 %."""
_SLOT = _DISC + 10
"""Pixels at 100 %: what a step takes of a row of discs."""


class Step(StrEnum):
    """The five steps, in order."""

    SCOPE = "scope"
    FIGURES = "figures"
    PRIVACY = "privacy"
    TEXTS = "texts"
    SAVE = "save"


ORDER = tuple(Step)


def step_name(step: Step) -> str:
    """Return what ``step`` is called on screen."""
    return {
        Step.SCOPE: _("Organisation and period"),
        Step.FIGURES: _("Figures"),
        Step.PRIVACY: _("Privacy check"),
        Step.TEXTS: _("Explanation and advice"),
        Step.SAVE: _("Save as PDF"),
    }[step]


class _Steps(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now = 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(ORDER)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        name = step_name(ORDER[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), name)
        return None

    def _spoken(self, row: int, name: str) -> str:
        state = _("done") if row < self.now else _("now") if row == self.now else _("to do")
        return _("Step {n} of {total}: {name}, {state}").format(
            n=row + 1, total=len(ORDER), name=name, state=state
        )

    def move_to(self, row: int) -> None:
        self.now = row
        self.dataChanged.emit(self.index(0), self.index(len(ORDER) - 1))


class _StepDelegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.in_row = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(current().px(_SLOT if self.in_row else 200), current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one step."""
        model = index.model()
        if not isinstance(model, _Steps):
            return
        painter.save()
        row = RowPainter(painter, option)
        number, now = index.row(), model.now
        plate = QRectF(option.rect).adjusted(2, 2, -2, -2)
        if self.in_row:
            plate.setHeight(plate.width())
            plate.moveCenter(QRectF(option.rect).center())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tint("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), row.px(8), row.px(8))
        disc = QRectF(0, 0, row.px(_DISC), row.px(_DISC))
        left = plate.center().x() if self.in_row else plate.left() + row.px(8 + _DISC / 2)
        disc.moveCenter(QPointF(left, plate.center().y()))
        self._disc(row, disc, number, now)
        if self.in_row:
            painter.restore()
            return
        words = plate.adjusted(row.px(8 + _DISC + 12), 0, -row.px(8), 0)
        if number == now:
            row.text(str(index.data()), "strong", words)
        else:
            row.text(str(index.data()), "body", words, "muted")
        painter.restore()

    def _disc(self, row: RowPainter, disc: QRectF, number: int, now: int) -> None:
        if number <= now:
            row.painter.setPen(Qt.PenStyle.NoPen)
            row.painter.setBrush(tint("accent"))
            row.painter.drawEllipse(disc)
        else:
            row.painter.setPen(QPen(tint("control"), 1.5))
            row.painter.setBrush(Qt.BrushStyle.NoBrush)
            row.painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if number < now:
            inset = disc.width() / 5
            row.icon("check", disc.adjusted(inset, inset, -inset, -inset), "on_accent")
            return
        colour = "on_accent" if number == now else "muted"
        row.text(str(number + 1), "micro", disc, colour, Qt.AlignmentFlag.AlignHCenter)


class StepList(QListView):
    """The five steps; any of them can be gone to, by key or click.

    Where there is little height they are a row of discs, and ``names`` says the present one.
    """

    chosen = Signal(str)
    """The ``Step`` the user went to; not when the program moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Steps"))
        self._steps = _Steps(self)
        self._painter = _StepDelegate(self)
        self.setModel(self._steps)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = label("", "strong", wrap=True)
        """The step that is shown, where the list has no room for names."""
        self.move_to(Step.SCOPE)
        self.selectionModel().currentChanged.connect(self._moved)

    def step(self) -> Step:
        """Return the present step."""
        return ORDER[self._steps.now]

    def move_to(self, step: Step) -> None:
        """Show ``step`` as the present one without saying so."""
        row = ORDER.index(step)
        self._steps.move_to(row)
        self.name.setText(step_name(step))
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setCurrentIndex(self._steps.index(row))
        selection.blockSignals(blocked)
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._steps.move_to(now.row())
        self.name.setText(step_name(ORDER[now.row()]))
        self.chosen.emit(ORDER[now.row()].value)

    def fit(self, most: int) -> None:
        """Take the height of all steps; in less than ``most`` pixels, that of a row of discs."""
        look = current()
        whole = look.px(_ROW) * len(ORDER) + 4
        self._painter.in_row = in_row = whole > most
        self.name.setVisible(in_row)
        self.setFlow(self.Flow.LeftToRight if in_row else self.Flow.TopToBottom)
        self.setFixedHeight(look.px(_ROW) + 4 if in_row else whole)
        if in_row:
            self.setFixedWidth(look.px(_SLOT) * len(ORDER) + 4)

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the step that a key leads to: down and up too, where the steps are a row."""
        actions = QListView.CursorAction
        if self._painter.in_row:
            across = {actions.MoveDown: actions.MoveRight, actions.MoveUp: actions.MoveLeft}
            action = across.get(action, action)
        return super().moveCursor(action, modifiers)
