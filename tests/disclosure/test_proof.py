"""Figures with a leak planted in them do not pass the proof."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.disclosure.practices import AS_OF, CASE, HEADCOUNT, OWN, UNITS, invented, several
from vp_desktop.disclosure.figures import ABSENT_CELL, HIDDEN_CELL, Column, shown
from vp_desktop.disclosure.network import ContradictionError
from vp_desktop.disclosure.proof import LeakError, prove
from vp_desktop.disclosure.protect import protect
from vp_desktop.disclosure.rules import Rules, size_of
from vp_desktop.disclosure.stocks import print_stocks
from vp_desktop.disclosure.year import PrintedYear, print_year
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting import SEVERAL, Table, count_series

THRESHOLD = 5
RULES = Rules(units={unit: dict.fromkeys(range(2022, 2026), HEADCOUNT[unit]) for unit in UNITS})
SEEDS = range(12)
SIZES = {2023: 18, 2024: 24, 2025: 31}


def test_what_protection_makes_passes() -> None:
    for seed in SEEDS:
        prove(_years(invented(seed, SIZES)), THRESHOLD)


def test_a_small_number_that_is_printed_is_found() -> None:
    planted = 0
    for years, table, row in _hidden_cells():
        if 0 < years[-1].truth[table][row] < THRESHOLD:
            planted += 1
            with pytest.raises(LeakError):
                prove(_with_cell(years, table, row), THRESHOLD)

    assert planted > 50


def test_a_row_printed_after_all_gives_away_the_one_it_was_hidden_for() -> None:
    """Secondary suppression: none of it is there for nothing."""
    planted = 0
    for years, table, row in _hidden_cells():
        if table not in SEVERAL and years[-1].truth[table][row] >= THRESHOLD:
            planted += 1
            with pytest.raises(LeakError):
                prove(_with_cell(years, table, row), THRESHOLD)

    assert planted > 10


def test_a_number_that_is_not_true_is_found() -> None:
    years = _years(invented(1, SIZES))
    column = years[-1].columns["cases"]
    wrong = replace(column, cells={**column.cells, "new": shown(99)})

    with pytest.raises(LeakError):
        prove(_with_column(years, "cases", wrong), THRESHOLD)


def test_a_rest_beside_a_hidden_total_is_found() -> None:
    years = _years(invented(1, SIZES))
    column = Column(cells={"leidinggevende": HIDDEN_CELL}, total=HIDDEN_CELL, rests={None: 7})

    with pytest.raises(LeakError):
        prove(_with_column(years, "accused", _all_rows(years, "accused", column)), THRESHOLD)


def test_domains_that_differ_between_two_tables_are_found() -> None:
    years = _years(invented(2, {2025: 40}))
    domains = years[-1].columns["domains"]
    row = next(row for row, cell in domains.cells.items() if cell.shown and cell.value)
    other = replace(domains, cells={**domains.cells, row: HIDDEN_CELL})

    with pytest.raises(LeakError):
        prove(_with_column(years, "domains", other), THRESHOLD)


def test_kinds_without_their_domains_are_found() -> None:
    years = _years(invented(2, {2025: 40}))
    without = {t: column for t, column in years[-1].columns.items() if t != "kinds"}

    with pytest.raises(LeakError):
        prove([replace(years[-1], columns=without)], THRESHOLD)


def test_all_cases_in_one_row_is_found() -> None:
    """Printed alone it is no small number; but whoever came is known to be about behaviour."""
    years = _years(several(CASE, 20))
    column = Column(cells={"OO": shown(20)}, total=shown(20))
    cells = _all_rows(years, "domains", column)
    kinds = Column(cells={**dict.fromkeys(years[-1].truth["kinds"], ABSENT_CELL), **cells.cells})

    with pytest.raises(LeakError):
        prove(
            [replace(years[-1], columns={**years[-1].columns, "domains": cells, "kinds": kinds})], 5
        )


def test_two_years_that_give_each_other_away_are_found() -> None:
    """What was closed and what is open hide each other, until next year says what was open."""
    spoken = replace(CASE, outcome=Code("UI-LUI"))
    facts = [
        *several(replace(spoken, opened_on=AS_OF.replace(2024, 5), entered_on=AS_OF), 18),
        *several(
            replace(
                spoken,
                opened_on=AS_OF.replace(2024, 5),
                entered_on=AS_OF,
                closed_on=AS_OF.replace(2024, 6, 1),
            ),
            4,
        ),
        *several(CASE, 20),
    ]
    years = _years(facts)
    last = years[-1].columns["cases"]
    told = replace(last, cells={**last.cells, "carried_over": shown(18)})

    assert years[0].columns["cases"].cells["closed"].hidden
    with pytest.raises(LeakError):
        prove(_with_column(years, "cases", told), THRESHOLD)


def test_a_year_that_says_that_something_was_open_two_years_ago_is_found() -> None:
    """So many are carried over now that some of them must have been open then."""
    long_ago = replace(CASE, opened_on=date(2023, 5, 1), entered_on=date(2023, 5, 1))
    facts = [
        *several(replace(long_ago, closed_on=date(2023, 8, 1)), 17),
        *several(long_ago, 3),
        *several(replace(CASE, opened_on=date(2024, 5, 1), entered_on=date(2024, 5, 1)), 10),
        *several(CASE, 12),
    ]
    years = _years(facts)
    last = years[-1].columns["cases"]
    told = replace(last, cells={**last.cells, "carried_over": shown(13)})

    assert years[0].columns["cases"].cells["open_at_end"].hidden
    assert not last.cells["carried_over"].shown
    with pytest.raises(LeakError):
        prove(_with_column(years, "cases", told), THRESHOLD)


def test_nothing_leaves_without_its_proof() -> None:
    """Counts that cannot be true together would pass if nobody looked at the finished figures."""
    raw = count_series(several(CASE, 20), OWN, AS_OF)
    wrong = {**raw.own.tables, Table.ACCUSED: {"leidinggevende": 12, "collega": 12}}
    counts = replace(raw, periods=(replace(raw.own, tables=wrong),))

    with pytest.raises(ContradictionError):
        protect(counts, Rules())


def _years(facts: list[CaseFacts]) -> list[PrintedYear]:
    raw = count_series(facts, OWN, AS_OF)
    sized = [(one, size_of(one.new, None, THRESHOLD)) for one in raw.periods]
    return [print_year(stock, RULES) for stock in print_stocks(sized, THRESHOLD)]


def _hidden_cells() -> Iterator[tuple[list[PrintedYear], str, str]]:
    """Yield every hidden cell of the last year of some practices."""
    for seed in SEEDS:
        years = _years(invented(seed, SIZES))
        for table, column in years[-1].columns.items():
            if table not in ("cases", "conversations", "domains"):
                truth = years[-1].truth[table]
                for row in truth:
                    if column.cells[row].hidden:
                        yield years, table, row


def _with_cell(years: list[PrintedYear], table: str, row: str) -> list[PrintedYear]:
    column = years[-1].columns[table]
    cell = shown(years[-1].truth[table][row])
    return _with_column(years, table, replace(column, cells={**column.cells, row: cell}))


def _with_column(years: list[PrintedYear], table: str, column: Column) -> list[PrintedYear]:
    last = years[-1]
    return [*years[:-1], replace(last, columns={**last.columns, table: column})]


def _all_rows(years: list[PrintedYear], table: str, column: Column) -> Column:
    hidden = dict.fromkeys(years[-1].truth[table], HIDDEN_CELL)
    return replace(column, cells={**hidden, **column.cells})
