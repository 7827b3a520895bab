"""The first step of a report says what follows from what is chosen there."""

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped
from tests.ui.pages.records import today
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report.scope import ScopeStep
from vp_desktop.ui.theme.look import current


def test_who_chooses_english_reads_that_no_text_is_translated(
    practice: Practice, qtbot: QtBot
) -> None:
    step = ScopeStep(practice.organisations, today)
    qtbot.addWidget(step)
    current().apply("light", 1.5)
    step.resize(480, 552)
    step.show()
    chips = {chip.text(): chip for chip in step.findChildren(QAbstractButton)}

    told = []
    for name in ("English", "Dutch", "English"):
        chips[name].click()
        shown = [label.text() for label in step.findChildren(QLabel) if label.isVisible()]
        told.append(any("is not translated" in text for text in shown))

    assert told == [True, False, True]
    assert clipped(step) == []
