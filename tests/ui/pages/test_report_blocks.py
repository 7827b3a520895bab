"""Building blocks: offered where a text is written, put at the cursor, kept and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_key
from vp_desktop.domain.building_blocks import BuildingBlockDraft
from vp_desktop.domain.reports import Language, ReportTexts, Variant
from vp_desktop.services.building_blocks import shipped
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report.block_sheet import BlocksSheet
from vp_desktop.ui.pages.report.section import TextSection
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.theme.look import current

OWN = "Anouk gaf voorlichting."


@pytest.fixture
def step(practice: Practice, qtbot: QtBot) -> TextsStep:
    practice.reports.blocks.keep(
        BuildingBlockDraft(section="summary", language=Language.DUTCH, text=OWN)
    )
    step = TextsStep(practice.reports.blocks)
    qtbot.addWidget(step)
    step.resize(600, 700)
    step.show_readers(Variant.BOARD, Language.DUTCH)
    step.show_printed((), TextReader(("Anouk",)))
    step.show_texts(ReportTexts(summary="Het jaar was rustig."))
    step.show()
    activate(step, qtbot)
    return step


def section(step: TextsStep, name: str) -> TextSection:
    return next(one for one in step.findChildren(TextSection) if one.name == name)


def editor(step: TextsStep, name: str = "summary") -> QPlainTextEdit:
    return section(step, name).findChildren(QPlainTextEdit)[0]


def pushed(step: TextsStep, text: str, name: str = "summary") -> QPushButton:
    buttons = section(step, name).findChildren(QPushButton)
    return next(one for one in buttons if one.text() == text)


def opened(step: TextsStep, qtbot: QtBot, name: str = "summary") -> tuple[BlocksSheet, QListWidget]:
    activate(step, qtbot)
    editor(step, name).setFocus()
    press_key(step, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    sheet = step.findChildren(BlocksSheet)[-1]
    activate(sheet, qtbot)
    return sheet, sheet.findChildren(QListWidget)[0]


def offered(listed: QListWidget) -> list[str]:
    return [listed.item(n).text() for n in range(listed.count())]


def test_a_passage_is_put_behind_the_text_by_keys_alone_and_read_and_taken_back(
    step: TextsStep, qtbot: QtBot
) -> None:
    sheet, listed = opened(step, qtbot)
    assert offered(listed) == [
        "Your own",
        OWN,
        "Brought along by the program",
        *shipped(Language.DUTCH)["summary"],
    ]

    with qtbot.waitSignal(step.undecided, check_params_cb=lambda n: n == 1):
        press_key(sheet, Qt.Key.Key_Return)

    assert step.texts().summary == f"Het jaar was rustig. {OWN}"
    assert step.focusWidget() is editor(step)
    editor(step).undo()
    assert step.texts().summary == "Het jaar was rustig."


def test_a_passage_comes_where_the_cursor_stands_and_takes_nothing_away(
    step: TextsStep, qtbot: QtBot
) -> None:
    cursor = editor(step).textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len("Het jaar"), QTextCursor.MoveMode.KeepAnchor)
    editor(step).setTextCursor(cursor)
    sheet, _listed = opened(step, qtbot)

    press_key(sheet, Qt.Key.Key_Down)
    press_key(sheet, Qt.Key.Key_Return)

    passage = shipped(Language.DUTCH)["summary"][0]
    assert step.texts().summary == f"Het jaar {passage} was rustig."


def test_passages_are_of_the_language_of_the_report(step: TextsStep, qtbot: QtBot) -> None:
    step.show_readers(Variant.BOARD, Language.ENGLISH)

    _sheet, listed = opened(step, qtbot)

    assert offered(listed) == shipped(Language.ENGLISH)["summary"]


def test_what_is_selected_is_kept_to_use_again_and_can_be_removed(
    practice: Practice, step: TextsStep, qtbot: QtBot
) -> None:
    step.show_texts(ReportTexts(trend="Een ronde langs de teams.\nDe rest."))
    cursor = editor(step, "trend").textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len("Een ronde langs de teams."), QTextCursor.MoveMode.KeepAnchor)
    editor(step, "trend").setTextCursor(cursor)
    sheet, listed = opened(step, qtbot, "trend")
    keep = next(b for b in sheet.findChildren(QPushButton) if b.text().startswith("Keep your text"))

    keep.click()
    (own, *_shipped) = practice.reports.blocks.of("trend", Language.DUTCH)
    shown, again = listed.currentItem().text(), keep.isEnabled()
    press_key(sheet, Qt.Key.Key_Delete)

    assert (own.text, own.id is None) == ("Een ronde langs de teams.", False)
    assert (shown, again) == (own.text, False)
    assert offered(listed) == shipped(Language.DUTCH)["trend"]
    press_key(sheet, Qt.Key.Key_Delete)  # one that the program brought along stays
    assert offered(listed) == shipped(Language.DUTCH)["trend"]


def test_nothing_can_be_put_in_a_text_that_stands(step: TextsStep) -> None:
    step.hold(held=True)

    assert not pushed(step, "Building blocks… (Ctrl+B)").isEnabled()
    editor(step).setFocus()
    press_key(step, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not step.findChildren(BlocksSheet)


def test_the_mouse_opens_them_too(step: TextsStep) -> None:
    pushed(step, "Building blocks… (Ctrl+B)", "outlook").click()

    assert step.findChildren(BlocksSheet)


@pytest.mark.parametrize("variant", Variant)
def test_only_what_the_readers_get_is_offered_and_asked_about(
    step: TextsStep, variant: Variant
) -> None:
    anouk = ReportTexts(**dict.fromkeys(("summary", "kinds", "trend"), "Anouk."))
    step.show_texts(anouk)

    step.show_readers(variant, Language.DUTCH)

    shown = {one.name for one in step.findChildren(TextSection) if one.isVisible()}
    waiting = {printed.field for printed, _finding in step.waiting()}
    assert shown == variant.texts
    assert waiting == variant.texts & {"summary", "kinds", "trend"}
    assert step.texts() == anouk


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_sheet_fits_and_is_named(step: TextsStep, qtbot: QtBot, factor: float) -> None:
    current().apply("light", factor)
    step.resize(1024, 640)
    sheet, _listed = opened(step, qtbot, "signals")
    QApplication.processEvents()

    assert clipped(sheet) == []
    assert nameless(sheet) == []
