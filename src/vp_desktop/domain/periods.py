"""A stretch of whole days: a calendar year, a school year, or any two dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from vp_desktop.domain.errors import RefusedError

HARDLY_SHORTER = timedelta(days=14)
"""Of a year of which no more is missing a number may be laid beside that of a whole one."""


class PeriodError(RefusedError):
    """The period ends before it starts."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``first`` to ``last``, both days included.

    Raises:
        PeriodError: ``last`` lies before ``first``.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError("period ends before it starts")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def is_calendar_year(self) -> bool:
        """Whether this is 1 January to 31 December of one year."""
        return self == calendar_year(self.first.year)

    @property
    def label(self) -> str:
        """A short name without words: ``2025``, ``2024-2025`` or two ISO dates."""
        if self.is_calendar_year:
            return str(self.first.year)
        if self == whole_year_from(self.first):
            return f"{self.first.year}-{self.last.year}"
        return f"{self.first.isoformat()} - {self.last.isoformat()}"

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is shorter than twelve months."""
        return self.last < whole_year_from(self.first).last

    @property
    def is_quarter(self) -> bool:
        """Whether this is three months from 1 January, April, July or October."""
        return self == quarter_of(self.first)

    def quarter_of(self, day: date) -> int | None:
        """Return in which quarter of a whole year of whole months ``day`` lies, counted from 0."""
        if self.first.day != 1 or self != whole_year_from(self.first):
            return None
        return (day.year * 12 + day.month - self.first.year * 12 - self.first.month) // 3

    def overlaps(self, other: "Period") -> bool:
        """Return whether a day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def before(self) -> "Period":
        """Return the period of the same length that ends the day before this one starts."""
        last = self.first - timedelta(days=1)
        if self == whole_year_from(self.first):
            return Period(_shift(self.first, -1), last)
        return Period(last - (self.last - self.first), last)

    def calendar_year_before(self) -> "Period | None":
        """Return the days of its calendar year before it begins; None if there are none."""
        start = date(self.first.year, 1, 1)
        return None if self.first == start else Period(start, self.first - timedelta(days=1))


def calendar_year(year: int) -> Period:
    """Return 1 January to 31 December of ``year``."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def whole_year_from(first: date) -> Period:
    """Return the twelve months that start on ``first``: a school year, a broken year."""
    return Period(first, _shift(first, 1) - timedelta(days=1))


def last_full_year(today: date) -> Period:
    """Return the calendar year before the one of ``today``."""
    return calendar_year(today.year - 1)


def quarter_of(day: date) -> Period:
    """Return the quarter of the calendar year in which ``day`` lies."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return Period(first, date(day.year, first.month + 2, 31 if first.month in {1, 10} else 30))


def last_full_quarter(today: date) -> Period:
    """Return the quarter before the one of ``today``."""
    return quarter_of(quarter_of(today).first - timedelta(days=1))


def _shift(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February has no namesake in most years
        return day.replace(year=day.year + years, day=28)
