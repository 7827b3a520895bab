"""What somebody who is one of the cases knows: in which counts they are."""

from collections.abc import Iterator

from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.model import Model, PlannedYear
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.cohorts import NewCase
from vp_desktop.domain.tables import WIDER, Table, crossed, wide_row


def insiders(model: Model, at: int, year: PlannedYear) -> Iterator[frozenset[int]]:
    """Yield for each sort of case in ``year`` the counts that such a case is one of."""
    if year.size is Size.TABLES and year.counts.cohort is not None:
        for case in dict.fromkeys(year.counts.cohort.new):
            names = [(at, table, row) for table, row in _places(case, year)]
            yield frozenset(model.numbers[name] for name in names if name in model.numbers)


def _places(case: NewCase, year: PlannedYear) -> Iterator[tuple[str, str]]:
    for table, row in _rows(case, year):
        yield table, row
        wide = WIDER.get(table)
        if wide is not None:
            yield wide, wide_row(row, wide) or row


def _rows(case: NewCase, year: PlannedYear) -> Iterator[tuple[Table, str]]:
    domain = str(code_book().domain_of(case.kind))
    unit = case.unit if case.unit in year.people_of else OTHER_UNITS
    yield from (
        (Table.DOMAINS, domain),
        (Table.KINDS, case.kind),
        (Table.ACCUSED, case.accused),
        (Table.CLIENT_ROLES, case.client_role),
        (Table.CHANNELS, case.channel),
        (Table.FOUND_BY, case.found_by),
        (Table.UNITS, unit),
        (Table.QUARTERS, case.quarter),
        (Table.ACCUSED_BY_DOMAIN, crossed(domain, case.accused)),
    )
    several = {
        Table.MENTIONS: case.mentions,
        Table.INTERVENTIONS: case.interventions,
        Table.REFERRALS: case.referrals,
    }
    yield from ((table, row) for table, rows in several.items() for row in rows)
