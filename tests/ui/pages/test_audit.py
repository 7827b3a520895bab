"""The page that checks numbers: of a file, and of all that was given out."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.ui.last_reference import dies_with_its_last_reference
from vp_desktop.disclosure.audit.questions import About
from vp_desktop.disclosure.audit.verdict import Finding
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import PublicationDraft, ReportDraft
from vp_desktop.services.practice import Practice
from vp_desktop.ui.findings import number_name
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.audit import AuditPage
from vp_desktop.ui.theme.look import current

GIVEN_OUT = PublicationDraft(given_out_on=date(2026, 2, 12), recipients="Bestuur", sha256="ab" * 32)


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def page(
    practice: Practice, organisation_id: OrganisationId, jobs: Jobs, qtbot: QtBot
) -> AuditPage:
    page = AuditPage(practice.protection, practice.organisations, jobs)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def wait(page: AuditPage, qtbot: QtBot) -> str:
    """Return what the page says once its work is done."""
    qtbot.waitUntil(lambda: not page._work.job.running, timeout=20_000)
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def file_with(tmp_path: Path, *values: int | None, total: int) -> str:
    rows = [{"key": {"kind": f"S{n}"}, "value": value} for n, value in enumerate(values)]
    cells = [*rows, {"key": {"kind": "Total"}, "value": total}]
    figures = {
        "format": "vp-figures",
        "version": 1,
        "organisation": "Elders gemaakt",
        "threshold": 5,
        "reports": [],
        "dimensions": {"kind": {"type": "single"}},
        "tables": [
            {"id": "kinds", "report": "", "dims": ["kind"], "fixed": {}, "complete": True,
             "cells": cells}
        ],
    }  # fmt: skip
    path = tmp_path / "figures.json"
    path.write_text(json.dumps(figures))
    return str(path)


def test_a_number_that_follows_from_the_total_is_told_and_stands_first(
    page: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.judge_file(file_with(tmp_path, 10, 7, None, total=20))

    assert "can be read or worked out" in wait(page, qtbot)
    model = page._view.model()
    assert (model.index(0, 0).data(), model.index(0, 2).data()) == ("S2", "exactly 3")


def test_a_file_in_which_nothing_can_be_worked_out_is_told_so(
    page: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.judge_file(file_with(tmp_path, 10, None, None, total=30))

    assert "cannot work out a small number" in wait(page, qtbot)
    assert page._view.model().rowCount() == 2


def test_the_result_of_a_file_names_the_file_and_whose_it_is(
    page: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.judge_file(file_with(tmp_path, 10, None, None, total=30))
    said = wait(page, qtbot)
    page._ledger.click()

    assert "File figures.json, organisation Elders gemaakt" in said
    assert "Checked by itself" in said
    assert "beside all that was given out" not in said
    assert "Elders gemaakt" not in wait(page, qtbot)


def test_what_is_no_figures_file_is_said_in_a_sentence(
    page: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "notes.json").write_text("[]")

    page.judge_file(str(tmp_path / "notes.json"))

    assert "not a figures file" in wait(page, qtbot)


def test_a_file_that_is_gone_is_said_in_a_sentence(
    page: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.judge_file(str(tmp_path / "gone.json"))

    assert "does not exist" in wait(page, qtbot)


def test_where_nothing_was_given_out_there_is_nothing_to_check(
    page: AuditPage, qtbot: QtBot
) -> None:
    page._ledger.click()

    assert "Nothing was given out" in wait(page, qtbot)


def test_all_that_was_given_out_is_checked_together(
    practice: Practice, page: AuditPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    for number, kind in enumerate(["OO-PES"] * 10 + ["OO-INT"] * 9 + ["OO-DIS"]):
        practice.cases.add(
            CaseDraft(
                organisation_id=organisation_id,
                title=f"Zaak {number}",
                opened_on=date(2025, 1 + number % 12, 3),
                entered_on=date(2025, 1 + number % 12, 3),
                kinds=(Code(kind),),
            )
        )
    draft = ReportDraft(
        organisation_id=organisation_id, first=date(2025, 1, 1), last=date(2025, 12, 31)
    )
    practice.reports.publish(draft, GIVEN_OUT, practice.reports.figures(draft))

    page.show_record(organisation_id)
    page._ledger.click()

    assert "cannot work out a small number" in wait(page, qtbot)
    rows = range(page._table.rowCount())
    names, reports = ([page._view.model().index(n, at).data() for n in rows] for at in (0, 1))
    assert any("Discrimination" in name for name in names)
    assert set(reports) == {"2025, board, given out on 12 February 2026"}


@pytest.mark.parametrize(
    ("table", "value", "name"),
    [
        ("kinds", "OO-DIS", "2025 · Discrimination"),
        ("accused", "collega", "2025 · Colleague"),
        ("accused_by_domain", "collega", "2025 · Colleague"),
        ("elsewhere", "afdeling 9", "2025 · afdeling 9"),
    ],
)
def test_a_number_of_this_program_is_named_in_words_and_of_another_as_it_stands(
    table: str, value: str, name: str
) -> None:
    finding = Finding(
        report="r", table=table, key={"year": "2025", "row": value}, least=0, most=None,
        insider=(0, None), rule=(0, None), printed=False, leak=False,
    )  # fmt: skip

    assert number_name(finding) == name


def test_the_rest_of_a_whole_and_a_difference_are_named_as_such() -> None:
    finding = Finding(
        report="r", table="kinds", key={"kind": "OO-DIS"}, about=About.REST, least=0, most=None,
        insider=(0, None), rule=(0, None), printed=False, leak=False,
    )  # fmt: skip

    assert number_name(finding) == "All but Discrimination"
    assert number_name(replace(finding, about=About.DIFFERENCE)) == "Difference at Discrimination"


def test_a_reader_who_is_sure_of_a_small_number_is_marked(
    page: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.judge_file(file_with(tmp_path, 10, 7, None, total=20))
    wait(page, qtbot)

    outsider = page._view.model().index(0, 2)

    assert outsider.data(Qt.ItemDataRole.DecorationRole) is not None


@pytest.mark.parametrize(("factor", "width"), [(1.0, 936), (1.5, 936)])
def test_the_page_fits_a_small_window_and_names_its_fields(
    page: AuditPage, qtbot: QtBot, tmp_path: Path, factor: float, width: int
) -> None:
    current().apply("light", factor)
    page.resize(width, 552)
    page.judge_file(file_with(tmp_path, 10, 7, None, total=20))
    wait(page, qtbot)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []


def test_the_page_dies_with_its_last_reference(
    practice: Practice, organisation_id: OrganisationId, jobs: Jobs, qtbot: QtBot
) -> None:
    assert dies_with_its_last_reference(
        lambda: AuditPage(practice.protection, practice.organisations, jobs)
    )
