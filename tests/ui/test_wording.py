from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.ui import wording

TODAY = date(2026, 11, 24)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days"),
        (13, "13 days"),
        (14, "2 weeks"),
        (29, "4 weeks"),
        (30, "1 month"),
        (364, "12 months"),
        (365, "1 year"),
        (800, "2 years"),
        (-1, "tomorrow"),
        (-2, "Thu 26 Nov"),
    ],
)
def test_how_long_ago_is_said_in_the_unit_people_count_in(days: int, said: str) -> None:
    assert wording.ago(TODAY - timedelta(days), TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (2, "Thu 26 Nov"), (-1, "1 day late"), (-9, "9 days late")],
)
def test_what_is_overdue_says_how_late_it_is(days: int, said: str) -> None:
    assert wording.due(TODAY + timedelta(days), TODAY) == said


def test_the_year_is_said_only_when_it_is_another_one() -> None:
    assert wording.short_day(date(2026, 11, 4), TODAY) == "Wed 4 Nov"
    assert wording.short_day(date(2025, 11, 4), TODAY) == "Tue 4 Nov 2025"
    assert wording.short_date(date(2026, 11, 4)) == "4 Nov 2026"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (25, "25 min"), (60, "1 h"), (135, "2 h 15 min"), (6000, "100 h")],
)
def test_minutes_are_said_in_hours_where_there_are_any(minutes: int, said: str) -> None:
    assert wording.duration(minutes) == said


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_the_greeting_follows_the_clock(hour: int, said: str) -> None:
    assert wording.greeting(hour) == said


def test_a_capital_changes_the_first_letter_only() -> None:
    assert wording.capital("pesten via WhatsApp") == "Pesten via WhatsApp"
    assert wording.capital("") == ""


@given(DAYS, DAYS)
def test_every_day_has_words(day: date, today: date) -> None:
    assert wording.ago(day, today)
    assert wording.due(day, today)
    assert wording.long_weekday(day)
