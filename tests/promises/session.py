"""A whole session of the window in a process of its own, as one person has it in a day.

``python -m tests.promises.session VAULT PASSPHRASE INPUT OUTPUT``: the passphrase is typed wrong
and right, ``INPUT`` brought in, every field of every page typed in, files saved to the folder
``OUTPUT``, hundreds of errors provoked, and the vault locked, after which the process is the one
that shows the unlock card. What was met on the way is printed as JSON before that.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from tests.promises.driven import turn
from tests.promises.marked import STEM
from tests.promises.provoking import provoked
from vp_desktop import main
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.shell.screens import PLACES
from vp_desktop.ui.shell.session import Session

PATIENCE_TURNS = 2000
Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FORMS = (Control, Control | Shift)
TextField = QLineEdit | QPlainTextEdit | QTextEdit


class Walk:
    """One person at one window."""

    def __init__(self, program: Program, passphrase: str, brought_in: Path, out: Path) -> None:
        self._program, self._passphrase = program, passphrase
        self._brought_in, self._out = brought_in, out
        self._typed = 0

    def go(self) -> None:
        """Do it all; does not return."""
        self._open()
        practice = self._practice
        practice.exchange.add(practice.exchange.read(self._brought_in))
        for place in PLACES:
            self._session.go(Destination(place))
            self._type_everywhere(self._window)
        for modifiers in FORMS:
            self._fill_form(modifiers)
        self._session.search(STEM)
        self._type_everywhere(self._window)
        self._save_files()
        errors = sum(map(self._meet, provoked(practice)))
        _tell(json.dumps({"pid": os.getpid(), "typed": self._typed, "errors": errors}))
        self._program.lock()

    @property
    def _window(self) -> QWidget:
        return self._program.window

    @property
    def _session(self) -> Session:
        session = self._program.session
        assert session is not None
        return session

    @property
    def _practice(self) -> Practice:
        return self._session._practice

    def _open(self) -> None:
        self._activate()
        (field,) = self._fields(self._window)
        for words in (f"{STEM} is not the passphrase", self._passphrase):
            field.clear()
            QTest.keyClicks(field, words)
            QTest.keyClick(field, Qt.Key.Key_Return)
            _wait(lambda: self._program.session is not None or not field.isReadOnly())

    def _type_everywhere(self, inside: QWidget) -> None:
        turn()
        for field in self._fields(inside):
            field.setFocus()
            QTest.keyClicks(field, f"{STEM} {self._typed}")
            self._typed += 1

    def _fields(self, inside: QWidget) -> list[TextField]:
        found: list[TextField] = []
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
            found += inside.findChildren(kind)
        return [field for field in found if field.isVisible() and not field.isReadOnly()]

    def _activate(self) -> None:
        self._window.activateWindow()
        _wait(self._window.isActiveWindow)

    def _fill_form(self, modifiers: Qt.KeyboardModifier) -> None:
        self._activate()  # a list that dropped down has taken the keys
        QTest.keyClick(self._window.windowHandle(), Qt.Key.Key_N, modifiers)
        _wait(lambda: QApplication.activeModalWidget() is not None)
        sheet = QApplication.activeModalWidget()
        assert sheet is not None
        self._type_everywhere(sheet)
        QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_Return, Control)
        turn()
        _close_dialogs()

    def _save_files(self) -> None:
        self._practice.backups.make(self._out)
        self._practice.exchange.export(self._out / "export")
        self._session.go(Destination("follow_ups"))
        self._save_by_dialog("(.ics)", self._out / "to-do.ics")

    def _save_by_dialog(self, words: str, target: Path) -> None:
        buttons = self._window.findChildren(QPushButton)
        next(one for one in buttons if words in one.text() and one.isVisible()).click()
        (dialog,) = (one for one in self._window.findChildren(QFileDialog) if one.isVisible())
        dialog.selectFile(str(target))
        dialog.accept()
        _wait(target.exists)
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)

    def _meet(self, error: Exception) -> int:
        """Let ``error`` fly as from a slot, to whoever takes what nobody caught; count it."""
        sys.excepthook(type(error), error, error.__traceback__)
        _close_dialogs()
        return 1


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _close_dialogs() -> None:
    while (dialog := QApplication.activeModalWidget()) is not None:
        assert isinstance(dialog, QDialog)
        dialog.reject()
        QTest.qWait(1)


def _wait(until: Callable[[], bool]) -> None:
    for _turn in range(PATIENCE_TURNS):
        if until():
            return
        turn()
    raise TimeoutError(f"{QApplication.activeWindow()} {QApplication.activePopupWidget()}")


def run(vault: str, passphrase: str, brought_in: str, out: str) -> int:
    """Start the program as its user does, and walk through it once it shows itself."""
    start = Program.start

    def start_and_walk(program: Program, *given: Any, **named: Any) -> None:
        start(program, *given, **named)
        walk = Walk(program, passphrase, Path(brought_in), Path(out))
        QTimer.singleShot(0, program, partial(_walk, walk))

    Program.start = start_and_walk  # type: ignore[assignment, method-assign]
    return main.run([vault])


def _walk(walk: Walk) -> None:
    try:
        walk.go()
    except BaseException:  # noqa: BLE001 - who started us must hear of it
        _tell(traceback.format_exc())
        os._exit(3)


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
