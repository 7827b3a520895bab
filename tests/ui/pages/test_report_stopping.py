"""The window says how far the making is, and ends it when it is told to; the draft stays."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_report import (
    FIRST,
    LAST,
    jobs,
    page,
    part,
    twenty_cases,
    wait_for_pages,
    words_of,
)
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.also import AlsoPanel
from vp_desktop.ui.pages.report.desk import ReportDesk
from vp_desktop.ui.pages.report.handing import HandoutDesk
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.workbench import Workbench

__all__ = ["jobs", "page", "twenty_cases"]

STOPPED = "There are no pages of the report as it is now."


@pytest.fixture
def stopped(page: ReportPage, qtbot: QtBot) -> ReportPage:
    """A report with pages, of which one word was changed and the new pages were stopped."""
    wait_for_pages(page, qtbot)
    part(page, Workbench).go_to(Step.TEXTS)
    part(page, TextsStep).findChildren(QPlainTextEdit)[0].setPlainText("Een rustig jaar.")
    page.flush()
    preview = part(page, Preview)
    with qtbot.waitSignal(preview.troubled, timeout=20_000):
        part(page, ReportDesk).make_now()
        preview.work.job.stop()
    return page


def test_who_stops_the_pages_keeps_the_draft_and_can_have_them_after_all(
    practice: Practice, stopped: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    told = words_of(stopped)
    preview = part(stopped, Preview)

    (again,) = (b for b in preview.findChildren(QPushButton) if b.text() == "Make the pages")
    again.click()
    qtbot.waitUntil(lambda: "Een rustig jaar." in preview.text(), timeout=20_000)

    assert STOPPED in told
    assert STOPPED not in words_of(stopped)
    assert practice.reports.texts(twenty_cases, FIRST, LAST).summary == "Een rustig jaar."


def test_what_was_stopped_cannot_be_saved(
    stopped: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(stopped.said) as said:
        part(stopped, ReportKeeper).write(str(tmp_path / "report.pdf"))

    assert not (tmp_path / "report.pdf").exists()
    assert "no finished pages" in said.args[0].text


def test_while_pages_are_made_a_bar_tells_how_far_it_is(page: ReportPage, qtbot: QtBot) -> None:
    wait_for_pages(page, qtbot)
    work = part(page, Preview).work
    shares: list[float] = []
    work.job.advanced.connect(shares.append)
    room = work.height()

    part(page, ReportDesk).make_now()
    qtbot.waitUntil(lambda: not work.job.running, timeout=20_000)
    bar = work.findChild(QProgressBar)

    assert bar is not None
    assert bar.maximum() > 0
    assert shares[-1] == 1
    assert (work.height(), bar.isVisible()) == (room, False)


def test_a_file_that_goes_with_it_is_not_written_once_it_is_stopped(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    wait_for_pages(page, qtbot)
    part(page, ReportKeeper).write(str(tmp_path / "report.pdf"))
    part(page, AlsoPanel).make.emit(Handout.NOTES)
    desk = part(page, HandoutDesk)

    with qtbot.waitSignal(desk.said, timeout=20_000) as said:
        desk.write(str(tmp_path / "notes.pdf"))
        part(page, AlsoPanel).work.job.stop()

    assert said.args[0].text == "Stopped. Nothing of it was kept."
    assert not list(tmp_path.glob("*notes*"))
