"""What was given out stands, whatever is written down, changed or erased afterwards."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.practices import CASE, invented, several
from tests.disclosure.publishing import Organisation
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.errors import LedgerError, LedgerTooNewError
from vp_desktop.disclosure.figures import NEW, PublicFigures, Size, State
from vp_desktop.disclosure.ledger import ledger_text, read_ledger
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import Variant
from vp_desktop.domain.tables import FINER
from vp_desktop.domain.timeline import BeforeFirstReportError, CutsThroughError

INTERIM = Period(date(2025, 1, 1), date(2025, 9, 30))
OWN = calendar_year(2025)
AUTUMN, WINTER = date(2025, 10, 10), date(2026, 1, 31)


def told(figures: PublicFigures, year: str) -> dict[tuple[str, str], int | None]:
    """Return every number of ``year`` but what adds none: a row of nothing but noughts."""
    return {
        (table.id, row): cell.value
        for table in figures.tables
        if year in table.columns
        for row, cell in table.columns[year].cells.items()
        if cell.value != 0
    }


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(3, 60), st.integers(3, 60))
def test_a_year_that_was_given_out_reads_the_same_for_ever(seed: int, one: int, two: int) -> None:
    office = Organisation(invented(seed, {2024: one, 2025: two}))
    first = office.publish(calendar_year(2024), date(2025, 1, 31))

    office.facts = [replace(case, kinds=CASE.kinds) for case in office.facts[::2]]
    office.facts += several(replace(CASE, opened_on=date(2024, 5, 1), entered_on=AUTUMN), 9)

    later = told(office.publish(OWN, WINTER), "2024")
    # With few cases rows are taken together. What that tells of a year is fixed with the year.
    beside = {place: value for place, value in later.items() if place[0] not in FINER}
    assert beside.items() <= told(first, "2024").items()
    office.facts = office.facts[::2]
    again = told(office.publish(calendar_year(2026), date(2027, 1, 31)), "2024")
    assert all(again[place] == later[place] for place in again.keys() & later.keys())


def test_after_a_report_on_part_of_a_year_the_year_can_still_be_reported() -> None:
    days = [date(2025, month, 3) for month in range(1, 13)]
    facts = [replace(CASE, opened_on=day, entered_on=day) for day in days for _ in range(3)]
    office = Organisation(facts)

    part = office.publish(Period(date(2025, 7, 1), date(2025, 9, 30)), AUTUMN)
    year = office.publish(OWN, WINTER)

    assert (part.count(NEW).value, year.count(NEW).value) == (9, 36)
    assert audit(office.file()).leaks == ()


def test_a_year_with_parts_of_a_few_cases_has_no_cross_that_calls_it_small() -> None:
    days = [date(2025, 2, 1), *[date(2025, 5, 1)] * 2, *[date(2025, 9, 1)] * 6]
    office = Organisation(
        [replace(CASE, opened_on=d, entered_on=d) for d in days], Rules(threshold=3)
    )
    for first, last in ((1, 3), (4, 6)):
        quarter = Period(date(2025, first, 1), date(2025, last + 1, 1) - timedelta(days=1))
        office.publish(quarter, date(2025, last + 1, 5))

    year = office.publish(OWN, WINTER)

    assert year.size() is Size.HIDDEN
    assert year.count(NEW).state is State.ABSENT
    assert audit(office.file()).leaks == ()


def test_a_case_that_came_late_counts_when_it_was_entered() -> None:
    office = Organisation(several(replace(CASE, opened_on=date(2024, 5, 1)), 12))
    office.facts = [replace(case, entered_on=case.opened_on) for case in office.facts]
    office.publish(calendar_year(2024), date(2025, 1, 31))

    office.facts += several(replace(CASE, opened_on=date(2024, 6, 1), entered_on=AUTUMN), 11)
    figures = office.report(OWN, WINTER)

    assert figures.count("new", "2024").value == 12
    assert figures.count("new", "2025").value == 11
    assert figures.count("carried_over", "2025").value == 12


def test_what_ended_before_the_first_report_is_history() -> None:
    office = Organisation([replace(case) for case in several(CASE, 12)])
    office.publish(OWN, WINTER)
    old = replace(
        CASE, opened_on=date(2019, 5, 1), closed_on=date(2019, 9, 1), entered_on=date(2026, 3, 1)
    )

    office.facts += several(old, 20)

    assert office.report(calendar_year(2026), date(2027, 1, 31)).size() is Size.FEW


def test_an_erased_case_leaves_what_is_carried_over_as_it_was_told() -> None:
    office = Organisation([replace(case) for case in several(CASE, 20)])
    office.publish(OWN, WINTER)
    del office.facts[:3]
    office.facts += several(
        replace(CASE, opened_on=date(2026, 2, 1), entered_on=date(2026, 2, 1)), 12
    )

    four = office.report(calendar_year(2026), date(2027, 1, 31)).table("cases").columns["2026"]

    assert four.cells["carried_over"].value == 20
    assert four.cells["new"].value == 12
    assert not four.cells["closed"].shown  # the three: too few to tell


def test_every_variant_and_edition_tells_the_same_numbers() -> None:
    office = Organisation(invented(5, {2024: 30, 2025: 45}))
    board = office.publish(OWN, WINTER)
    office.facts = office.facts[:-10]

    for variant in (Variant.BOARD, Variant.WORKS_COUNCIL, Variant.STAFF):
        again = office.publish(OWN, date(2026, 6, 1), Rules(variant=variant))
        for year in ("2024", "2025"):
            assert told(again, year).items() <= told(board, year).items()
        assert again.as_of == WINTER  # it knows no more than the first


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(10, 90), st.integers(3, 10))
def test_a_year_tells_nothing_that_its_parts_do_not(seed: int, size: int, threshold: int) -> None:
    office = Organisation(invented(seed, {2025: size}), Rules(threshold=threshold))
    office.publish(INTERIM, AUTUMN)

    whole = office.publish(OWN, WINTER)

    ledger = read_ledger(office.kept)
    assert [year.counts.period.first for year in ledger.years] == [INTERIM.first, date(2025, 10, 1)]
    rest = ledger.years[1].counts.new
    if 0 < rest < threshold:
        assert not whole.count("new").shown
    assert audit(office.file()).leaks == ()


def test_a_report_made_within_its_period_fixes_only_the_days_up_to_then() -> None:
    office = Organisation([replace(case) for case in several(CASE, 12)])
    office.publish(OWN, AUTUMN)
    office.facts += several(
        replace(CASE, opened_on=date(2025, 11, 1), entered_on=date(2025, 11, 1)), 10
    )

    assert office.report(OWN, WINTER).count("new").value == 22


def test_a_period_that_cuts_through_one_that_was_reported_is_refused() -> None:
    office = Organisation(invented(1, {2024: 20, 2025: 30}))
    office.publish(OWN, WINTER)

    with pytest.raises(CutsThroughError):
        office.report(INTERIM, WINTER)
    with pytest.raises(BeforeFirstReportError):
        office.report(calendar_year(2019), WINTER)


def test_a_higher_threshold_asks_nothing_of_what_was_given_out() -> None:
    office = Organisation(invented(8, {2024: 40, 2025: 50}), Rules(threshold=3))
    first = office.publish(calendar_year(2024), date(2025, 1, 31))

    later = office.publish(OWN, WINTER, Rules(threshold=10))

    assert told(later, "2024").items() <= told(first, "2024").items()
    assert 0 < min(v for v in told(first, "2024").values() if v is not None) < 10
    assert min(v for v in told(later, "2025").values() if v is not None) >= 10


def test_what_is_kept_is_read_back_as_it_was() -> None:
    office = Organisation(invented(2, {2024: 40, 2025: 50}))
    office.publish(OWN, WINTER)

    assert ledger_text(read_ledger(office.kept)) == office.kept
    assert read_ledger("").years == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{}", LedgerError),
        ("[1]", LedgerError),
        ("no json", LedgerError),
        ('{"format":"vp-frozen","version":2,"more":1}', LedgerTooNewError),
        ('{"format":"vp-frozen","version":1,"years":[],"settled":[[1]],"parts":[]}', LedgerError),
    ],
)
def test_what_is_kept_is_never_guessed(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_ledger(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: kept["years"][0].update(new=kept["years"][0]["new"] + 1),
        lambda kept: kept["years"][0]["tables"]["domains"].update(OO=0),
        lambda kept: kept["years"][0].update(last="2024-12-30"),
        lambda kept: kept["years"][0]["tables"]["domains"].update(OO=-5),
        lambda kept: kept["parts"][0]["worlds"][0].pop(),
        lambda kept: kept["years"].pop(0),
        lambda kept: kept["years"][0].update(last="2020-12-31"),
        lambda kept: kept["years"][0]["tables"]["domains"].pop("OO"),
    ],
)
def test_what_is_kept_must_add_up(change: Callable[[dict[str, Any]], object]) -> None:
    office = Organisation(invented(2, {2024: 40, 2025: 50}))
    office.publish(OWN, WINTER)
    kept = json.loads(office.kept)
    change(kept)

    with pytest.raises(LedgerError):
        read_ledger(json.dumps(kept))
