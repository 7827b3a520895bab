"""The case list, read from the vault a page at a time: good for twenty thousand cases."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from vp_desktop.domain.cases import CaseFilter, CaseId, CaseRow
from vp_desktop.i18n import _
from vp_desktop.services.case_list import CaseList
from vp_desktop.ui.code_words import kind_words
from vp_desktop.ui.wording import ago, due

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole ``CaseRow``, for the delegate."""

PAGE_ROWS = 64
"""Rows fetched at once: some six screens full."""

_PAGES_KEPT = 16


class CaseListModel(QAbstractListModel):
    """The cases that match a filter, in the order they are probably needed."""

    def __init__(
        self, cases: CaseList, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cases = cases
        self._today = today
        self._filter = CaseFilter()
        self._ids: list[CaseId] = []
        self._at: dict[CaseId, int] = {}
        self._pages: OrderedDict[int, list[CaseRow]] = OrderedDict()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Show the cases that match ``wanted``."""
        self._filter = wanted
        self.reload()

    def reload(self) -> None:
        """Read the list again. When it holds the same cases, only the rows are painted anew."""
        ids = self._cases.ids(self._filter)
        if ids == self._ids:
            self._pages.clear()
            if ids:
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._at = {case_id: row for row, case_id in enumerate(ids)}
        self._pages.clear()
        self.endResetModel()

    def case_at(self, row: int) -> CaseId:
        """Return the case shown in ``row``."""
        return self._ids[row]

    def index_of(self, case_id: CaseId) -> QModelIndex:
        """Return where ``case_id`` is shown; an invalid index when the filter leaves it out."""
        row = self._at.get(case_id)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of cases; a case has no children."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row for the delegate, its title, or the sentence a screen reader says."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._row(index.row()).title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_row(self._row(index.row()), self._today())
            case Qt.ItemDataRole.UserRole:
                return self._row(index.row())
            case _:
                return None

    def _row(self, at: int) -> CaseRow:
        number, offset = divmod(at, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            first = number * PAGE_ROWS
            page = self._cases.rows_of(self._ids[first : first + PAGE_ROWS])
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[offset]


def title_of(row: CaseRow) -> str:
    """Return the title of a case, or its kind as long as nobody gave it one."""
    return row.title or kind_words(row.kind)


def due_of(row: CaseRow, today: date) -> str:
    """Return the next step as the list shows it; its day is left out where it is today."""
    if row.due_on is None or row.due_on == today:
        return row.due_text
    return f"{row.due_text} · {due(row.due_on, today)}"


def spoken_row(row: CaseRow, today: date) -> str:
    """Return all that a row shows as one sentence."""
    said = [
        row.code,
        title_of(row),
        row.organisation,
        kind_words(row.kind),
        _("last touched {when}").format(when=ago(row.touched_on, today)),
    ]
    if row.due_on is not None:
        step = _("next step: {text}, {when}")
        said.append(step.format(text=row.due_text, when=due(row.due_on, today)))
    return ", ".join(said)
