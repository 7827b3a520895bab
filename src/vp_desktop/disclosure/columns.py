"""The columns of one year: each table with what may be printed of it."""

from collections.abc import Callable, Iterable, Mapping

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
from vp_desktop.disclosure.model import PlannedYear
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.tables import OF_CLOSED, SEVERAL, Table

Hidden = Callable[[str, str], bool]
"""Tells of a table and a row whether it is hidden."""

_WITHOUT_REST = SEVERAL | {Table.ACCUSED_BY_DOMAIN}


def columns_of(year: PlannedYear, hidden: Hidden, threshold: int) -> dict[str, Column]:
    """Return what is printed of ``year``, by table; none of which nothing is left."""
    found: dict[str, Column] = {CASES: _four(year, hidden, threshold)}
    if year.size is not Size.TABLES:
        return found
    talks = year.counts.conversations
    cell = HIDDEN_CELL if 0 < talks < threshold else shown(talks)
    found[CONVERSATIONS] = Column(cells={CONVERSATIONS: cell})
    for table, rows in year.tables.items():
        if table is Table.KINDS:
            column = _kinds(year, hidden)
        else:
            column = _column(year, table, rows, hidden)
        if any(one.value for one in column.cells.values()):
            found[table] = column
    return found


def _four(year: PlannedYear, hidden: Hidden, threshold: int) -> Column:
    counts = year.counts
    if year.size is Size.FEW:
        new = PublicCell(State.HIDDEN, at_most=threshold - 1)
    else:
        new = HIDDEN_CELL if year.size is Size.HIDDEN else shown(counts.new)
    values = {
        CARRIED_OVER: counts.carried_over,
        CLOSED: counts.closed,
        OPEN_AT_END: counts.open_at_end,
    }
    others = (
        {row: _cell(value, hidden(CASES, row)) for row, value in values.items()}
        if year.size is Size.TABLES
        else dict.fromkeys(values, ABSENT_CELL)
    )
    return Column(cells={NEW: new, **others})


def _cell(value: int, is_hidden: bool) -> PublicCell:  # noqa: FBT001 - one of two cells
    return HIDDEN_CELL if is_hidden else shown(value)


def _column(year: PlannedYear, table: Table, rows: Mapping[str, int], hidden: Hidden) -> Column:
    cells = {row: _cell(value, hidden(table, row)) for row, value in rows.items()}
    if table in OF_CLOSED and hidden(CASES, CLOSED):
        return Column(cells=cells, total=HIDDEN_CELL)
    total = year.counts.total(table)
    rests: dict[str | None, int] = {}
    if table not in _WITHOUT_REST and any(cell.hidden for cell in cells.values()):
        rests[None] = total - _told(cells.values())
    return Column(cells=cells, total=shown(total), rests=rests)


def _kinds(year: PlannedYear, hidden: Hidden) -> Column:
    """Return both levels: domains, and under them the kinds."""
    domains = year.tables[Table.DOMAINS]
    upper = {row: _cell(value, hidden(Table.DOMAINS, row)) for row, value in domains.items()}
    cells, rests, told = dict(upper), dict[str | None, int](), _told(upper.values())
    for domain, kinds in _by_domain(year.tables[Table.KINDS]).items():
        below = {row: _cell(value, hidden(Table.KINDS, row)) for row, value in kinds.items()}
        inside = _told(below.values())
        if upper[domain].shown:
            if inside == 0 and domains[domain]:
                # A domain that is printed and not divided: a cross would promise too much.
                below = dict.fromkeys(kinds, ABSENT_CELL)
            elif any(cell.hidden for cell in below.values()):
                rests[domain] = domains[domain] - inside
        else:
            told += inside
        cells |= below
    if any(cell.hidden for cell in upper.values()):
        rests[None] = year.counts.new - told
    return Column(cells=cells, total=shown(year.counts.new), rests=rests)


def _told(cells: Iterable[PublicCell]) -> int:
    return sum(cell.value or 0 for cell in cells)


def _by_domain(kinds: Mapping[str, int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for kind, count in kinds.items():
        found.setdefault(code_book().domain_of(kind), {})[kind] = count
    return found
