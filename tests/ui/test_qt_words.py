"""Qt's dialogs speak the language of the window: also the words its own catalogue lacks."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from vp_desktop.ui.shared import Shared

ASKED_FOR = {
    "QPrintSettingsOutput": (
        "Double Sided Printing",
        "Off",
        "Long side binding",
        "Short side binding",
        "Page &Set:",
    ),
    "QAbstractFileIconProvider": ("Folder", "Drive", "Unknown"),
    "QPageSetupWidget": ("Page &order:", "Pages &per sheet:"),
}
"""What a print dialog asks for, and a list of files. The former is not made here: it would look
for printers."""


@pytest.fixture
def dutch(shared: Shared) -> Shared:
    shared.dials.set_language("nl")
    return shared


def test_a_dutch_file_dialog_says_no_word_in_english(shared: Shared, qtbot: QtBot) -> None:
    english = written(qtbot)
    shared.dials.set_language("nl")

    dutch = written(qtbot)

    assert "&Look in:" in english
    assert [one for one, same in zip(english, dutch, strict=True) if one and one == same] == []


@pytest.mark.usefixtures("dutch")
def test_a_dutch_dialog_of_printers_or_files_asks_for_no_word_in_english() -> None:
    same = [
        source
        for context, sources in ASKED_FOR.items()
        for source in sources
        if QCoreApplication.translate(context, source) == source
    ]

    assert same == []


def test_a_word_that_nobody_knows_stays_as_it_is(dutch: Shared) -> None:
    assert dutch.dials.tr("Quixotic") == "Quixotic"


def written(qtbot: QtBot) -> list[str]:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    labels = [one.text() for one in dialog.findChildren(QLabel)]
    return labels + [one.text() for one in dialog.findChildren(QAbstractButton)]
