"""Cases: the list, and beside it the case one works on; on a small window they take turns."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.i18n import _
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Page
from vp_desktop.ui.pages.cases.desk import CaseWork
from vp_desktop.ui.pages.cases.detail import CaseDetail
from vp_desktop.ui.pages.cases.filter_sheet import FilterSheet
from vp_desktop.ui.pages.cases.head import state_key
from vp_desktop.ui.pages.cases.list_pane import WIDTH, CaseListPane
from vp_desktop.ui.pages.cases.particulars import Particulars
from vp_desktop.ui.pages.cases.parts import CaseParts
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.surfaces import Pane

_BOTH_FROM = 950
"""Pixels at 100 %: a page this wide, in a window of 1040, has room for list and case."""

_LEAST, _UNBOUNDED = 280, 16_777_215
"""Pixels: the narrowest list, and what Qt calls no maximum."""


class CasesPage(Page):
    """All cases of the practice."""

    topics = frozenset(
        {
            Topic.CASES,
            Topic.NOTES,
            Topic.FOLLOW_UPS,
            Topic.REFERRALS,
            Topic.ORGANISATIONS,
            Topic.SETTINGS,
        }
    )

    def __init__(self, practice: Practice, today: Callable[[], date]) -> None:
        super().__init__()
        self._practice = practice
        self._today = today
        self._narrow, self._in_detail = False, False
        self._list = CaseListPane(practice.case_list, today)
        self._detail = _detail(practice, today)
        self._nothing = _nothing()
        self._right = QStackedWidget()
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._detail)
        _put_beside(self, self._list, self._right)
        self._connect()
        self._list.show_filter(self._list.filter)
        self._fit()

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Cases")

    def refresh(self, _topics: frozenset[Topic]) -> None:
        """Read list and case again; a case that went to the bin makes room for the next."""
        try:
            self._detail.reload()
        except NotFoundError:
            self._detail.forget()
            self._right.setCurrentWidget(self._nothing)
        self._list.reload(self._detail.shown())
        if self._detail.shown() is None:
            self._list.choose_first()
            self._take_turns(detail=False)

    def flush(self) -> None:
        """Save what is typed in the case."""
        self._detail.flush()

    def focus_first(self) -> None:
        """Begin in the list, or in the case where that is all one sees."""
        if self._list.isVisible():
            self._list.take_focus()
        else:
            self._detail.take_focus()

    def focus_filter(self) -> None:
        """Open the filter of the list."""
        self._open_filter()

    def show_record(self, record: int, part: str = "") -> None:
        """Show one case; ``part`` is a tab: ``timeline``, ``facts`` or ``hours``."""
        case = self._practice.cases.get(CaseId(record))
        self._list.show_case(case.id, state_key(case))
        self._show(case.id, part)
        self._take_turns(detail=True)
        self.focus_first()

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the case and its tab."""
        return self._detail.shown(), self._detail.tab()

    def step_back(self) -> bool:
        """Go from the case to the list where they take turns."""
        if not self._narrow or self._list.isVisible():
            return False
        self._back_to_list()
        return True

    def panes(self) -> list[QWidget]:
        """Return list and case, as far as they are shown."""
        return [part for part in (self._list, self._right) if part.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and case side by side where there is room for both."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _connect(self) -> None:
        self._list.chosen.connect(self._show)
        self._list.filter_asked.connect(self._open_filter)
        self._list.new_asked.connect(self._ask_new)
        self._list.import_asked.connect(self._ask_import)
        self._list.view.activated.connect(self._open_current)
        self._list.view.clicked.connect(self._open_current)
        self._detail.back_asked.connect(self._back_to_list)
        self._detail.said.connect(self.said)
        self.reopened.connect(self._detail.reopen)

    def _fit(self) -> None:
        look = current()
        self._narrow = self.width() < look.px(_BOTH_FROM)
        self._list.setMinimumWidth(_LEAST if self._narrow else look.px(WIDTH))
        self._list.setMaximumWidth(_UNBOUNDED if self._narrow else look.px(WIDTH))
        self._detail.show_back(shown=self._narrow)
        self._take_turns(detail=self._in_detail)

    def _take_turns(self, *, detail: bool) -> None:
        """Show both, or where there is no room for both the one that is wanted."""
        self._in_detail = detail and self._detail.shown() is not None
        self._list.setVisible(not self._narrow or not self._in_detail)
        self._right.setVisible(not self._narrow or self._in_detail)

    @Slot(int)
    def _show(self, case_id: int, tab: str = "") -> None:
        self._detail.show_case(CaseId(case_id), tab)
        self._right.setCurrentWidget(self._detail)

    @Slot()
    def _open_current(self) -> None:
        self._take_turns(detail=True)
        if self._narrow:
            self._detail.take_focus()

    @Slot()
    def _back_to_list(self) -> None:
        self._take_turns(detail=False)
        self._list.take_focus()

    @Slot()
    def _open_filter(self) -> None:
        rows = self._practice.organisations.rows()
        sheet = FilterSheet(self, self._list.filter, rows, self._today())
        sheet.decided.connect(self._list.show_filter)
        sheet.open()

    @Slot()
    def _ask_new(self) -> None:
        self.go.emit(Destination("new_contact"))

    @Slot()
    def _ask_import(self) -> None:
        self.go.emit(Destination("settings", part="import"))


def _detail(practice: Practice, today: Callable[[], date]) -> CaseDetail:
    work = CaseWork(
        cases=practice.cases,
        notes=practice.notes,
        follow_ups=practice.follow_ups,
        referrals=practice.referrals,
        bin=practice.bin,
        preferences=practice.preferences,
    )
    form = partial(Particulars, practice.cases, practice.clients, practice.organisations, today())
    parts = CaseParts(practice.notes, practice.drafts, form, today)
    return CaseDetail(work, parts, today)


def _put_beside(page: QWidget, left: QWidget, right: QWidget) -> None:
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(left)
    row.addWidget(right, 1)


def _nothing() -> Pane:
    pane = Pane()
    words = _("Here stands the timeline of the case you choose.")
    pane.column.addWidget(EmptyState(words, icon="folder-open"))
    return pane
