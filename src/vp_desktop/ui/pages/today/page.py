"""The first page after unlocking: the caret waits in the note of the case worked on last."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.i18n import _, month_name
from vp_desktop.services.drafts import APART
from vp_desktop.services.practice import Practice
from vp_desktop.ui.conversation.new_conversation import PLACE as NEW_CONVERSATION
from vp_desktop.ui.conversation.writing import Writing
from vp_desktop.ui.page import Destination, Page
from vp_desktop.ui.pages.today.cards import (
    RESCUED,
    ResumeCard,
    TasksCard,
    draft_line,
    rescued_line,
)
from vp_desktop.ui.pages.today.first_steps import FirstStepsCard
from vp_desktop.ui.pages.today.lines import Line
from vp_desktop.ui.pages.today.quick_log import QuickLog
from vp_desktop.ui.pages.today.rescued import RescuedSheet
from vp_desktop.ui.tasks.desk import TaskDesk
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.wording import greeting, long_weekday

RECENT_CASES = 5
_OF_CASE = "case:"
_BESIDE_FROM = 760
"""Pixels at 100 %: from here on the cards stand beside each other."""

_TOP = Qt.AlignmentFlag.AlignTop


class TodayPage(Page):
    """Log, do, go on."""

    topics = frozenset(
        {
            Topic.CASES,
            Topic.NOTES,
            Topic.FOLLOW_UPS,
            Topic.DRAFTS,
            Topic.ORGANISATIONS,
            Topic.BACKUPS,
        }
    )

    def __init__(self, practice: Practice, today: Callable[[], date]) -> None:
        super().__init__()
        self._practice = practice
        self._today = today
        self._log = QuickLog(Writing.of(practice), today)
        self._steps = FirstStepsCard(practice, today)
        self._tasks = TasksCard(today)
        self._resume = ResumeCard(today)
        self._desk = TaskDesk(practice.follow_ups, today, self)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        self._cards.addWidget(self._tasks, 1, _TOP)
        self._cards.addWidget(self._resume, 1, _TOP)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 12)
        column.setSpacing(16)
        column.addWidget(self._log)
        column.addWidget(self._steps)
        column.addLayout(self._cards)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))
        self._connect()
        self.refresh(self.topics)

    def title(self) -> str:
        """Return a greeting with the day."""
        now = self._practice.clock().astimezone()
        return _("{greeting}, {weekday} {day} {month}").format(
            greeting=greeting(now.hour),
            weekday=long_weekday(now.date()),
            day=now.day,
            month=month_name(now.month),
        )

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what changed."""
        if topics & {Topic.CASES, Topic.NOTES}:
            self._log.refresh()
            self._resume.show_recent(self._practice.case_list.recent(RECENT_CASES))
        if topics & {Topic.FOLLOW_UPS, Topic.CASES}:
            self._tasks.show_tasks(self._practice.follow_ups.open())
        if Topic.DRAFTS in topics:
            self._resume.show_drafts(self._draft_lines())
        if topics & {Topic.NOTES, Topic.ORGANISATIONS, Topic.BACKUPS}:
            self._steps.refresh()

    def flush(self) -> None:
        """Save what is typed and waiting."""
        self._log.flush()
        self._desk.flush()

    def focus_first(self) -> None:
        """Put the caret in the note."""
        self._log.focus_text()

    def panes(self) -> list[QWidget]:
        """Return the three cards."""
        return [self._log, self._tasks, self._resume]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _connect(self) -> None:
        self._log.said.connect(self.said)
        for card in (self._steps, self._tasks):
            card.go.connect(self.go)
        self._resume.go.connect(self._resume_at)
        tasks = self._tasks.list
        tasks.ticked.connect(self._desk.tick)
        tasks.postponed.connect(self._desk.postpone)
        tasks.opened.connect(self._desk.open_case)
        tasks.edited.connect(self._desk.edit)
        tasks.removed.connect(self._desk.remove)
        self._desk.said.connect(self.said)
        self._desk.go.connect(self.go)

    def _fit(self) -> None:
        beside = self.width() >= current().px(_BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(way)

    def _draft_lines(self) -> list[Line]:
        """Return the drafts of cases and of the sheet; the one of this page is on top already."""
        kept = {place: saved_at for place, _body, saved_at in self._practice.drafts.all()}
        ids = [CaseId(int(place[len(_OF_CASE) :])) for place in kept if place.startswith(_OF_CASE)]
        today = self._today()
        lines = [
            draft_line(row, kept[f"{_OF_CASE}{row.id}"], today)
            for row in self._practice.case_list.rows_of(ids)
        ]
        if NEW_CONVERSATION in kept:
            lines.append(draft_line(None, kept[NEW_CONVERSATION], today))
        apart = {place: typed_at for place, typed_at in kept.items() if place.startswith(APART)}
        return [*lines, *(rescued_line(place, at, today) for place, at in apart.items())]

    @Slot(Destination)
    def _resume_at(self, destination: Destination) -> None:
        if destination.page == RESCUED:
            RescuedSheet(self, self._practice.drafts, destination.part).open()
        else:
            self.go.emit(destination)
