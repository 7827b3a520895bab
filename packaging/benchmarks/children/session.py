"""A whole session: unlock, today, the list of cases, lock; with the time of each in between."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from benchmarks.children.painting import FirstPaint, memory_mb, tell
from vp_desktop.main import application, share
from vp_desktop.places import data_folder
from vp_desktop.services.access import MasterKey
from vp_desktop.services.door import Door
from vp_desktop.ui.page import Destination
from vp_desktop.ui.shell.entrance import Entrance
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.shell.stage import Stage
from vp_desktop.ui.shell.unlock import UnlockCard

_TYPING_MS = 4000
"""Six words take longer to type; meanwhile the libraries of the vault come in."""


class TimedDoor(Door):
    """The door, with a look at the clock: what Argon2id takes in this very session."""

    taken = 0.0

    def derive_key(self, folder: Path, passphrase: str) -> MasterKey:
        """Return the key, and note the seconds it took, without the look at the database."""
        started = perf_counter()
        try:
            return super().derive_key(folder, passphrase)
        finally:
            self.taken += perf_counter() - started

    def _look_ahead(self, folder: Path) -> None:
        started = perf_counter()
        super()._look_ahead(folder)
        self.taken -= perf_counter() - started


class Visit(QObject):
    """Goes through a session and notes how long each part takes."""

    _program: Program

    def __init__(self, door: TimedDoor, vault: Path, passphrase: str) -> None:
        super().__init__()
        self._door = door
        self._vault, self._passphrase = vault, passphrase
        self._found: dict[str, float] = {}
        self._started = 0.0

    def begin(self, program: Program) -> None:
        """Wait as long as a passphrase is typed, then press the button."""
        self._program = program
        QTimer.singleShot(_TYPING_MS, self._unlock)

    def locked(self, _folder: Path) -> None:
        """Stand in for the relaunch: what follows is a start of the process."""
        self._found["lock"] = perf_counter() - self._started
        tell(json.dumps(self._found))
        QCoreApplication.quit()

    @Slot()
    def _unlock(self) -> None:
        card = self._program.window.centralWidget()
        entrance = self._program.window.findChild(Entrance)
        if not isinstance(card, UnlockCard) or entrance is None:
            raise TypeError("no unlock card")
        entrance.opened.connect(self._opened)  # after the program's own slot: the page is there
        self._started = perf_counter()
        card.submitted.emit(self._vault, self._passphrase)

    @Slot()
    def _opened(self) -> None:
        self._when_painted(self._usable)

    @Slot()
    def _usable(self) -> None:
        self._found["unlock"] = perf_counter() - self._started
        self._found["derive"] = self._door.taken
        QTimer.singleShot(0, self._show_cases)

    @Slot()
    def _show_cases(self) -> None:
        session = self._program.session
        if session is None:
            raise TypeError("no session")
        session.go(Destination("cases"))
        self._when_painted(self._cases_seen)

    @Slot()
    def _cases_seen(self) -> None:
        QTimer.singleShot(200, self._lock)

    @Slot()
    def _lock(self) -> None:
        self._found["memory"] = memory_mb()
        self._started = perf_counter()
        self._program.lock()

    def _when_painted(self, then: object) -> None:
        paint = FirstPaint(_page(self._program.window))
        paint.happened.connect(then)


def _page(window: QWidget) -> QWidget:
    stage = window.findChild(Stage)
    page = stage.shown() if stage is not None else None
    if page is None:
        raise TypeError("no page")
    return page


def main(vault: Path, passphrase: str) -> int:
    """Go through a session of ``vault``; print the seconds of each part, and the megabytes."""
    app = application()
    door = TimedDoor(memory=data_folder())
    visit = Visit(door, vault, passphrase)
    program = Program(app, replace(share(app), door=door), visit.locked)
    program.start(vault)
    visit.begin(program)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
