"""What is copied out of the vault leaves no trace where other programs look."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.children import ROOT
from tests.displays import display
from tests.ui import conftest as for_windows
from tests.ui.shell import conftest as for_the_program
from tests.ui.shell.driving import Control, Driver
from vp_desktop.ui.clipboard import STAYS_MS, copy_told, told_clipboard

pytestmark = pytest.mark.qt_log_ignore(for_windows.HARMLESS)

shared, light_and_whole = for_windows.shared, for_windows._light_and_whole
driver, program = for_the_program.driver, for_the_program.program
relaunched = for_the_program.relaunched

COPY = """
import sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from vp_desktop.ui.clipboard import copy_told, told_clipboard
app = QApplication([])
keeper = told_clipboard()
field = QPlainTextEdit("copied with the keys")
field.show()
app.processEvents()
copy_told("copied by the menu") if sys.argv[1] == "menu" else (field.selectAll(), field.copy())
def leave():
    sys.stdin.readline()
    keeper.leave_nothing()
    app.processEvents()
    print("left", flush=True)
bell = QSocketNotifier(0, QSocketNotifier.Type.Read)
bell.activated.connect(leave)
print("copied", flush=True)
app.exec()
"""

LOOK = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.processEvents()
found = app.clipboard().mimeData()
hint = bytes(found.data("x-kde-passwordManagerHint").data()).decode()
print("|".join([found.text(), hint]))
"""


def test_60_told_text_asks_the_histories_of_three_desktops_to_forget(qtbot: QtBot) -> None:
    copy_told("she named her manager")

    content = QApplication.clipboard().mimeData()
    assert content.text() == "she named her manager"
    assert bytes(content.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert content.hasFormat("ExcludeClipboardContentFromMonitorProcessing")
    assert content.hasFormat("application/x-nspasteboard-concealed-type")


def test_60_told_text_goes_after_half_a_minute(qtbot: QtBot) -> None:
    copy_told("she named her manager")
    timer = told_clipboard()._timer
    assert timer.isActive()
    assert timer.interval() == STAYS_MS == 30_000

    timer.timeout.emit()

    assert QApplication.clipboard().text() == ""


def test_60_what_somebody_else_copied_meanwhile_stays(qtbot: QtBot) -> None:
    copy_told("she named her manager")
    QApplication.clipboard().setText("a telephone number")

    told_clipboard().clear()

    assert QApplication.clipboard().text() == "a telephone number"


def test_60_nothing_of_it_is_kept_after_clearing(qtbot: QtBot) -> None:
    copy_told("she named her manager")

    told_clipboard().clear()

    assert "she named" not in str(vars(told_clipboard()))


def test_60_there_is_one_keeper(qtbot: QtBot) -> None:
    assert told_clipboard() is told_clipboard()


def test_60_the_lock_empties_it(driver: Driver, relaunched: list[Path], qtbot: QtBot) -> None:
    driver.open(qtbot)
    copy_told("she named her manager")

    driver.press(Qt.Key.Key_L, Control)

    assert relaunched == [driver.folder]
    assert QApplication.clipboard().text() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a display of its own")
@pytest.mark.parametrize(
    ("way", "text"), [("keys", "copied with the keys"), ("menu", "copied by the menu")]
)
def test_60_on_a_real_display_another_program_sees_the_hint_and_after_the_lock_nothing(
    way: str, text: str
) -> None:
    with display() as name, owner_on(name, way) as owner:
        environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        assert owner.stdout is not None
        assert owner.stdin is not None
        owner.stdout.readline()
        before = seen_by_another(environment)
        owner.stdin.write("leave\n")
        owner.stdin.flush()
        owner.stdout.readline()
        after = seen_by_another(environment)
        owner.kill()

    assert (before, after) == (f"{text}|secret", "|")


def owner_on(name: str, way: str) -> "subprocess.Popen[str]":
    """Start a program that copies something at the display called ``name``."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", COPY, way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"},
    )


def seen_by_another(environment: dict[str, str]) -> str:
    """Return what another program finds on the clipboard, and the hint with it."""
    command = [sys.executable, "-c", LOOK]
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        command, stdout=subprocess.PIPE, text=True, env=environment, check=True
    )
    return done.stdout.strip("\n")
