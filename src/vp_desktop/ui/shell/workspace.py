"""Everything that is seen while the vault is open."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.catalogue import page_builders, practice_name, sidebar
from vp_desktop.ui.shell.finder import Finder
from vp_desktop.ui.shell.help_pages import ABOUT
from vp_desktop.ui.shell.palette import Palette
from vp_desktop.ui.shell.panes import next_pane
from vp_desktop.ui.shell.reminder import reminder_of
from vp_desktop.ui.shell.route import Route
from vp_desktop.ui.shell.sheets import Sheets
from vp_desktop.ui.shell.shortcuts import Shortcuts
from vp_desktop.ui.shell.stage import Stage
from vp_desktop.ui.shell.topbar import TopBar
from vp_desktop.ui.shell.waiting import TOPICS, Waiting
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.sheet_keeper import SheetKeeper
from vp_desktop.ui.widgets.toast import Toast

FOLDS_BELOW = 1180
"""Pixels of window width; larger text needs the room sooner."""

_WITH_LARGE_TEXT = 950
"""The same, at 100 %: it grows with the text."""


class Workspace(QWidget):
    """The sidebar, the top bar, the pages, the search and the messages of one open practice."""

    asked = Signal(str)
    """The id of an action that concerns the program, not the practice: lock, text size …"""

    def __init__(self, practice: Practice, shared: Shared) -> None:
        super().__init__()
        self.setProperty("ground", "canvas")
        self._practice = practice
        self._route = Route()
        self._waiting = Waiting(
            practice.cases, practice.follow_ups, practice.backups, practice.clock
        )
        self._stage = Stage(page_builders(practice, shared))
        self._top = TopBar()
        self._side = sidebar(practice)
        self._toast = Toast(self)
        self._sheets = Sheets(self, practice)
        self._sheet_keeper = SheetKeeper(self, practice.drafts)
        finder = Finder(
            practice.search, practice.case_list, practice.organisations, practice.referrals
        )
        self._palette = Palette(self, finder)
        self._lay_out()
        self._connect(Shortcuts(self, need_vault=True))
        self._count()

    def go(self, destination: Destination) -> None:
        """Show the place that ``destination`` names, or open its dialog."""
        match destination.page:
            case "new_contact" | "new_case" | "help":
                self._sheets.begin(destination)
            case "search":
                self.search(destination.part)
            case "renew" | "versions" as leaving:
                self.asked.emit(f"{leaving}_{destination.part}")
            case page:
                if self._stage.offers(page):
                    self._route.visit(destination)
                    self._arrive(destination)

    def hear(self, topic: Topic) -> None:
        """Note a change in the vault; what shows it reads again."""
        self._stage.hear(topic)
        if topic in TOPICS:
            self._count()
        if topic is Topic.SETTINGS:
            self._side.rename(practice_name(self._practice))

    def search(self, words: str) -> None:
        """Open the search with ``words`` in it."""
        self._palette.open(words)

    def say(self, message: Message) -> None:
        """Show a message at the foot of the window."""
        self._toast.show_message(message)

    def flush(self) -> None:
        """Save everything that is typed; the lock calls this, and it never asks."""
        self._palette.drop()
        self._sheet_keeper.flush()
        self._sheets.close()
        self._stage.flush()
        self._toast.drop()

    def place(self) -> Destination:
        """Return where the user is."""
        here = self._route.here()
        return Destination(here.page, *self._stage.whereabouts()) if here else Destination("today")

    def open_sheets(self) -> tuple[str, ...]:
        """Return where the drafts of the open dialogs are kept, the lowest dialog first."""
        return self._sheet_keeper.open_sheets()

    def reopen(self, sheets: tuple[str, ...]) -> None:
        """Open the dialogs again whose drafts are kept at ``sheets``."""
        for sheet in sheets:
            self._sheets.reopen(sheet)
            self._stage.reopen(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar where there is little room."""
        super().resizeEvent(event)
        least = max(FOLDS_BELOW, current().px(_WITH_LARGE_TEXT))
        self._side.fold(folded=event.size().width() < least)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 12, 12)
        right.setSpacing(0)
        right.addWidget(self._top)
        reminder = reminder_of(self._practice)
        if reminder is not None:
            reminder.asked.connect(self._do)
            right.addWidget(reminder)
            right.addSpacing(8)
        right.addWidget(self._stage, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def _connect(self, keys: Shortcuts) -> None:
        for source in (keys.asked, self._side.asked, self._top.asked, self._palette.asked):
            source.connect(self._do)
        for place in (self._stage.go, self._sheets.go, self._palette.went):
            place.connect(self.go)
        for message in (self._stage.said, self._sheets.said):
            message.connect(self.say)
        self._stage.titled.connect(self._top.say)

    def _arrive(self, destination: Destination) -> None:
        self._side.choose(destination.page)
        self._stage.show_page(destination)

    def _count(self) -> None:
        for place, count in self._waiting.counts().items():
            self._side.set_count(place, count)
        worry = self._waiting.backup()
        self._side.worry_about_backup(worry.text, late=worry.late, action=worry.action)

    @Slot(str)
    def _do(self, action: str) -> None:
        match action:
            case "search":
                self._palette.open()
            case "help":
                self._sheets.begin(Destination(action, part=ABOUT.get(self.place().page, "")))
            case "new_contact" | "new_case":
                self._sheets.begin(Destination(action))
            case "filter":
                self._stage.focus_filter()
            case "back":
                self._go_back()
            case "next_pane" | "previous_pane":
                panes = [*self._side.panes(), *self._stage.panes()]
                next_pane(panes, forward=action == "next_pane")
            case place if self._stage.offers(place):
                self.go(Destination(place))
            case _:
                self.asked.emit(action)

    def _go_back(self) -> None:
        if self._stage.step_back():
            return
        earlier = self._route.back()
        if earlier is not None:
            self._arrive(earlier)
