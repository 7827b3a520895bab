"""Which tables a period may have: it follows from the number of new cases and nothing else."""

import pytest

from tests.disclosure.practices import CASE, figures_of, invented, several
from vp_desktop.disclosure.plan import plan
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import count
from vp_desktop.domain.periods import calendar_year
from vp_desktop.domain.tables import Table

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


def test_what_is_planned_is_printed() -> None:
    assert not figures_of(invented(2, {2025: 60})).has(Table.MENTIONS)
    assert figures_of(invented(2, {2025: 90})).has(Table.MENTIONS)
