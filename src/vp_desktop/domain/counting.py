"""Count cases the one way the report promises: once, in the period in which they were opened.

Four numbers hold a period together: what was carried over and what is new is what was closed and
what is still open at the end. Every other table divides either the new cases or the closed ones.
These counts are exact. They stay with the adviser; only ``disclosure`` makes of them what may be
printed.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code, ListId, code_book, kinds
from vp_desktop.domain.periods import Period, whole_year_from

UNKNOWN = "unknown"
"""The row of cases of which nobody wrote down what the table asks."""

NO_KIND = Code("OV-AND")
"""What a case counts as that lost its kinds."""


class Table(StrEnum):
    """A way to divide the cases of a period."""

    DOMAINS = "domains"
    KINDS = "kinds"
    ACCUSED = "accused"
    CLIENT_ROLES = "client_roles"
    CHANNELS = "channels"
    FOUND_BY = "found_by"
    UNITS = "units"
    MENTIONS = "mentions"
    """Main kinds, secondary ones included: a case may stand in several rows."""
    INTERVENTIONS = "interventions"
    """Cases in which it was done at least once: a case may stand in several rows."""
    REFERRALS = "referrals"
    """Cases referred to that group at least once: a case may stand in several rows."""
    OUTCOMES = "outcomes"
    LEAD_TIMES = "lead_times"
    CONTACTS_PER_CASE = "contacts_per_case"


OF_CLOSED = frozenset({Table.OUTCOMES, Table.LEAD_TIMES, Table.CONTACTS_PER_CASE})
"""Tables that divide the cases closed in the period; the others divide the new ones."""

SEVERAL = frozenset({Table.MENTIONS, Table.INTERVENTIONS, Table.REFERRALS})
"""Tables in which a case may stand in several rows, or in none."""


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

    @property
    def year(self) -> str:
        """The name of the period: ``2025``, ``2024-2025`` or two days."""
        return self.period.label

    def total(self, table: Table) -> int:
        """Return how many cases ``table`` divides."""
        return self.closed if table in OF_CLOSED else self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCounts:
    """The exact counts of a report's period and of the years before it, oldest first."""

    as_of: date
    periods: tuple[PeriodCounts, ...]

    @property
    def own(self) -> PeriodCounts:
        """The counts of the report's own period."""
        return self.periods[-1]


def count(facts: Iterable[CaseFacts], period: Period, as_of: date) -> PeriodCounts:
    """Return the counts of ``period``, of what was written down by ``as_of``.

    A closing, a contact or a case after ``as_of`` is not known yet.
    """
    known = [case for case in facts if case.entered_on <= as_of and case.opened_on <= as_of]
    new = [case for case in known if case.opened_on in period]
    carried = [
        case
        for case in known
        if case.opened_on < period.first and not _ended(case, as_of, before=period.first)
    ]
    ended = [case for case in new + carried if _ended_in(case, period, as_of)]
    return PeriodCounts(
        period=period,
        carried_over=len(carried),
        new=len(new),
        closed=len(ended),
        open_at_end=len(new) + len(carried) - len(ended),
        conversations=sum(
            day in period and day <= as_of for case in known for day in case.contacts
        ),
        tables={
            **{table: _divide(new, rows, table) for table, rows in _ROWS_OF_NEW.items()},
            **{table: _divide(ended, rows, table) for table, rows in _ROWS_OF_CLOSED.items()},
            Table.CONTACTS_PER_CASE: _contacts_per_case(ended, min(period.last, as_of)),
        },
    )


def count_series(
    facts: Iterable[CaseFacts], period: Period, as_of: date, since: date | None = None
) -> RawCounts:
    """Return the counts of ``period`` and, if it is a year, of every year back to the first case.

    All of them, not only those that a report shows: what may be printed of a year follows from the
    years before it. They go back to ``since`` if that is earlier, as the start of a contract.
    """
    cases = list(facts)
    periods = [period]
    if period == whole_year_from(period.first):
        earliest = min([period.first if since is None else since, *(c.opened_on for c in cases)])
        while periods[-1].first > earliest:
            periods.append(periods[-1].before())
    return RawCounts(
        as_of=as_of,
        periods=tuple(count(cases, one, as_of) for one in reversed(periods)),
    )


def rows(table: Table) -> tuple[str, ...]:
    """Return the rows of ``table`` in the order of its code list; units are not known here."""
    found = _keys(table)
    return (*found, UNKNOWN) if table in _WITHOUT_UNKNOWN_CODE else found


def _keys(table: Table) -> tuple[str, ...]:
    book = code_book()
    if table is Table.UNITS:
        return ()
    if table in (Table.KINDS, Table.MENTIONS):
        return tuple(item.code for item in kinds(book))
    found = book.list(_LISTS[table])
    if table in _GROUPED:
        return tuple(group.key for group in found.groups)
    return tuple(item.code for item in found.items if item.parent is None)


def lead_days(case: CaseFacts) -> int:
    """Return the days from opening to closing of a closed case."""
    return (_closing_day(case) - case.opened_on).days


