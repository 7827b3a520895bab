"""Hands on the keyboard of the whole program."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.ui.keys import activate, press_key
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Page
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.shell.session import Session
from vp_desktop.ui.shell.workspace import Workspace

Control = Qt.KeyboardModifier.ControlModifier


class Driver:
    """What a person does with a program, by keys, and what that person then sees."""

    def __init__(self, program: Program, shared: Shared, folder: Path) -> None:
        self.program = program
        self.shared = shared
        self.folder = folder

    def start(self, qtbot: QtBot) -> None:
        """Start the program, and have its window get the keys."""
        self.program.start(self.folder)
        activate(self.program.window, qtbot)

    def type(self, text: str) -> None:
        """Type ``text`` where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press ``key``, wherever the focus is."""
        press_key(QApplication.activeWindow() or self.program.window, key, modifiers)

    def unlock(self, qtbot: QtBot, passphrase: str = PASSPHRASE) -> Session:
        """Type the passphrase and wait until the practice is open."""
        self.type(passphrase)
        self.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: self.program.session is not None, timeout=20_000)
        return self.session

    def open(self, qtbot: QtBot) -> Session:
        """Start and unlock."""
        self.start(qtbot)
        return self.unlock(qtbot)

    def show(self, page: str, record: int | None = None, part: str = "") -> Page:
        """Go to a page and return it."""
        self.session.go(Destination(page, record, part))
        shown = self.session._workspace._stage.shown()
        assert shown is not None
        return shown

    @property
    def session(self) -> Session:
        session = self.program.session
        assert session is not None
        return session

    @property
    def workspace(self) -> Workspace:
        return self.session._workspace

    @property
    def practice(self) -> Practice:
        return self.session._practice

    def button(self, words: str, inside: QWidget | None = None) -> QPushButton:
        """Return the button that says ``words``."""
        buttons = (inside or self.program.window).findChildren(QPushButton)
        return next(one for one in buttons if words in (one.text(), one.accessibleName()))
