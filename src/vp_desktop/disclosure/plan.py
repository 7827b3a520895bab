"""Which tables a year may have: it follows from the number of new cases and from headcounts.

So the choice says no more than what is printed or known anyway (disclosure.md 1.4).
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.model import PlannedYear
from vp_desktop.disclosure.rules import SMALLEST_UNIT, Rules, size_of
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.tables import UNKNOWN, WIDER, Table

ONE_WAY = (
    Table.DOMAINS,
    Table.KINDS,
    Table.ACCUSED,
    Table.CLIENT_ROLES,
    Table.CHANNELS_WIDE,
    Table.CHANNELS,
    Table.FOUND_BY_WIDE,
    Table.FOUND_BY,
    Table.UNITS,
    Table.INTERVENTIONS,
    Table.REFERRALS,
    Table.OUTCOMES_WIDE,
    Table.OUTCOMES,
    Table.LEAD_TIMES_WIDE,
    Table.LEAD_TIMES,
    Table.HALF_YEARS,
    Table.QUARTERS,
)
TWO_WAY = (Table.ACCUSED_BY_DOMAIN, Table.MENTIONS)
"""Tables that hang together with others in more than their total, the most wanted first.

Who did what tells a reader more than which kinds were named beside the first one.
"""

FEWEST: dict[Table, int] = {
    Table.HALF_YEARS: 20,
    Table.QUARTERS: 40,
    Table.CHANNELS: 40,
    Table.FOUND_BY: 60,
    Table.OUTCOMES: 30,
    Table.LEAD_TIMES: 80,
    Table.ACCUSED_BY_DOMAIN: 40,
    Table.MENTIONS: 80,
}
"""New cases in the period: with fewer it does not have the table."""

TOLD_ELSEWHERE = frozenset({"AC-VER"})
"""Interventions left out: the table of referrals counts the same cases in another way."""

_STANDS_ON = {
    **{fine: frozenset({wide}) for fine, wide in WIDER.items()},
    Table.KINDS: frozenset({Table.DOMAINS}),
    Table.MENTIONS: frozenset({Table.KINDS}),
    Table.ACCUSED_BY_DOMAIN: frozenset({Table.DOMAINS, Table.ACCUSED}),
}
"""By table: the ones without which it cannot be."""


def plan(counts: PeriodCounts, rules: Rules) -> PlannedYear:
    """Return the year of ``counts`` with every table that it may have."""
    people = rules.people(counts.period)
    size = size_of(counts.new, people, rules.threshold)
    tables = _tables(counts, rules) if size is Size.TABLES else {}
    named = [unit for unit in tables.get(Table.UNITS, {}) if unit != OTHER_UNITS]
    small = sum(rules.people_of(u, counts.period) for u in rules.units if u not in named)
    return PlannedYear(
        counts=counts,
        size=size,
        threshold=rules.threshold,
        tables=tables,
        people=people,
        people_of={unit: rules.people_of(unit, counts.period) for unit in named},
        never=rules.left_out
        | ({f"{Table.UNITS}/{OTHER_UNITS}"} if small < SMALLEST_UNIT else set()),
    )


def with_less(year: PlannedYear, among: Container[str]) -> PlannedYear | None:
    """Return ``year`` without the last table of the plan that is ``among`` these.

    Without any of them it prints its total alone, then nothing; None if it prints nothing already.
    """
    for table in reversed((*ONE_WAY, *TWO_WAY)):
        if table in among and table in year.tables:
            return _without(year, table)
    if year.size is Size.HIDDEN:
        return None
    less = Size.TOTAL if year.size is Size.TABLES else Size.HIDDEN
    return replace(year, tables={}, size=less)


def _without(year: PlannedYear, table: Table) -> PlannedYear:
    gone = with_dependants({table})
    return replace(year, tables={t: rows for t, rows in year.tables.items() if t not in gone})


def with_dependants(tables: Iterable[str]) -> frozenset[str]:
    """Return ``tables`` and every table that cannot be without them."""
    gone = set(tables)
    while more := {t for t, needed in _STANDS_ON.items() if needed & gone and t not in gone}:
        gone |= more
    return frozenset(gone)


def _tables(counts: PeriodCounts, rules: Rules) -> dict[Table, Mapping[str, int]]:
    planned = [table for table in (*ONE_WAY, *TWO_WAY) if counts.new >= FEWEST.get(table, 0)]
    found = {
        **{table: counts.tables[table] for table in planned},
        Table.INTERVENTIONS: _told(counts.tables[Table.INTERVENTIONS]),
        Table.UNITS: _named_units(counts, rules),
    }
    gone = with_dependants(rules.left_out & found.keys())
    if counts.tables[Table.QUARTERS].get(UNKNOWN):
        gone |= with_dependants({Table.HALF_YEARS})
    for table in (Table.HALF_YEARS, Table.QUARTERS):
        found[table] = {row: n for row, n in found.get(table, {}).items() if row != UNKNOWN}
    return {table: rows for table, rows in found.items() if rows and table not in gone}


def _told(interventions: Mapping[str, int]) -> dict[str, int]:
    book = code_book()
    return {
        row: n
        for row, n in interventions.items()
        if row not in TOLD_ELSEWHERE and book.item(row).report != "never"
    }


def _named_units(counts: PeriodCounts, rules: Rules) -> dict[str, int]:
    """Return the cases of each unit large enough to name, all others together."""
    found = counts.tables[Table.UNITS]
    named = {
        unit: found.get(unit, 0)
        for unit in rules.units
        if rules.people_of(unit, counts.period) >= SMALLEST_UNIT
    }
    return {**named, OTHER_UNITS: counts.new - sum(named.values())} if named else {}
