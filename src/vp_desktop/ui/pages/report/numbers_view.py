"""The numbers as counted and as printed, and why those that are hidden are hidden."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.services.explanations import left_out_as
from vp_desktop.services.table_names import table_name
from vp_desktop.ui.pages.report.figures import FigureRow, FiguresTable, Index
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.tables import fit_rows, quiet_table
from vp_desktop.ui.widgets.text import label, tip

_WHY = 3
_NAME = 270
"""Pixels at 100 %: what a name of a row needs."""
_ALL_FIT = 660
"""Pixels at 100 %: from here there is room for the reasons beside the numbers."""
_LEAST = 170
"""Pixels at 100 %: a heading and some lines."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Reasons(FiguresTable):
    """The same lines, with the reason where last year stands elsewhere."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.column() != _WHY:
            return super().data(index, role)
        why = self.line(index.row()).why
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: why,
            Qt.ItemDataRole.ToolTipRole: tip(why),
            Qt.ItemDataRole.TextAlignmentRole: _LEFT,
        }
        return answers.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if section == _WHY and orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _("Why it is hidden")
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT
        return super().headerData(section, orientation, role)


class NumbersView(QWidget):
    """A table, and below it what can be done about the number that is chosen in it."""

    leave_out = Signal(str)
    """``TABLE``, or ``TABLE/ROW``: the adviser does not want it in the report."""

    def __init__(self) -> None:
        super().__init__()
        self._table = _Reasons(self)
        self._view = QTableView()
        self._view.setModel(self._table)
        quiet_table(self._view, _("Numbers"))
        self._view.setWordWrap(True)
        self._why = label("", "body", wrap=True)
        self._row = button(_("Hide this number too"), "", "eye-off")
        self._whole = button(_("Leave this table out"), "", "x")
        self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.clicked.connect(self._leave_row)
        self._whole.clicked.connect(self._leave_table)
        self._view.selectionModel().currentRowChanged.connect(self._chosen)
        self._lay_out()

    def show_rows(self, rows: list[FigureRow]) -> None:
        """Show ``rows``; the chosen one stays chosen where it is still there."""
        before = self._current()
        self._table.show_rows(rows, None)
        self._fit()
        place = (before.table, before.row) if before is not None else None
        at = next((n for n, one in enumerate(rows) if (one.table, one.row) == place), -1)
        if at >= 0:
            self._view.selectRow(at)
        self._tell(self._current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the reasons beside the numbers where there is room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the heights of the letters of now."""
        super().showEvent(event)
        self._fit()

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self._table.line(now.row()) if now.isValid() else None
        self._tell(row)
        if row is not None and row.why:
            announce(self._view, row.why)

    def _tell(self, row: FigureRow | None) -> None:
        self._why.setText(_told(row))
        self._row.setEnabled(row is not None and bool(row.row) and not row.why)
        self._whole.setEnabled(row is not None)

    @Slot()
    def _leave_row(self) -> None:
        row = self._current()
        if row is not None:
            self.leave_out.emit(left_out_as(row.table, row.row))

    @Slot()
    def _leave_table(self) -> None:
        row = self._current()
        if row is not None:
            self.leave_out.emit(row.table)

    def _current(self) -> FigureRow | None:
        index = self._view.currentIndex()
        return self._table.line(index.row()) if index.isValid() else None

    def _fit(self) -> None:
        look, heading = current(), self._view.horizontalHeader()
        wide = self.width() >= look.px(_ALL_FIT)
        self._view.setColumnHidden(_WHY, not wide)
        modes = QHeaderView.ResizeMode
        for column in (1, 2):
            heading.setSectionResizeMode(column, modes.ResizeToContents)
        heading.setSectionResizeMode(0, modes.Fixed if wide else modes.Stretch)
        if wide:
            heading.setSectionResizeMode(_WHY, modes.Stretch)
            heading.resizeSection(0, look.px(_NAME))
        self._view.setMinimumHeight(look.px(_LEAST))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._acts.setDirection(across if wide else down)
        fit_rows(self._view, 0, *([_WHY] if wide else []))

    def _lay_out(self) -> None:
        self._acts.setSpacing(8)
        self._acts.addWidget(self._why, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._row)
        buttons.addWidget(self._whole)
        buttons.addStretch()
        self._acts.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._view, 1)
        column.addLayout(self._acts)


def _told(row: FigureRow | None) -> str:
    if row is None:
        return _("Choose a number to see why, or to hide more.")
    name = table_name(row.table)
    if not row.row:
        return name
    return f"{name} · {row.text}. {row.why}".rstrip()
