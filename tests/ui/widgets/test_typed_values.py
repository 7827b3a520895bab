from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.ui.widgets.day_words import day_of
from vp_desktop.ui.widgets.duration import minutes_of
from vp_desktop.ui.wording import duration, short_date

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30", 30),
        ("75", 75),
        ("1:15", 75),
        ("1u15", 75),
        ("1 u 15", 75),
        ("1h15", 75),
        ("2 u", 120),
        ("1,5 uur", 90),
        ("0.25 h", 15),
        ("45 min", 45),
        ("1 u 05 min", 65),
    ],
)
def test_a_duration_is_understood_as_people_write_it(typed: str, minutes: int) -> None:
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize("typed", ["", "soon", "1:75", "-5", "25 u", "1500", "1u15u"])
def test_what_says_no_duration_is_none(typed: str) -> None:
    assert minutes_of(typed) is None


@given(st.integers(0, 24 * 60))
def test_a_duration_that_is_shown_is_understood_again(minutes: int) -> None:
    assert minutes_of(duration(minutes)) == minutes


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24-11-2026", date(2026, 11, 24)),
        ("24-11", date(2026, 11, 24)),
        ("1/2/27", date(2027, 2, 1)),
        ("2026-11-05", date(2026, 11, 5)),
        ("5 nov", date(2026, 11, 5)),
        ("5 november 2025", date(2025, 11, 5)),
        ("Thu 26 Nov", date(2026, 11, 26)),
        ("today", TODAY),
        ("Yesterday", TODAY - timedelta(days=1)),
        ("tomorrow", TODAY + timedelta(days=1)),
    ],
)
def test_a_day_is_understood_as_people_write_it(typed: str, day: date) -> None:
    assert day_of(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "30-02-2026", "soon", "31 nov", "12", "99-99-9999", "31-12-1989", "1-1-2200"]
)
def test_what_says_no_day_is_none(typed: str) -> None:
    assert day_of(typed, TODAY) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_that_is_shown_is_understood_again(day: date) -> None:
    assert day_of(short_date(day), TODAY) == day
