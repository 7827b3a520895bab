"""The files that were given out: to be shown, saved once more, recognised, and forgotten."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.services.records import add_organisation
from tests.ui.pages.test_report import jobs, page, part, twenty_cases
from tests.ui.pages.test_report_standing import adopt_and_give_out, last, words
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import Publication
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.archive import ReportArchive
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.sheet import Sheet

__all__ = ["jobs", "last", "page", "twenty_cases"]


@pytest.fixture
def given(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
) -> Publication:
    """A report that was given out; its file is ``r.pdf``."""
    adopt_and_give_out(page, last, qtbot, tmp_path / "r.pdf")
    qtbot.waitUntil(lambda: "Keep no longer" in offered(last), timeout=20_000)
    (entry,) = practice.reports.publications(twenty_cases)
    return entry


def offered(step: SaveStep) -> str:
    return " ".join(b.text() for b in step.findChildren(QPushButton) if b.isVisibleTo(step))


def checked(page: ReportPage, step: SaveStep, qtbot: QtBot, path: Path) -> str:
    """Return what the step says once the file at ``path`` was checked."""
    archive, before = part(page, ReportArchive), words(step)
    with qtbot.waitSignal(archive._panel.reading.job.done, timeout=20_000):
        archive.check(str(path))
        assert words(step) == before  # it is read in another thread than the window's
    return words(step)


def push(step: SaveStep, text: str) -> None:
    (found,) = (b for b in step.findChildren(QPushButton) if b.text().startswith(text))
    found.click()


def test_the_very_file_is_recognised_and_no_other(
    page: ReportPage, last: SaveStep, given: Publication, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes((tmp_path / "r.pdf").read_bytes() + b"\n")

    no = checked(page, last, qtbot, other)
    yes = checked(page, last, qtbot, tmp_path / "r.pdf")

    assert "no file that was given out" in no
    assert "This is the very file. 2025, board: given out on" in yes
    assert "Bestuur" in yes


def test_the_file_of_another_organisation_is_recognised_and_says_whose_it_is(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    given: Publication,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    other = add_organisation(practice)
    page.refresh(frozenset({Topic.ORGANISATIONS}))
    page.show_record(other, "save")
    qtbot.waitUntil(lambda: "Nothing was given out" in words(last), timeout=20_000)

    yes = checked(page, last, qtbot, tmp_path / "r.pdf")

    assert "This is the very file of another organisation, Stichting De Linden. 2025" in yes


def test_a_file_that_cannot_be_read_is_said(
    page: ReportPage, given: Publication, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        part(page, ReportArchive).check(str(tmp_path / "gone.pdf"))

    assert "does not exist" in said.args[0].text


def test_a_kept_file_is_shown_beside_another_report_and_saved_byte_for_byte(
    page: ReportPage, last: SaveStep, given: Publication, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = part(page, Preview)
    own = preview.text()

    preview.show_other(b"%PDF no pages", "other")
    push(last, "Show")
    shown = preview.text()
    part(page, ReportArchive)._ask_where(given)
    part(page, ReportArchive).write(str(tmp_path / "again.pdf"))
    preview.show_other(b"%PDF no pages", "other")
    (back,) = (b for b in preview.findChildren(QPushButton) if b.text().startswith("Back to"))
    back.click()

    assert shown == own == preview.text()
    assert not back.isVisible()
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "r.pdf").read_bytes()


def test_a_file_is_forgotten_once_that_is_confirmed_and_still_known(
    practice: Practice,
    page: ReportPage,
    last: SaveStep,
    given: Publication,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    push(last, "Keep no longer")
    sheet = last.findChildren(Sheet)[-1]
    cut = (clipped(sheet), nameless(sheet))
    before = practice.reports.states.file(given)
    sheet.confirmed.emit()
    QApplication.processEvents()
    known = checked(page, last, qtbot, tmp_path / "r.pdf")

    assert before == (tmp_path / "r.pdf").read_bytes()
    assert practice.reports.states.file(given) is None
    assert "The file itself is not kept." in words(last)
    assert "This is the very file." in known
    assert cut == ([], [])


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_list_fits_a_small_window(
    page: ReportPage, last: SaveStep, given: Publication, factor: float
) -> None:
    current().apply("light", factor)
    page.resize(936, 552)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []
