"""The columns of one year: each table with what may be printed of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

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
from vp_desktop.domain.tables import rows as all_rows

Hidden = Callable[[str, str], bool]
"""Tells of a table and a row whether it is hidden."""

_WITHOUT_REST = SEVERAL | {Table.ACCUSED_BY_DOMAIN, CASES, CONVERSATIONS}


def columns_of(year: PlannedYear, hidden: Hidden) -> dict[str, Column]:
    """Return what is printed of ``year``, by table; none of which nothing is left."""
    found: dict[str, Column] = {CASES: _four(year, hidden)}
    if year.size is not Size.TABLES:
        return found
    talks = year.counts.conversations
    cell = HIDDEN_CELL if 0 < talks < year.threshold else shown(talks)
    found[CONVERSATIONS] = Column(cells={CONVERSATIONS: cell})
    for table, rows in year.tables.items():
        if table is Table.KINDS:
            column = _kinds(year, hidden)
        else:
            column = _column(year, table, rows, hidden)
        if any(one.value for one in column.cells.values()):
            found[table] = column
    if Table.ACCUSED not in found:
        found.pop(Table.ACCUSED_BY_DOMAIN, None)  # a bar or two of parts that are named nowhere
    return found


def added(parts: Sequence[Mapping[str, Column]]) -> Mapping[str, Column]:
    """Return the columns of a period of several parts: what all of them print, added up."""
    found = {CASES: _added_four([part[CASES] for part in parts])}
    for table in parts[0]:
        columns = [part[table] for part in parts if table in part]
        if table != CASES and len(columns) == len(parts):
            found[table] = _added(table, columns)
    if CONVERSATIONS in found and not found[CONVERSATIONS].cells[CONVERSATIONS].shown:
        del found[CONVERSATIONS]  # a cross by itself would seem to say that they are few
    return found


def _added_four(parts: Sequence[Column]) -> Column:
    sums = dict(_added(CASES, parts).cells)
    sums[CARRIED_OVER] = parts[0].cells[CARRIED_OVER]
    sums[OPEN_AT_END] = parts[-1].cells[OPEN_AT_END]
    if any(cell.state is State.ABSENT for cell in sums.values()):
        # Three of the four numbers would seem to say something of the fourth.
        sums = {row: cell if row == NEW else ABSENT_CELL for row, cell in sums.items()}
    if not sums[NEW].shown:
        # A cross would seem to say that it is small, as one of its parts is.
        sums[NEW] = ABSENT_CELL
    return Column(cells=sums)


def _added(table: str, parts: Sequence[Column]) -> Column:
    rows = dict.fromkeys(row for part in parts for row in part.cells)
    cells = {row: _sum(part.cells.get(row, ABSENT_CELL) for part in parts) for row in rows}
    total = _sum(part.total for part in parts)
    if table == Table.KINDS:
        return _two_levels(cells, total)
    rests: dict[str | None, int] = {}
    if (
        table not in _WITHOUT_REST
        and total.value is not None
        and any(c.hidden for c in cells.values())
    ):
        rests[None] = total.value - _told(cells.values())
    return Column(cells=cells, total=total, rests=rests)


def _sum(cells: Iterable[PublicCell]) -> PublicCell:
    found = list(cells)
    if any(cell.state is State.ABSENT for cell in found):
        return ABSENT_CELL
    if all(cell.shown for cell in found):
        return shown(sum(cell.value or 0 for cell in found))
    return HIDDEN_CELL


def _four(year: PlannedYear, hidden: Hidden) -> Column:
    counts = year.counts
    if year.size is Size.FEW:
        new = PublicCell(State.HIDDEN, at_most=year.threshold - 1)
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
    cells = {
        row: _cell(value, hidden(table, row))
        for table in (Table.DOMAINS, Table.KINDS)
        for row, value in year.tables[table].items()
    }
    return _two_levels(cells, shown(year.counts.new))


def _two_levels(cells: Mapping[str, PublicCell], total: PublicCell) -> Column:
    """Return domains and kinds with what the hidden ones of each level add up to."""
    upper = {row: cell for row, cell in cells.items() if row in all_rows(Table.DOMAINS)}
    found, rests, told = dict(upper), dict[str | None, int](), _told(upper.values())
    for domain, below in _by_domain({r: c for r, c in cells.items() if r not in upper}).items():
        inside, whole, kinds = _told(below.values()), upper[domain], below
        if not whole.shown:
            told += inside
        elif inside == 0 and whole.value:
            # A domain that is printed and not divided: a cross would promise too much.
            kinds = dict.fromkeys(below, ABSENT_CELL)
        elif any(not cell.shown for cell in below.values()):
            rests[domain] = (whole.value or 0) - inside
        found |= kinds
    if total.value is not None and any(cell.hidden for cell in upper.values()):
        rests[None] = total.value - told
    return Column(cells=found, total=total, rests=rests)


def _told(cells: Iterable[PublicCell]) -> int:
    return sum(cell.value or 0 for cell in cells)


def _by_domain(kinds: Mapping[str, PublicCell]) -> dict[str, dict[str, PublicCell]]:
    found: dict[str, dict[str, PublicCell]] = {}
    for kind, count in kinds.items():
        found.setdefault(code_book().domain_of(kind), {})[kind] = count
    return found
