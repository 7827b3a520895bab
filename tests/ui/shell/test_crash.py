from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.golden_helpers import nameless
from vp_desktop.domain.errors import OutOfMemoryError
from vp_desktop.ui.shell.crash import CrashDesk, CrashSheet, where
from vp_desktop.vault.errors import VaultFullError

TOLD = "Fatima-Zahra"


def look_up(cases: dict[str, int]) -> int:
    try:
        return cases[TOLD]
    except KeyError as error:
        raise ValueError(f"no such case: {TOLD}") from error


def caught() -> BaseException:
    """Return an error that quotes a client, caused by another that does."""
    with pytest.raises(ValueError, match=TOLD) as caught:
        look_up({})
    return caught.value


def test_the_details_say_where_and_never_what() -> None:
    details = where(caught())

    assert TOLD not in details
    assert "ValueError" in details
    assert "KeyError" in details
    assert "test_crash.py:" in details
    assert str(Path(__file__).parents[3]) not in details  # a home folder carries a name


def test_the_log_says_where_and_never_what(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    desk = CrashDesk(qapp)
    error = caught()

    desk.take(type(error), error, error.__traceback__)

    assert "ValueError" in caplog.text
    assert TOLD not in caplog.text
    desk.deleteLater()


def test_what_the_user_can_put_right_is_no_crash(qapp: QApplication, qtbot: QtBot) -> None:
    desk, error = CrashDesk(qapp), VaultFullError()

    with qtbot.waitSignal(desk.refused) as refused:
        desk.take(type(error), error, None)

    assert refused.args == [error]
    desk.deleteLater()


def test_a_lack_of_memory_is_no_crash(qapp: QApplication, qtbot: QtBot) -> None:
    desk = CrashDesk(qapp)

    with qtbot.waitSignal(desk.refused) as refused:
        desk.take(MemoryError, MemoryError(), None)

    assert isinstance(refused.args[0], OutOfMemoryError)
    desk.deleteLater()


def test_the_dialog_is_calm_and_gives_the_details_away_on_request(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    sheet = CrashSheet(window, where(caught()))
    sheet.open()

    sheet._copy()

    details = sheet.findChild(QPlainTextEdit)
    assert details is not None
    assert QApplication.clipboard().text() == details.toPlainText()
    assert nameless(sheet) == []
    QApplication.clipboard().clear()
