"""The whole program in a process of its own, with a hand on its keyboard.

``python -m tests.promises.driven VAULT``. What to do comes line by line as JSON on standard input,
and each line is answered by one. A lock replaces the process, as it does for everybody, by one
that listens again. It knows no passphrase and no word of a client but those it is told to type, and
forgets them as the program does: nothing here may be found in its memory after a lock.
"""

import ctypes
import json
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEventLoop, QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from vp_desktop import main
from vp_desktop.services.access import Cost
from vp_desktop.services.door import Door
from vp_desktop.ui.outside import jump
from vp_desktop.ui.outside.watch import kinds
from vp_desktop.ui.page import Destination
from vp_desktop.ui.shell.program import Program

DEAR = "VP_DEAR_KEYS"
"""Set for a program that makes a cheap key file dear at the first unlock, as everybody's does."""
PATIENCE_TURNS = 3000
TURN_MS = 10
Control = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Does what the lines say."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._lines = os.fdopen(os.dup(0), "rb", buffering=0)
        self._bell = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._bell.activated.connect(self._hear)

    def _hear(self) -> None:
        line = self._lines.readline()
        if not line:
            self._program.leave()
            return
        told: dict[str, Any] = json.loads(line)
        try:
            answer = getattr(self, told.pop("do"))(**told)
        except Exception:  # noqa: BLE001 - who started us must hear of it
            answer = {"error": traceback.format_exc()}
        if answer is not None:
            say(answer)

    def unlock(self, passphrase: str) -> str:
        """Type the passphrase, and wait until the vault is open."""
        self.submit(passphrase)
        wait(lambda: self._program.session is not None)
        return "open"

    def submit(self, passphrase: str) -> str:
        """Type the passphrase, and wait for nothing."""
        (field,) = self._program.window.findChildren(QLineEdit)
        QTest.keyClicks(field, passphrase)
        QTest.keyClick(field, Qt.Key.Key_Return)
        return "submitted"

    def go(self, page: str, record: int | None = None, part: str = "") -> str:
        """Show a place."""
        session = self._program.session
        assert session is not None
        session.go(Destination(page, record, part))
        return page

    def type(self, text: str) -> str:
        """Type where the focus is, as one who has just come to the window."""
        self._program.window.activateWindow()
        wait(self._program.window.isActiveWindow)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        QTest.keyClicks(field, text)
        return "typed"

    def press(self, key: str) -> None:
        """Press Ctrl and a letter. It may be the last this process does, so it is not answered."""
        handle = self._program.window.windowHandle()
        QTest.keyClick(handle, getattr(Qt.Key, f"Key_{key}"), Control)

    def impatient(self) -> str:
        """Take a second of standing still for the minute that it takes otherwise."""
        jump.FROZEN_S = 1.0
        watch = self._program._away._watch
        assert watch is not None
        for timer in watch.findChildren(QTimer):
            timer.setInterval(100)
        return "impatient"

    def kinds(self) -> list[str]:
        """Tell for what the vault is locked here."""
        return list(kinds())

    def readable(self) -> str:
        """Let who started us read our memory, where only root may otherwise."""
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
        return "readable"


def say(answer: object) -> None:
    """Answer by a line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def wait(until: Callable[[], bool]) -> None:
    """Let the program go on until something is so."""
    for _turn in range(PATIENCE_TURNS):
        if until():
            return
        turn()
    raise TimeoutError(str(QApplication.activeWindow()))


def turn() -> None:
    """Let the window's own loop turn: that of QTest keeps every other thread from Python."""
    loop = QEventLoop()
    QTimer.singleShot(TURN_MS, loop.quit)
    loop.exec()


def run(arguments: list[str]) -> int:
    """Start the program as its user does; say so once it shows the card."""
    start, replace = Program.start, os.execv

    def start_and_listen(program: Program, *given: Any, **named: Any) -> None:
        start(program, *given, **named)
        program.setProperty("hand", Hand(program))
        QTimer.singleShot(0, program, begin)

    def begin() -> None:
        say({"card": os.getpid()})

    def replace_and_listen(path: str, command: list[str]) -> None:
        replace(path, [path, "-m", "tests.promises.driven", *command[3:]])

    Program.start = start_and_listen  # type: ignore[assignment, method-assign]
    os.execv = replace_and_listen  # type: ignore[assignment]
    if DEAR not in os.environ:
        cheap = Cost(memory_kib=19456, passes=1, lanes=1)
        # A class stands there, and what makes one does as well: the checker wants the class itself.
        main.Door = partial(Door, cost=cheap)  # type: ignore[assignment, attr-defined]
    return main.run(arguments)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
