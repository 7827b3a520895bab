from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_ctrl_enter
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.services.practice import Practice
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.composer import Composer, Logged
from vp_desktop.ui.widgets.composer_draft import ComposerDraft

TODAY = date(2026, 3, 2)
PLACE = "case:1"


@pytest.fixture
def composer(practice: Practice, case_id: CaseId, qtbot: QtBot) -> Iterator[Composer]:
    composer = Composer(practice.notes, practice.drafts, today=TODAY)
    qtbot.addWidget(composer)
    composer.resize(700, 200)
    composer.begin(PLACE, case_id)
    activate(composer, qtbot)
    composer.focus_text()
    yield composer
    composer.flush()


def text_of(composer: Composer) -> QPlainTextEdit:
    found = composer.findChild(QPlainTextEdit)
    assert found is not None
    return found


def button_of(composer: Composer, words: str) -> QPushButton:
    return next(b for b in composer.findChildren(QPushButton) if b.text() == words)


def test_a_lock_loses_no_keystroke(composer: Composer, practice: Practice, qtbot: QtBot) -> None:
    qtbot.keyClicks(text_of(composer), "first talk")

    composer.flush()

    kept = practice.drafts.load(PLACE)
    assert kept is not None
    assert ComposerDraft.from_text(kept).text == "first talk"


def test_typing_is_a_draft_without_being_asked(
    composer: Composer, practice: Practice, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(composer.kept) as kept:
        qtbot.keyClicks(text_of(composer), "first talk")

    assert practice.drafts.load(PLACE) is not None
    assert kept.args[0].startswith("Draft saved at ")


def test_logging_writes_the_note_and_takes_the_draft_along(
    composer: Composer, practice: Practice, case_id: CaseId, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text_of(composer), "first talk")
    composer.flush()

    with qtbot.waitSignal(composer.logged) as logged:
        press_ctrl_enter(composer)

    note = practice.notes.of_case(case_id)[0]
    assert logged.args == [Logged(case_id, note.id)]
    assert (note.note, note.held_on, note.minutes, note.kind) == ("first talk", TODAY, 30, "CO-TEL")
    assert practice.drafts.load(PLACE) is None
    assert composer.is_empty()


def test_a_follow_up_goes_along_with_the_note(
    composer: Composer, practice: Practice, case_id: CaseId, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text_of(composer), "first talk")
    button_of(composer, "Follow-up").click()
    field = next(
        f for f in composer.findChildren(QLineEdit) if f.accessibleName() == "What is to be done"
    )
    qtbot.keyClicks(field, "call back")

    press_ctrl_enter(composer)

    task = practice.follow_ups.of_case(case_id)[0]
    assert (task.text, task.due_on) == ("call back", TODAY + timedelta(days=7))


def test_showing_is_not_typing(
    composer: Composer, practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    practice.drafts.save("case:2", a_draft("kept before").to_text())
    heard.clear()

    composer.begin("case:2", case_id)
    composer.flush()

    assert heard == []
    assert text_of(composer).toPlainText() == "kept before"


def test_a_draft_comes_back_whole(composer: Composer, practice: Practice, case_id: CaseId) -> None:
    draft = a_draft("a talk", follow_up="write to HR", on=date(2026, 3, 20))
    practice.drafts.save("case:2", draft.to_text())
    composer.begin("case:2", case_id)

    text_of(composer).insertPlainText("!")
    composer.flush()

    kept = practice.drafts.load("case:2")
    assert kept is not None
    assert ComposerDraft.from_text(kept) == a_draft(
        "!a talk", follow_up="write to HR", on=date(2026, 3, 20), case_id=case_id
    )


def test_an_emptied_note_leaves_no_draft(
    composer: Composer, practice: Practice, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text_of(composer), "first")
    composer.flush()

    text_of(composer).clear()
    composer.flush()

    assert practice.drafts.load(PLACE) is None


def test_nothing_is_logged_without_words_or_without_a_case(
    composer: Composer, practice: Practice, case_id: CaseId, qtbot: QtBot
) -> None:
    press_ctrl_enter(composer)
    asked = composer._lack.isVisible(), text_of(composer).hasFocus()
    composer.set_case(None)
    qtbot.keyClicks(text_of(composer), "for nobody")

    with qtbot.waitSignal(composer.lacks_case):
        press_ctrl_enter(composer)

    assert asked == (True, True)
    assert composer._lack.isHidden()
    assert practice.notes.of_case(case_id) == []
    assert text_of(composer).toPlainText() == "for nobody"


def test_a_note_of_a_megabyte_is_kept(
    composer: Composer, practice: Practice, case_id: CaseId, qtbot: QtBot
) -> None:
    lines = f"{'é' * 99}\n" * 5_000
    text_of(composer).setPlainText(f"{lines}{'é' * 20_000}<img src=x> 🙂")

    press_ctrl_enter(composer)

    note = practice.notes.of_case(case_id)[0].note
    assert note.endswith("<img src=x> 🙂")
    assert len(note.encode()) > 1_000_000


def test_the_field_grows_with_the_text_and_then_scrolls(composer: Composer, qtbot: QtBot) -> None:
    field = text_of(composer)
    empty = field.height()

    field.setPlainText("\n" * 5)
    some = field.height()
    field.setPlainText("\n" * 500)

    assert empty < some < field.height() < 5 * some


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_everything_has_a_name_and_room(composer: Composer, factor: float) -> None:
    current().apply("light", factor)
    composer.resize(round(420 * factor), 400)

    assert nameless(composer) == []
    assert clipped(composer) == []


def test_tab_leaves_the_note(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClick(text_of(composer), Qt.Key.Key_Tab)

    assert not text_of(composer).hasFocus()
    assert text_of(composer).toPlainText() == ""


def a_draft(
    text: str, *, follow_up: str = "", on: date | None = None, case_id: CaseId | None = None
) -> ComposerDraft:
    return ComposerDraft(
        case_id=case_id,
        text=text,
        kind="CO-VID",
        day=date(2026, 3, 1),
        minutes=45,
        follow_up=follow_up,
        follow_up_on=on,
    )