def _closing_day(case: CaseFacts) -> date:
    # A closing before the opening is a typing error; counted so, the four numbers still agree.
    return max(case.closed_on or date.max, case.opened_on)


def _ended(case: CaseFacts, as_of: date, *, before: date) -> bool:
    return case.closed_on is not None and case.closed_on <= as_of and _closing_day(case) < before


def _ended_in(case: CaseFacts, period: Period, as_of: date) -> bool:
    return case.closed_on is not None and case.closed_on <= as_of and _closing_day(case) in period


def _divide(
    cases: Iterable[CaseFacts], rows_of: Callable[[CaseFacts], Iterable[str]], table: Table
) -> dict[str, int]:
    found = Counter(row for case in cases for row in set(rows_of(case)))
    return {**dict.fromkeys(rows(table), 0), **found}


def _primary(case: CaseFacts) -> Code:
    return case.kinds[0] if case.kinds else NO_KIND


def _domain(case: CaseFacts) -> tuple[str, ...]:
    return (code_book().domain_of(_primary(case)),)


def _kind(case: CaseFacts) -> tuple[str, ...]:
    return (code_book().main_of(_primary(case)),)


def _mentions(case: CaseFacts) -> tuple[str, ...]:
    return tuple(code_book().main_of(kind) for kind in case.kinds or (NO_KIND,))


def _accused(case: CaseFacts) -> tuple[str, ...]:
    return (_row(case.accused_role, Table.ACCUSED),)


def _client_role(case: CaseFacts) -> tuple[str, ...]:
    return (_row(case.client_role, Table.CLIENT_ROLES),)


def _channel(case: CaseFacts) -> tuple[str, ...]:
    return (_row(case.channel, Table.CHANNELS),)


def _found_by(case: CaseFacts) -> tuple[str, ...]:
    return (_row(case.found_by, Table.FOUND_BY),)


def _unit(case: CaseFacts) -> tuple[str, ...]:
    return (case.unit or UNKNOWN,)


def _interventions(case: CaseFacts) -> tuple[str, ...]:
    return tuple(_row(code, Table.INTERVENTIONS) for code in case.interventions)


def _referrals(case: CaseFacts) -> tuple[str, ...]:
    return tuple(_row(code, Table.REFERRALS) for code in case.referrals)


def _outcome(case: CaseFacts) -> tuple[str, ...]:
    return (_row(case.outcome, Table.OUTCOMES),)


def _lead_time(case: CaseFacts) -> tuple[str, ...]:
    return (_band(lead_days(case), Table.LEAD_TIMES),)


def _contacts_per_case(cases: Iterable[CaseFacts], until: date) -> dict[str, int]:
    def band(case: CaseFacts) -> tuple[str, ...]:
        held = sum(day <= until for day in case.contacts)
        return (_band(held, Table.CONTACTS_PER_CASE),)

    return _divide(cases, band, Table.CONTACTS_PER_CASE)


def _row(code: Code | None, table: Table) -> str:
    """Return the row that a case with ``code`` stands in."""
    book = code_book()
    code = code or book.list(_LISTS[table]).unknown
    if code is None:
        return UNKNOWN
    return book.group_of(book.main_of(code)) if table in _GROUPED else book.main_of(code)


def _band(value: int, table: Table) -> str:
    """Return the band of the table's list in which ``value`` lies, or that it lies under them."""
    bands = code_book().list(_LISTS[table]).items
    at = bisect_right([item.at_least or 0 for item in bands], value)
    return bands[at - 1].code if at else UNKNOWN


_LISTS = {
    Table.DOMAINS: ListId("L01"),
    Table.ACCUSED: ListId("L05"),
    Table.CLIENT_ROLES: ListId("L06"),
    Table.CHANNELS: ListId("L09"),
    Table.FOUND_BY: ListId("L10"),
    Table.INTERVENTIONS: ListId("L13"),
    Table.REFERRALS: ListId("L16"),
    Table.OUTCOMES: ListId("L15"),
    Table.LEAD_TIMES: ListId("L17f"),
    Table.CONTACTS_PER_CASE: ListId("L17e"),
}
_GROUPED = frozenset({Table.ACCUSED, Table.CLIENT_ROLES, Table.REFERRALS, Table.OUTCOMES})
_WITHOUT_UNKNOWN_CODE = frozenset({Table.CHANNELS, Table.UNITS, Table.CONTACTS_PER_CASE})
_ROWS_OF_NEW = {
    Table.DOMAINS: _domain,
    Table.KINDS: _kind,
    Table.ACCUSED: _accused,
    Table.CLIENT_ROLES: _client_role,
    Table.CHANNELS: _channel,
    Table.FOUND_BY: _found_by,
    Table.UNITS: _unit,
    Table.MENTIONS: _mentions,
    Table.INTERVENTIONS: _interventions,
    Table.REFERRALS: _referrals,
}
_ROWS_OF_CLOSED = {Table.OUTCOMES: _outcome, Table.LEAD_TIMES: _lead_time}
