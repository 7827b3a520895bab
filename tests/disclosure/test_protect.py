from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.practices import (
    AS_OF,
    CASE,
    HEADCOUNT,
    UNITS,
    figures_of,
    invented,
    several,
)
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.figures import PublicFigures, Size, State
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.protect import PRINTED_TABLES, protect
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Variant

SIZES = st.dictionaries(st.integers(2020, 2025), st.integers(0, 45), min_size=1)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), SIZES, st.integers(3, 10))
def test_no_practice_ever_prints_a_small_number(
    seed: int, sizes: dict[int, int], threshold: int
) -> None:
    """``protect`` itself proves the rest and raises where it cannot."""
    people = {unit: dict.fromkeys(sizes, HEADCOUNT[unit]) for unit in UNITS}

    figures = figures_of(invented(seed, sizes), Rules(threshold=threshold, units=people))

    assert all(n == 0 or n >= threshold for n in _printed(figures))


def test_none_and_a_few_cases_give_the_very_same_report() -> None:
    reports = {
        to_json("De Linden", [Issue(id="1", figures=figures_of(several(CASE, few)))])
        for few in range(5)
    }

    assert len(reports) == 1


@pytest.mark.parametrize(
    ("cases", "size"),
    [(0, Size.FEW), (4, Size.FEW), (5, Size.TOTAL), (9, Size.TOTAL), (10, Size.TABLES)],
)
def test_how_much_is_printed_follows_from_the_total_alone(cases: int, size: Size) -> None:
    figures = figures_of(several(CASE, cases))

    assert figures.size() is size
    assert (figures.count("new").value is None) == (size is Size.FEW)
    assert [table.id for table in figures.tables][1:] == [] or size is Size.TABLES


def test_few_cases_are_told_as_fewer_than_the_threshold() -> None:
    cell = figures_of(several(CASE, 2), Rules(threshold=7)).count("new")

    assert (cell.hidden, cell.at_most) == (True, 6)


def test_where_nearly_everybody_came_not_even_the_total_is_printed() -> None:
    figures = figures_of(several(CASE, 12), Rules(headcount={2025: 15}))

    assert figures.size() is Size.HIDDEN
    assert figures.count("new").state is State.HIDDEN
    assert figures.count("new").at_most is None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), SIZES)
def test_the_column_of_a_year_is_the_same_in_every_later_report(
    seed: int, sizes: dict[int, int]
) -> None:
    facts = invented(seed, {**dict.fromkeys(range(2020, 2026), 8), **sizes})

    later, earlier = figures_of(facts, year=2025), figures_of(facts, year=2024)

    for table in later.tables:
        for year in set(table.years) & set(earlier.table(table.id).years):
            column = earlier.table(table.id)
            for row in table.order:
                there, here = column.cell(row, year), table.cell(row, year)
                assert there == here or State.ABSENT in (there.state, here.state), (table.id, row)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(10, 45))
def test_no_reader_is_told_what_the_board_is_not(seed: int, cases: int) -> None:
    facts = invented(seed, {2024: 20, 2025: cases})
    board = figures_of(facts)

    for variant in (Variant.WORKS_COUNCIL, Variant.STAFF):
        other = figures_of(facts, Rules(variant=variant))
        for table in other.tables:
            assert board.has(table.id)
            for year in table.years:
                cells = board.table(table.id).columns[year].cells
                assert table.columns[year].cells.items() <= cells.items()


def test_each_reader_gets_the_tables_meant_for_that_reader() -> None:
    facts = invented(2, {2025: 60})

    board = {table.id for table in figures_of(facts).tables}
    council = {t.id for t in figures_of(facts, Rules(variant=Variant.WORKS_COUNCIL)).tables}
    staff = figures_of(facts, Rules(variant=Variant.STAFF))

    assert board - council == {"kinds", "client_roles", "accused_by_domain"}
    assert {table.id for table in staff.tables} <= {"cases", "conversations", "domains"}
    assert staff.table("cases").order == ("new",)


