"""Read and write tables in the JJ format of tau-ARGUS, and let pytauargus solve and judge them."""

from collections.abc import Container, Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass
from importlib import import_module
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vp_desktop.disclosure.suppression.problem import Count, Need, Problem, Sum

_LONGEST_SECONDS = 600
_SMALL, _ZERO, _SECOND = "u", "z", "m"
_VALUE, _PRICE, _STATUS = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the file has it: a line for each cell, then a line for each sum."""

    cells: Sequence[Sequence[str]]
    """Number, value, price, status, least, most, how far below and above it must be hidden."""
    sums: Sequence[str]

    @property
    def small(self) -> frozenset[int]:
        """The cells that are hidden in any case."""
        return frozenset(n for n, cell in enumerate(self.cells) if cell[_STATUS] == _SMALL)

    def priced(self, *, alike: bool) -> "Table":
        """Return the table with every cell at price 1 if ``alike``, else at its value."""
        cells = [
            [*cell[:_PRICE], "1" if alike else cell[_VALUE], *cell[_PRICE + 1 :]]
            for cell in self.cells
        ]
        return Table(cells, self.sums)

    def hiding(self, numbers: Container[int]) -> "Table":
        """Return the table with these cells hidden beside the small ones."""
        cells = [
            [*cell[:_STATUS], _SECOND, *cell[_STATUS + 1 :]]
            if n in numbers and cell[_STATUS] != _SMALL
            else cell
            for n, cell in enumerate(self.cells)
        ]
        return Table(cells, self.sums)

    def price(self, numbers: Container[int]) -> int:
        """Return what hiding these cells costs, the small ones not counted."""
        return sum(
            int(float(cell[_PRICE]))
            for n, cell in enumerate(self.cells)
            if n in numbers and cell[_STATUS] != _SMALL
        )

    def text(self) -> str:
        """Return the table as it stands in a file."""
        cells = [" ".join(cell) for cell in self.cells]
        return "\n".join(["0", str(len(cells)), *cells, str(len(self.sums)), *self.sums, ""])


def read(text: str) -> Table:
    """Return the table in ``text``."""
    lines = text.split("\n")
    size = int(lines[1])
    count = int(lines[2 + size])
    cells = [line.split() for line in lines[2 : 2 + size]]
    return Table(cells, lines[3 + size : 3 + size + count])


def problem_of(table: Table) -> Problem:
    """Return the table as a problem of ours."""
    return Problem(
        [_count(cell) for cell in table.cells],
        [_sum(line) for line in table.sums],
        list(_needs(table)),
    )


def solved_by_pytauargus(table: Table) -> frozenset[int]:
    """Return what the other exact code hides beside the small cells."""
    with TemporaryDirectory() as folder, chdir(folder):  # it writes where it stands
        Path("in.jj").write_text(table.text(), encoding="utf-8")
        solver = _pytauargus().HiTaSCtrl()
        solver.full_jj(in_file_jj="in.jj", out_file="out", max_time=_LONGEST_SECONDS)
        found = Path("out").read_text(encoding="utf-8").split()
    return frozenset(map(int, found))


def unsafe_for_pytauargus(table: Table) -> int:
    """Return how many small cells the judge of the other code calls unsafe."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("in.jj").write_text(table.text(), encoding="utf-8")
        judged = _pytauargus().audit_jj("in.jj")
    small = {one["cell"] for one in judged if one["status"] == _SMALL}
    if small != table.small:
        raise AssertionError("not every small cell was judged")
    return sum(bool(one["unsafe"]) for one in judged)


def _pytauargus() -> Any:
    """Return the other code, of which there is one for Linux alone."""
    return import_module("pytauargus._tauargus")


def _count(cell: Sequence[str]) -> Count:
    _number, value, price, status, least, most, *_ = cell
    return Count(
        value=int(float(value)),
        least=int(float(least)),
        most=ceil(float(most)),
        price=int(float(price)),
        hidden={_SMALL: True, _ZERO: False, "h": False}.get(status),
    )


def _needs(table: Table) -> Iterator[Need]:
    for number, cell in enumerate(table.cells):
        if cell[_STATUS] == _SMALL:
            value, below, above = (int(float(cell[at])) for at in (_VALUE, 6, 7))
            yield Need({number: 1}, value - below, value + above)


def _sum(line: str) -> Sum:
    head, _, rest = line.partition(":")
    whole = int(float(head.split()[0]))
    terms = rest.split()
    pairs = zip(terms[::2], terms[1::2], strict=True)
    return Sum({int(number): int(times.strip("()")) for number, times in pairs}, whole, whole)
