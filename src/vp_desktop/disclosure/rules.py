"""What disclosure control is told of an organisation, and how much a total allows to print."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vp_desktop.disclosure.figures import Size
from vp_desktop.domain.organisations import DEFAULT_THRESHOLD
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Variant

SMALLEST_UNIT = 25
"""People. A smaller unit is never a row (domain/3-yearly-report 3.3, R0)."""

LONGEST_SERIES = 5
"""Years that a report shows, its own included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How one organisation's figures are protected."""

    threshold: int = DEFAULT_THRESHOLD
    variant: Variant = Variant.BOARD
    headcount: Mapping[int, int] = field(default_factory=dict)
    """People of the whole organisation by year; a year that is not known is left out."""
    units: Mapping[str, Mapping[int, int]] = field(default_factory=dict, repr=False)
    """People by year of each unit that may be named; empty: no unit is named."""
    contract_from: date | None = None
    """Since when the adviser works for the organisation; readers know it."""

    left_out: frozenset[str] = frozenset()
    """What the adviser does not want in the report: ``TABLE``, or ``TABLE/ROW``."""
    tells_cases: bool = True
    """Whether the report says anything of cases; only a flash may do without."""

    def people(self, period: Period) -> int | None:
        """Return how many people the organisation has in ``period``, if that is known."""
        return _in(self.headcount, period) or None

    def people_of(self, unit: str, period: Period) -> int:
        """Return how many people ``unit`` has in ``period``; 0 if that is not known."""
        return _in(self.units.get(unit, {}), period)


def _in(by_year: Mapping[int, int], period: Period) -> int:
    """Return the number of the year in which ``period`` ends, or else of the one it starts in."""
    return by_year.get(period.last.year) or by_year.get(period.first.year, 0)


def size_of(new: int, people: int | None, threshold: int) -> Size:
    """Return how much may be printed of a year with ``new`` cases.

    It follows from the total and nothing else, so the choice says no more than the total. Below
    twice the threshold no row can be printed: it and the rest would both have to reach it.
    """
    if new < threshold:
        return Size.FEW
    if people is not None and people - new < threshold:
        return Size.HIDDEN
    return Size.TABLES if new >= 2 * threshold else Size.TOTAL
