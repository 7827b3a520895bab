from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.domain.retention import months_after

DAYS = st.dates(date(1990, 1, 1), date(2190, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one(
    day: date, months: int, expected: date
) -> None:
    assert months_after(day, months) == expected


@given(day=DAYS, months=st.integers(0, 60))
def test_later_months_never_come_before_earlier_ones(day: date, months: int) -> None:
    later = months_after(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later <= months_after(day, months + 1)
    assert later.day <= day.day
