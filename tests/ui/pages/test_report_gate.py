"""A report from which a small number could be worked out does not stand: the window says why."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.services.test_gate import unprotected
from tests.ui.pages.test_report import jobs, page, part, twenty_cases
from tests.ui.pages.test_report_standing import ADOPT, last, press
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.gate_line import GateLine
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.workbench import Workbench

__all__ = ["jobs", "last", "page", "twenty_cases", "unprotected"]


def told(page: ReportPage) -> str:
    return seen(part(page, GateLine))


def seen(page: QWidget) -> str:
    words = page.findChildren(QLabel)
    return " ".join(one.text() for one in words if one.isVisible())


@pytest.fixture
def leaking(unprotected: Callable[[], None]) -> None:
    """Take the protection away before anything is counted."""
    unprotected()


@pytest.mark.usefixtures("leaking")
def test_a_report_that_leaks_is_not_adopted_and_leads_to_the_privacy_check(
    practice: Practice,
    twenty_cases: OrganisationId,
    page: ReportPage,
    last: SaveStep,
    qtbot: QtBot,
) -> None:
    press(last, ADOPT)

    qtbot.waitUntil(lambda: "It was not adopted" in told(page), timeout=20_000)
    draft = page.draft()
    assert draft is not None
    assert draft.adopted_on is None
    assert practice.reports.publications(twenty_cases) == []
    for one in part(page, GateLine).findChildren(QPushButton):
        if one.isVisible():
            one.click()
    assert part(page, Workbench).step() == Step.PRIVACY


@pytest.mark.usefixtures("leaking")
def test_no_pages_that_could_go_out_are_shown_of_a_report_that_leaks(
    practice: Practice, page: ReportPage, last: SaveStep, qtbot: QtBot, tmp_path: Path
) -> None:
    draft = page.draft()
    assert draft is not None
    practice.reports.states.adopt(draft, date(2026, 3, 2))

    page.refresh(page.topics)

    qtbot.waitUntil(lambda: "could be read or worked out" in seen(page), timeout=20_000)
    part(page, ReportKeeper).write(str(tmp_path / "report.pdf"))
    assert not (tmp_path / "report.pdf").exists()
    assert last.isVisible()
