"""Periods that earlier reports split: of each count is printed what all parts print, added up.

So such a period tells nothing that its parts, each protected by itself, do not tell together; but
its crosses seem to tell something (``doubt``), and where that would do harm a table is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vp_desktop.disclosure.columns import added
from vp_desktop.disclosure.doubt import Doubt, Names
from vp_desktop.disclosure.figures import (
    ABSENT_CELL,
    CARRIED_OVER,
    CASES,
    CONVERSATIONS,
    NEW,
    OPEN_AT_END,
    Column,
)
from vp_desktop.disclosure.plan import with_dependants
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.tables import SEVERAL, Table
from vp_desktop.domain.tables import rows as all_rows

Span = tuple[int, int]
"""The numbers of the first and the last of periods that follow one another."""

_Columns = Mapping[str, Column]


class Combined:
    """What is printed of the periods of an organisation, alone or several as one column."""

    def __init__(
        self, columns: Sequence[_Columns], doubt: Doubt, told: Mapping[Span, frozenset[str]]
    ) -> None:
        """Start with the ``columns`` of the periods, and what was ``told`` of them before.

        Of a span was told what its periods tell, without these tables and rows (``TABLE/ROW``).
        """
        self._columns, self._doubt = columns, doubt
        self._told: dict[Span, _Columns] = {}
        self.left_out: dict[Span, frozenset[str]] = {}
        """By column that was printed, oldest first: the tables and rows that are not in it."""
        for span, left_out in told.items():
            self._tell(span, left_out)

    def tell(self, spans: Iterable[Span]) -> None:
        """Print these columns too, if they were not printed before."""
        for span in spans:
            if span not in self._told:
                self._tell(span, None)

    def columns(self, span: Span) -> _Columns:
        """Return what is printed of a span that was told."""
        return self._told[span]

    def _tell(self, span: Span, left_out: frozenset[str] | None) -> None:
        first, last = span
        inside = range(first, last + 1)
        self._doubt.show(first, last)
        if first == last:
            self._told[span], self.left_out[span] = self._columns[first], frozenset()
            return
        columns = added([self._columns[at] for at in inside])
        if left_out is None:
            left_out = frozenset(self._telling(columns, inside))
        else:
            for table, column in columns.items():
                self._doubt.tell(*_as_seen(table, column, inside, left_out))
        self._told[span], self.left_out[span] = _without(columns, left_out), left_out

    def _telling(self, columns: _Columns, inside: range) -> Iterator[str]:
        """Yield the tables and rows whose crosses would tell something; print all others."""
        for table, column in columns.items():
            if self._tells_nothing(table, column, inside, frozenset()):
                continue
            if table not in SEVERAL:
                yield table
                self._doubt.tell(*_as_seen(table, column, inside, frozenset({table})))
                continue
            hidden = {f"{table}/{row}" for row, cell in column.cells.items() if cell.hidden}
            kept = set[str]()
            self._doubt.tell(*_as_seen(table, column, inside, frozenset(hidden)))
            for row in sorted(hidden):
                others = frozenset(hidden - {row})
                if not self._tells_nothing(table, column, inside, others):
                    kept.add(row)
            yield from kept

    def _tells_nothing(
        self, table: str, column: Column, inside: range, left_out: frozenset[str]
    ) -> bool:
        return self._doubt.withstands(*_as_seen(table, column, inside, left_out))


def _without(columns: _Columns, left_out: frozenset[str]) -> _Columns:
    """Return ``columns`` without what is left out: of the four numbers what is new always stays."""
    found, gone = dict[str, Column](), with_dependants(left_out & columns.keys())
    for table, column in columns.items():
        if table in gone and table != CASES:
            continue
        rows = {row for row in column.cells if f"{table}/{row}" in left_out}
        if table in gone:
            rows = column.cells.keys() - {NEW}
        cells = {r: ABSENT_CELL if r in rows else c for r, c in column.cells.items()}
        found[table] = replace(column, cells=cells)
    return found


def _as_seen(
    table: str, column: Column, inside: range, left_out: frozenset[str]
) -> tuple[list[list[Names]], list[Names]]:
    """Return the groups of crosses in ``column``, and the sums that are printed in it."""
    if table == CONVERSATIONS:
        return [], []
    seen = _without({table: column}, left_out).get(table, Column(cells={}))
    sums = [_names(table, row, inside) for row, cell in seen.cells.items() if cell.shown]
    return _groups(table, seen, inside), sums


def _groups(table: str, column: Column, inside: range) -> list[list[Names]]:
    """Return the hidden counts of ``column`` that are taken to be hidden for one another.

    A row that cases may share with others stands by itself.
    """
    if table in SEVERAL:
        return [[_names(table, row, inside)] for row, c in column.cells.items() if c.hidden]
    found: dict[str, list[Names]] = defaultdict(list)
    for row in (row for row, cell in column.cells.items() if cell.hidden):
        domain = "" if table != Table.KINDS or _is_domain(row) else code_book().domain_of(row)
        whole = domain if domain and column.cells[domain].shown else ""
        found[whole].append(_names(table, row, inside))
    return list(found.values())


def _names(table: str, row: str, inside: range) -> Names:
    """Return the counts that ``row`` adds up."""
    if table == CASES and row == CARRIED_OVER:
        return frozenset({(inside[0], CASES, CARRIED_OVER)})
    if table == CASES and row == OPEN_AT_END:
        return frozenset({(inside[-1] + 1, CASES, CARRIED_OVER)})
    own = Table.DOMAINS if table == Table.KINDS and _is_domain(row) else table
    return frozenset((at, own, row) for at in inside)


def _is_domain(row: str) -> bool:
    return row in all_rows(Table.DOMAINS)
