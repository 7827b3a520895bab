"""The columns of one year: each table with what may be printed of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vp_desktop.disclosure.division import NO_LIMITS, Limits, divide, divide_several
from vp_desktop.disclosure.figures import (
    ABSENT_CELL,
    CARRIED_OVER,
    CASES,
    CLOSED,
    CONVERSATIONS,
    HIDDEN_CELL,
    NEW,
    OPEN_AT_END,
    Column,
    PublicCell,
    Size,
    State,
    shown,
)
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.rules import SMALLEST_UNIT, Rules
from vp_desktop.disclosure.stocks import Pattern, StockYear
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.counting import PeriodCounts, Table

TOLD_ELSEWHERE = frozenset({"AC-VER"})
"""Interventions left out: the table of referrals counts the same cases in another way."""

_ONE_WAY = (Table.ACCUSED, Table.CLIENT_ROLES, Table.CHANNELS, Table.FOUND_BY)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedYear:
    """What is printed of one year, and the exact counts behind it, for the proof."""

    stock: StockYear = field(repr=False)
    columns: Mapping[str, Column]
    truth: Mapping[str, Mapping[str, int]] = field(repr=False)
    """By table: what each row really holds."""
    limits: Mapping[str, Limits]

    @property
    def counts(self) -> PeriodCounts:
        """The exact counts of the year."""
        return self.stock.counts

    @property
    def size(self) -> Size:
        """How much of the year may be printed."""
        return self.stock.size


def print_year(stock: StockYear, rules: Rules) -> PrintedYear:
    """Return what may be printed of the year of ``stock``."""
    counts, threshold = stock.counts, rules.threshold
    truth: dict[str, Mapping[str, int]] = {CASES: _four_numbers(counts)}
    columns = {CASES: _cases(stock, threshold)}
    limits: dict[str, Limits] = {}
    if stock.size is Size.TABLES:
        truth |= _divided(counts, rules)
        limits = {Table.UNITS: _unit_limits(truth[Table.UNITS], counts, rules)}
        columns |= _conversations(counts, threshold)
        columns |= _new_cases(counts, truth, limits, threshold)
        columns |= _closed_cases(stock)
    return PrintedYear(stock=stock, columns=columns, truth=truth, limits=limits)


def _four_numbers(counts: PeriodCounts) -> dict[str, int]:
    return {
        NEW: counts.new,
        CARRIED_OVER: counts.carried_over,
        CLOSED: counts.closed,
        OPEN_AT_END: counts.open_at_end,
    }


def _cases(stock: StockYear, threshold: int) -> Column:
    counts, pattern = stock.counts, stock.pattern
    if stock.size is Size.FEW:
        new = PublicCell(State.HIDDEN, at_most=threshold - 1)
    else:
        new = HIDDEN_CELL if stock.size is Size.HIDDEN else shown(counts.new)
    ends = {Pattern.ALL: None, Pattern.START: HIDDEN_CELL, Pattern.NONE: ABSENT_CELL}[pattern]
    start = ABSENT_CELL if pattern is Pattern.NONE else shown(counts.carried_over)
    return Column(
        cells={
            NEW: new,
            CARRIED_OVER: start,
            CLOSED: ends or shown(counts.closed),
            OPEN_AT_END: ends or shown(counts.open_at_end),
        }
    )


def _conversations(counts: PeriodCounts, threshold: int) -> dict[str, Column]:
    small = 0 < counts.conversations < threshold
    cell = HIDDEN_CELL if small else shown(counts.conversations)
    return {CONVERSATIONS: Column(cells={CONVERSATIONS: cell})}


def _divided(counts: PeriodCounts, rules: Rules) -> dict[str, Mapping[str, int]]:
    """Return every table of the year as it is printed, before anything is hidden."""
    book = code_book()
    found = dict[str, Mapping[str, int]](counts.tables.items())
    found[Table.INTERVENTIONS] = {
        row: n
        for row, n in counts.tables[Table.INTERVENTIONS].items()
        if row not in TOLD_ELSEWHERE and book.item(row).report != "never"
    }
    found[Table.UNITS] = _named_units(counts, rules)
    return found


def _named_units(counts: PeriodCounts, rules: Rules) -> dict[str, int]:
    """Return the cases of each unit large enough to name, all others together."""
    found = counts.tables[Table.UNITS]
    named = {
        unit: found.get(unit, 0)
        for unit in sorted(rules.units)
        if rules.people_of(unit, counts.period) >= SMALLEST_UNIT
        and rules.people_of(unit, counts.period) - found.get(unit, 0) >= rules.threshold
    }
    return {**named, OTHER_UNITS: counts.new - sum(named.values())} if named else {}


def _unit_limits(units: Mapping[str, int], counts: PeriodCounts, rules: Rules) -> Limits:
    """Return what readers know of units; those too small to name may be one row if together not."""
    people = {u: rules.people_of(u, counts.period) for u in rules.units}
    small = sum(n for unit, n in people.items() if unit not in units)
    never = frozenset({OTHER_UNITS}) if small < SMALLEST_UNIT else frozenset()
    named = {unit: n for unit, n in people.items() if unit in units}
    return Limits(never=never, most=named)


def _new_cases(
    counts: PeriodCounts,
    truth: Mapping[str, Mapping[str, int]],
    limits: Mapping[str, Limits],
    threshold: int,
) -> dict[str, Column]:
    found: dict[str, Column | None] = {}
    domains = truth[Table.DOMAINS]
    printed = divide(domains, threshold)
    found[Table.DOMAINS] = _column(domains, printed, counts.new)
    found[Table.KINDS] = _kinds(domains, printed, truth[Table.KINDS], threshold)
    for table in (*_ONE_WAY, Table.UNITS):
        printed = divide(truth[table], threshold, limits.get(table, NO_LIMITS))
        found[table] = _column(truth[table], printed, counts.new)
    for table in (Table.INTERVENTIONS, Table.REFERRALS):
        printed = divide_several(truth[table], counts.new, threshold)
        found[table] = _column(truth[table], printed, counts.new, several=True)
    return {table: column for table, column in found.items() if column is not None}


def _kinds(
    domains: Mapping[str, int],
    printed: frozenset[str],
    kinds: Mapping[str, int],
    threshold: int,
) -> Column | None:
    """Return both levels: domains, and under them the kinds.

    Kinds of a printed domain divide that domain. Kinds of all hidden domains together divide what
    is left of the cases, so that a large kind can be told though its domain cannot.
    """
    upper = _column(domains, printed, sum(domains.values()))
    cells = dict.fromkeys(domains, HIDDEN_CELL) if upper is None else dict(upper.cells)
    rests: dict[str | None, int] = {}
    left: dict[str, int] = {}
    for domain, below in _by_domain(kinds).items():
        if upper is None or domain not in printed:
            left |= below
            continue
        inside = divide(below, threshold)
        # A domain that is printed and cannot be divided is not: a cross would promise too much.
        cells |= _cells(below, inside) if inside else dict.fromkeys(below, ABSENT_CELL)
        if inside and len(inside) < len(below):
            rests[domain] = sum(n for row, n in below.items() if row not in inside)
    if left:
        inside = _of_hidden_domains(left, threshold)
        cells |= _cells(left, inside)
        rests[None] = sum(n for row, n in left.items() if row not in inside)
    if not any(cell.value for cell in cells.values()):
        return None
    return Column(cells=cells, total=shown(sum(domains.values())), rests=rests)


def _of_hidden_domains(kinds: Mapping[str, int], threshold: int) -> frozenset[str]:
    """Return which kinds may be printed though their domain is not.

    Something has to be left of them, or the hidden domains could be added up.
    """
    inside = divide(kinds, threshold)
    if inside and len(inside) == len(kinds):
        told = sorted((row for row in kinds if kinds[row]), key=lambda row: kinds[row])
        return frozenset(told[1:])
    return inside


def _by_domain(kinds: Mapping[str, int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for kind, count in kinds.items():
        found.setdefault(code_book().domain_of(kind), {})[kind] = count
    return found


def _closed_cases(stock: StockYear) -> dict[str, Column]:
    tables, closed = stock.counts.tables, stock.counts.closed
    if stock.pattern is Pattern.ALL:
        found = {
            Table.OUTCOMES: _column(tables[Table.OUTCOMES], stock.outcomes, closed),
            Table.LEAD_TIMES: _column(tables[Table.LEAD_TIMES], stock.lead_times, closed),
        }
        return {table: column for table, column in found.items() if column is not None}
    if not stock.outcomes:
        return {}
    # How many cases were closed stays hidden, so what the hidden rows add up to does too.
    cells = _cells(tables[Table.OUTCOMES], stock.outcomes)
    return {Table.OUTCOMES: Column(cells=cells, total=HIDDEN_CELL)}


def _column(
    counts: Mapping[str, int], printed: frozenset[str], total: int, *, several: bool = False
) -> Column | None:
    """Return the column of a table, or None if nothing of it may be printed."""
    if not any(counts[row] for row in printed):
        return None
    hidden = [row for row in counts if row not in printed]
    rests: dict[str | None, int] = {None: sum(counts[row] for row in hidden)} if hidden else {}
    return Column(cells=_cells(counts, printed), total=shown(total), rests={} if several else rests)


def _cells(counts: Mapping[str, int], printed: Iterable[str]) -> dict[str, PublicCell]:
    kept = frozenset(printed)
    return {row: shown(n) if row in kept else HIDDEN_CELL for row, n in counts.items()}
