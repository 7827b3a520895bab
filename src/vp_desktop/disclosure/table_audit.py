"""Look for small numbers in a figures file, each table by itself.

What it finds is really there. What it does not find may still follow from several tables, reports
or years laid side by side: that is for the proof over everything ever published.

A hidden number is 0 or more. Within a table the rows of a dimension add up to its total, the
members of a group to the group, and what was printed merged to the rows that it merges. By these
sums the least and the most that each hidden number can be move together, until nothing moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pydantic import ValidationError

from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.intervals import Intervals, Number
from vp_desktop.disclosure.loose_figures import LooseCell, LooseFigures, LooseTable

TOTAL = "Total"
COUNTED, CONVERSATIONS = "counted", "conversations"
"""Beside cases, conversations are all that is counted in which a person can be recognised."""

_NOT_COUNTS = frozenset({"statistic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a reader can know of one number."""

    report: str
    table: str
    key: dict[str, str]
    least: int
    most: int | None
    """None: no limit follows from its table."""
    printed: bool
    leak: bool
    """Whether a reader knows for certain that it is 1 or more, and under the threshold."""


def audit(content: bytes) -> list[Finding]:
    """Return every number that is hidden, or printed although it is small.

    Raises:
        FiguresFileError: this is no figures file, or its numbers contradict each other.
    """
    try:
        figures = LooseFigures.model_validate_json(content)
    except ValidationError as error:
        raise FiguresFileError("not a figures file") from error
    tables = (table for table in figures.tables if _about_persons(table))
    return list(chain.from_iterable(_of_table(table, figures) for table in tables))


def _about_persons(table: LooseTable) -> bool:
    return table.fixed.get(COUNTED, CONVERSATIONS) == CONVERSATIONS


def _of_table(table: LooseTable, figures: LooseFigures) -> Iterator[Finding]:
    threshold = figures.threshold_of(table.report)
    cells = {_number(cell, table): cell for cell in table.cells if _is_count(cell)}
    intervals = Intervals()
    for number, cell in cells.items():
        intervals.know(number, cell.least, cell.most)
    _add_sums(intervals, cells, table, figures)
    if not intervals.settle():
        raise FiguresFileError("the numbers contradict each other")
    for number, cell in cells.items():
        least, most = intervals.of(number)
        small = least >= 1 and most is not None and most < threshold
        if cell.value is None or small:
            yield Finding(
                report=table.report, table=table.id, key={**table.fixed, **cell.key},
                least=least, most=most, printed=cell.value is not None, leak=small,
            )  # fmt: skip


def _is_count(cell: LooseCell) -> bool:
    return not cell.is_computed and not _NOT_COUNTS & cell.key.keys()


def _number(cell: LooseCell, table: LooseTable) -> Number:
    """Return which number a cell is: its key without the dimensions that are not conditioned on."""
    key = {**table.fixed, **cell.key}
    return frozenset((name, value) for name, value in key.items() if value != TOTAL)


def _add_sums(
    intervals: Intervals,
    cells: dict[Number, LooseCell],
    table: LooseTable,
    figures: LooseFigures,
) -> None:
    for dimension in table.dims:
        kind = figures.kind_of(dimension)
        lines: dict[Number, dict[str, LooseCell]] = {}
        for number, cell in cells.items():
            rest = frozenset(part for part in number if part[0] != dimension)
            lines.setdefault(rest, {})[cell.key.get(dimension, TOTAL)] = cell
        for rest, line in lines.items():
            if kind == "single":
                sums = _Line(dimension, rest, line, figures.groups_of(dimension))
                sums.add_to(intervals, complete=table.complete)
            elif kind == "multi":
                for value in line.keys() - {TOTAL}:
                    intervals.part(rest | {(dimension, value)}, of=rest)


class _Line:
    """The cells of a table that differ in one dimension only."""

    def __init__(
        self,
        dimension: str,
        rest: Number,
        line: dict[str, LooseCell],
        groups: dict[str, list[str]],
    ) -> None:
        self._dimension, self._rest, self._line = dimension, rest, line
        self._merged = {
            value: cell.groups[dimension]
            for value, cell in line.items()
            if cell.groups and dimension in cell.groups
        }
        self._groups = {name: listed for name, listed in groups.items() if name in line}

    def add_to(self, intervals: Intervals, *, complete: bool) -> None:
        """Say which of these numbers add up to which."""
        for value, rows in self._merged.items():
            intervals.sum(self._at(value), [self._at(row) for row in rows])
        members: set[str] = set()
        for group, listed in self._groups.items():
            if not members.isdisjoint(listed) or not self._line.keys() & set(listed):
                continue  # this table stops at the groups
            members.update(listed)
            intervals.sum(self._at(group), [self._at(member) for member in listed])
        tops = self._line.keys() - {TOTAL} - self._merged.keys() - members
        if complete and tops:
            intervals.sum(self._rest, [self._at(row) for row in sorted(tops)])

    def _at(self, value: str) -> Number:
        return self._rest | {(self._dimension, value)}
