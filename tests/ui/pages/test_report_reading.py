"""What the report prints from elsewhere, and its finished pages, wait for a decision too."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_report import (
    jobs,
    page,
    part,
    twenty_cases,
    wait_for_figures,
    wait_for_pages,
    words_of,
)
from tests.ui.pages.test_report_texts import let_stand, pushed
from vp_desktop import i18n
from vp_desktop.domain.activities import ActivityDraft
from vp_desktop.domain.advice import AdviceDraft
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.narrative import Sign, look_through
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.elsewhere import ElsewhereSection
from vp_desktop.ui.pages.report.passage import PassageCard
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.theme.look import current

__all__ = ["jobs", "page", "twenty_cases"]

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
ADVICE = "Anouk Kersenboom meldde zich ziek."


def sections(page: ReportPage) -> dict[str, ElsewhereSection]:
    """Return each text from elsewhere that is asked about, by where it is."""
    found = part(page, TextsStep).findChildren(ElsewhereSection)
    return {one.findChildren(QLabel)[0].text(): one for one in found if not one.isHidden()}


def card(page: ReportPage, place: str) -> PassageCard:
    return sections(page)[place].findChildren(PassageCard)[0]


def give_advice(practice: Practice, organisation_id: OrganisationId) -> None:
    practice.advice.add(
        AdviceDraft(
            organisation_id=organisation_id,
            given_on=date(2025, 3, 1),
            title="Maak het rooster voorspelbaar",
            text=ADVICE,
        )
    )


def read_again(page: ReportPage, qtbot: QtBot, topic: Topic = Topic.ADVICE) -> None:
    page.refresh(frozenset({topic}))
    wait_for_figures(page, qtbot)


def save_button(page: ReportPage) -> QPushButton:
    found = part(page, SaveStep).findChildren(QPushButton)
    return next(one for one in found if one.text() == "Save the PDF…")


def test_advice_and_activities_are_asked_about_where_the_texts_are(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    give_advice(practice, twenty_cases)
    practice.activities.add(
        ActivityDraft(
            organisation_id=twenty_cases,
            kind=Code("AT-VOO"),
            held_on=date(2025, 5, 6),
            subject="Na de ziekmelding van mevrouw Kersenboom",
        )
    )

    read_again(page, qtbot)

    assert list(sections(page)) == ["Advice 1", "Activity 1"]
    told = " ".join(one.text() for one in card(page, "Advice 1").findChildren(QLabel))
    assert "Anouk Kersenboom" in told
    assert not save_button(page).isEnabled()


def test_a_decision_about_advice_is_kept_with_the_report_and_frees_it(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    give_advice(practice, twenty_cases)
    read_again(page, qtbot)

    let_stand(card(page, "Advice 1"), "Zij is de bestuurder, en vindt het goed.", qtbot)
    page.flush()

    [kept] = practice.reports.texts(twenty_cases, FIRST, LAST).decisions
    assert (kept.field, kept.sign) == ("advice", Sign.CAPITALS)
    assert save_button(page).isEnabled()
    read_again(page, qtbot)
    assert save_button(page).isEnabled()


def test_a_decision_about_what_these_readers_do_not_get_is_not_lost(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    give_advice(practice, twenty_cases)
    read_again(page, qtbot)
    let_stand(card(page, "Advice 1"), "Openbaar.", qtbot)
    page.flush()

    editor = part(page, TextsStep).findChildren(QPlainTextEdit)[0]
    editor.setPlainText("Een rustig jaar.")
    page.flush()

    assert len(practice.reports.texts(twenty_cases, FIRST, LAST).decisions) == 1


def test_from_a_passage_one_goes_to_where_it_was_written(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    give_advice(practice, twenty_cases)
    read_again(page, qtbot)

    with qtbot.waitSignal(page.go) as gone:
        pushed(card(page, "Advice 1"), "Go there to change it").click()

    place = gone.args[0]
    assert (place.page, place.record, place.part) == ("organisations", twenty_cases, "advice")


def test_what_only_the_finished_pages_show_is_asked_about_with_its_page(
    practice: Practice, page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    """A soft hyphen prints nothing: what the text hides from the reader, the page tells."""
    practice.clients.add(ClientDraft(name="Anouk Kersenboom"))
    read_again(page, qtbot, Topic.CASES)
    wait_for_pages(page, qtbot)
    step = part(page, TextsStep)
    part(page, Workbench).go_to(Step.TEXTS)
    step.findChildren(QPlainTextEdit)[0].setPlainText("Wij spraken K\u00adersenboom.")
    page.flush()
    qtbot.waitUntil(lambda: "Page 2" in sections(page), timeout=20_000)

    assert not save_button(page).isEnabled()
    assert "On the finished pages" in words_of(page)
    pushed(card(page, "Page 2"), "Show the page").click()
    view = page.findChild(QPdfView)
    assert view is not None
    assert view.pageNavigator().currentPage() == 1

    let_stand(card(page, "Page 2"), "Dat is de naam van de straat.", qtbot)
    page.flush()

    assert step.waiting() == []
    assert save_button(page).isEnabled()
    assert [one.field for one in step.texts().decisions] == ["pages"]


def test_the_way_back_from_saving_ends_at_the_first_passage_that_waits(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    give_advice(practice, twenty_cases)
    read_again(page, qtbot)
    part(page, Workbench).go_to(Step.SAVE)

    part(page, SaveStep).to_texts.emit()

    assert part(page, Workbench).step() == Step.TEXTS
    focus = page.window().focusWidget()
    assert focus is pushed(card(page, "Advice 1"), "May stay…")
    assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_what_to_do_about_a_passage_goes_on_below_where_there_is_no_room_beside(
    qtbot: QtBot,
) -> None:
    [finding] = look_through("Een korte handreiking voor de teamleider.")
    with i18n.speaking("nl"):
        current().apply("light", 1.5)
        card = PassageCard(finding, "", i18n._("Go there to change it"))
    qtbot.addWidget(card)

    assert card.minimumSizeHint().width() <= 416  # the width of a step in a window of 1024 by 640
