"""Whatever is typed in a report, and wherever it is saved: a sentence, and nothing is lost."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.disks import fill, make_read_only, small_disk
from tests.ui.pages.records import today
from tests.ui.pages.test_report import (
    jobs,
    page,
    part,
    twenty_cases,
    wait_for_pages,
    words_of,
)
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import PublicationDraft
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.desk import ReportDesk
from vp_desktop.ui.pages.report.giving import GivingPanel
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.widgets.day_edit import DayEdit

__all__ = ["jobs", "page", "twenty_cases"]

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
LONG_WORD = "onderwijsondersteuning" * 10
FORTY_PAGES = "Een zin van precies zeven woorden lang.\n" * 1_250


def editor(page: ReportPage) -> QPlainTextEdit:
    part(page, Workbench).go_to(Step.TEXTS)
    return part(page, TextsStep).findChildren(QPlainTextEdit)[0]


def kept(practice: Practice, organisation_id: OrganisationId) -> str:
    return practice.reports.texts(organisation_id, FIRST, LAST).summary


def write(page: ReportPage, target: Path, qtbot: QtBot) -> Message:
    with qtbot.waitSignal(page.said) as said:
        part(page, ReportKeeper).write(str(target))
    message: Message = said.args[0]
    return message


@pytest.mark.parametrize(
    "text",
    [
        "<img src='/etc/passwd'/> en </para> & <b>vet</b>",
        LONG_WORD,
        "Rechts \u202enaar links\u202c en \u200fterug.",
    ],
)
def test_any_text_that_can_be_printed_is_previewed_and_saved(
    page: ReportPage, qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    wait_for_pages(page, qtbot)
    desk = page.findChild(ReportDesk)
    assert desk is not None

    editor(page).setPlainText(text)
    with qtbot.waitSignal(desk.made, timeout=20_000) as made:
        page.flush()

    plain = "".join(sign for sign in text if sign.isprintable())
    whole = "".join(part(page, Preview).text().split())
    assert "".join(plain.split()) in whole
    write(page, tmp_path / "report.pdf", qtbot)
    assert (tmp_path / "report.pdf").read_bytes() == made.args[0]


def test_a_text_of_forty_pages_is_kept_previewed_and_saved(
    practice: Practice,
    page: ReportPage,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    wait_for_pages(page, qtbot)
    editor(page).setPlainText(FORTY_PAGES)
    page.flush()

    qtbot.waitUntil(lambda: part(page, Preview).pages() > 40, timeout=25_000)
    write(page, tmp_path / "report.pdf", qtbot)

    assert kept(practice, twenty_cases) == FORTY_PAGES
    assert (tmp_path / "report.pdf").stat().st_size > 100_000


@pytest.mark.parametrize("text", ["Goed \N{GRINNING FACE}", "Rabbi שלום"])
def test_a_sign_the_fonts_lack_is_named_with_its_text_and_the_text_is_kept(
    practice: Practice,
    page: ReportPage,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
    text: str,
) -> None:
    wait_for_pages(page, qtbot)
    editor(page).setPlainText(text)
    with qtbot.waitSignal(part(page, Preview).troubled, timeout=20_000):
        page.flush()

    assert "“Summary” holds signs that the report cannot print" in words_of(page)
    assert text[-1] in words_of(page)
    assert kept(practice, twenty_cases) == text
    assert "no finished pages" in write(page, tmp_path / "never.pdf", qtbot).text
    assert not (tmp_path / "never.pdf").exists()


def test_on_a_full_disk_the_old_file_stands_and_another_place_takes_the_new(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    wait_for_pages(page, qtbot)
    with small_disk(tmp_path / "disk", kib=256) as disk:
        (disk / "report.pdf").write_bytes(b"the old one")
        fill(disk, leave_bytes=8_192)
        message = write(page, disk / "report.pdf", qtbot)
        left = {one.name for one in disk.iterdir()}
        old = (disk / "report.pdf").read_bytes()

    assert message.urgent
    assert "disk is full" in message.text
    assert (old, left) == (b"the old one", {"report.pdf", "ballast"})
    write(page, tmp_path / "report.pdf", qtbot)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_where_nothing_may_be_written_it_is_said(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    wait_for_pages(page, qtbot)
    part(page, Workbench).go_to(Step.SAVE)
    (tmp_path / "folder.pdf").mkdir()
    with small_disk(tmp_path / "disk", kib=256) as disk:
        make_read_only(disk)
        message = write(page, disk / "report.pdf", qtbot)
        told = words_of(page)

    assert "may not be read or written" in message.text
    assert message.text in told
    assert "a folder, not a file" in write(page, tmp_path / "folder.pdf", qtbot).text


def test_who_reads_the_old_file_reads_it_to_its_end(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the old one")
    wait_for_pages(page, qtbot)

    with target.open("rb") as reader:
        write(page, target, qtbot)
        seen = reader.read()

    assert seen == b"the old one"
    assert target.read_bytes().startswith(b"%PDF")


def test_more_readers_than_the_ledger_takes_and_a_day_of_another_age_cannot_be_filled_in(
    qtbot: QtBot,
) -> None:
    panel = GivingPanel(today)
    qtbot.addWidget(panel)
    (day,) = panel.findChildren(DayEdit)

    panel.show_recipients("Raad van bestuur, " * 20)
    day.setText("1-3-1026")
    day.editingFinished.emit()

    given = PublicationDraft(
        given_out_on=panel.given_on(), recipients=panel.recipients(), sha256="0" * 64
    )
    assert given.given_out_on == today()
    assert given.recipients.startswith("Raad van bestuur, Raad")
