"""Tables: rows that a screen reader can walk, heads that come back on the next page."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from vp_desktop.i18n import _
from vp_desktop.reports.design import Style, colour, style
from vp_desktop.reports.layout.pieces import Draw, Piece, draw_stack, total_height
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element

_OVER = 3.6
_UNDER = 4.6
_LEFT = 6.0
_RIGHT = 8.0
PADDING = _LEFT + _RIGHT
"""Points of a column, but the first, that its text leaves free."""
_INDENT = 11.0
_RULE = 0.45
"""Points of the rule above that the ground of a row leaves free."""
_KEPT = 2
"""Rows that stay together at both ends of a table."""
_PARTED, _PARTED_LOW, _BETWEEN_GROUPS = 8.0, 30.0, 2.0
"""What it costs to part a table, a low one, and any between its groups."""
_LOW = 260.0
"""Points: a table that is no higher has room on nearly every page."""
_MOST_LINES = 24
"""Lines: a row with more goes on over the next page, for it might fit on none."""
_PART_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head and how wide it is, in points."""

    head: str
    width: float
    numbers: bool = False
    """Set to the right, as numbers are."""
    now: bool = False
    """The column of this year, on a light ground."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and what is read aloud instead, if that is another thing."""

    text: str
    spoken: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of a row; the first says what the row is about."""

    cells: Sequence[Cell]
    total: bool = False
    """Between two rules, semi-bold."""
    group: bool = False
    """Semi-bold: the rows after it that are ``under`` it are parts of it."""
    under: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a head; its first column names the rows."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    summary: str
    """What it holds, in a sentence, for who cannot see it at a glance."""
    row_heads: bool = True
    noted: bool = False
    """A note follows that stays with the last row."""

    def pieces(self, width: float) -> list[Piece]:
        """Return one piece a row, the head repeated where a page starts."""
        del width  # the columns know
        table = Element(role="Table", summary=self.summary)
        head = _Band(self.columns, [Cell(column.head) for column in self.columns])
        head_row = Element(role="TR", parent=Element(role="THead", parent=table))
        repeated = again = head.piece(head.draw_again)
        body = Element(role="TBody", parent=table)
        found = [head.piece(_Tagged(head, head_row, self.row_heads).draw, tied=True)]
        last = len(self.rows) - 1
        set_rows = [
            _Band(self.columns, row.cells, row, ends=n == last).parts()
            for n, row in enumerate(self.rows)
        ]
        high = sum(band.height for bands in set_rows for band in bands)
        parted = _PARTED_LOW if high <= _LOW else _PARTED
        for n, (row, bands) in enumerate(zip(self.rows, set_rows, strict=True)):
            if not row.under:
                again = repeated
            tagged = _Tagged(bands[0], Element(role="TR", parent=body), self.row_heads)
            kept = n < _KEPT - 1 or last - _KEPT < n < last or row.group
            for m, band in enumerate(bands, start=1):
                piece = band.piece(
                    replace(tagged, band=band).draw,
                    tied=m == len(bands) and (self.noted if n == last else kept),
                    head=again if n or m > 1 else None,
                )
                found.append(replace(piece, parted=_BETWEEN_GROUPS if row.group else parted))
            if row.group:
                again = _stacked([repeated, self._goes_on(row)])
        return found

    def _goes_on(self, group: Row) -> Piece:
        """Return the head of a group as it is repeated over the rows on the next page."""
        name = _("{group} (continued)").format(group=group.cells[0].text)
        cells = [Cell(name), *(Cell("") for _cell in group.cells[1:])]
        band = _Band(self.columns, cells, group)
        return band.piece(band.draw_again)


def _stacked(pieces: Sequence[Piece]) -> Piece:
    def draw(pen: Pen, x: float, top: float) -> None:
        draw_stack(pieces, pen, x, top)

    return Piece(height=total_height(pieces), draw=draw)


class _Band:
    """One row set in lines: how high it is and how it is drawn."""

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Sequence[Cell],
        row: Row | None = None,
        *,
        ends: bool = False,
    ) -> None:
        self.columns = columns
        self.cells = cells
        self.row = row
        self._ends = ends
        self.lines = [
            set_plain(cell.text, self.look(n), column.width - self._padding(n))
            for n, (column, cell) in enumerate(zip(columns, cells, strict=True))
        ]
        self.leading = style("cell").leading
        self.most = max(len(lines) for lines in self.lines)
        self.over, self.under = _OVER, _UNDER
        self._parted = self.most > _MOST_LINES

    @property
    def height(self) -> float:
        """Of its lines and what is free over and under them, in points."""
        return self.most * self.leading + self.over + self.under

    def parts(self) -> list["_Band"]:
        """Return the row, in several parts under one another if it might fit on no page."""
        if not self._parted:
            return [self]
        return [self._part(start) for start in range(0, self.most, _PART_LINES)]

    def _part(self, start: int) -> "_Band":
        end = start + _PART_LINES
        part = copy(self)
        part.lines = [lines[start:end] for lines in self.lines]
        part.most = min(end, self.most) - start
        part.over = 0.0 if start else _OVER
        part.under = _UNDER if end >= self.most else 0.0
        return part

    def piece(self, draw: Draw, *, tied: bool = False, head: Piece | None = None) -> Piece:
        """Return the row as a piece."""
        rise = self.over + style("cell").rise
        return Piece(height=self.height, draw=draw, tied=tied, head=head, rise=rise)

    def look(self, n: int) -> Style:
        """Return the style of the cell in column ``n``."""
        now = self.columns[n].now
        if self.row is None:
            return style("table-head-now" if now else "table-head")
        if self.cells[n].hidden:
            return style("cell-hidden")
        return style("cell-bold" if now or self.row.total or self.row.group else "cell")

    def draw_ground(self, pen: Pen, x: float, top: float) -> None:
        """Draw the light ground of this year and the rules."""
        width = sum(column.width for column in self.columns)
        bottom = top - self.height
        if self.row is not None:
            left = x
            for column in self.columns:
                if column.now:
                    pen.box((left, bottom), column.width, self.height - _RULE, colour("t100"))
                left += column.width
            if self.row.total and self.over:
                pen.rule((x, top), width, 0.9, colour("t900"))
        if not self.under:
            return
        strong = self.row is None or self._ends or self.row.total
        pen.rule((x, bottom), width, *((0.9, colour("t900")) if strong else (0.4, colour("rule"))))

    def draw_cell(self, pen: Pen, n: int, x: float, top: float) -> None:
        """Write the lines of the cell in column ``n``."""
        column, lines, look = self.columns[n], self.lines[n], self.look(n)
        left = x + sum(other.width for other in self.columns[:n]) + self._left(n)
        right = left - self._left(n) + column.width - _RIGHT
        free = 0.0 if self._parted else (self.most - len(lines)) * self.leading
        y = top - self.over - free / 2
        for line in lines:
            place, align = (right, "right") if column.numbers else (left, "left")
            pen.text(place, y - style("cell").rise, line, look, align)
            y -= self.leading

    def draw_again(self, pen: Pen, x: float, top: float) -> None:
        """Draw the head of a table once more, for the eye only."""
        with pen.artifact("Pagination", "Header"):
            self.draw_ground(pen, x, top)
            for n in range(len(self.cells)):
                self.draw_cell(pen, n, x, top)

    def _left(self, n: int) -> float:
        if n:
            return _LEFT
        return _INDENT if self.row is not None and self.row.under else 0.0

    def _padding(self, n: int) -> float:
        return self._left(n) + _RIGHT


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A row with its place in the structure."""

    band: _Band
    element: Element
    row_heads: bool
    _cells: dict[int, Element] = field(default_factory=dict)
    """By column what was begun on the page before."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.artifact():
            self.band.draw_ground(pen, x, top)
        for n, cell in enumerate(self.band.cells):
            element = self._cells.setdefault(n, self._cell(n))
            if not self.band.lines[n] or not cell.text:
                pen.canvas.structure.place(element)
                continue
            if cell.spoken:
                element = Element(role="Span", parent=element, spoken=cell.spoken)
            with pen.mark(element, cell.spoken):
                self.band.draw_cell(pen, n, x, top)

    def _cell(self, n: int) -> Element:
        if self.band.row is None:
            return Element(role="TH", parent=self.element, scope="Column")
        if n == 0 and self.row_heads:
            return Element(role="TH", parent=self.element, scope="Row")
        return Element(role="TD", parent=self.element)
