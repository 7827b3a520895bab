"""What goes with a report in the window: it waits for the saved report, and is made of that."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.reports.reading_back import page_count
from tests.ui.pages.records import today
from tests.ui.pages.test_report import part, wait_for_figures, wait_for_pages
from vp_desktop.domain.activities import ActivityDraft
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import (
    Period,
    calendar_year,
    last_full_quarter,
    quarter_of,
    whole_year_from,
)
from vp_desktop.domain.reports import Variant
from vp_desktop.services.practice import Practice
from vp_desktop.services.report_names import file_stem
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.also import AlsoPanel
from vp_desktop.ui.pages.report.handing import HandoutDesk
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.lock_sheet import LockSheet
from vp_desktop.ui.pages.report.scope import ScopeStep
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.paper import Printing
from vp_desktop.ui.widgets.chips import ChipBar


@pytest.fixture
def page(practice: Practice, organisation_id: OrganisationId, qtbot: QtBot) -> ReportPage:
    """The report of a year with twelve cases, its pages made."""
    for number in range(12):
        day = date(2025, 1 + number, 3)
        kind = Code(("OO-PES", "OO-INT")[number % 2])
        case = CaseDraft(
            organisation_id=organisation_id, title="", opened_on=day, entered_on=day, kinds=(kind,)
        )
        practice.cases.add(case)
    page = ReportPage(practice.reports, practice.protection, practice.organisations, Jobs(), today)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    wait_for_figures(page, qtbot)
    wait_for_pages(page, qtbot)
    part(page, Workbench).go_to(Step.SAVE)
    return page


@pytest.fixture
def saved(page: ReportPage, tmp_path: Path) -> ReportPage:
    """The same, saved."""
    part(page, ReportKeeper).write(str(tmp_path / "report.pdf"))
    return page


def choose(page: ReportPage, variant: Variant) -> None:
    """Choose the readers, as the user does."""
    chips = part(page, ScopeStep).findChildren(ChipBar)[0]
    chips.choose(variant)
    chips.chosen.emit(variant)


def buttons(page: ReportPage) -> dict[str, bool]:
    """Return what the panel offers, and whether it can be done now."""
    panel = part(page, AlsoPanel)
    return {
        one.text(): one.isEnabled()
        for one in panel.findChildren(QPushButton)
        if one.isVisibleTo(panel)
    }


def written(page: ReportPage, target: Path, qtbot: QtBot) -> bytes:
    """Answer the dialog that asks where to save, and return what is written there."""
    dialog = page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    work = part(page, AlsoPanel).work
    qtbot.waitUntil(lambda: not work.job.running, timeout=20_000)
    return target.read_bytes()


def test_nothing_is_made_of_a_report_that_is_not_saved(page: ReportPage, tmp_path: Path) -> None:
    before = buttons(page)

    part(page, ReportKeeper).write(str(tmp_path / "report.pdf"))

    assert len(before) == 6
    assert not any(before.values())
    assert all(buttons(page).values())


def test_the_names_offered_tell_period_and_readers_and_not_whose_report_it_is(
    saved: ReportPage,
) -> None:
    part(saved, ReportKeeper)._ask_where()
    part(saved, AlsoPanel).make.emit(Handout.NUMBERS)

    dialogs = saved.findChildren(QFileDialog)
    offered = [Path(dialog.selectedFiles()[0]).name for dialog in dialogs]

    assert sorted(offered) == ["Figures 2025 - board.xlsx", "Yearly report 2025 - board.pdf"]
    for dialog in dialogs:
        dialog.reject()


@pytest.mark.parametrize(
    ("variant", "period", "stem"),
    [
        (Variant.WORKS_COUNCIL, calendar_year(2025), "Yearly report 2025 - works council"),
        (Variant.STAFF, whole_year_from(date(2025, 8, 1)), "Yearly report 2025-2026 - staff"),
        (
            Variant.FLASH,
            quarter_of(date(2026, 9, 1)),
            "Quarterly flash 2026-07-01 - 2026-09-30",
        ),
        (
            Variant.FLASH,
            Period(date(2026, 1, 1), date(2026, 6, 30)),
            "Interim report 2026-01-01 - 2026-06-30",
        ),
    ],
)
def test_the_name_of_the_file_tells_one_report_from_another(
    variant: Variant, period: Period, stem: str
) -> None:
    assert file_stem(variant, period) == stem


def test_what_goes_with_it_waits_again_once_the_report_is_another(
    saved: ReportPage, qtbot: QtBot
) -> None:
    choose(saved, Variant.STAFF)
    wait_for_figures(saved, qtbot)

    assert not any(buttons(saved).values())


def test_the_numbers_are_written_as_a_workbook(
    saved: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    part(saved, AlsoPanel).make.emit(Handout.NUMBERS)

    book = load_workbook(BytesIO(written(saved, tmp_path / "n.xlsx", qtbot)))

    assert 12 in {cell for sheet in book.worksheets for row in sheet.values for cell in row}


def test_notes_are_text_where_the_name_of_the_file_says_so(
    saved: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    for name, start in (("notes.pdf", b"%PDF"), ("notes.txt", b"S")):
        part(saved, AlsoPanel).make.emit(Handout.NOTES)

        assert written(saved, tmp_path / name, qtbot).startswith(start)


def test_a_copy_opens_with_the_password_that_was_shown(
    saved: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    part(saved, AlsoPanel).lock.emit()
    sheet = part(saved, LockSheet)
    password = sheet.findChildren(QLineEdit)[0].text()
    sheet.confirmed.emit()

    copy = written(saved, tmp_path / "copy.txt", qtbot)  # whatever it is called

    assert len(password.split()) == 4
    with pikepdf.open(BytesIO(copy), password=password) as file:
        assert len(file.pages) == page_count((tmp_path / "report.pdf").read_bytes())


def test_a_password_that_is_too_short_is_said_and_makes_nothing(
    saved: ReportPage, qtbot: QtBot
) -> None:
    part(saved, AlsoPanel).lock.emit()
    sheet = part(saved, LockSheet)
    sheet.findChildren(QLineEdit)[0].setText("kort")

    sheet.confirmed.emit()

    assert sheet.isVisible()
    assert "12 characters" in " ".join(one.text() for one in sheet.findChildren(QLabel))
    assert not saved.findChildren(QFileDialog)


def test_nothing_goes_with_a_report_that_would_be_another_by_now(
    saved: ReportPage,
    practice: Practice,
    organisation_id: OrganisationId,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    practice.activities.add(
        ActivityDraft(
            organisation_id=organisation_id,
            held_on=date(2025, 3, 4),
            kind=Code("AT-VOO"),
            minutes=60,
            participants=20,
        )
    )
    said = list[Message]()
    saved.said.connect(said.append)

    part(saved, AlsoPanel).make.emit(Handout.NUMBERS)
    part(saved, HandoutDesk).write(str(tmp_path / "n.xlsx"))

    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].urgent
    assert "just as it is" in said[0].text
    assert not (tmp_path / "n.xlsx").exists()


def test_a_place_that_cannot_be_written_is_said(
    saved: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    part(saved, AlsoPanel).make.emit(Handout.SUMMARY)
    said = list[Message]()
    saved.said.connect(said.append)

    part(saved, HandoutDesk).write(str(tmp_path / "gone" / "s.pdf"))

    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].urgent
    assert "does not exist" in said[0].text


def test_a_flash_is_about_the_last_full_quarter_and_tells_no_cases_unasked(
    page: ReportPage, qtbot: QtBot
) -> None:
    scope = part(page, ScopeStep)

    choose(page, Variant.FLASH)

    draft = page.draft()
    assert draft is not None
    assert draft.is_silent
    assert Period(draft.first, draft.last) == last_full_quarter(today())
    scope.findChildren(QCheckBox)[0].click()
    told = page.draft()
    assert told is not None
    assert told.tells_cases
    choose(page, Variant.BOARD)
    back = page.draft()
    assert back is not None
    assert (back.first, back.last) == (date(2025, 1, 1), date(2025, 12, 31))
    wait_for_figures(page, qtbot)


def test_a_flash_has_its_numbers_in_excel_and_no_summary_of_its_one_page(
    page: ReportPage, qtbot: QtBot
) -> None:
    choose(page, Variant.FLASH)
    wait_for_figures(page, qtbot)

    assert [name for name in buttons(page) if "Excel" in name]
    assert not [name for name in buttons(page) if "Summary" in name or "notes" in name]


def test_two_days_that_were_chosen_stay_chosen_for_a_flash(page: ReportPage, qtbot: QtBot) -> None:
    scope = part(page, ScopeStep)
    scope.choose_dates(date(2025, 2, 1), date(2025, 5, 31))

    choose(page, Variant.FLASH)

    draft = page.draft()
    assert draft is not None
    assert (draft.first, draft.last) == (date(2025, 2, 1), date(2025, 5, 31))
    assert scope.findChildren(QComboBox)[1].count() == 9  # eight quarters and the two days
    wait_for_figures(page, qtbot)


def test_every_page_goes_to_the_printer(saved: ReportPage, tmp_path: Path, qtbot: QtBot) -> None:
    content = (tmp_path / "report.pdf").read_bytes()
    printer = QPdfWriter(str(tmp_path / "paper.pdf"))  # a real printer is asked for by a socket
    printing = part(saved, Printing)

    with qtbot.waitSignal(printing.done, timeout=30_000) as finished:
        printing.start(content, printer)

    assert finished.args == [page_count(content)]
    with pikepdf.open(tmp_path / "paper.pdf") as file:
        assert len(file.pages) == page_count(content)
