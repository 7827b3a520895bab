"""Make Qt's views of rows look and sound like the rest of the window."""

from PySide6.QtCore import QRect, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QTableView

from vp_desktop.ui.theme.look import current

_ROW = 40
"""Pixels at 100 %."""

_ACROSS, _DOWN = 26, 13
"""Pixels at 100 %: what the theme and Qt keep free around the text of a cell."""

_MUCH = 10_000
"""Pixels: higher than any text."""


def quiet_table(view: QTableView, name: str) -> None:
    """Show ``view`` as rows without a grid, chosen whole; ``name`` is what it is called aloud."""
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(current().px(_ROW))
    heading = view.horizontalHeader()
    heading.setHighlightSections(False)
    heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def fit_rows(view: QTableView, *columns: int) -> None:
    """Make each row as high as the texts of ``columns`` need, on as many lines as they take.

    Qt by itself forgets the padding of the theme where it breaks lines, and cuts the text instead.
    """
    view.resizeRowsToContents()
    least = view.verticalHeader().defaultSectionSize()
    look, model, wrapped = current(), view.model(), Qt.TextFlag.TextWordWrap
    for row in range(model.rowCount()):
        for column in columns:
            room = QRect(0, 0, view.columnWidth(column) - look.px(_ACROSS), _MUCH)
            cell = model.index(row, column)
            look_of_it = QFontMetrics(cell.data(Qt.ItemDataRole.FontRole) or view.font())
            high = look_of_it.boundingRect(room, wrapped, str(cell.data() or "")).height()
            high += look.px(_DOWN)
            view.setRowHeight(row, max(high, least, view.rowHeight(row)))


class RowFitting(QTimer):
    """Keeps each row as high as its name in the first column needs, once all is laid out.

    Rows that grow bring a bar, and that takes width from the names: at once would be too soon.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.setSingleShot(True)
        view.setWordWrap(True)
        self.timeout.connect(self._fit)
        view.horizontalHeader().sectionResized.connect(self._soon)
        view.model().modelReset.connect(self._soon)

    @Slot()
    def _soon(self) -> None:
        self.start()

    @Slot()
    def _fit(self) -> None:
        fit_rows(self._view, 0)


def quiet_list(view: QListView, name: str) -> None:
    """Show ``view`` as painted rows of one height; ``name`` is what it is called aloud."""
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
