"""What is done with follow-ups, wherever they are shown: tick, put off, change, take away."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.followups import FollowUp, FollowUpDraft, FollowUpId
from vp_desktop.i18n import _
from vp_desktop.services.follow_ups import FollowUps
from vp_desktop.ui.owners import parent_widget
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.tasks.sheet import TaskSheet
from vp_desktop.ui.wording import day_name


class TaskDesk(QObject):
    """Hands what a list of follow-ups asks to the vault, and says what was done."""

    said = Signal(Message)
    go = Signal(Destination)

    def __init__(self, follow_ups: FollowUps, today: Callable[[], date], page: QWidget) -> None:
        super().__init__(page)  # a child, and no reference back: the page must die by itself
        self._follow_ups = follow_ups
        self._today = today
        self._changing: FollowUpId | None = None

    @Slot(object, bool)
    def tick(self, task: FollowUp, done: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Set a follow-up done, or not done after all."""
        if done:
            self._follow_ups.done(task.id)
            undo = partial(self._follow_ups.undone, task.id)
            self.said.emit(Message(_("Follow-up done."), undo))
        else:
            self._follow_ups.undone(task.id)
            self.said.emit(Message(_("Follow-up is open again.")))

    @Slot(object, object)
    def postpone(self, task: FollowUp, day: date | None) -> None:
        """Move a follow-up to ``day``; ask for one where it is None."""
        if day is None:
            self._sheet(task).focus_day()
            return
        self._follow_ups.postpone(task.id, day)
        undo = partial(self._follow_ups.postpone, task.id, task.due_on)
        words = _("Follow-up moved to {day}.").format(day=day_name(day, self._today()))
        self.said.emit(Message(words, undo))

    @Slot(object)
    def edit(self, task: FollowUp) -> None:
        """Open a follow-up to change its words or its day."""
        self._sheet(task)

    @Slot()
    def write_new(self) -> None:
        """Open an empty follow-up, of no case."""
        self._sheet(None)

    def write_for(self, case_id: CaseId) -> None:
        """Open an empty follow-up of one case."""
        self._sheet(None).of_case(case_id)

    @Slot(object)
    def remove(self, task: FollowUp) -> None:
        """Take a follow-up away; there is a way back while the message stands."""
        self._follow_ups.remove(task.id)
        draft = FollowUpDraft(case_id=task.case_id, due_on=task.due_on, text=task.text)
        undo = partial(_write_again, self._follow_ups, draft, done=task.done_on is not None)
        self.said.emit(Message(_("Follow-up removed."), undo))

    @Slot(object)
    def open_case(self, task: FollowUp) -> None:
        """Go to the case of a follow-up."""
        self.go.emit(Destination("cases", task.case_id))

    def flush(self) -> None:
        """Keep what is typed in an open sheet; the lock calls this."""
        for sheet in parent_widget(self).findChildren(TaskSheet):
            sheet.flush()

    def _sheet(self, task: FollowUp | None) -> TaskSheet:
        self._changing = None if task is None else task.id
        sheet = TaskSheet(parent_widget(self), self._today(), task)
        sheet.written.connect(self._keep)
        sheet.open()
        return sheet

    @Slot(object)
    def _keep(self, draft: FollowUpDraft) -> None:
        if self._changing is None:
            self._follow_ups.add(draft)
        else:
            self._follow_ups.change(self._changing, draft)


def _write_again(follow_ups: FollowUps, draft: FollowUpDraft, *, done: bool) -> None:
    task_id = follow_ups.add(draft)
    if done:
        follow_ups.done(task_id)
