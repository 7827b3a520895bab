"""The yearly report from the unlock card to the saved file, without a mouse."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.ui.shell.conftest import Work
from tests.ui.shell.driving import Control, Driver
from vp_desktop.ui.pages.report.passage import PassageCard
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.protecting import ProtectingLine
from vp_desktop.ui.pages.report.steps import StepList
from vp_desktop.ui.widgets.sheet import Sheet

Shift = Qt.KeyboardModifier.ShiftModifier
_FARTHEST = 60
"""Times Tab: nothing on a page may be farther away."""

_MOST_KEYS = 26
"""From the unlock card to the saved file, beside what is typed."""


class Hands:
    """Presses keys, one at a time, and counts those that are no words."""

    def __init__(self, driver: Driver, qtbot: QtBot) -> None:
        self._driver, self._qtbot = driver, qtbot
        self.pressed = 0

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._driver.press(key, modifiers)
        self.pressed += 1

    def type(self, text: str) -> None:
        self._driver.type(text)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until what has the focus is called ``name``."""
        for _time in range(_FARTHEST):
            if name in names(QApplication.focusWidget()):
                return
            if back:
                self.press(Qt.Key.Key_Backtab, Shift)
            else:
                self.press(Qt.Key.Key_Tab)
        pytest.fail(f"no key leads to {name}")

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=20_000)


def names(widget: QWidget | None) -> tuple[str, ...]:
    if widget is None:
        return ()
    return widget.accessibleName(), widget.text() if isinstance(widget, QPushButton) else ""


def button_of(driver: Driver, text: str) -> QPushButton:
    found = driver.program.window.findChildren(QPushButton)
    (one,) = [one for one in found if one.text() == text]
    return one


W = TypeVar("W", bound=QWidget)


def part(driver: Driver, kind: type[W]) -> W:
    found = driver.program.window.findChild(kind)
    assert found is not None
    return found


def test_a_report_is_made_decided_about_adopted_and_saved_by_keys_alone(
    driver: Driver, work: Work, qtbot: QtBot, tmp_path: Path
) -> None:
    work("Stichting De Linden")
    hands, target = Hands(driver, qtbot), tmp_path / "report.pdf"
    driver.start(qtbot)

    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: driver.program.session is not None)
    hands.press(Qt.Key.Key_7, Control)
    steps = part(driver, StepList)
    hands.wait(steps.hasFocus)
    hands.wait(lambda: not part(driver, ProtectingLine).running)
    for _step in range(3):
        hands.press(Qt.Key.Key_Down)
    write_and_decide(hands, driver)
    hands.press(Qt.Key.Key_Return, Control)
    hands.tab_to("Adopt the report")
    hands.press(Qt.Key.Key_Space)
    hands.wait(lambda: "Adopted on" in part(driver, Preview).text())
    hands.tab_to("Save the PDF…")
    hands.press(Qt.Key.Key_Space)
    hands.wait(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    hands.press(Qt.Key.Key_A, Control)
    hands.type(str(target))
    hands.press(Qt.Key.Key_Return)
    hands.wait(target.exists)

    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert "Wij spraken Anouk" in part(driver, Preview).text()
    assert hands.pressed <= _MOST_KEYS
    give_out_and_correct(hands, driver)


def give_out_and_correct(hands: Hands, driver: Driver) -> None:
    """Note down that the saved report was given out, and come to its next edition."""
    back_to_the_window(hands, driver)
    hands.tab_to("To whom")
    hands.type("Bestuur")
    hands.tab_to("Note down that it was given out")
    hands.press(Qt.Key.Key_Space)
    hands.wait(lambda: isinstance(QApplication.activeWindow(), Sheet))
    hands.press(Qt.Key.Key_Return, Control)
    back_to_the_window(hands, driver)
    hands.wait(lambda: button_of(driver, "Begin a corrected edition…").isVisible())
    assert "Save the PDF…" in names(QApplication.focusWidget())
    hands.press(Qt.Key.Key_7, Control)
    for name in ("Enter the response…", "Begin a corrected edition…", "Save the PDF…"):
        hands.press(Qt.Key.Key_Tab)
        assert name in names(QApplication.focusWidget())


def back_to_the_window(hands: Hands, driver: Driver) -> None:
    """Wait until the window is in use again: no window manager does that here."""
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    driver.program.window.activateWindow()
    hands.wait(driver.program.window.isActiveWindow)


def write_and_decide(hands: Hands, driver: Driver) -> None:
    """Write a text with a name in it, and say why it may stay."""
    hands.tab_to("Summary")
    hands.type("Wij spraken Anouk.")
    hands.wait(lambda: bool(driver.program.window.findChildren(PassageCard)))
    hands.tab_to("May stay…")
    hands.press(Qt.Key.Key_Space)
    hands.type("Zij is de bestuurder.")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: "Wij spraken Anouk" in part(driver, Preview).text())