def test_a_series_does_not_start_at_the_first_case() -> None:
    """Else «fewer than 5, possibly none» would mean: at least one."""
    lone = replace(CASE, opened_on=date(2022, 3, 1), entered_on=date(2022, 3, 1))
    busy = invented(1, {2024: 12, 2025: 12})

    assert figures_of([lone, *busy]).years == figures_of(busy).years == ("2024", "2025")


def test_a_series_starts_where_the_contract_did_and_shows_five_years_at_most() -> None:
    busy = invented(1, {2025: 12})

    assert figures_of(busy, Rules(contract_from=date(2023, 4, 1))).years == ("2023", "2024", "2025")
    assert figures_of(busy, Rules(contract_from=date(2011, 1, 1))).years[0] == "2021"


def test_the_start_of_the_contract_hides_no_earlier_year_with_a_printed_total() -> None:
    facts = invented(1, {2023: 12, 2025: 12})

    figures = figures_of(facts, Rules(contract_from=date(2025, 1, 1)))

    assert figures.years == ("2023", "2024", "2025")


def test_a_small_unit_is_never_a_row() -> None:
    facts = [*_at("Zorg", 9), *_at("Staf", 8), *_at("Keuken", 8)]
    people = {unit: {2025: HEADCOUNT[unit]} for unit in UNITS}

    table = figures_of(facts, Rules(units=people)).table("units")

    assert "Keuken" not in table.order
    assert not table.cell(OTHER_UNITS, "2025").shown
    assert table.rest("2025").value == 16


def test_of_a_unit_in_which_nearly_everybody_came_the_number_is_hidden() -> None:
    facts = [*_at("Zorg", 9), *_at("Staf", 23)]
    people = {"Zorg": {2025: 120}, "Staf": {2025: 26}}

    assert figures_of(facts, Rules(units=people)).table("units").cell("Staf", "2025").hidden


def test_no_unit_is_named_unless_the_organisation_wants_it() -> None:
    assert not figures_of([*_at("Zorg", 20), *_at("Staf", 20)]).has("units")


def test_broken_secrecy_is_never_counted_in_print() -> None:
    did = (Code("AC-GEH"), Code("AC-INT"), Code("AC-VER"), Code("AC-INF"))
    facts = [*several(replace(CASE, interventions=did), 12), *several(CASE, 12)]

    table = figures_of(facts).table("interventions")

    assert table.rows == ("AC-INF",)
    assert not {"AC-GEH", "AC-INT", "AC-VER"} & set(table.order)


def test_few_conversations_are_hidden() -> None:
    facts = several(CASE, 12)
    facts[0] = replace(CASE, contacts=(date(2025, 6, 1), date(2025, 6, 8)))

    assert figures_of(facts).count("conversations").state is State.HIDDEN


def test_kinds_are_told_where_nearly_all_are_of_one_domain() -> None:
    """The domain itself is hidden: else all would be known to be about behaviour."""
    facts = [
        *several(CASE, 9),
        *several(replace(CASE, kinds=(Code("OO-INT"),)), 7),
        *several(replace(CASE, kinds=(Code("OO-DIS"),)), 4),
    ]

    figures = figures_of(facts)

    table = figures.table("kinds")
    assert not figures.has("domains")
    assert table.rows == ("OO",)
    assert table.cell("OO", "2025").hidden
    assert table.rows_under("OO") == ("OO-PES",)
    assert table.rest("2025").value == 11
    assert {"OO-INT", "OO-DIS"} < set(table.rest_rows("2025"))


def test_a_large_kind_is_told_though_its_domain_is_hidden() -> None:
    """Integrity is hidden with the few other cases; the rest of both still says nothing."""
    kinds = {"OO-PES": 16, "IN-FRA": 9, "IN-GIF": 3, "SA-DRE": 2, "OV-KLA": 1}
    facts = [
        case
        for kind, times in kinds.items()
        for case in several(replace(CASE, kinds=(Code(kind),)), times)
    ]

    figures = figures_of(facts)

    table = figures.table("kinds")
    assert figures.table("domains").rest("2025").value == 15
    assert table.cell("IN", "2025").hidden
    assert table.rows_under("IN") == ("IN-FRA",)
    assert table.rest("2025").value == 6


