"""The texts of a report: what points to a person is underlined, and waits for a decision."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_key
from tests.ui.pages.records import today
from vp_desktop.domain.drafts import MAX_NOTE_CHARS
from vp_desktop.domain.narrative import Sign
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.domain.reports import ReportTexts
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.practice import Practice
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report.passage import PassageCard
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.sign_words import sign_name, suggestion
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.theme.look import current

TEXTS = ReportTexts(summary="🙂 Ik sprak Anouk.", outlook="Hij meldde zich op 3 maart ziek.")


@pytest.fixture
def step(practice: Practice, qtbot: QtBot) -> TextsStep:
    step = TextsStep(practice.reports.blocks)
    qtbot.addWidget(step)
    step.resize(430, 552)
    step.show_printed((), TextReader(("Anouk de Vries",)))
    step.show_texts(TEXTS)
    step.show()
    return step


def cards(step: TextsStep) -> list[PassageCard]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return step.findChildren(PassageCard)


def holds_focus(card: PassageCard) -> bool:
    return any(part.hasFocus() for part in card.findChildren(QWidget))


def words(card: PassageCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel))


def pushed(card: PassageCard, text: str) -> QPushButton:
    return next(one for one in card.findChildren(QPushButton) if one.text() == text)


def underlined(editor: QPlainTextEdit) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [
        mark.cursor.selectedText()
        for mark in editor.extraSelections()
        if mark.format.underlineStyle() == wave
    ]


def let_stand(card: PassageCard, reason: str, qtbot: QtBot) -> None:
    pushed(card, "May stay…").click()
    field = card.findChild(QLineEdit)
    assert field is not None
    field.clear()
    qtbot.keyClicks(field, reason)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_each_passage_is_underlined_where_it_stands(step: TextsStep) -> None:
    editors = step.findChildren(QPlainTextEdit)

    assert underlined(editors[0]) == ["Anouk"]
    assert underlined(editors[-1]) == ["Hij", "3 maart"]


def test_beside_a_passage_stands_what_it_is_and_what_could_stand_there(step: TextsStep) -> None:
    first = words(cards(step)[0])

    assert "A name from your vault: “Anouk”" in first
    assert "write “a reporter”" in first


def test_a_passage_that_is_changed_asks_no_more(step: TextsStep, qtbot: QtBot) -> None:
    step.findChildren(QPlainTextEdit)[0].setPlainText("Ik sprak melders.")

    with qtbot.waitSignal(step.undecided):
        pass

    assert [one for one in cards(step) if "Anouk" in words(one)] == []


def test_a_passage_may_stay_for_a_reason_that_is_kept(step: TextsStep, qtbot: QtBot) -> None:
    heard: list[int] = []
    step.undecided.connect(heard.append)

    with qtbot.waitSignal(step.changed):
        let_stand(cards(step)[0], "Zij is de directeur.", qtbot)

    kept = step.texts().decisions
    assert [(one.field, one.sign, one.reason) for one in kept] == [
        ("summary", Sign.KNOWN_NAME, "Zij is de directeur.")
    ]
    assert heard[-1] == 2
    assert len(cards(step)) == 2


def test_without_a_reason_nothing_may_stay(step: TextsStep, qtbot: QtBot) -> None:
    let_stand(cards(step)[0], "  ", qtbot)

    assert step.texts().decisions == ()
    assert not pushed(cards(step)[0], "Let it stand").isEnabled()


def test_what_was_decided_comes_back_decided(
    practice: Practice, step: TextsStep, qtbot: QtBot
) -> None:
    let_stand(cards(step)[0], "Openbaar bekend.", qtbot)
    kept = step.texts()

    again = TextsStep(practice.reports.blocks)
    qtbot.addWidget(again)
    again.show_printed((), TextReader(("Anouk de Vries",)))
    again.show_texts(kept)

    assert again.texts() == kept
    assert ["Anouk" in words(one) for one in cards(again)] == [False, False]


def test_a_decision_can_be_taken_back(step: TextsStep, qtbot: QtBot) -> None:
    let_stand(cards(step)[0], "Openbaar bekend.", qtbot)
    link = next(b for b in step.findChildren(QPushButton) if b.text().startswith("1 passage may"))

    link.click()

    assert step.texts().decisions == ()
    assert len(cards(step)) == 3


ADVICE = [
    PrintedText(field="advice", number=1, text="Anouk weet het."),
    PrintedText(field="advice", number=2, text="Anouk vindt het."),
]


def test_tab_leads_from_a_text_through_its_passages_to_the_next_text(
    step: TextsStep, qtbot: QtBot
) -> None:
    step.show_printed(ADVICE, TextReader(("Anouk de Vries",)))
    step.show_texts(ReportTexts(summary="Ik sprak Anouk. Anouk sprak mij.", outlook="Anouk."))
    step.show_printed(ADVICE[:1], TextReader(("Anouk de Vries",)))
    step.show_printed(ADVICE, TextReader(("Anouk de Vries",)))
    activate(step, qtbot)
    QApplication.processEvents()
    editors = step.findChildren(QPlainTextEdit)
    editors[0].setFocus()

    met: list[str | int] = []
    for _key in range(15):
        press_key(step, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        met += [at.text()] if isinstance(at, QPushButton) else []
        met += [editors.index(at)] if isinstance(at, QPlainTextEdit) else []

    card, there = ["Show in the text", "May stay…"], ["Go there to change it", "May stay…"]
    assert met[:15] == [*card, *card, 1, 2, 3, 4, *card, *there, *there, 0]


def test_after_the_last_passage_of_a_text_comes_that_of_the_next(
    step: TextsStep, qtbot: QtBot
) -> None:
    step.show_printed(ADVICE, TextReader(("Anouk de Vries",)))
    step.show_texts(ReportTexts(summary="Ik sprak Anouk.", outlook="Anouk."))
    activate(step, qtbot)

    met: list[bool] = []
    done: list[int] = []
    step.decided.connect(lambda: done.append(len(met)))
    while waiting := cards(step):
        let_stand(waiting[0], "Openbaar.", qtbot)
        met.append(any(map(holds_focus, cards(step)[:1])))

    assert met == [True, True, True, False]
    assert done == [3]


def test_the_reason_is_asked_for_wholly_in_sight(step: TextsStep, qtbot: QtBot) -> None:
    step.show_printed(ADVICE * 2, TextReader(("Anouk de Vries",)))
    activate(step, qtbot)
    step.resize(430, 400)
    card = cards(step)[-1]
    card.focus_first()
    QApplication.processEvents()
    (view,) = step.findChildren(QScrollArea)

    pushed(card, "May stay…").click()
    QApplication.processEvents()

    leave = pushed(card, "Let it stand")
    foot = leave.mapTo(view.viewport(), QPoint(0, leave.height())).y()
    assert foot <= view.viewport().height()


def test_more_than_a_text_can_hold_is_refused_and_what_was_there_stands(step: TextsStep) -> None:
    editor = step.findChildren(QPlainTextEdit)[0]
    much, little = QMimeData(), QMimeData()
    much.setText("a" * MAX_NOTE_CHARS)
    little.setText(" Kort.")

    editor.insertFromMimeData(much)
    text, told = step.texts().summary, shown(step)
    editor.insertFromMimeData(little)

    assert text == TEXTS.summary
    assert "a million characters at most" in told
    assert step.texts().summary == f"{TEXTS.summary} Kort."
    assert "a million" not in shown(step)


def shown(step: TextsStep) -> str:
    return "\n".join(one.text() for one in step.findChildren(QLabel) if one.isVisible())


def test_a_reason_that_is_being_typed_survives_that_another_text_is_read(
    step: TextsStep, qtbot: QtBot
) -> None:
    known = TextReader(("Anouk de Vries",))
    first = PrintedText(field="advice", number=1, text="Anouk weet het.")
    step.show_texts(ReportTexts())
    step.show_printed([first], known)
    activate(step, qtbot)
    pushed(cards(step)[0], "May stay…").click()
    qtbot.keyClicks(QApplication.focusWidget(), "Open")

    step.show_printed([PrintedText(field="activity", number=1, text="Anouk."), first], known)
    qtbot.keyClicks(QApplication.focusWidget(), "baar")

    fields = [one.findChild(QLineEdit) for one in cards(step)]
    assert "Openbaar" in [field.text() for field in fields if field is not None]


def test_what_is_decided_again_has_its_own_reason_back(step: TextsStep, qtbot: QtBot) -> None:
    step.show_texts(ReportTexts(outlook="Hij meldde zich op 3 maart ziek."))
    for reason in ("De bestuurder.", "Een feestdag."):
        let_stand(cards(step)[0], reason, qtbot)
    activate(step, qtbot)
    link = next(b for b in step.findChildren(QPushButton) if b.text().startswith("2 passages may"))

    link.click()

    fields = [one.findChild(QLineEdit) for one in cards(step)]
    assert [one.text() for one in fields if one is not None] == ["De bestuurder.", "Een feestdag."]
    assert holds_focus(cards(step)[0])


def test_showing_a_passage_selects_it_in_the_text(step: TextsStep) -> None:
    pushed(cards(step)[0], "Show in the text").click()

    assert step.findChildren(QPlainTextEdit)[0].textCursor().selectedText() == "Anouk"


def test_nothing_is_saved_while_a_passage_waits(step: TextsStep, qtbot: QtBot) -> None:
    save = SaveStep(Jobs(), today)
    qtbot.addWidget(save)
    button = next(b for b in save.findChildren(QPushButton) if b.text() == "Save the PDF…")

    enabled = []
    while waiting := cards(step):
        let_stand(waiting[0], "Openbaar.", qtbot)
        save.say_waiting(step.waiting())
        enabled.append(button.isEnabled())

    assert enabled == [False, False, True]


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_cards_fit_and_are_named(step: TextsStep, factor: float) -> None:
    current().apply("light", factor)
    step.resize(current().px(390), 552)
    pushed(cards(step)[0], "May stay…").click()
    QApplication.processEvents()

    assert clipped(step) == []
    assert nameless(step) == []


@pytest.mark.parametrize("sign", list(Sign))
def test_every_sign_has_a_name_and_a_suggestion(sign: Sign) -> None:
    assert sign_name(sign)
    assert suggestion(sign).endswith(".")


def test_a_text_of_forty_pages_shows_a_few_cards_and_a_count(step: TextsStep, qtbot: QtBot) -> None:
    step.show_texts(ReportTexts(summary="Anouk was er. " * 7_000))

    assert len(cards(step)) == 4
    assert any("And 6996 more" in one.text() for one in step.findChildren(QLabel))


def test_a_decision_about_a_passage_of_forty_texts_is_told_once(
    step: TextsStep, qtbot: QtBot
) -> None:
    step.show_texts(ReportTexts())
    advice = [PrintedText(field="advice", number=n, text="Anouk weet het.") for n in range(1, 41)]
    step.show_printed(advice, TextReader(("Anouk de Vries",)))
    heard: list[int] = []
    step.undecided.connect(heard.append)

    let_stand(cards(step)[0], "Openbaar bekend.", qtbot)

    assert heard == [0]
    assert cards(step) == []


def test_a_period_is_no_finding(step: TextsStep) -> None:
    step.show_texts(ReportTexts(summary="Van 1 januari tot en met 31 december 2025."))

    assert cards(step) == []
