"""A tab that is a table of records, with what can be done with them above it."""

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.i18n import _
from vp_desktop.ui.page import Message
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.row_table import Column, RowTable, RowView


class Kept(Protocol):
    """A record that the vault holds."""

    @property
    def id(self) -> int:
        """The number of the record."""
        ...


R = TypeVar("R", bound=Kept)


class RecordsTab(QWidget, Generic[R]):
    """One kind of record of one organisation: list, add, change, remove."""

    said = Signal(Message)

    def __init__(
        self, name: str, new: str, nothing: str, icon: str, columns: tuple[Column[R], ...]
    ) -> None:
        super().__init__()
        self.organisation_id: OrganisationId | None = None
        self._table = RowTable(columns, self)
        self._view = RowView(self._table, name, wraps=True)
        self._change = button(_("Change"), "ghost", "pencil")
        self._remove = button(_("Remove"), "ghost", "trash-2")
        self._what = QStackedWidget()
        self._what.addWidget(self._view)
        self._empty = EmptyState(nothing, new, icon=icon)
        self._what.addWidget(self._empty)
        self._add = button(new, "", "plus")
        self._lay_out()
        self._connect()

    def show_organisation(self, organisation_id: OrganisationId) -> None:
        """Show the records of one organisation."""
        self.organisation_id = organisation_id
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the records again; the cursor stays on its row."""
        if self.organisation_id is None:
            return
        row = self._view.currentIndex().row()
        self._table.show_rows(self.records(self.organisation_id))
        self._view.choose(min(max(row, 0), self._table.rowCount() - 1))
        self._what.setCurrentIndex(0 if self._table.rowCount() else 1)
        self._offer()

    def add_tool(self, tool: QWidget) -> None:
        """Put ``tool`` after what adds a record, for the eye and for Tab."""
        self._tools.insertWidget(1, tool)
        QWidget.setTabOrder(self._add, tool)

    def place_of(self, record: R | None) -> str:
        """Return where the draft of the form over ``record``, or a new one, is kept."""
        number = "" if record is None else record.id
        return f"{type(self).__name__}:{self.organisation_id}:{number}"

    def reopen(self, sheet: str) -> None:
        """Open the form again whose draft is kept at ``sheet``, where that is one of these."""
        if self.organisation_id is None:
            return
        for record in (None, *self.records(self.organisation_id)):
            if sheet == self.place_of(record):
                self.open_form(self.organisation_id, record)

    @abstractmethod
    def records(self, organisation_id: OrganisationId) -> list[R]:
        """Return the records to show."""

    @abstractmethod
    def open_form(self, organisation_id: OrganisationId, record: R | None) -> None:
        """Open the form over ``record``, or over a new one."""

    @abstractmethod
    def take_away(self, record: R) -> Message:
        """Remove ``record``; return what to say of it."""

    @Slot()
    def _offer(self) -> None:
        one = self._view.chosen() is not None
        self._change.setEnabled(one)
        self._remove.setEnabled(one)

    @Slot()
    def _ask_new(self) -> None:
        if self.organisation_id is not None:
            self.open_form(self.organisation_id, None)

    @Slot()
    def _ask_change(self) -> None:
        record = self._view.chosen()
        if self.organisation_id is not None and record is not None:
            self.open_form(self.organisation_id, record)

    @Slot(QModelIndex)
    def _opened(self, _index: QModelIndex) -> None:
        self._ask_change()

    @Slot()
    def _take_away(self) -> None:
        record = self._view.chosen()
        if record is not None:
            self.said.emit(self.take_away(record))

    def _lay_out(self) -> None:
        self._add.clicked.connect(self._ask_new)
        self._tools = row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._add)
        row.addStretch()
        row.addWidget(self._change)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._what, 1)

    def _connect(self) -> None:
        self._empty.acted.connect(self._ask_new)
        self._change.clicked.connect(self._ask_change)
        self._remove.clicked.connect(self._take_away)
        self._view.activated.connect(self._opened)
        self._view.selectionModel().selectionChanged.connect(self._offer)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_away)
