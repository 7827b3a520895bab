"""Bars that lie: a dark one for this period, a thin light one under it for the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from vp_desktop.i18n import _
from vp_desktop.reports.charts.amounts import Amount, largest, not_counted
from vp_desktop.reports.charts.picture import TOGETHER, block
from vp_desktop.reports.design import Style, colour, style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.pdf.pen import Pen

LABEL = 124.0
LABEL_WIDE = 150.0
STUB = 24.0
"""Points: the fixed width of the mark for a number that is not told."""
_AFTER_BAR = 6.0
_INDENT = 9.0
_GROUP = 23.0
_GROUP_BASE = 7.0
_APART = 9.0
_LINES = 2
"""Of a label, before the column of labels gets wider."""
_CROWDED = 14
"""Rows from which the bars are drawn lower, so that a chart still fits its page."""
MOST_HEIGHT = 560.0
"""Points: a higher chart would leave no room for its title on a page."""
_LEAST_REACH = 20
"""Cases: a handful is not drawn as long as a multitude in the chart beside it."""
_ALONE = 7.0
"""Points a row is lower without an earlier period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """A row of the chart: what it is about, and its two numbers."""

    label: str
    now: Amount
    before: Amount | None = None
    """None: there is nothing to compare with, in any earlier period or for this row alone."""
    together: bool = False
    """The sum of numbers that are not told one by one: lightest."""
    group: bool = False
    """A heading with its number in words and no bar; the rows ``under`` it are its parts."""
    under: bool = False
    apart: bool = False
    """Beside groups and part of none: with space above it, and the weight of their heads."""

    @property
    def said(self) -> str:
        """The row in words: «Bullying 8 (9)»."""
        earlier = f" ({self.before.words})" if self.before else ""
        return f"{self.label} {self.now.words}{earlier}"


@dataclass(frozen=True, slots=True)
class _Measures:
    """Heights of a row and of its bars, in points."""

    step: float
    now: float
    before: float
    between: float


