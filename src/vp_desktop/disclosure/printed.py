"""What of the figures a report really prints: no reader sees more, so no file says more.

The pages decide what they show; here the same is said once more, for the file. Tests lay file and
pages of many reports beside each other (``tests/reports/figures_back``).
"""

from collections.abc import Collection
from dataclasses import replace

from vp_desktop.disclosure.figures import (
    ABSENT_CELL,
    CARRIED_OVER,
    CASES,
    CONVERSATIONS,
    HIDDEN_CELL,
    NEW,
    OPEN_AT_END,
    Column,
    PublicCell,
    PublicFigures,
    PublicTable,
    State,
    Terms,
    released,
)
from vp_desktop.domain.reports import Variant
from vp_desktop.domain.tables import OF_CLOSED, Table

_COMPARED = 2
"""Years: this one and the one before, if the report has it."""

_IN_TABLES = 3
"""Years of the table of kinds, and of the outcomes where they are few."""

_THREE_YEARS = frozenset[str]({Table.KINDS, Table.DOMAINS, Table.OUTCOMES, Table.OUTCOMES_WIDE})

_OF_GUIDANCE = OF_CLOSED | {Table.INTERVENTIONS, Table.REFERRALS}
"""Tables of the chapter on what came of the cases."""

_LEAST_YEARS = 2
"""With fewer there is no development to tell."""

_SHORT = frozenset({Variant.STAFF, Variant.FLASH})
"""Variants of a page or two: they have no chapters."""


def printed_part(figures: PublicFigures) -> PublicFigures:
    """Return ``figures`` without the numbers that no page of the report shows."""
    return released(
        figures.period,
        figures.as_of,
        Terms(figures.threshold, figures.variant, figures.people),
        figures.sizes,
        [part for table in figures.tables if (part := _part(table, figures)).columns],
        figures.open_counts,
    )


def _part(table: PublicTable, figures: PublicFigures) -> PublicTable:
    if table.id == CASES:
        return _cases(table, figures)
    years = _years(table, figures)
    columns = {year: one for year, one in table.columns.items() if year in years}
    if table.id == Table.KINDS:
        heads = {row for row in table.parents.values() if table.rows_under(row)}
        for year in columns.keys() - set(figures.years[-_IN_TABLES:]):
            columns[year] = _panels(columns[year], heads)
    return replace(table, columns=columns)


def _cases(table: PublicTable, figures: PublicFigures) -> PublicTable:
    """Return what is told of the four numbers: those that this year has, where they are told."""
    own, years = table.columns[figures.year], figures.years[-1:]
    told = {row for row, cell in own.cells.items() if cell.state is not State.ABSENT}
    if _development(figures):
        years = figures.years
        told.add(NEW)  # of the years before, whatever can be told of this one
    elif figures.count(NEW).shown:  # else there is nothing beside which the year before stands
        years = figures.years[-_COMPARED:]
    alone = len(figures.years) == 1 and _divided(figures)
    if not (alone or _development(figures)):
        told -= {CARRIED_OVER, OPEN_AT_END}  # they stand in the table of cases alone
    columns = {
        year: replace(one, cells={row: _told(row in told, c) for row, c in one.cells.items()})
        for year, one in table.columns.items()
        if year in years
    }
    return replace(table, columns=columns)


def _told(is_told: bool, cell: PublicCell) -> PublicCell:  # noqa: FBT001 - one of two cells
    """Return ``cell`` without its number where that is not told: the four hang together."""
    return cell if is_told or cell == ABSENT_CELL else HIDDEN_CELL


def _years(table: PublicTable, figures: PublicFigures) -> tuple[str, ...]:
    whole = figures.variant not in _SHORT
    has_own = figures.year in table.columns
    if table.id == CONVERSATIONS:
        told = has_own and table.columns[figures.year].cells[CONVERSATIONS].shown
        beside = figures.years[-_COMPARED:] if told else figures.years[-1:]
        years = figures.years if _development(figures) else beside
        return years if has_own else ()
    if table.id == Table.DOMAINS and figures.year in figures.table(Table.KINDS).columns:
        return ()  # the table of kinds has them, as the heads of its groups
    if table.id in (Table.KINDS, Table.DOMAINS) and whole and _is_developed(table, figures):
        return figures.years
    if not has_own:
        return ()
    if table.id == Table.ACCUSED_BY_DOMAIN:
        return figures.years[-1:]
    return figures.years[-_IN_TABLES if table.id in _THREE_YEARS and whole else -_COMPARED :]


def _development(figures: PublicFigures) -> bool:
    """Tell whether the report has a chapter on the years."""
    told = sum(figures.count(NEW, year).shown for year in figures.years)
    return figures.variant not in _SHORT and told >= _LEAST_YEARS


def _divided(figures: PublicFigures) -> bool:
    """Tell whether the report has a chapter on the new cases."""
    tables = [one for one in figures.tables if one.id not in (CASES, CONVERSATIONS)]
    return any(one.id not in _OF_GUIDANCE and figures.year in one.columns for one in tables)


def _is_developed(table: PublicTable, figures: PublicFigures) -> bool:
    """Tell whether ``table`` is the one of which panels show every year."""
    return len(table.columns) >= _LEAST_YEARS and (
        table.id == Table.KINDS or not figures.has(Table.KINDS)
    )


def _panels(column: Column, heads: Collection[str]) -> Column:
    """Return what panels show of a year: neither the heads of groups nor what is left.

    A head is there without its number, as the rows of a table add up.
    """
    cells = {row: HIDDEN_CELL if row in heads else cell for row, cell in column.cells.items()}
    return replace(column, cells=cells, rests={})
