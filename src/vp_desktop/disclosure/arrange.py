"""In which order rows stand in a public table, and which rows stand under which."""

from collections.abc import Iterable

from vp_desktop.disclosure.figures import (
    ABSENT_CELL,
    CARRIED_OVER,
    CASES,
    CLOSED,
    CONVERSATIONS,
    NEW,
    OPEN_AT_END,
    Column,
    PublicTable,
)
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.tables import SEVERAL, Table, rows


def arranged(table_id: str, columns: dict[str, Column]) -> PublicTable:
    """Return the table of these columns, by year, without rows that say nothing.

    A row that has no case in any year is not printed, and nor is a 0 of a row that is hidden in
    another year: that the rest adds up says the same.
    """
    several = table_id in SEVERAL
    order = _order(table_id, columns.values())
    whole = PublicTable(id=table_id, order=order, several=several, columns=columns)
    four = table_id in (CASES, CONVERSATIONS)
    printed = {row for row in order if four or any(whole.value(row, year) for year in columns)}
    kept = {
        year: Column(
            cells={
                row: cell
                for row in order
                if (cell := column.cells.get(row, ABSENT_CELL)).hidden
                or (cell.shown and row in printed)
            },
            total=column.total,
            rests=column.rests,
        )
        for year, column in columns.items()
    }
    order = tuple(row for row in order if any(row in column.cells for column in kept.values()))
    return PublicTable(
        id=table_id,
        order=order,
        parents=_parents(order) if table_id == Table.KINDS else {},
        several=several,
        columns=kept,
    )


def _order(table_id: str, columns: Iterable[Column]) -> tuple[str, ...]:
    """Return all rows of a table in the order of its list; rows of no list come last."""
    if table_id == CONVERSATIONS:
        return (CONVERSATIONS,)
    found = {row for column in columns for row in column.cells}
    if table_id == CASES:
        return tuple(row for row in (NEW, CARRIED_OVER, CLOSED, OPEN_AT_END) if row in found)
    listed = rows(Table(table_id))
    if table_id == Table.KINDS:
        listed = (*rows(Table.DOMAINS), *listed)
    rest = sorted(found.difference(listed), key=lambda row: (row == OTHER_UNITS, row))
    return (*(row for row in listed if row in found), *rest)


def _parents(order: Iterable[str]) -> dict[str, str]:
    domains = frozenset(rows(Table.DOMAINS))
    return {row: str(code_book().domain_of(row)) for row in order if row not in domains}
