from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.domain.periods import (
    Period,
    PeriodError,
    calendar_year,
    last_full_quarter,
    last_full_year,
    quarter_of,
    whole_year_from,
)

days = st.dates(date(1990, 1, 1), date(2150, 12, 31))


@given(days, days)
def test_a_period_never_ends_before_it_starts(one: date, other: date) -> None:
    first, last = sorted((one, other))

    assert Period(first, last).last >= first
    if first != last:
        with pytest.raises(PeriodError):
            Period(last, first)


@given(days, days)
def test_the_period_before_ends_the_day_before(one: date, other: date) -> None:
    period = Period(*sorted((one, other)))

    before = period.before()

    assert (period.first - before.last).days == 1
    assert before.first <= before.last


def test_the_year_before_a_leap_year_is_a_whole_year() -> None:
    assert calendar_year(2024).before() == calendar_year(2023)
    assert calendar_year(2025).before() == calendar_year(2024)


def test_a_school_year_is_named_by_both_years() -> None:
    school_year = whole_year_from(date(2024, 8, 1))

    assert school_year.label == "2024-2025"
    assert school_year.before().label == "2023-2024"
    assert calendar_year(2025).label == "2025"
    assert Period(date(2025, 1, 1), date(2025, 3, 31)).label == "2025-01-01 - 2025-03-31"


def test_the_last_full_year_is_the_one_before_today() -> None:
    assert last_full_year(date(2026, 11, 21)) == calendar_year(2025)


def test_both_ends_belong_to_the_period() -> None:
    period = calendar_year(2025)

    assert date(2025, 1, 1) in period
    assert date(2025, 12, 31) in period
    assert date(2026, 1, 1) not in period


@given(days)
def test_a_quarter_holds_its_day_and_four_of_them_make_a_year(day: date) -> None:
    quarter = quarter_of(day)

    assert day in quarter
    assert quarter.is_quarter
    assert quarter_of(quarter.last) == quarter
    assert last_full_quarter(day).last == quarter.first - timedelta(days=1)
    firsts = {quarter_of(date(day.year, month, 28)) for month in range(1, 13)}
    assert sum((one.last - one.first).days + 1 for one in firsts) in {365, 366}
