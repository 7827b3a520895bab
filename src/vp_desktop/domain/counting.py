"""Count cases the one way the report promises: once, in the period in which they were opened.

Four numbers hold a period together: what was carried over and what is new is what was closed and
what is still open at the end. Every other table divides either the new cases or the closed ones.
These counts are exact. They stay with the adviser; only ``disclosure`` makes of them what may be
printed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code, code_book
from vp_desktop.domain.cohorts import Cohort, EndedCase, NewCase, tabulate
from vp_desktop.domain.periods import Period, whole_year_from
from vp_desktop.domain.tables import OF_CLOSED, UNKNOWN, Table, band_of, row_of, rows

NO_KIND = Code("OV-AND")
"""What a case counts as that lost its kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCounts:
    """The exact counts of one period. Never printed as they are."""

    period: Period
    carried_over: int
    new: int
    closed: int
    open_at_end: int
    conversations: int
    tables: Mapping[Table, Mapping[str, int]] = field(repr=False)
    cohort: Cohort | None = field(default=None, repr=False)
    """What the tables were counted from; None where nothing but the counts is kept."""

    @property
    def year(self) -> str:
        """The name of the period: ``2025``, ``2024-2025`` or two days."""
        return self.period.label

    def total(self, table: Table) -> int:
        """Return how many cases ``table`` divides."""
        return self.closed if table in OF_CLOSED else self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCounts:
    """The exact counts that a report follows from."""

    as_of: date
    period: Period
    """The report's own."""
    periods: tuple[PeriodCounts, ...]
    """One after another, oldest first. A report given out earlier may have split its own."""

    @property
    def own(self) -> PeriodCounts:
        """The counts of the report's own period."""
        return summed([one for one in self.periods if one.period.first in self.period], self.period)


def summed(parts: Sequence[PeriodCounts], period: Period) -> PeriodCounts:
    """Return the counts of ``period``, which ``parts`` make up one after another."""
    if [one.period for one in parts] == [period]:
        return parts[0]
    tables = {
        table: dict(sum((Counter(one.tables[table]) for one in parts), Counter()))
        for table in parts[0].tables
        if all(table in one.tables for one in parts)
    }
    whole = {
        table: dict.fromkeys(parts[0].tables[table], 0) | found for table, found in tables.items()
    }
    return PeriodCounts(
        period=period,
        carried_over=parts[0].carried_over,
        new=sum(one.new for one in parts),
        closed=sum(one.closed for one in parts),
        open_at_end=parts[-1].open_at_end,
        conversations=sum(one.conversations for one in parts),
        tables=whole,
    )


def count(facts: Iterable[CaseFacts], period: Period, as_of: date) -> PeriodCounts:
    """Return the counts of ``period``, of what was written down by ``as_of``.

    A closing, a contact or a case after ``as_of`` is not known yet.
    """
    return counts_of(cohort_of(facts, period, as_of), period)


def counts_of(cohort: Cohort, period: Period) -> PeriodCounts:
    """Return the counts of ``cohort``, which is what ``period`` holds."""
    return PeriodCounts(
        period=period,
        carried_over=cohort.carried_over,
        new=len(cohort.new),
        closed=len(cohort.ended),
        open_at_end=cohort.open_at_end,
        conversations=cohort.conversations,
        tables=tabulate(cohort),
        cohort=cohort,
    )


def cohort_of(facts: Iterable[CaseFacts], period: Period, as_of: date) -> Cohort:
    """Return what ``period`` holds, of what was written down by ``as_of``."""
    known = [case for case in facts if case.entered_on <= as_of and case.opened_on <= as_of]
    new = [case for case in known if case.opened_on in period]
    carried = [
        case
        for case in known
        if case.opened_on < period.first and not _ended(case, as_of, before=period.first)
    ]
    until = min(period.last, as_of)
    return Cohort(
        carried_over=len(carried),
        new=tuple(_new_case(case, _quarter(case, period, as_of)) for case in new),
        ended=tuple(ended_case(c, until) for c in new + carried if _ended_in(c, period, as_of)),
        conversations=sum(
            day in period and day <= as_of for case in known for day in case.contacts
        ),
    )


def count_series(
    facts: Iterable[CaseFacts], period: Period, as_of: date, since: date | None = None
) -> RawCounts:
    """Return the counts of ``period`` and, if it is a year, of every year back to the first case.

    All of them, not only those that a report shows: what may be printed of a year follows from the
    years before it. They go back to ``since`` if that is earlier, as the start of a contract. A
    period that is no year comes with the rest of the calendar year before it: a report on that
    year has to fit beside it later.
    """
    cases = list(facts)
    periods = [period]
    if period == whole_year_from(period.first):
        earliest = min([period.first if since is None else since, *(c.opened_on for c in cases)])
        while periods[-1].first > earliest:
            periods.append(periods[-1].before())
    elif (before := period.calendar_year_before()) is not None:
        periods.append(before)
    return RawCounts(
        as_of=as_of,
        period=period,
        periods=tuple(count(cases, one, as_of) for one in reversed(periods)),
    )


def lead_days(case: CaseFacts) -> int:
    """Return the days from opening to closing of a closed case."""
    return (_closing_day(case) - case.opened_on).days


def ended_case(case: CaseFacts, until: date) -> EndedCase:
    """Return a closed case by the rows it stands in, with its conversations up to ``until``."""
    held = sum(day <= until for day in case.contacts)
    return EndedCase(
        outcome=row_of(case.outcome, Table.OUTCOMES),
        lead_time=band_of(lead_days(case), Table.LEAD_TIMES),
        contacts_per_case=band_of(held, Table.CONTACTS_PER_CASE),
    )


def _quarter(case: CaseFacts, period: Period, as_of: date) -> str:
    """Return the row of the quarter in which ``case`` was opened; a year not over has none."""
    found = period.quarter_of(case.opened_on) if as_of >= period.last else None
    return UNKNOWN if found is None else rows(Table.QUARTERS)[found]


def _new_case(case: CaseFacts, quarter: str) -> NewCase:
    main_of = code_book().main_of
    kinds = case.kinds or (NO_KIND,)
    return NewCase(
        kind=main_of(kinds[0]),
        accused=row_of(case.accused_role, Table.ACCUSED),
        client_role=row_of(case.client_role, Table.CLIENT_ROLES),
        channel=row_of(case.channel, Table.CHANNELS),
        found_by=row_of(case.found_by, Table.FOUND_BY),
        unit=case.unit or UNKNOWN,
        mentions=frozenset(map(main_of, kinds)),
        interventions=frozenset(row_of(code, Table.INTERVENTIONS) for code in case.interventions),
        referrals=frozenset(row_of(code, Table.REFERRALS) for code in case.referrals),
        quarter=quarter,
    )


def _closing_day(case: CaseFacts) -> date:
    # A closing before the opening is a typing error; counted so, the four numbers still agree.
    return max(case.closed_on or date.max, case.opened_on)


def _ended(case: CaseFacts, as_of: date, *, before: date) -> bool:
    return case.closed_on is not None and case.closed_on <= as_of and _closing_day(case) < before


def _ended_in(case: CaseFacts, period: Period, as_of: date) -> bool:
    return case.closed_on is not None and case.closed_on <= as_of and _closing_day(case) in period
