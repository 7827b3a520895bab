"""What is counted once something was reported: old periods stand, what came late counts later.

A *frozen* period is one that a report which was given out told something of. Its counts never
change again. So a case that was written down afterwards counts on the day it was entered, and what
a frozen period said was open at its end is what the next one carries over (disclosure.md 0.4).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, repeat
from operator import itemgetter

from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.cohorts import Cohort, EndedCase
from vp_desktop.domain.counting import (
    PeriodCounts,
    RawCounts,
    cohort_of,
    count_series,
    counts_of,
    ended_case,
)
from vp_desktop.domain.errors import RefusedError
from vp_desktop.domain.periods import Period, whole_year_from
from vp_desktop.domain.tables import UNKNOWN, Table, row_of, rows

_DAY = timedelta(days=1)


class CutsThroughError(RefusedError):
    """The period begins or ends inside one that was reported already."""


class BeforeFirstReportError(RefusedError):
    """The period begins before the first one that was reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A period that was reported, with its counts as they stood on ``as_of``."""

    as_of: date
    counts: PeriodCounts

    @property
    def period(self) -> Period:
        """The days it holds: none after ``as_of``."""
        return self.counts.period


def count_beside(
    facts: Iterable[CaseFacts],
    period: Period,
    as_of: date,
    since: date | None = None,
    frozen: Sequence[Frozen] = (),
) -> RawCounts:
    """Return the counts of a report over ``period``, beside all that was reported before.

    ``frozen`` are periods one after another, oldest first; without any this is ``count_series``.

    Raises:
        CutsThroughError, BeforeFirstReportError: ``period`` does not fit beside them.
    """
    if not frozen:
        return count_series(facts, period, as_of, since)
    _fits(period, [one.period for one in frozen])
    placed = [case for one in facts if (case := _placed(one, frozen)) is not None]
    counted = [one.counts for one in frozen]
    for one in _new_periods(period, frozen[-1].period.last):
        cohort = _carried_on(
            cohort_of(placed, one, as_of), counted[-1].open_at_end, _closed_before(placed, one)
        )
        counted.append(counts_of(cohort, one))
    inside = [one.as_of for one in frozen if one.period.first in period]
    all_frozen = frozen[-1].period.last >= min(period.last, as_of)
    return RawCounts(
        as_of=max(inside) if inside and all_frozen else as_of,
        period=period,
        periods=tuple(counted),
    )


def _fits(period: Period, frozen: Sequence[Period]) -> None:
    if period.first < frozen[0].first:
        raise BeforeFirstReportError("begins before the first report")
    for one in frozen:
        apart = one.last < period.first or one.first > period.last
        if not apart and not (one.first in period and one.last in period):
            raise CutsThroughError("cuts through what was reported")


def _placed(case: CaseFacts, frozen: Sequence[Frozen]) -> CaseFacts | None:
    """Return ``case`` as opened on the day from which it counts; None if it never does."""
    day = case.opened_on
    if day < frozen[0].period.first and case.entered_on > frozen[0].as_of:
        if case.closed_on is not None and case.closed_on < frozen[0].period.first:
            return None  # all of it lies before the first report
        day = case.entered_on
    for one in frozen:
        if day in one.period and case.entered_on > one.as_of:
            day = max(case.entered_on, one.period.last + _DAY)
    return replace(case, opened_on=day)


def _new_periods(period: Period, last: date) -> Iterator[Period]:
    """Yield the periods from the day after ``last`` to the end of ``period``, oldest first."""
    if period.last <= last:
        return
    ends = [period.last]
    if period.first > last + _DAY:
        years = period if period == whole_year_from(period.first) else None
        before = Period(last + _DAY, period.first - _DAY)
        while years is not None and years.first > before.first:
            years = years.before()
            ends.append(years.last)
        if years is None:
            ends.append(before.last)
    starts = [last, *reversed(ends)]
    for one, other in pairwise(starts):
        yield Period(one + _DAY, other)


def _carried_on(cohort: Cohort, carried_over: int, seen: Sequence[EndedCase]) -> Cohort:
    """Return ``cohort`` with what the period before said it hands on.

    What is missing was closed without being seen, or is no longer there: it counts as closed now,
    as the cases that were ``seen`` to close last before. What is too much was opened again: that
    many closings are not told.
    """
    missing = carried_over - cohort.carried_over
    if missing < 0:
        return replace(cohort, carried_over=carried_over, ended=cohort.ended[:missing])
    late = [*seen[:missing], *repeat(_unseen(), missing - len(seen))]
    return replace(cohort, carried_over=carried_over, ended=(*cohort.ended, *late))


def _closed_before(cases: Iterable[CaseFacts], period: Period) -> list[EndedCase]:
    """Return the cases that were closed before ``period``, the last one first."""
    found = [
        (case.closed_on, case)
        for case in cases
        if case.closed_on is not None and max(case.closed_on, case.opened_on) < period.first
    ]
    found.sort(key=itemgetter(0), reverse=True)
    return [ended_case(case, period.last) for _closed, case in found]


def _unseen() -> EndedCase:
    """Return a case that was closed, or erased, of which nothing is known any more."""
    return EndedCase(
        outcome=row_of(None, Table.OUTCOMES),
        lead_time=rows(Table.LEAD_TIMES)[-1],
        contacts_per_case=UNKNOWN,
    )
