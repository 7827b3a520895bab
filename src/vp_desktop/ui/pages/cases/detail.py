"""The right half of the page: one case, its timeline, its facts, its hours."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from vp_desktop.domain.cases import Case, CaseId
from vp_desktop.domain.followups import FollowUp
from vp_desktop.domain.notes import Contact
from vp_desktop.domain.referrals import Referral
from vp_desktop.i18n import _
from vp_desktop.services.drafts import Drafts
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.pages.cases.chronicle import Record, entries
from vp_desktop.ui.pages.cases.desk import CaseDesk, CaseWork, EntryDesk
from vp_desktop.ui.pages.cases.head import CaseHead
from vp_desktop.ui.pages.cases.hours_tab import HoursTab
from vp_desktop.ui.pages.cases.particulars import Particulars
from vp_desktop.ui.pages.cases.story import Story
from vp_desktop.ui.tasks.desk import TaskDesk
from vp_desktop.ui.widgets.surfaces import Pane, hair, scroll
from vp_desktop.ui.widgets.tabs import Tabs

TIMELINE, FACTS, HOURS = "timeline", "facts", "hours"


class CaseDetail(Pane):
    """The case that is shown. What is done with it goes through the desks."""

    said = Signal(Message)
    go = Signal(Destination)
    back_asked = Signal()

    def __init__(
        self,
        work: CaseWork,
        drafts: Drafts,
        make_particulars: Callable[[], Particulars],
        today: Callable[[], date],
    ) -> None:
        super().__init__(margin=0, spacing=0)
        self._work = work
        self._make_particulars = make_particulars
        self._particulars: Particulars | None = None
        self._today = today
        self._case: Case | None = None
        self._head = CaseHead()
        self._tabs = Tabs(_("Parts of the case"))
        self._tabs.set_tabs([(TIMELINE, _("Timeline")), (FACTS, _("Facts")), (HOURS, _("Hours"))])
        self._story = Story(work.notes, drafts, today)
        self._hours = HoursTab(today)
        self._parts = QStackedWidget()
        self._parts.addWidget(self._story)
        self._parts.addWidget(self._hours)
        self._case_desk = CaseDesk(work, today, self)
        self._entry_desk = EntryDesk(work, today, self)
        self._task_desk = TaskDesk(work.follow_ups, today, self)
        self._lay_out()
        self._connect()

    def show_case(self, case_id: CaseId, tab: str = "") -> None:
        """Show another case, or another part of the same one."""
        self.flush()
        self._read(case_id)
        if tab in {TIMELINE, FACTS, HOURS}:
            self._tabs.choose(tab)
            self._show_tab(tab)

    def shown(self) -> CaseId | None:
        """Return the case that is shown."""
        return None if self._case is None else self._case.id

    def reload(self) -> None:
        """Read the case again.

        Raises:
            NotFoundError: it is in the bin.
        """
        if self._case is not None:
            self._read(self._case.id)

    def forget(self) -> None:
        """Show no case any more: it is in the bin."""
        self._case = None

    def flush(self) -> None:
        """Save what is typed and waiting."""
        self._story.flush()
        if self._particulars is not None:
            self._particulars.flush()
        for desk in (self._case_desk, self._entry_desk, self._task_desk):
            desk.flush()

    def focus_text(self) -> None:
        """Put the caret where one writes down a conversation."""
        self._tabs.choose(TIMELINE)
        self._show_tab(TIMELINE)
        self._story.focus_text()

    def show_back(self, *, shown: bool) -> None:
        """Offer the way back to the list."""
        self._head.show_back(shown=shown)

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 4, 16, 0)
        tabs.addWidget(self._tabs)
        tabs.addStretch()
        for part in (self._head, hair(), self._parts):
            self.column.addWidget(part)
        self.column.insertLayout(1, tabs)
        self.column.setStretchFactor(self._parts, 1)

    def _connect(self) -> None:
        self._head.asked.connect(self._asked)
        self._tabs.chosen.connect(self._show_tab)
        self._story.timeline.asked.connect(self._entry_asked)
        self._story.timeline.postponed.connect(self._task_desk.postpone)
        self._story.said.connect(self.said)
        for desk in (self._case_desk, self._entry_desk, self._task_desk):
            desk.said.connect(self.said)

    def _read(self, case_id: CaseId) -> None:
        work = self._work
        case = work.cases.get(case_id)
        contacts = work.notes.of_case(case_id)
        self._case = case
        self._case_desk.take(case)
        self._head.show_case(case)
        self._fill_facts()
        self._hours.show_contacts(contacts)
        history = entries(
            case,
            contacts,
            work.follow_ups.of_case(case_id),
            work.referrals.of_case(case_id),
            self._today(),
        )
        self._story.show_case(case, history)

    @Slot(str)
    def _show_tab(self, key: str) -> None:
        self.flush()
        if key == FACTS:
            self._open_facts()
        else:
            self._parts.setCurrentWidget(self._story if key == TIMELINE else self._hours)

    def _open_facts(self) -> None:
        """Show the form; it is made when it is first asked for, as it has forty fields."""
        if self._particulars is None:
            self._particulars = self._make_particulars()
            self._facts = scroll(self._particulars)
            self._parts.addWidget(self._facts)
        self._parts.setCurrentWidget(self._facts)
        self._fill_facts()

    def _fill_facts(self) -> None:
        """Fill the form where it is looked at; elsewhere it is filled on the way to it."""
        if self._case is not None and self._particulars is not None and self._tabs.key() == FACTS:
            self._particulars.show_case(self._case)

    @Slot(str)
    def _asked(self, word: str) -> None:
        self.flush()
        if word == "back":
            self.back_asked.emit()
        elif word == "follow_up" and self._case is not None:
            self._task_desk.write_for(self._case.id)
        else:
            self._case_desk.do(word)

    @Slot(str, object)
    def _entry_asked(self, word: str, record: Record) -> None:
        if isinstance(record, FollowUp):
            self._task_asked(word, record)
        elif isinstance(record, Contact) and word == "edit":
            self._entry_desk.edit(record)
        elif isinstance(record, Contact | Referral):
            self._entry_desk.remove(record)

    def _task_asked(self, word: str, task: FollowUp) -> None:
        if word == "edit":
            self._task_desk.edit(task)
        elif word == "remove":
            self._task_desk.remove(task)
        else:
            self._task_desk.tick(task, word == "done")
