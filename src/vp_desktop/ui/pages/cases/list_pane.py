"""The left half of the page: which cases, in the order they are probably needed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QPushButton, QStackedWidget

from vp_desktop.domain.cases import CaseCounts, CaseFilter, CaseId
from vp_desktop.i18n import _, number
from vp_desktop.services.case_list import CaseList
from vp_desktop.ui.pages.cases.list_delegate import CaseRowDelegate
from vp_desktop.ui.pages.cases.list_model import CaseListModel
from vp_desktop.ui.widgets.buttons import icon_button
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.surfaces import Pane

WIDTH = 352
"""Pixels at 100 %: rows of 340, and the edge of the pane."""

OPEN, AFTERCARE, SHUT = "open", "aftercare", "closed"


class CaseListPane(Pane):
    """Chips with counts, a filter, and the rows."""

    chosen = Signal(int)
    """The id of the case the user went to."""
    filter_asked = Signal()
    new_asked = Signal()
    import_asked = Signal()

    def __init__(self, cases: CaseList, today: Callable[[], date]) -> None:
        super().__init__(margin=0, spacing=8)
        self.column.setContentsMargins(8, 12, 4, 8)
        self._cases = cases
        self._filter = CaseFilter(state=OPEN)
        self._counts = CaseCounts(open=0, aftercare=0, closed=0)
        self._chips = ChipBar(_("Which cases"))
        self._narrow = icon_button("list-filter", _("Filter the cases"))
        self._narrow.setCheckable(True)
        self._rows = CaseListModel(cases, today, self)
        self._list = _case_view(self._rows, CaseRowDelegate(today, self))
        self._empty = EmptyState("", icon="folder-open")
        self._views = QStackedWidget()
        self._views.addWidget(self._list)
        self._views.addWidget(self._empty)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.addWidget(self._chips, 1)
        row.addWidget(self._narrow, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self._views, 1)
        self._chips.chosen.connect(self._show_state)
        self._narrow.clicked.connect(self._ask_filter)
        self._empty.acted.connect(self._act)
        self._empty.linked.connect(self.import_asked)
        self._list.selectionModel().currentChanged.connect(self._tell)

    @property
    def filter(self) -> CaseFilter:
        """Which cases are shown now."""
        return self._filter

    @property
    def view(self) -> QListView:
        """The list itself, for the focus."""
        return self._list

    def take_focus(self) -> None:
        """Begin in the list, or at what can be done while there is nothing in it."""
        reason = Qt.FocusReason.OtherFocusReason
        if self._views.currentWidget() is self._list:
            self._list.setFocus(reason)
        elif (first := self._empty.findChild(QPushButton)) is not None:
            first.setFocus(reason)

    def current(self) -> CaseId | None:
        """Return the case the list stands on."""
        index = self._list.currentIndex()
        return self._rows.case_at(index.row()) if index.isValid() else None

    def reload(self, shown: CaseId | None) -> None:
        """Read counts and rows again, and stand on the case that is ``shown`` beside the list.

        When the filter leaves that case out the list stands on none: what somebody is writing in
        does not go away because its status changed.
        """
        self._counts = self._cases.counts()
        self._show_counts(self._counts)
        place = self._list.verticalScrollBar().value()
        with QSignalBlocker(self._list.selectionModel()):
            self._rows.show_filter(self._filter)
            self._stand_on(QModelIndex() if shown is None else self._rows.index_of(shown))
        self._list.verticalScrollBar().setValue(place)
        self._show_emptiness()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Show the cases that match ``wanted``, and go to the first unless we stand on one."""
        kept = self.current()
        self._filter = wanted
        narrowed = _is_narrowed(wanted)
        self._narrow.setChecked(narrowed)
        self._narrow.setToolTip(_("Filter the cases: on") if narrowed else _("Filter the cases"))
        self.reload(kept)
        if self.current() is None:
            self.choose_first()

    def choose_first(self) -> None:
        """Go to the first case of the list, if there is one."""
        if self._rows.rowCount():
            self._list.setCurrentIndex(self._rows.index(0))

    def show_case(self, case_id: CaseId, state: str) -> None:
        """Stand on ``case_id``, with the filter that has it where the present one has not."""
        if not self._rows.index_of(case_id).isValid():
            self._filter = CaseFilter(state=state)
            self._narrow.setChecked(False)
            self._chips.choose(state)
            self.reload(case_id)
        with QSignalBlocker(self._list.selectionModel()):
            self._stand_on(self._rows.index_of(case_id))

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_list"):
            self._list.scheduleDelayedItemsLayout()

    def _stand_on(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        if index.isValid():
            self._list.scrollTo(index)
        else:
            self._list.clearSelection()

    def _show_counts(self, counts: CaseCounts) -> None:
        self._chips.set_chips(
            [
                (OPEN, _("Open {n}").format(n=number(counts.open))),
                (AFTERCARE, _("Aftercare {n}").format(n=number(counts.aftercare))),
                (SHUT, _("Closed {n}").format(n=number(counts.closed))),
            ]
        )

    def _show_emptiness(self) -> None:
        if self._rows.rowCount():
            self._views.setCurrentWidget(self._list)
        else:
            self._empty.say(*_why_empty(self._filter, self._counts))
            self._views.setCurrentWidget(self._empty)

    @Slot(str)
    def _show_state(self, state: str) -> None:
        self.show_filter(self._filter.model_copy(update={"state": state}))

    @Slot()
    def _ask_filter(self) -> None:
        self._narrow.setChecked(_is_narrowed(self._filter))  # a press opens, it does not switch
        self.filter_asked.emit()

    @Slot()
    def _act(self) -> None:
        if _is_narrowed(self._filter):
            self.show_filter(CaseFilter(state=self._filter.state))
        else:
            self.new_asked.emit()

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._rows.case_at(index.row()))


def _case_view(rows: CaseListModel, delegate: CaseRowDelegate) -> QListView:
    view = QListView()
    view.setAccessibleName(_("Cases"))
    view.setModel(rows)
    view.setItemDelegate(delegate)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return view


def _is_narrowed(wanted: CaseFilter) -> bool:
    return wanted != CaseFilter(state=wanted.state)


def _why_empty(wanted: CaseFilter, counts: CaseCounts) -> tuple[str, str, str]:
    """Return why the list is empty, what to do about it, and a link beside that."""
    if _is_narrowed(wanted):
        return _("No cases with this filter."), _("Clear filter"), ""
    if wanted.state != OPEN:
        return _("No cases here."), "", ""
    if counts.aftercare or counts.closed:
        return _("No open cases."), _("New conversation"), ""
    words = _("No cases yet. A case begins with a conversation.")
    return words, _("New conversation"), _("Import from Excel")
