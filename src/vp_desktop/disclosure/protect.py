"""Make public figures of raw counts: hide what is small and all that would give it away.

All years of a report are one problem (``model``). The cheapest choice of what to hide is searched
exactly (``suppression``), and the finished columns leave this package only with other lists of
cases that give the same numbers and in which every small one is different (``witness``).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vp_desktop.disclosure.arrange import arranged
from vp_desktop.disclosure.chain import Chain
from vp_desktop.disclosure.combined import Combined, Span
from vp_desktop.disclosure.figures import (
    CASES,
    CONVERSATIONS,
    NEW,
    Column,
    OpenCount,
    PublicFigures,
    PublicTable,
    Size,
    Terms,
    released,
)
from vp_desktop.disclosure.flash import untold
from vp_desktop.disclosure.ledger import Ledger
from vp_desktop.disclosure.model import PlannedYear
from vp_desktop.disclosure.plan import plan, with_dependants
from vp_desktop.disclosure.rate import people_beside
from vp_desktop.disclosure.rules import LONGEST_SERIES, Rules
from vp_desktop.disclosure.suppression.gates import Watch
from vp_desktop.domain.counting import RawCounts
from vp_desktop.domain.periods import Period, calendar_year, whole_year_from
from vp_desktop.domain.reports import Variant
from vp_desktop.domain.tables import FINER, Table

PRINTED_TABLES = (
    CASES,
    CONVERSATIONS,
    Table.DOMAINS,
    Table.KINDS,
    Table.MENTIONS,
    Table.ACCUSED,
    Table.ACCUSED_BY_DOMAIN,
    Table.CLIENT_ROLES,
    Table.CHANNELS_WIDE,
    Table.CHANNELS,
    Table.FOUND_BY_WIDE,
    Table.FOUND_BY,
    Table.UNITS,
    Table.HALF_YEARS,
    Table.QUARTERS,
    Table.INTERVENTIONS,
    Table.REFERRALS,
    Table.OUTCOMES_WIDE,
    Table.OUTCOMES,
    Table.LEAD_TIMES_WIDE,
    Table.LEAD_TIMES,
)
"""In the order of printing."""

_LEFT_OUT: dict[Variant, frozenset[str]] = {
    Variant.BOARD: frozenset(),
    Variant.WORKS_COUNCIL: frozenset(
        {Table.KINDS, Table.MENTIONS, Table.ACCUSED_BY_DOMAIN, Table.CLIENT_ROLES, Table.UNITS}
    ),
    Variant.STAFF: frozenset(PRINTED_TABLES) - {CASES, CONVERSATIONS, Table.DOMAINS},
    Variant.FLASH: frozenset(PRINTED_TABLES) - {CASES},
}
"""What a variant does not print. It prints nothing that the others do not: they are compared."""

_NEW_ALONE = frozenset({Variant.STAFF, Variant.FLASH})
"""Variants that tell of the four numbers only how many cases were new."""


@dataclass(frozen=True, slots=True)
class Released:
    """What may be printed, and what is fixed once it is given out."""

    figures: PublicFigures
    ledger: Ledger = field(repr=False)


def protect(
    raw: RawCounts,
    rules: Rules,
    open_counts: Iterable[OpenCount] = (),
    watch: Watch = lambda: None,
) -> PublicFigures:
    """Return what may be printed of ``raw`` where nothing was given out before.

    Raises:
        NoSafeReportError, LeakError: as for ``release``.
    """
    return release(raw, rules, open_counts, Ledger(), watch).figures


def release(
    raw: RawCounts,
    rules: Rules,
    open_counts: Iterable[OpenCount],
    ledger: Ledger,
    watch: Watch = lambda: None,
) -> Released:
    """Return what may be printed of ``raw``, which was counted beside ``ledger``.

    ``open_counts`` are about no person and pass as they are. ``watch`` is called now and then, and
    ends the work by raising.

    Raises:
        NoSafeReportError: nothing of a period can be printed beside what was given out.
        LeakError: there is a bug in this package.
    """
    if not rules.tells_cases:
        return Released(untold(raw, rules, open_counts), ledger)
    chain = Chain(ledger, rules, watch)
    for counts in raw.periods[len(ledger.years) :]:
        chain.add(plan(counts, rules))
    proven = chain.proven()
    shown = _shown(_columns(raw, chain.years, proven), rules)
    start = calendar_year(shown[0].period.first.year).first
    first = next(at for at, one in enumerate(raw.periods) if one.period.first >= start)
    days = [*ledger.as_of, *(raw.as_of for _ in raw.periods[len(ledger.years) :])]
    kept = chain.ledger(days, proven.left_out).since(0 if ledger.years else first)
    return Released(_figures(raw, rules, open_counts, shown), kept)


def _figures(
    raw: RawCounts, rules: Rules, open_counts: Iterable[OpenCount], shown: Sequence["_Printed"]
) -> PublicFigures:
    window = {column.period.label: column.tables for column in shown}
    tables = [
        table
        for table_id in PRINTED_TABLES
        if table_id not in _LEFT_OUT[rules.variant] | with_dependants(rules.left_out)
        if (table := _table(table_id, window, rules.variant)) is not None
    ]
    new = window[raw.period.label][CASES].cells[NEW]
    return released(
        raw.period,
        raw.as_of,
        Terms(rules.threshold, rules.variant, people_beside(new, raw, rules)),
        {column.period.label: column.size for column in shown},
        tables,
        open_counts,
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """One period as a column of the report."""

    period: Period
    size: Size
    tables: Mapping[str, Column]


def _columns(raw: RawCounts, years: Sequence[PlannedYear], proven: Combined) -> list[_Printed]:
    """Return the report's own period and, if it is a year, the years before it, oldest first."""
    spans = _spans(raw.period, [year.counts.period.first for year in years])
    # Undivided ones first: they say more of the others than the others say of them.
    proven.tell(sorted(spans.values(), key=lambda span: span[0] != span[1]))
    columns = []
    for period, (first, last) in spans.items():
        tables = proven.columns((first, last))
        sizes = {years[at].size for at in range(first, last + 1)}
        size = years[first].size if first == last else _size(tables, sizes)
        columns.append(_Printed(period, size, tables))
    return columns


