"""Make public figures of raw counts: hide what is small and all that would give it away.

What is printed of a year follows from that year and the years before it, never from later ones, so
a column stays the same in every later report. Each table divides a printed total, and no table
crosses two properties; so tables say nothing about each other beyond those totals, and what a
reader can work out is found exactly by ``network.solve``. ``proof.prove`` does so for the finished
figures, by itself, before they leave this package.
"""

from collections.abc import Iterable, Sequence

from vp_desktop.disclosure.arrange import arranged
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
from vp_desktop.disclosure.proof import prove
from vp_desktop.disclosure.rules import LONGEST_SERIES, Rules, size_of
from vp_desktop.disclosure.stocks import print_stocks
from vp_desktop.disclosure.year import PrintedYear, print_year
from vp_desktop.domain.counting import RawCounts, Table
from vp_desktop.domain.reports import Variant

PRINTED_TABLES = (
    CASES,
    CONVERSATIONS,
    Table.DOMAINS,
    Table.KINDS,
    Table.ACCUSED,
    Table.CLIENT_ROLES,
    Table.CHANNELS,
    Table.FOUND_BY,
    Table.UNITS,
    Table.INTERVENTIONS,
    Table.REFERRALS,
    Table.OUTCOMES,
    Table.LEAD_TIMES,
)
"""In the order of printing."""

_LEFT_OUT: dict[Variant, frozenset[str]] = {
    Variant.BOARD: frozenset(),
    Variant.WORKS_COUNCIL: frozenset({Table.KINDS, Table.CLIENT_ROLES, Table.UNITS}),
    Variant.STAFF: frozenset(PRINTED_TABLES) - {CASES, CONVERSATIONS, Table.DOMAINS},
}
"""What a variant does not print. It prints nothing that the others do not: they are compared."""


def protect(raw: RawCounts, rules: Rules, open_counts: Iterable[OpenCount] = ()) -> PublicFigures:
    """Return what may be printed of ``raw``; ``open_counts`` are about no person and pass as is.

    Raises:
        LeakError: there is a bug in this package.
    """
    sized = [
        (counts, size_of(counts.new, rules.people(counts.period), rules.threshold))
        for counts in raw.periods
    ]
    years = [print_year(stock, rules) for stock in print_stocks(sized, rules.threshold)]
    prove(years, rules.threshold)
    window = years[_first_shown(years, rules) :]
    tables = [
        table
        for table_id in PRINTED_TABLES
        if table_id not in _LEFT_OUT[rules.variant]
        if (table := _table(table_id, window, rules.variant)) is not None
    ]
    return released(
        raw.own.period,
        raw.as_of,
        Terms(rules.threshold, rules.variant),
        {year.counts.year: year.size for year in window},
        tables,
        open_counts,
    )


def _first_shown(years: Sequence[PrintedYear], rules: Rules) -> int:
    """Return at which year the report starts.

    Not at the first case: a series that starts with «fewer than 5, possibly none» because of one
    case would say that there was one. It starts where readers know that it starts, or at the first
    printed total.
    """
    last = len(years) - 1
    for number, year in enumerate(years):
        begun = rules.contract_from is not None and rules.contract_from <= year.counts.period.last
        if begun or year.size in (Size.TOTAL, Size.TABLES) or number == last:
            return max(number, len(years) - LONGEST_SERIES)
    return last


def _table(table_id: str, window: Sequence[PrintedYear], variant: Variant) -> PublicTable | None:
    """Return one table over the years, or None if the report's own year prints nothing of it."""
    if table_id not in window[-1].columns:
        return None
    columns = {
        year.counts.year: year.columns[table_id] for year in window if table_id in year.columns
    }
    if table_id == CASES and variant is Variant.STAFF:
        columns = {y: Column(cells={NEW: column.cells[NEW]}) for y, column in columns.items()}
    return arranged(table_id, columns)
