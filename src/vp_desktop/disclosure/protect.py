"""Make public figures of raw counts: hide what is small and all that would give it away.

All years of a report are one problem (``model``). The cheapest choice of what to hide is searched
exactly (``suppression``), and the finished columns leave this package only with other lists of
cases that give the same numbers and in which every small one is different (``witness``).
"""

from collections.abc import Iterable, Mapping, Sequence

from vp_desktop.disclosure.arrange import arranged
from vp_desktop.disclosure.chain import Chain
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
from vp_desktop.disclosure.model import PlannedYear
from vp_desktop.disclosure.plan import plan
from vp_desktop.disclosure.rules import LONGEST_SERIES, Rules
from vp_desktop.disclosure.suppression.gates import Watch
from vp_desktop.domain.counting import RawCounts
from vp_desktop.domain.reports import Variant
from vp_desktop.domain.tables import Table

PRINTED_TABLES = (
    CASES,
    CONVERSATIONS,
    Table.DOMAINS,
    Table.KINDS,
    Table.MENTIONS,
    Table.ACCUSED,
    Table.ACCUSED_BY_DOMAIN,
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
    Variant.WORKS_COUNCIL: frozenset(
        {Table.KINDS, Table.MENTIONS, Table.ACCUSED_BY_DOMAIN, Table.CLIENT_ROLES, Table.UNITS}
    ),
    Variant.STAFF: frozenset(PRINTED_TABLES) - {CASES, CONVERSATIONS, Table.DOMAINS},
}
"""What a variant does not print. It prints nothing that the others do not: they are compared."""


def protect(
    raw: RawCounts,
    rules: Rules,
    open_counts: Iterable[OpenCount] = (),
    watch: Watch = lambda: None,
) -> PublicFigures:
    """Return what may be printed of ``raw``; ``open_counts`` are about no person and pass as is.

    ``watch`` is called now and then, and ends the work by raising.

    Raises:
        LeakError: there is a bug in this package.
    """
    chain = Chain(rules, watch)
    for counts in raw.periods:
        chain.add(plan(counts, rules))
    years, columns = chain.years, chain.proven()
    first = _first_shown(years, rules)
    years, columns = years[first:], columns[first:]
    window = {year.counts.year: found for year, found in zip(years, columns, strict=True)}
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
        {year.counts.year: year.size for year in years},
        tables,
        open_counts,
    )


def _first_shown(years: Sequence[PlannedYear], rules: Rules) -> int:
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


def _table(
    table_id: str, window: Mapping[str, Mapping[str, Column]], variant: Variant
) -> PublicTable | None:
    """Return one table over the years, or None if the report's own year prints nothing of it."""
    *_, own = window.values()
    if table_id not in own:
        return None
    columns = {year: found[table_id] for year, found in window.items() if table_id in found}
    if table_id == CASES and variant is Variant.STAFF:
        columns = {y: Column(cells={NEW: column.cells[NEW]}) for y, column in columns.items()}
    return arranged(table_id, columns)
