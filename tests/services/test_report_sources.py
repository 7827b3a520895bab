from datetime import date
from typing import NamedTuple

import pytest

from tests.services.test_yearly_report import AS_OF, FIRST, LAST
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.figures_reading import from_json
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationDraft, UnitDraft
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.domain.tables import Table
from vp_desktop.services.practice import Practice

OPENED = date(2025, 3, 3)


class Part(NamedTuple):
    """A unit, and how many cases came from it; without a name: cases that name none."""

    name: str
    cases: int


def report_on(practice: Practice, *parts: Part) -> ReportDraft:
    """Return the report on an organisation of these units, which may all be named."""
    owner = practice.organisations.add(OrganisationDraft(name="De Linden", names_units=True))
    for part in parts:
        unit = (
            practice.organisations.add_unit(owner, UnitDraft(name=part.name)) if part.name else None
        )
        if unit is not None:
            practice.organisations.set_headcount(owner, OPENED.year, 200, unit)
        for _nth in range(part.cases):
            practice.cases.add(
                CaseDraft(
                    organisation_id=owner, title="Zaak", opened_on=OPENED, entered_on=OPENED,
                    kinds=(Code("OO-PES"),), unit_id=unit,
                )
            )  # fmt: skip
    return ReportDraft(organisation_id=owner, first=FIRST, last=LAST, as_of=AS_OF)


@pytest.mark.parametrize("name", ["Zorg", "unknown", "other_units", "Total", "Sum"])
def test_a_unit_may_be_called_what_the_program_calls_a_row(practice: Practice, name: str) -> None:
    draft = report_on(practice, Part(name, 12), Part("Kantoor", 15), Part("Keuken", 9), Part("", 7))

    figures = practice.reports.figures(draft)
    table = figures.table(Table.UNITS)
    told = {table.label(row): table.value(row, "2025") for row in table.all_rows}
    content = practice.reports.figures_file(draft, figures)

    assert {row.strip(): n for row, n in told.items() if n} == {name: 12, "Kantoor": 15}
    assert from_json(content)[1][0].figures.table(Table.UNITS) == table
    assert audit(content).leaks == ()