def test_units_too_small_to_name_may_be_one_row_if_they_are_many() -> None:
    facts = [*_at("Zorg", 9), *_at("Keuken", 6), *_at("Tuin", 5)]
    people = {"Zorg": {2025: 120}, "Keuken": {2025: 14}, "Tuin": {2025: 15}}

    table = figures_of(facts, Rules(units=people)).table("units")

    assert table.value(OTHER_UNITS, "2025") == 11


def test_a_domain_that_cannot_be_divided_is_not() -> None:
    facts = [*several(CASE, 9), *several(replace(CASE, kinds=(Code("IN-FRA"),)), 9)]

    table = figures_of(facts).table("kinds")

    assert table.value("OO", "2025") == 9
    assert table.cell("OO-PES", "2025").state is State.ABSENT


def test_a_report_over_another_period_than_a_year_stands_alone() -> None:
    facts = invented(5, {2024: 30, 2025: 30})
    half = Period(date(2025, 1, 1), date(2025, 6, 30))

    figures = protect(count_series(facts, half, AS_OF), Rules())

    assert figures.years == (half.label,)


def test_the_mean_is_of_the_years_before_and_only_if_all_are_printed() -> None:
    assert figures_of(invented(1, {2022: 10, 2023: 11, 2024: 11, 2025: 40})).mean_of_earlier() == (
        10.7
    )
    assert (
        figures_of(invented(1, {2022: 10, 2023: 2, 2024: 11, 2025: 40})).mean_of_earlier() is None
    )
    assert figures_of(invented(1, {2024: 11, 2025: 40})).mean_of_earlier() is None


def test_tables_come_in_the_order_of_printing() -> None:
    ids = [table.id for table in figures_of(invented(3, {2025: 60})).tables]

    assert ids == [table for table in PRINTED_TABLES if table in ids]


def _at(unit: str | None, times: int) -> list[CaseFacts]:
    return several(replace(CASE, unit=unit), times)


def _printed(figures: PublicFigures) -> Iterator[int]:
    """Yield every number of cases that the figures print, sums and totals included."""
    for table in figures.tables:
        for year in table.years:
            column = table.columns[year]
            for cell in (*column.cells.values(), column.total):
                if cell.value is not None:
                    yield cell.value
            yield from column.rests.values()


@pytest.mark.parametrize(
    ("left_out", "kept"),
    [({"kinds"}, {"domains"}), ({"domains"}, set()), ({"kinds", "domains"}, set())],
)
def test_a_table_that_is_left_out_takes_with_it_only_what_stands_on_it(
    left_out: set[str], kept: set[str]
) -> None:
    figures = figures_of(invented(2, {2025: 60}), Rules(left_out=frozenset(left_out)))

    told = {str(table.id) for table in figures.tables}
    assert told & {"kinds", "domains", "mentions"} == kept
    assert "client_roles" in told


def test_a_row_that_is_left_out_is_hidden_and_gives_nothing_else_away() -> None:
    figures = figures_of(invented(2, {2025: 60}), Rules(left_out=frozenset({"kinds/OO-PES"})))

    assert figures.table("kinds").cell("OO-PES", "2025").hidden
    assert audit(to_json("De Linden", [Issue(id="1", figures=figures)])).leaks == ()


def test_cases_outside_every_named_unit_are_protected_like_any_other() -> None:
    """That their row is never printed does not mean that what is left over may tell of them."""
    facts = [*_at("Zorg", 8), *_at("Staf", 5), *_at(None, 1)]
    people = {"Zorg": {2025: 120}, "Staf": {2025: 100}, "Keuken": {2025: 90}}

    figures = figures_of(facts, Rules(units=people))

    assert not figures.has("units") or (figures.table("units").rest("2025").value or 0) > 5
    assert audit(to_json("De Linden", [Issue(id="1", figures=figures)])).leaks == ()
