"""An open practice on screen: from the moment of unlocking until the lock."""

import logging
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.place import Place
from vp_desktop.domain.preferences import Preference
from vp_desktop.services.clock import today
from vp_desktop.services.practice import Practice
from vp_desktop.ui.clipboard import told_clipboard
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.backup_keeper import BackupKeeper
from vp_desktop.ui.shell.idle import DEFAULT_MINUTES, LEAST_MINUTES, MOST_MINUTES, Idle
from vp_desktop.ui.shell.leaving import LeavingCard
from vp_desktop.ui.shell.unsaved import unsaved_words
from vp_desktop.ui.shell.window import Window
from vp_desktop.ui.shell.workspace import Workspace

_log = logging.getLogger(__name__)


class Session(QObject):
    """Shows ``practice`` in ``window``; saves and closes it when told, when idle, when ended."""

    asked = Signal(str)
    """The id of an action that concerns the program."""
    locking = Signal()
    """Nobody was there for too long."""

    def __init__(self, practice: Practice, window: Window, shared: Shared) -> None:
        super().__init__(window)
        self._practice = practice
        self._window = window
        self._shared = shared
        self._workspace = self._build()
        self._idle = Idle(cast("QApplication", QApplication.instance()), self._lock_minutes())
        self._idle.warned.connect(self._warn)
        self._idle.returned.connect(self._stay)
        self._idle.expired.connect(self.locking)
        self._leaving: LeavingCard | None = None
        self._keeper = BackupKeeper(practice.backup_desk, partial(today, practice.clock), self)
        self._keeper.spare(self._idle.quiet_for)
        self._keeper.said.connect(self._say)
        self._keeper.aged.connect(self.hear)
        if not practice.read_only:
            self._keeper.start()

    @property
    def folder(self) -> Path:
        """The folder of the vault."""
        return self._practice.folder

    def complain(self, sentence: str) -> None:
        """Say what could not be done; what stands in the forms is kept, if the vault refused it."""
        self._workspace.say(Message(sentence, urgent=True))
        self._rescue()

    def tell(self, sentence: str) -> None:
        """Say what is so."""
        self._workspace.say(Message(sentence))

    def go(self, destination: Destination) -> None:
        """Show a place."""
        self._workspace.go(destination)

    def rebuild(self) -> None:
        """Build everything with words on it anew, and be where the user was."""
        place = self._workspace.place()
        self._workspace.flush()
        self._workspace = self._build()
        self._workspace.go(place)

    def search(self, words: str) -> None:
        """Open the search with ``words`` in it."""
        self._workspace.search(words)

    def remember_place(self) -> None:
        """Write into the vault where one is, to be back there after the lock."""
        here = self._workspace.place()
        place = Place(
            page=here.page,
            record=here.record,
            part=here.part,
            sheets=self._workspace.open_sheets(),
        )
        try:
            self._practice.last_place.keep(place)
        except VpError as error:
            _log.warning("the place was not kept at the lock: %s", type(error).__name__)

    def return_to(self, place: Place) -> None:
        """Show ``place`` again, with the dialogs that were open."""
        try:
            self.go(Destination(place.page, place.record, place.part))
            self._workspace.reopen(place.sheets)
        except VpError as error:  # as a case that was taken away
            _log.warning("the place is no longer there: %s", type(error).__name__)
            self.go(Destination("today"))

    def stop(self) -> None:
        """Watch no longer whether anybody is there."""
        self._idle.stop()
        self._keeper.stop()

    def save(self) -> None:
        """Save what is typed, as far as the disk allows."""
        try:
            self._workspace.flush()
        except VpError as error:
            _log.warning("a draft was not saved at the lock: %s", type(error).__name__)
        self._rescue()

    def close(self) -> None:
        """Save what is typed, close the vault. What cannot be saved does not keep it open."""
        self.stop()
        self.save()
        told_clipboard().leave_nothing()
        self._silence()
        self._window.put(QWidget())  # emptied, not covered
        self._practice.lock()
        self.deleteLater()

    def _rescue(self) -> None:
        try:
            self._practice.drafts.set_apart(unsaved_words(self._window))
        except VpError as error:
            _log.warning("what was typed was set apart: %s", type(error).__name__)

    def _silence(self) -> None:
        """Let no timer and no job ask a vault that is closed, in the moment before all is gone."""
        self._shared.jobs.forget_all()
        for timer in self._workspace.findChildren(QTimer):
            timer.stop()

    @Slot(object)
    def hear(self, topic: Topic) -> None:
        """Note a change in the vault."""
        self._workspace.hear(topic)
        self._keeper.hear(topic)
        if topic is Topic.SETTINGS:
            self._idle.set_minutes(self._lock_minutes())

    @Slot(Message)
    def _say(self, message: Message) -> None:
        self._workspace.say(message)

    def _build(self) -> Workspace:
        made = Workspace(self._practice, self._shared)
        made.asked.connect(self.asked)
        self._window.put(made)
        return made

    def _lock_minutes(self) -> int:
        kept = self._practice.preferences.get(Preference.LOCK_MINUTES)
        asked = int(kept) if kept.isdecimal() else DEFAULT_MINUTES
        return min(max(asked, LEAST_MINUTES), MOST_MINUTES)  # an import may bring any number

    @Slot(int)
    def _warn(self, seconds: int) -> None:
        if self._leaving is None:
            self._leaving = LeavingCard(self._window)
            self._leaving.stayed.connect(self._idle.stir)
        self._leaving.count(seconds)

    @Slot()
    def _stay(self) -> None:
        if self._leaving is not None:
            self._leaving.deleteLater()
            self._leaving = None
