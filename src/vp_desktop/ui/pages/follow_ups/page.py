"""Everything there is to do, under too late, today, this week, later and done."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.files import write_out
from vp_desktop.i18n import _
from vp_desktop.services.follow_ups import FollowUps
from vp_desktop.ui.page import Message, Page
from vp_desktop.ui.tasks.desk import TaskDesk
from vp_desktop.ui.tasks.groups import DONE_DAYS, grouped
from vp_desktop.ui.tasks.postpone import add_postpone_actions
from vp_desktop.ui.tasks.view import TaskListView
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.saving import save_dialog
from vp_desktop.ui.widgets.surfaces import Pane

FILE_NAME = "opvolging.ics"
"""Offered for the calendar file; it names nobody, as the file itself does."""


class FollowUpsPage(Page):
    """The follow-ups of all cases, to tick and to put off."""

    topics = frozenset({Topic.FOLLOW_UPS, Topic.CASES})

    def __init__(self, follow_ups: FollowUps, today: Callable[[], date]) -> None:
        super().__init__()
        self._follow_ups = follow_ups
        self._today = today
        self._desk = TaskDesk(follow_ups, today, self)
        self._list = TaskListView(today, _("Follow-ups"))
        self._empty = EmptyState(
            _("Nothing to do. Put a date with a note, and it will stand here."),
            icon="calendar-clock",
        )
        self._views = QStackedWidget()
        self._views.addWidget(self._list)
        self._views.addWidget(self._empty)
        pane = Pane(margin=12, spacing=8)
        pane.column.addLayout(self._tool_row())
        pane.column.addWidget(self._views, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)
        self._connect()
        self.refresh(self.topics)

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Follow-up")

    def refresh(self, _topics: frozenset[Topic]) -> None:
        """Read the follow-ups again."""
        today = self._today()
        done = self._follow_ups.done_since(today - timedelta(days=DONE_DAYS))
        lines = grouped(self._follow_ups.open(), done, today)
        self._list.show_lines(lines)
        self._views.setCurrentWidget(self._list if lines else self._empty)
        self._say_what_is_possible()

    def flush(self) -> None:
        """Keep what is typed in an open sheet."""
        self._desk.flush()

    def focus_first(self) -> None:
        """Begin in the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the list: the page has nothing beside it."""
        return [self._list]

    def _tool_row(self) -> QHBoxLayout:
        self._add = button(_("New follow-up"), "ghost", "plus")
        self._edit = button(_("Edit"), "ghost", "pencil")
        self._postpone = button(_("Postpone"), "ghost", "calendar-clock")
        self._remove = button(_("Remove"), "ghost", "trash-2")
        self._agenda = button(
            _("To calendar (.ics)"),
            "ghost",
            "calendar-plus",
            _("A calendar file without names: only the code of the case and the day."),
        )
        tools = QWidget()
        wraps = FlowLayout(tools, spacing=4, line_gap=4)
        for part in (self._add, self._edit, self._postpone, self._remove):
            wraps.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(tools, 1)
        row.addWidget(self._agenda, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _connect(self) -> None:
        self._list.ticked.connect(self._desk.tick)
        self._list.postponed.connect(self._desk.postpone)
        self._list.opened.connect(self._desk.open_case)
        self._list.edited.connect(self._desk.edit)
        self._list.removed.connect(self._desk.remove)
        self._list.selectionModel().currentChanged.connect(self._say_what_is_possible)
        self._desk.said.connect(self.said)
        self._desk.go.connect(self.go)
        self._add.clicked.connect(self._desk.write_new)
        self._edit.clicked.connect(self._edit_current)
        self._remove.clicked.connect(self._remove_current)
        self._postpone.clicked.connect(self._show_days)
        self._agenda.clicked.connect(self._ask_file)

    @Slot()
    def _say_what_is_possible(self) -> None:
        task = self._list.current()
        for part in (self._edit, self._postpone):
            part.setEnabled(task is not None and task.done_on is None)
        self._remove.setEnabled(task is not None)

    @Slot()
    def _edit_current(self) -> None:
        if (task := self._list.current()) is not None:
            self._desk.edit(task)

    @Slot()
    def _remove_current(self) -> None:
        if (task := self._list.current()) is not None:
            self._desk.remove(task)

    @Slot()
    def _show_days(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_postpone_actions(menu, self._today())
        menu.triggered.connect(self._list.take_action)
        menu.popup(self._postpone.mapToGlobal(self._postpone.rect().bottomLeft()))

    @Slot()
    def _ask_file(self) -> None:
        dialog = save_dialog(self, _("To calendar (.ics)"), FILE_NAME, _("Calendar (*.ics)"))
        dialog.fileSelected.connect(self._write_file)
        dialog.open()

    @Slot(str)
    def _write_file(self, path: str) -> None:
        try:
            write_out(Path(path), self._follow_ups.ics())
        except OSError:
            words = _("The calendar file could not be written there. Choose another folder.")
            self.said.emit(Message(words, urgent=True))
        else:
            self.said.emit(Message(_("Calendar file saved, without names.")))