def _spans(period: Period, starts: Sequence[date]) -> dict[Period, Span]:
    """Return the columns of a report over ``period``, and of which periods each is made."""
    found: dict[Period, Span] = {}
    while True:
        inside = [at for at, first in enumerate(starts) if first in period]
        if not inside or starts[inside[0]] != period.first:
            break
        found[period] = (inside[0], inside[-1])
        if period != whole_year_from(period.first):
            break
        period = period.before()
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _size(tables: Mapping[str, Column], sizes: Collection[Size]) -> Size:
    """Return how much a period of several parts prints."""
    if not tables[CASES].cells[NEW].shown:
        return Size.HIDDEN
    return Size.TABLES if set(sizes) == {Size.TABLES} else Size.TOTAL


def _shown(columns: Sequence[_Printed], rules: Rules) -> Sequence[_Printed]:
    """Return the columns that the report shows.

    Not from the first case on: a series that starts with «fewer than 5, possibly none» because of
    one case would say that there was one. It starts where readers know that it starts, or at the
    first printed total.
    """
    if rules.variant is Variant.FLASH:
        return columns[-1:]
    last = len(columns) - 1
    for number, column in enumerate(columns):
        begun = rules.contract_from is not None and rules.contract_from <= column.period.last
        if begun or column.size in (Size.TOTAL, Size.TABLES) or number == last:
            return columns[max(number, len(columns) - LONGEST_SERIES) :]
    return columns[last:]


def _table(
    table_id: str, window: Mapping[str, Mapping[str, Column]], variant: Variant
) -> PublicTable | None:
    """Return one table over the years, or None if the report's own year prints nothing of it.

    Of a table that takes rows together, nothing is printed beside the rows themselves.
    """
    *_, own = window.values()
    if table_id not in own or FINER.get(table_id) in own:
        return None
    columns = {year: found[table_id] for year, found in window.items() if table_id in found}
    if table_id == CASES and variant in _NEW_ALONE:
        columns = {y: Column(cells={NEW: column.cells[NEW]}) for y, column in columns.items()}
    return arranged(table_id, columns)
