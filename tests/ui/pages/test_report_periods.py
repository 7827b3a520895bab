"""The privacy step warns before a period is spoilt, and offers one of which more can be told."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.services.test_period_advice import add_cases
from tests.ui.pages.records import today
from tests.ui.pages.test_report import jobs, part, wait_for_figures, words_of
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.reports import Variant
from vp_desktop.services.practice import Practice
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Destination
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.scope import ScopeStep
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.theme.look import current

__all__ = ["jobs"]


@pytest.fixture
def page(
    practice: Practice, organisation_id: OrganisationId, jobs: Jobs, qtbot: QtBot
) -> ReportPage:
    """The privacy step of a year of three cases, after one of four."""
    add_cases(practice, organisation_id, 4, date(2024, 5, 1))
    add_cases(practice, organisation_id, 3, date(2025, 2, 1))
    page = ReportPage(practice.reports, practice.protection, practice.organisations, jobs, today)
    qtbot.addWidget(page)
    current().apply("light", 1.5)
    page.resize(936, 552)  # what a window of 1024 by 640 leaves
    page.show()
    part(page, Workbench).go_to(Step.PRIVACY)
    wait_for_figures(page, qtbot)
    return page


def push(page: ReportPage, text: str, qtbot: QtBot) -> None:
    (found,) = (b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == text)
    found.click()
    wait_for_figures(page, qtbot)


def test_a_report_for_staff_that_hides_the_adviser_leads_to_where_that_is_filled_in(
    practice: Practice, page: ReportPage, qtbot: QtBot
) -> None:
    before = words_of(page)
    part(page, ScopeStep)._variant.choose(Variant.STAFF)
    page.refresh(frozenset({Topic.SETTINGS}))
    wait_for_figures(page, qtbot)
    told, cut = words_of(page), (clipped(page), nameless(page))
    with qtbot.waitSignal(page.go) as asked:
        push(page, "Fill it in…", qtbot)
    practice.preferences.set(Preference.REACH, "06 1234 5678")
    page.refresh(frozenset({Topic.SETTINGS}))
    wait_for_figures(page, qtbot)

    assert "how they reach you" not in before
    assert "does not tell them how they reach you" in told
    assert cut == ([], [])
    assert asked.args == [Destination("settings", part="practice")]
    assert "how they reach you" not in words_of(page)


def test_years_of_few_cases_are_taken_together_by_one_button(
    page: ReportPage, qtbot: QtBot
) -> None:
    told = words_of(page)

    push(page, "Take these years together", qtbot)

    draft = page.draft()
    assert draft is not None
    assert (draft.first, draft.last) == (date(2024, 1, 1), date(2025, 12, 31))
    assert "7 cases were new" in told
    assert "too small" not in words_of(page)


@pytest.mark.parametrize("step", [Step.PRIVACY, Step.SAVE])
def test_before_a_part_of_few_cases_is_given_out_a_flash_without_them_is_offered(
    page: ReportPage, step: Step, qtbot: QtBot
) -> None:
    part(page, ScopeStep).choose_dates(date(2025, 1, 1), date(2025, 3, 31))
    wait_for_figures(page, qtbot)
    part(page, Workbench).go_to(step)
    QApplication.processEvents()
    told, cut = words_of(page), (clipped(page), nameless(page))

    push(page, "Make a flash of activities", qtbot)

    draft = page.draft()
    assert draft is not None
    assert (draft.variant, draft.is_silent) == (Variant.FLASH, True)
    assert (draft.first, draft.last) == (date(2025, 1, 1), date(2025, 3, 31))
    assert "can print its texts alone" in told
    assert "can print its texts alone" not in words_of(page)
    assert cut == ([], [])