_ROOMY = _Measures(27.0, 11.5, 5.0, 2.2)
_TIGHT = _Measures(22.0, 9.5, 4.0, 1.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """The chart: rows from top to bottom on one scale."""

    rows: Sequence[BarRow]
    subject: str
    """What is counted, for the words of the chart."""
    when: str
    """The period in words, as «in 2025»."""
    previous: str | None = None
    among: Sequence[BarRow] = ()
    """All rows of a chart that is divided over several figures: they share one scale."""

    @property
    def alt(self) -> str:
        """Every number of the chart, in words."""
        rows = "; ".join(row.said for row in self.rows)
        if self.previous is None:
            text = _("Bar chart of {subject} {in_period}: {rows}.")
        else:
            text = _("Bar chart of {subject} {in_period}, with {previous} in brackets: {rows}.")
        said = {"subject": self.subject, "in_period": self.when, "previous": self.previous}
        return text.format(**said, rows=rows)

    def height(self, width: float) -> float:
        """Return how high the chart is, in points."""
        del width
        return self.layout().height(self.rows)

    def paint(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the rows and the line from which the bars start."""
        layout = self.layout()
        scale = (width - layout.label - layout.number_room) / layout.reach
        y = top
        for row in self.rows:
            height = layout.row_height(row)
            if row.group:
                _paint_group(pen, x, y - height + _GROUP_BASE, row, layout)
            else:
                _RowPainter(pen, layout, scale).paint(row, x, y)
                axis = height - (_APART if row.apart else 0)
                pen.upright((x + layout.label, y - height), axis, 0.7, colour("ink"))
            y -= height

    def layout(self) -> "_Layout":
        """Return how wide and high its parts are."""
        return _Layout(self.among or self.rows, compares=self.previous is not None)


def bar_figures(whole: Bars) -> list[Bars]:
    """Return ``whole`` in figures that each fit a page, on one scale; a group stays together."""
    layout = whole.layout()
    chunks: list[list[BarRow]] = [[]]
    for rows in _groups(whole.rows):
        for part in _evenly(rows, layout):
            if chunks[-1] and layout.height([*chunks[-1], *part]) > MOST_HEIGHT:
                chunks.append([])
            chunks[-1] += part
    return [replace(whole, rows=rows, among=whole.rows) for rows in chunks]


def _groups(rows: Sequence[BarRow]) -> list[list[BarRow]]:
    """Return each group with its heading; all rows as one where there are no groups."""
    if not any(row.under for row in rows):
        return [list(rows)]
    starts = [n for n, row in enumerate(rows) if not row.under]
    return [list(rows[start:end]) for start, end in pairwise([*starts, len(rows)])]


def _evenly(rows: list[BarRow], layout: "_Layout") -> list[list[BarRow]]:
    """Return ``rows`` in parts of about as many rows that each fit a page."""
    if layout.height(rows) <= MOST_HEIGHT:
        return [rows]
    highest = max(layout.row_height(row) for row in rows)
    parts = ceil(len(rows) * highest / MOST_HEIGHT)
    size = ceil(len(rows) / parts)
    return [rows[start : start + size] for start in range(0, len(rows), size)]


class _Layout:
    """How wide and high the parts of a chart are; it hangs on its words and numbers."""

    def __init__(self, rows: Sequence[BarRow], *, compares: bool) -> None:
        self.compares = compares
        self.measures = _ROOMY if len(rows) < _CROWDED else _TIGHT
        self.step = self.measures.step - (0 if compares else _ALONE)
        amounts = [row.now for row in rows if not row.group]
        amounts += [row.before for row in rows if row.before and not row.group]
        self.reach = max(_LEAST_REACH, largest(amounts))
        widest = max(_width(amount.text, style("chart-now")) for amount in amounts or [rows[0].now])
        self.number_room = max(26.0, widest + 2 * _AFTER_BAR)
        self.label = LABEL
        if any(len(self.lines(row)) > _LINES for row in rows):
            self.label = LABEL_WIDE

    def lines(self, row: BarRow) -> list[str]:
        """Return the label of ``row`` in lines."""
        room = self.label - _AFTER_BAR - (_INDENT if row.under else 0)
        return set_plain(row.label, _label_look(row), room)

    def height(self, rows: Sequence[BarRow]) -> float:
        """Return how high ``rows`` are under one another."""
        return sum(self.row_height(row) for row in rows)

    def row_height(self, row: BarRow) -> float:
        """Return how high ``row`` is, more when its label takes three lines."""
        if row.group:
            return _GROUP
        high = max(self.step, len(self.lines(row)) * style("chart-label").leading + 4)
        return high + (_APART if row.apart else 0)


def _paint_group(pen: Pen, x: float, y: float, row: BarRow, layout: _Layout) -> None:
    """Write the heading of a group and its number: a bar would dwarf those of its parts."""
    x += pen.text(x, y, row.label, style("side")) + _AFTER_BAR
    x += pen.text(x, y, row.now.text, style("chart-now")) + _AFTER_BAR
    if layout.compares and row.before is not None:
        pen.text(x, y, f"({row.before.text})", style("chart-before"))


@dataclass(frozen=True, slots=True)
class _RowPainter:
    """Draws one row after another on one scale."""

    pen: Pen
    layout: _Layout
    scale: float

    def paint(self, row: BarRow, x: float, top: float) -> None:
        """Draw the label and the bars of ``row``."""
        measures = self.layout.measures
        top -= _APART if row.apart else 0
        self._label(row, x + (_INDENT if row.under else 0), top)
        left = x + self.layout.label + 0.3
        bottom = top - 1 - measures.now
        self._bar(row.now, (left, bottom), measures.now, TOGETHER if row.together else "t700")
        if self.layout.compares:
            bottom -= measures.between + measures.before
            self._bar(row.before or not_counted(), (left, bottom), measures.before, "t300")

    def _label(self, row: BarRow, x: float, top: float) -> None:
        """Write the label: one line level with the bar, several amid the row."""
        look, measures = _label_look(row), self.layout.measures
        lines = self.layout.lines(row)
        first = top - 1 - measures.now / 2 - look.size * 0.35
        if len(lines) > 1:
            bars = measures.now + measures.between + measures.before
            first = top - look.rise - max(0.0, (bars - len(lines) * look.leading) / 2)
        for n, line in enumerate(lines):
            self.pen.text(x, first - n * look.leading, line, look)

    def _bar(self, amount: Amount, corner: tuple[float, float], height: float, ink: str) -> None:
        """Draw a bar with its number, or the mark of fixed width for what is not told."""
        now = ink != "t300"
        number = style("chart-now" if now else "chart-before")
        y = corner[1] + height / 2 - number.size * 0.34
        after = corner[0] + _AFTER_BAR
        if amount.shown:
            wide = amount.value * self.scale
            if wide:
                block(self.pen, corner, wide, height, ink)
            self.pen.text(after + wide, y, amount.text, number)
        elif amount.hidden:
            self.pen.hatched(corner, STUB, height)
            look = style("chart-hidden" if now else "chart-hidden-small")
            self.pen.text(after + STUB, y, amount.text, look)
        else:
            self.pen.text(after - 1, y, amount.text, style("chart-hidden-small"))


def _label_look(row: BarRow) -> Style:
    look = style("chart-label")
    head = style("side")
    return replace(look, font=head.font, colour=head.colour) if row.apart else look


def _width(text: str, look: Style) -> float:
    return text_width(text, look.font, look.size)
