"""The right half of the page: one case, and what is done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from vp_desktop.domain.cases import Case, CaseId
from vp_desktop.domain.followups import FollowUp
from vp_desktop.domain.notes import Contact
from vp_desktop.domain.referrals import Referral
from vp_desktop.i18n import _
from vp_desktop.ui.client_word import called
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.cases.chronicle import Record, entries
from vp_desktop.ui.pages.cases.desk import CaseDesk, CaseWork, EntryDesk
from vp_desktop.ui.pages.cases.head import CaseHead
from vp_desktop.ui.pages.cases.parts import FACTS, HOURS, TIMELINE, CaseParts
from vp_desktop.ui.tasks.desk import TaskDesk
from vp_desktop.ui.widgets.surfaces import Pane, hair
from vp_desktop.ui.widgets.tabs import Tabs


class CaseDetail(Pane):
    """The case that is shown. What is done with it goes through the desks."""

    said = Signal(Message)
    back_asked = Signal()

    def __init__(self, work: CaseWork, parts: CaseParts, today: Callable[[], date]) -> None:
        super().__init__(margin=0, spacing=0)
        self._work = work
        self._today = today
        self._case: Case | None = None
        self._head = CaseHead()
        self._tabs = Tabs(_("Parts of the case"))
        self._tabs.set_tabs([(TIMELINE, _("Timeline")), (FACTS, _("Facts")), (HOURS, _("Hours"))])
        self._parts = parts
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
            self._parts.show_part(tab)

    def shown(self) -> CaseId | None:
        """Return the case that is shown."""
        return None if self._case is None else self._case.id

    def tab(self) -> str:
        """Return the key of the part that is shown."""
        return self._tabs.key()

    @Slot(str)
    def reopen(self, sheet: str) -> None:
        """Open the dialog again whose draft is kept at ``sheet``."""
        self._case_desk.reopen(sheet)

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
        self._parts.flush()
        for desk in (self._case_desk, self._entry_desk, self._task_desk):
            desk.flush()

    def take_focus(self) -> None:
        """Put the caret where one writes down a conversation, or at the tab that is open."""
        if not self._parts.take_focus():
            self._tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_back(self, *, shown: bool) -> None:
        """Offer the way back to the list."""
        self._head.show_back(shown=shown)

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 4, 16, 0)
        tabs.addWidget(self._tabs)
        tabs.addStretch()
        self.column.addWidget(self._head)
        self.column.addLayout(tabs)
        self.column.addWidget(hair())
        self.column.addWidget(self._parts, 1)

    def _connect(self) -> None:
        self._head.asked.connect(self._asked)
        self._tabs.chosen.connect(self._show_tab)
        self._parts.story.timeline.asked.connect(self._entry_asked)
        self._parts.story.timeline.postponed.connect(self._task_desk.postpone)
        self._parts.story.logged.connect(self._entry_desk.say_logged)
        for desk in (self._case_desk, self._entry_desk, self._task_desk):
            desk.said.connect(self.said)

    def _read(self, case_id: CaseId) -> None:
        work = self._work
        case = work.cases.get(case_id)
        contacts = work.notes.of_case(case_id)
        history = entries(
            case,
            contacts,
            work.follow_ups.of_case(case_id),
            work.referrals.of_case(case_id),
            self._today(),
        )
        self._case = case
        self._case_desk.take(case)
        self._head.show_case(case, called(work.preferences, case.pseudonym))
        self._parts.show_case(case, contacts, history)

    @Slot(str)
    def _show_tab(self, key: str) -> None:
        self.flush()
        self._parts.show_part(key)

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
