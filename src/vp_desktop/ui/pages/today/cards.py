"""The cards below the composer: what is to be done today, and where one stopped."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel

from vp_desktop.domain.cases import CaseRow
from vp_desktop.domain.followups import FollowUp
from vp_desktop.i18n import _
from vp_desktop.ui.code_words import kind_words
from vp_desktop.ui.page import Destination
from vp_desktop.ui.pages.today.lines import Line, LineList
from vp_desktop.ui.tasks.groups import Heading
from vp_desktop.ui.tasks.groups import Line as TaskLine
from vp_desktop.ui.tasks.view import TaskListView
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Card
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.wording import ago

RESCUED = "rescued"
"""Where the line of a rescued text leads: a dialog of this page."""

MOST_TASKS = 8
"""Of a group; the rest stands on the page of follow-ups."""


class TasksCard(Card):
    """What is to be done today, and what should have been done."""

    go = Signal(Destination)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(margin=12, spacing=4)
        self._today = today
        self.list = TaskListView(today, _("To do today"), whole=True)
        self._nothing = label(_("Nothing to do today."), "muted", wrap=True)
        self._all = button(_("All follow-ups"), "link")
        self._all.clicked.connect(self._go_to_all)
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 0, 0)
        top.addWidget(label(_("To do today"), "heading"), 1)
        top.addWidget(self._all)
        self._nothing.setContentsMargins(6, 0, 6, 8)
        self.column.addLayout(top)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.list)

    def show_tasks(self, tasks: Sequence[FollowUp]) -> None:
        """Show what of ``tasks`` is due."""
        today = self._today()
        now = [task for task in tasks if task.due_on == today]
        late = [task for task in tasks if task.due_on < today]
        lines: list[TaskLine] = [*now[:MOST_TASKS]]
        if late:
            lines += [Heading(_("Overdue"), len(late)), *late[:MOST_TASKS]]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not now)

    @Slot()
    def _go_to_all(self) -> None:
        self.go.emit(Destination("follow_ups"))


class ResumeCard(Card):
    """The cases worked on last, and the drafts that were left open."""

    go = Signal(Destination)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(margin=12, spacing=4)
        self._today = today
        self._recent = LineList(_("Last worked on"))
        self._drafts = LineList(_("Drafts"))
        self._nothing = label(
            _("No cases yet. A case begins with a conversation."), "muted", wrap=True
        )
        self._drafts_title = _title(_("Drafts"))
        for part in (
            _title(_("Last worked on")),
            self._nothing,
            self._recent,
            self._drafts_title,
            self._drafts,
        ):
            self.column.addWidget(part)
        self._nothing.setContentsMargins(6, 0, 6, 8)
        self.column.addStretch()
        self._recent.went.connect(self.go)
        self._drafts.went.connect(self.go)

    def show_recent(self, rows: Sequence[CaseRow]) -> None:
        """Show the cases worked on last."""
        self._recent.show_lines([_of_case(row, self._today()) for row in rows])
        self._recent.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def show_drafts(self, lines: Sequence[Line]) -> None:
        """Show the drafts left open elsewhere."""
        self._drafts.show_lines(lines)
        self._drafts.setVisible(bool(lines))
        self._drafts_title.setVisible(bool(lines))


def draft_line(row: CaseRow | None, saved_at: datetime, today: date) -> Line:
    """Return the line of a draft: of a case, or (None) of the sheet for a new conversation."""
    when = _when(saved_at, today)
    if row is None:
        return Line(
            icon="pencil",
            title=_("New conversation"),
            about=_("No case chosen yet"),
            when=when,
            to=Destination("new_contact"),
        )
    return Line(
        icon="pencil",
        title=row.title or kind_words(row.kind),
        about=f"{row.code}  ·  {row.organisation}",
        when=when,
        to=Destination("cases", row.id, "timeline"),
    )


def rescued_line(place: str, typed_at: datetime, today: date) -> Line:
    """Return the line of a text that was rescued, and that no form can be filled from."""
    return Line(
        icon="history",
        title=_("Rescued text"),
        about=_("The vault could not be written when this was typed"),
        when=_when(typed_at, today),
        to=Destination(RESCUED, part=place),
    )


def _when(moment: datetime, today: date) -> str:
    local = moment.astimezone()
    return f"{local:%H:%M}" if local.date() == today else ago(local.date(), today)


def _of_case(row: CaseRow, today: date) -> Line:
    return Line(
        icon="folder-open",
        title=row.title or kind_words(row.kind),
        about=f"{row.code}  ·  {row.organisation}",
        when=ago(row.touched_on, today),
        to=Destination("cases", row.id),
    )


def _title(text: str) -> QLabel:
    made = label(text, "heading")
    made.setContentsMargins(6, 4, 6, 4)
    return made
