"""Prove of finished figures that no small number in them can be worked out.

Written against what is printed, not against how it was chosen: it takes the printed cells, the
sums that every reader knows of, and finds by ``network.solve`` between which bounds each hidden
count must lie. A number that is small in truth has to look as if it could be 0 and as if it could
be above the threshold (disclosure.md 2.4). A failed proof is a bug, and then nothing is printed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vp_desktop.disclosure.division import NO_LIMITS
from vp_desktop.disclosure.figures import (
    CARRIED_OVER,
    CASES,
    CLOSED,
    CONVERSATIONS,
    NEW,
    OPEN_AT_END,
    Column,
    PublicCell,
    Size,
)
from vp_desktop.disclosure.network import UNBOUNDED, Bounds, Sum, solve
from vp_desktop.disclosure.stocks import must_be_carried
from vp_desktop.disclosure.year import PrintedYear
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.counting import OF_CLOSED, SEVERAL, Table


class LeakError(AssertionError):
    """A small number could be worked out of what was about to be printed: a bug."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Something that must stay in the dark: a count, or what a row leaves of its whole."""

    row: str
    least: int
    most: int
    whole: str | None = None
    apart: int = 0
    """How far its bounds have to be apart."""


class _Web:
    """All that is printed of a chain of years, as sums and known counts."""

    def __init__(self, threshold: int) -> None:
        self.sums: list[Sum] = []
        self.given: dict[str, Bounds] = {}
        self.targets: list[_Target] = []
        self._threshold = threshold

    def print(self, name: str, cell: PublicCell, truth: int) -> None:
        """Take in one cell of which ``truth`` is the real count."""
        if cell.value is not None:
            if cell.value != truth or 0 < truth < self._threshold:
                raise LeakError(f"a wrong or small number is printed: {name}")
            self.given[name] = Bounds(truth, truth)
        elif cell.hidden and 0 < truth < self._threshold:
            self.targets.append(_Target(name, 0, self._threshold + 1))

    def protect_rest(self, row: str, whole: str, truth: int, of: int) -> None:
        """Ask that nobody learns that all, or all but a few, of ``whole`` are in ``row``."""
        left = of - truth
        if truth and left == 0:
            self.targets.append(_Target(row, UNBOUNDED, 1, whole))
        elif truth and left < self._threshold:
            self.targets.append(_Target(row, 0, self._threshold + 1, whole))

    def check(self) -> None:
        """Raise ``LeakError`` unless every target stays in the dark."""
        bounds = solve(self.sums, self.given)
        for target in self.targets:
            found = _bounds_of(target, bounds)
            wide = found.most - found.least >= target.apart
            if found.least > target.least or found.most < target.most or not wide:
                raise LeakError(f"can be worked out: {target.row}")


def prove(years: Sequence[PrintedYear], threshold: int) -> None:
    """Check every printed year of one organisation, oldest first, each with all others.

    Raises:
        LeakError: a small number could be worked out.
    """
    web = _Web(threshold)
    for number, year in enumerate(years):
        _add_cases(web, number, year, threshold)
        for table, column in year.columns.items():
            if table not in (CASES, CONVERSATIONS, Table.DOMAINS):
                _add_table(web, number, year, Table(table), column)
            _check_rests(column)
        _check_levels(year)
    web.check()


def _add_cases(web: _Web, number: int, year: PrintedYear, threshold: int) -> None:
    names = {
        NEW: _name(number, CASES, NEW),
        CLOSED: _name(number, CASES, CLOSED),
        CARRIED_OVER: _name(number, CASES, CARRIED_OVER),
        # The same cases as those carried over into the year after.
        OPEN_AT_END: _name(number + 1, CASES, CARRIED_OVER),
    }
    web.sums.append(Sum((names[CARRIED_OVER], names[NEW]), (names[CLOSED], names[OPEN_AT_END])))
    cells, truth = year.columns[CASES].cells, year.truth[CASES]
    for row in (CARRIED_OVER, CLOSED, OPEN_AT_END):
        web.print(names[row], cells[row], truth[row])
    if year.size in (Size.FEW, Size.HIDDEN):
        most = UNBOUNDED if year.size is Size.HIDDEN else threshold - 1
        web.given[names[NEW]] = Bounds(0, most)
        web.targets.append(_Target(names[NEW], 0, most))
    else:
        web.print(names[NEW], cells[NEW], truth[NEW])


