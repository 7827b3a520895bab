"""Which tables a period may have: it follows from the number of new cases and nothing else."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.disclosure.practices import CASE, figures_of, invented, several
from tests.disclosure.publishing import Organisation
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.columns import columns_of
from vp_desktop.disclosure.plan import plan
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import count
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.tables import WIDE_ROWS, WIDER, Table, rows

YEAR = calendar_year(2025)


def _planned(cases: int, seed: int | None = None) -> set[Table]:
    facts = several(CASE, cases) if seed is None else invented(seed, {2025: cases})
    return set(plan(count(facts, YEAR, YEAR.last), Rules()).tables)


@pytest.mark.parametrize("cases", [10, 39, 40, 79, 80])
def test_the_tables_follow_from_the_number_of_cases_alone(cases: int) -> None:
    assert len({frozenset(_planned(cases, seed)) for seed in range(4)} | {_frozen(cases)}) == 1


def _frozen(cases: int) -> frozenset[Table]:
    return frozenset(_planned(cases))


def test_one_table_of_two_properties_comes_with_40_cases_and_the_other_with_80() -> None:
    two_way = {Table.ACCUSED_BY_DOMAIN, Table.MENTIONS}

    assert [_planned(cases) & two_way for cases in (39, 40, 79, 80)] == [
        set(),
        {Table.ACCUSED_BY_DOMAIN},
        {Table.ACCUSED_BY_DOMAIN},
        two_way,
    ]


def test_a_table_of_two_properties_is_not_printed_where_nothing_of_one_of_them_is() -> None:
    planned = plan(count(invented(2, {2025: 60}), YEAR, YEAR.last), Rules())

    every = columns_of(planned, lambda _table, _row: False)
    without = columns_of(planned, lambda table, _row: table == Table.ACCUSED)

    assert every.keys() - without.keys() == {Table.ACCUSED, Table.ACCUSED_BY_DOMAIN}


def test_what_is_planned_is_printed() -> None:
    assert not figures_of(invented(2, {2025: 60})).has(Table.MENTIONS)
    assert figures_of(invented(2, {2025: 90})).has(Table.MENTIONS)


def test_rows_are_taken_together_where_there_are_few_cases() -> None:
    few, many = figures_of(invented(4, {2025: 28})), figures_of(invented(4, {2025: 90}))

    for fine, wide in WIDER.items():
        assert not (few.has(fine) and few.has(wide))
        assert not many.has(wide)
    assert few.has(Table.HALF_YEARS)
    assert few.has(Table.CHANNELS_WIDE)
    assert many.has(Table.QUARTERS)
    assert many.has(Table.LEAD_TIMES)


def test_a_year_with_many_cases_is_compared_with_later_ones_that_have_few() -> None:
    figures = figures_of(invented(4, {2024: 90, 2025: 28}))

    assert figures.table(Table.HALF_YEARS).years == ("2024", "2025")
    assert {figures.table(Table.HALF_YEARS).total(year).value for year in figures.years} == {28, 90}


def test_rungs_of_one_ladder_add_up_in_the_file_of_all_reports() -> None:
    """Two reports may divide one year by both: who lays them side by side learns nothing small."""
    office = Organisation(invented(4, {2024: 90, 2025: 28}))
    for year in (2024, 2025):
        office.publish(calendar_year(year), date(year + 1, 1, 31))

    groups = json.loads(office.file())["dimensions"]["channel"]["groups"]

    assert groups["called"] == ["KA-TEL", "KA-APP"]
    assert audit(office.file()).leaks == ()


def test_every_row_stands_in_one_row_of_the_wider_table() -> None:
    for fine, wide in WIDER.items():
        below = [row for inside in WIDE_ROWS[wide].values() for row in inside]
        assert sorted(below) == sorted(rows(fine))


@pytest.mark.parametrize(
    ("period", "as_of", "found"),
    [
        (YEAR, YEAR.last, {"Q1": 1, "Q2": 0, "Q3": 2, "Q4": 0, "unknown": 0}),
        (Period(date(2024, 8, 1), date(2025, 7, 31)), YEAR.last,
         {"Q1": 0, "Q2": 0, "Q3": 1, "Q4": 1, "unknown": 0}),
        (YEAR, date(2025, 12, 30), {"Q1": 0, "Q2": 0, "Q3": 0, "Q4": 0, "unknown": 3}),
        (Period(date(2025, 1, 1), date(2025, 9, 30)), YEAR.last,
         {"Q1": 0, "Q2": 0, "Q3": 0, "Q4": 0, "unknown": 3}),
        (Period(date(2025, 1, 15), date(2026, 1, 14)), date(2026, 2, 1),
         {"Q1": 0, "Q2": 0, "Q3": 0, "Q4": 0, "unknown": 3}),
    ],
)  # fmt: skip
def test_quarters_are_those_of_a_whole_year_that_is_over(
    period: Period, as_of: date, found: dict[str, int]
) -> None:
    days = (date(2025, 3, 31), date(2025, 7, 1), date(2025, 9, 30))
    facts = [replace(CASE, opened_on=day, entered_on=day) for day in days]

    assert count(facts, period, as_of).tables[Table.QUARTERS] == found


def test_part_of_a_year_is_not_divided_by_the_time_of_year() -> None:
    months = Period(date(2025, 1, 1), date(2025, 9, 30))
    facts = [case for case in invented(4, {2025: 90}) if case.opened_on in months]

    planned = plan(count(facts, months, YEAR.last), Rules()).tables

    assert Table.CHANNELS in planned
    assert not {Table.QUARTERS, Table.HALF_YEARS} & planned.keys()


def test_a_table_that_is_left_out_gives_way_to_the_wider_one() -> None:
    facts = invented(4, {2025: 90})

    figures = figures_of(facts, Rules(left_out=frozenset({"channels"})))
    neither = figures_of(facts, Rules(left_out=frozenset({"channels_wide"})))

    assert figures.has(Table.CHANNELS_WIDE)
    assert not neither.has(Table.CHANNELS)
    assert not neither.has(Table.CHANNELS_WIDE)
