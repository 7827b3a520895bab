"""Step 2: the figures as they were counted and as they will be printed."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from vp_desktop.disclosure.figures import PublicCell, PublicFigures, PublicTable
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.i18n import _
from vp_desktop.services.explanations import exact_counts
from vp_desktop.services.table_names import table_name
from vp_desktop.ui.theme.fonts import font
from vp_desktop.ui.theme.icons import tint
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.tables import RowFitting
from vp_desktop.ui.widgets.text import label, tip
from vp_desktop.ui.wording import capital

Index = QModelIndex | QPersistentModelIndex
_BEFORE, _ALL_FIT = 3, 330
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
HIDDEN_MARK = "×"
"""As in the report; a screen reader says the word."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line of the table on this screen: a heading of a table, or one count."""

    text: str
    counted: str = ""
    printed: str = ""
    before: str = ""
    heading: bool = False
    table: str = ""
    row: str = ""
    """Of which table and row the count is."""
    why: str = ""
    """Why it is not printed."""


def figure_rows(figures: PublicFigures, counted: PeriodCounts) -> list[FigureRow]:
    """Return every line that the tables of ``figures`` print, with the exact counts beside it.

    ``counted`` stays on this screen: it is what the adviser alone may know.
    """
    rows: list[FigureRow] = []
    every = exact_counts(counted)
    for table in figures.tables:
        rows.append(FigureRow(table_name(table.id), heading=True, table=table.id))
        exact = every.get(table.id, {})
        rows += [
            FigureRow(
                capital(table.short(row)),
                str(exact[row]) if row in exact else "",
                printed(table.cell(row, figures.year)),
                _before(figures, table, row),
                table=table.id,
                row=row,
            )
            for row in table.all_rows
        ]
    return rows


def printed(cell: PublicCell) -> str:
    """Return what a report prints for ``cell``."""
    if cell.shown:
        return str(cell.value)
    if cell.at_most is not None:
        return _("fewer than {n}").format(n=cell.at_most + 1)
    return HIDDEN_MARK if cell.hidden else "–"


def _before(figures: PublicFigures, table: PublicTable, row: str) -> str:
    return "" if figures.previous is None else printed(table.cell(row, figures.previous))


class FiguresTable(QAbstractTableModel):
    """The lines of ``figure_rows`` as a table."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[FigureRow] = []
        self._headings: tuple[str, ...] = ("", "", "", "")

    def show_rows(self, rows: list[FigureRow], previous: str | None) -> None:
        """Show ``rows``; ``previous`` stands above the last column."""
        self.beginResetModel()
        self._rows = rows
        self._headings = ("", _("Counted"), _("Printed"), previous or "")
        self.endResetModel()

    def line(self, number: int) -> FigureRow:
        """Return line ``number``."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell; of a hidden number, the mark, spoken as a word."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        cell = (row.text, row.counted, row.printed, row.before)[column]
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: cell,
            Qt.ItemDataRole.ToolTipRole: tip(cell),
            Qt.ItemDataRole.AccessibleTextRole: _("hidden") if cell == HIDDEN_MARK else cell,
            Qt.ItemDataRole.FontRole: font("strong") if row.heading else None,
            Qt.ItemDataRole.ForegroundRole: tint("muted") if column in {1, 3} else None,
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if column else None,
        }
        return answers.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what stands above a column."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole and section:
                return _RIGHT
        return None


class FiguresStep(QWidget):
    """The counts beside what of them will be printed, and last year's beside both."""

    def __init__(self) -> None:
        super().__init__()
        self._table = FiguresTable(self)
        self._view = QTableView()
        self._view.setModel(self._table)
        self._view.setAccessibleName(_("Figures"))
        self._view.verticalHeader().hide()
        self._view.setShowGrid(False)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        RowFitting(self._view)
        header = self._view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            label(
                _("“Counted” stays on this screen. Only “Printed” goes into the report."),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self._view, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of last year's column to the words where there is little."""
        super().resizeEvent(event)
        self._view.setColumnHidden(_BEFORE, self.width() < current().px(_ALL_FIT))

    def show_figures(self, figures: PublicFigures, counted: PeriodCounts) -> None:
        """Show ``figures`` beside the exact counts."""
        self._table.show_rows(figure_rows(figures, counted), figures.previous)
        header = self._view.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