def _add_table(web: _Web, number: int, year: PrintedYear, table: Table, column: Column) -> None:
    truth, limits = year.truth[table], year.limits.get(table, NO_LIMITS)
    whole = _name(number, CASES, CLOSED if table in OF_CLOSED else NEW)
    of = year.counts.total(table)
    for row, count in truth.items():
        name = _name(number, table, row)
        most = of if table in SEVERAL else limits.most.get(row, UNBOUNDED)
        web.given[name] = Bounds(0, most)
        web.print(name, column.cells[row], count)
        if row in limits.never and count:
            web.targets.append(_Target(name, UNBOUNDED, 0, apart=1))
    if table is Table.KINDS:
        _add_levels(web, number, year, whole)
        return
    for row, count in truth.items():
        web.protect_rest(_name(number, table, row), whole, count, of)
    if table is Table.LEAD_TIMES:
        web.sums += _lead_time_sums(number, year, whole)
    elif table not in SEVERAL:
        web.sums.append(Sum((whole,), tuple(_name(number, table, row) for row in truth)))


def _add_levels(web: _Web, number: int, year: PrintedYear, whole: str) -> None:
    domains, kinds = year.truth[Table.DOMAINS], year.truth[Table.KINDS]
    cells = year.columns[Table.KINDS].cells
    upper = {domain: _name(number, Table.KINDS, domain) for domain in domains}
    web.sums.append(Sum((whole,), tuple(upper.values())))
    for domain, count in domains.items():
        web.print(upper[domain], cells[domain], count)
        web.protect_rest(upper[domain], whole, count, year.counts.new)
        below = [kind for kind in kinds if code_book().domain_of(kind) == domain]
        web.sums.append(Sum((upper[domain],), tuple(_name(number, Table.KINDS, k) for k in below)))
        for kind in (k for k in below if cells[k].shown or cells[k].hidden):
            over, of = (upper[domain], count) if cells[domain].shown else (whole, year.counts.new)
            web.protect_rest(_name(number, Table.KINDS, kind), over, kinds[kind], of)


def _lead_time_sums(number: int, year: PrintedYear, whole: str) -> Iterator[Sum]:
    """Yield the sums of lead times: the longest ones can only be of cases carried over."""
    bound = must_be_carried(year.counts)
    rows = year.truth[Table.LEAD_TIMES]
    carried = _name(number, Table.LEAD_TIMES, "carried over")
    start = _name(number, CASES, CARRIED_OVER)
    yield Sum((whole,), (carried, *_names(number, rows.keys() - bound)))
    yield Sum((carried,), tuple(_names(number, rows.keys() & bound)))
    yield Sum((start,), (carried, _name(number, Table.LEAD_TIMES, "other start")))


def _names(number: int, rows: Iterable[str]) -> list[str]:
    return [_name(number, Table.LEAD_TIMES, row) for row in sorted(rows)]


def _check_rests(column: Column) -> None:
    """Raise unless every printed «other, together» says only what the total says anyway."""
    if column.rests and not column.total.shown:
        raise LeakError("a rest is printed beside a hidden total")


def _check_levels(year: PrintedYear) -> None:
    """Raise unless the two tables that print the domains print the same of them."""
    domains, kinds = (year.columns.get(table) for table in (Table.DOMAINS, Table.KINDS))
    if kinds is None:
        same = domains is None
    elif domains is None:
        same = not any(kinds.cells[row].shown for row in year.truth[Table.DOMAINS])
    else:
        same = domains.cells.items() <= kinds.cells.items()
    if not same:
        raise LeakError("domains differ between two tables")


def _bounds_of(target: _Target, bounds: Mapping[str, Bounds]) -> Bounds:
    row = bounds.get(target.row, Bounds(0, UNBOUNDED))
    if target.whole is None:
        return row
    whole = bounds[target.whole]
    if row.least != row.most and whole.least != whole.most:
        raise LeakError(f"cannot be proved: {target.row}")
    return Bounds(max(0, whole.least - row.most), whole.most - row.least)


def _name(number: int, table: str, row: str) -> str:
    return f"{table} {row} {number}"
