"""Adopting, giving out and correcting, by the buttons of the last step."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_key
from tests.ui.pages.records import today
from tests.ui.pages.test_report import jobs, page, part, twenty_cases, wait_for_figures
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.domain.reports import PublicationDraft, ReportDraft, ReportTexts
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.scope import ScopeStep
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.form import Form
from vp_desktop.ui.widgets.sheet import Sheet

__all__ = ["jobs", "page", "twenty_cases"]

ADOPT, AGAIN = "Adopt the report", "Make it a draft again"
CORRECT, NOTE = "Begin a corrected edition…", "Note down that it was given out"


@pytest.fixture
def last(page: ReportPage, qtbot: QtBot) -> SaveStep:
    """The last step, its pages made."""
    part(page, Workbench).go_to(Step.SAVE)
    pages_with(page, qtbot, "Draft of")
    return part(page, SaveStep)


def button(step: SaveStep, text: str) -> QPushButton:
    (found,) = (one for one in step.findChildren(QPushButton) if one.text() == text)
    return found


def press(step: SaveStep, text: str) -> None:
    one = button(step, text)
    assert one.isVisible(), text
    one.click()


def words(step: QWidget) -> str:
    return "\n".join(one.text() for one in step.findChildren(QLabel) if one.isVisible())


def pages_with(page: ReportPage, qtbot: QtBot, text: str) -> str:
    preview = part(page, Preview)
    qtbot.waitUntil(lambda: text in " ".join(preview.text().split()), timeout=20_000)
    return " ".join(preview.text().split())


def adopt(page: ReportPage, step: SaveStep, qtbot: QtBot) -> None:
    press(step, ADOPT)
    pages_with(page, qtbot, "Adopted on")


def give_out(page: ReportPage, step: SaveStep, path: Path) -> bytes:
    part(page, ReportKeeper).write(str(path))
    assert "Note down below when and to whom." in words(step)
    step.giving.show_recipients("Bestuur")
    press(step, NOTE)
    part(page, Sheet).confirmed.emit()
    return path.read_bytes()


def adopt_and_give_out(page: ReportPage, step: SaveStep, qtbot: QtBot, path: Path) -> bytes:
    """Do both, wait until the report stands as it was given out, and return its file."""
    adopt(page, step, qtbot)
    content = give_out(page, step, path)
    wait_for_figures(page, qtbot)
    return content


def correct(page: ReportPage, step: SaveStep, qtbot: QtBot, text: str) -> None:
    press(step, CORRECT)
    form = part(page, Form)
    (field,) = form.findChildren(QLineEdit)
    qtbot.keyClicks(field, text)
    form.confirmed.emit()


def test_a_draft_says_so_and_is_never_given_out(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    tmp_path: Path,
) -> None:
    part(page, ReportKeeper).write(str(tmp_path / "draft.pdf"))

    assert not button(last, NOTE).isEnabled()
    last.giving.given_out.emit()
    assert practice.reports.publications(twenty_cases) == []
    assert "This report is a draft" in words(last)
    assert "A draft is not given out." in words(last)


def test_what_is_typed_while_the_report_is_looked_at_is_not_adopted_unseen(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
) -> None:
    editor = part(page, TextsStep).findChildren(QPlainTextEdit)[0]
    qtbot.keyClicks(editor, "Net getypt.")
    press(last, ADOPT)
    qtbot.keyClicks(editor, " Later, zei Jan de Vries.")

    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        pass

    draft = page.draft()
    assert draft is not None
    assert "adopt it again" in said.args[0].text
    assert draft.adopted_on is None
    texts = practice.reports.texts(twenty_cases, draft.first, draft.last)
    assert texts.summary == "Net getypt. Later, zei Jan de Vries."
    assert not button(last, ADOPT).isEnabled()


def test_what_was_just_typed_outlives_news_of_whatever_a_report_prints(
    page: ReportPage, last: SaveStep, qtbot: QtBot
) -> None:
    editor = part(page, TextsStep).findChildren(QPlainTextEdit)[0]
    qtbot.keyClicks(editor, "Net getypt.")

    page.refresh(frozenset({Topic.NOTES}))

    assert editor.toPlainText() == "Net getypt."
    assert {Topic.NOTES, Topic.REFERRALS, Topic.SETTINGS, Topic.CASES} <= page.topics


def test_what_was_just_typed_is_adopted_with_the_rest(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
) -> None:
    editor = part(page, TextsStep).findChildren(QPlainTextEdit)[0]
    qtbot.keyClicks(editor, "Net getypt.")

    adopt(page, last, qtbot)

    draft = page.draft()
    assert draft is not None
    assert practice.reports.texts(twenty_cases, draft.first, draft.last).summary == "Net getypt."
    assert "Net getypt." in pages_with(page, qtbot, "Net getypt.")


def test_while_no_period_is_chosen_nothing_is_typed_adopted_saved_or_given_out(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    adopt(page, last, qtbot)
    scope, texts = part(page, ScopeStep), part(page, TextsStep)
    year = scope.period()
    assert year is not None

    scope.choose_dates(date(2025, 6, 1), date(2025, 1, 1))
    part(page, ReportKeeper).write(str(tmp_path / "r.pdf"))
    last.giving.given_out.emit()
    last.standing.reopen.emit()

    assert not texts.isEnabled()
    assert "ends before it starts" in words(part(page, Preview))
    assert not (tmp_path / "r.pdf").exists()
    assert practice.reports.publications(twenty_cases) == []
    scope.choose_dates(year.first, year.last)
    assert texts.isEnabled()
    draft = page.draft()
    assert draft is not None
    assert draft.adopted_on is not None


def test_an_adopted_report_stands_until_it_is_taken_back(
    page: ReportPage, last: SaveStep, qtbot: QtBot
) -> None:
    adopt(page, last, qtbot)
    editors = part(page, TextsStep).findChildren(QPlainTextEdit)

    assert all(one.isReadOnly() for one in editors)
    assert "This report was adopted on 2 March 2026." in words(last)
    assert not button(last, ADOPT).isVisible()

    press(last, AGAIN)
    pages_with(page, qtbot, "Draft of")
    assert not any(one.isReadOnly() for one in editors)
    assert button(last, ADOPT).isVisible()


def test_an_adopted_report_that_another_cuts_through_can_be_made_a_draft_again(
    practice: Practice, page: ReportPage, last: SaveStep, qtbot: QtBot
) -> None:
    adopt(page, last, qtbot)
    draft = page.draft()
    assert draft is not None
    other = ReportDraft(
        organisation_id=draft.organisation_id, first=date(2025, 7, 1), last=date(2026, 6, 30)
    )
    given = PublicationDraft(given_out_on=today(), recipients="Bestuur", sha256="0" * 64)
    practice.reports.publish(other, given, practice.reports.figures(other))
    page.refresh(frozenset({Topic.CASES}))
    wait_for_figures(page, qtbot)
    told = words(page)

    press(last, AGAIN)

    now = page.draft()
    assert "inside one that was reported already" in told
    assert now is not None
    assert now.adopted_on is None
    assert "This report is a draft" in words(last)


def test_what_was_given_out_is_shown_as_it_was_and_followed_by_a_corrected_edition(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    first = adopt_and_give_out(page, last, qtbot, tmp_path / "first.pdf")
    assert "This report was given out on 2 March 2026, and stands." in words(last)

    part(page, ReportKeeper).write(str(tmp_path / "copy.pdf"))
    assert (tmp_path / "copy.pdf").read_bytes() == first

    correct(page, last, qtbot, "de toelichting")
    text = pages_with(page, qtbot, "Second, corrected edition; replaces the one of 2 March 2026")
    assert "What was corrected: de toelichting." in text
    second = adopt_and_give_out(page, last, qtbot, tmp_path / "second.pdf")
    qtbot.waitUntil(lambda: "edition 2" in words(last))

    entries = practice.reports.publications(twenty_cases)
    assert [one.edition for one in entries] == [2, 1]
    assert [practice.reports.states.file(one) for one in entries] == [second, first]
    assert "2025, board, edition 2: given out on 2 March 2026 to Bestuur" in words(last)
    assert entries[1].sha256 in words(last).replace(" ", "")


def test_what_cannot_be_taken_back_is_asked_once_more(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    adopt(page, last, qtbot)
    part(page, ReportKeeper).write(str(tmp_path / "report.pdf"))
    last.giving.show_recipients("Bestuur")
    press(last, NOTE)
    sheet = part(page, Sheet)

    assert "To Bestuur, on 2 March 2026. Its numbers are fixed" in words(sheet)
    sheet.reject()
    assert practice.reports.publications(twenty_cases) == []


def test_the_same_file_can_be_given_to_others_too(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    first = adopt_and_give_out(page, last, qtbot, tmp_path / "first.pdf")

    again = give_out(page, last, tmp_path / "again.pdf")

    assert again == first
    entries = practice.reports.publications(twenty_cases)
    assert [one.edition for one in entries] == [1, 1]
    assert len({one.sha256 for one in entries}) == 1


def test_without_words_no_corrected_edition_is_begun(
    page: ReportPage, last: SaveStep, qtbot: QtBot, tmp_path: Path
) -> None:
    adopt(page, last, qtbot)
    give_out(page, last, tmp_path / "first.pdf")
    wait_for_figures(page, qtbot)

    correct(page, last, qtbot, "   ")

    assert "Fill this in." in "\n".join(one.text() for one in part(page, Form).findChildren(QLabel))
    assert button(last, CORRECT).isVisible()


def test_another_variant_of_an_adopted_report_is_its_own_first_edition(
    practice: Practice, page: ReportPage, last: SaveStep, qtbot: QtBot, tmp_path: Path
) -> None:
    adopt(page, last, qtbot)
    give_out(page, last, tmp_path / "first.pdf")
    wait_for_figures(page, qtbot)

    scope = part(page, ScopeStep)
    scope._variant.choose("staff")
    scope.changed.emit()

    text = pages_with(page, qtbot, "for all staff")
    assert "corrected edition" not in text
    assert "given out to other readers" in words(last)


def test_a_text_of_an_adopted_report_is_not_saved_over(
    practice: Practice, page: ReportPage, last: SaveStep, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    adopt(page, last, qtbot)
    part(page, TextsStep).changed.emit()

    draft = page.draft()
    assert draft is not None
    assert practice.reports.texts(twenty_cases, draft.first, draft.last) == ReportTexts()


def test_adopting_waits_for_what_is_undecided(page: ReportPage, last: SaveStep) -> None:
    printed = PrintedText(field="advice", number=2, text="Mail naar hr@delinden.nl.")
    last.say_waiting([(printed, one) for one in TextReader().find(printed.text)])

    assert not button(last, ADOPT).isEnabled()
    assert "1 passage could point to a person, in “Advice 2”." in words(last)

    last.say_waiting([])
    assert button(last, ADOPT).isEnabled()


def test_a_report_is_adopted_and_corrected_by_keys_alone(
    page: ReportPage, last: SaveStep, qtbot: QtBot, tmp_path: Path
) -> None:
    activate(page, qtbot)
    last.setFocus()
    press_key(page, Qt.Key.Key_Space)
    pages_with(page, qtbot, "Adopted on")
    give_out(page, last, tmp_path / "first.pdf")
    wait_for_figures(page, qtbot)

    button(last, CORRECT).setFocus()
    press_key(page, Qt.Key.Key_Space)
    form = part(page, Form)
    qtbot.waitUntil(form.isActiveWindow)
    for letter in "cijfer":
        press_key(form, Qt.Key(ord(letter.upper())))
    press_key(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    pages_with(page, qtbot, "What was corrected: cijfer.")


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_every_state_fits_a_small_window_and_names_its_fields(
    page: ReportPage, last: SaveStep, qtbot: QtBot, tmp_path: Path, factor: float
) -> None:
    current().apply("light", factor)
    page.resize(936, 552)  # what a window of 1024 by 640 leaves

    for step in (None, adopt, give_out):
        if step is adopt:
            adopt(page, last, qtbot)
        elif step is give_out:
            give_out(page, last, tmp_path / "first.pdf")
            wait_for_figures(page, qtbot)
        assert clipped(last) == []
        assert nameless(last) == []
