"""Press keys as the desktop delivers them: to the window, so that shortcuts are heard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def activate(window: QWidget, qtbot: QtBot) -> None:
    """Make ``window`` the one that gets the keys."""
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()


def press_key(
    window: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press ``key`` in ``window``."""
    handle = window.window().windowHandle()
    QTest.keyClick(handle, key, modifiers)


def press_ctrl_enter(window: QWidget) -> None:
    """Press what logs a note and confirms a form."""
    press_key(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
