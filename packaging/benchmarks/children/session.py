"""A whole session: unlock, today, the list of cases, lock; with the time of each in between."""

import json
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from benchmarks.children.painting import FirstPaint, memory_mb, tell
from vp_desktop.main import application, share
from vp_desktop.services.access import derive_key
from vp_desktop.ui.page import Destination
from vp_desktop.ui.shell.entrance import Entrance
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.shell.stage import Stage
from vp_desktop.ui.shell.unlock import UnlockCard

_TIMES = 3
_TYPING_MS = 4000
"""Six words take longer to type; meanwhile the libraries of the vault come in."""


class Visit(QObject):
    """Goes through a session and notes how long each part takes."""

    _program: Program

    def __init__(self, vault: Path, passphrase: str) -> None:
        super().__init__()
        self._vault, self._passphrase = vault, passphrase
        self._found = {"derive": median(_derive(vault, passphrase) for _time in range(_TIMES))}
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
        QTimer.singleShot(0, self._show_cases)

    @Slot()
    def _show_cases(self) -> None:
        session = self._program.session
        if session is None:
            raise TypeError("no session")
        self._started = perf_counter()
        session.go(Destination("cases"))
        self._when_painted(self._cases_seen)

    @Slot()
    def _cases_seen(self) -> None:
        self._found["cases page"] = perf_counter() - self._started
        QTimer.singleShot(200, self._lock)

    @Slot()
    def _lock(self) -> None:
        self._found["memory"] = memory_mb()
        self._started = perf_counter()
        self._program.lock()

    def _when_painted(self, then: object) -> None:
        paint = FirstPaint(_page(self._program.window))
        paint.happened.connect(then)


def _derive(vault: Path, passphrase: str) -> float:
    started = perf_counter()
    derive_key(vault, passphrase).wipe()
    return perf_counter() - started


def _page(window: QWidget) -> QWidget:
    stage = window.findChild(Stage)
    page = stage.shown() if stage is not None else None
    if page is None:
        raise TypeError("no page")
    return page


def main(vault: Path, passphrase: str) -> int:
    """Go through a session of ``vault``; print the seconds of each part, and the megabytes."""
    app = application()
    visit = Visit(vault, passphrase)
    program = Program(app, share(app), visit.locked)
    program.start(vault)
    visit.begin(program)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
