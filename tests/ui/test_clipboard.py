from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vp_desktop.ui.clipboard import STAYS_MS, copy_told, told_clipboard


def test_told_text_asks_the_histories_of_three_desktops_to_forget(qtbot: QtBot) -> None:
    copy_told("she named her manager")

    content = QApplication.clipboard().mimeData()
    assert content.text() == "she named her manager"
    assert bytes(content.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert content.hasFormat("ExcludeClipboardContentFromMonitorProcessing")
    assert content.hasFormat("application/x-nspasteboard-concealed-type")


def test_told_text_goes_after_half_a_minute(qtbot: QtBot) -> None:
    copy_told("she named her manager")
    timer = told_clipboard()._timer
    assert timer.isActive()
    assert timer.interval() == STAYS_MS == 30_000

    timer.timeout.emit()

    assert QApplication.clipboard().text() == ""


def test_what_somebody_else_copied_meanwhile_stays(qtbot: QtBot) -> None:
    copy_told("she named her manager")
    QApplication.clipboard().setText("a telephone number")

    told_clipboard().clear()

    assert QApplication.clipboard().text() == "a telephone number"


def test_nothing_of_it_is_kept_after_clearing(qtbot: QtBot) -> None:
    copy_told("she named her manager")

    told_clipboard().clear()

    assert "she named" not in str(vars(told_clipboard()))


def test_there_is_one_keeper(qtbot: QtBot) -> None:
    assert told_clipboard() is told_clipboard()
