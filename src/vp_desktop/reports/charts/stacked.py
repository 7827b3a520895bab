"""A bar a year in parts: for a subject with at most three answers that are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from vp_desktop.i18n import _
from vp_desktop.reports.charts.amounts import Amount
from vp_desktop.reports.charts.picture import TOGETHER, block
from vp_desktop.reports.design import Style, style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.pdf.pen import Pen

MOST_PARTS = 3
"""Told apart in grey and by colour-blind readers; what is left comes on top of these."""
RAMP = ("t900", "t500", "t300")
_LABEL = 34.0
_TOTAL = 30.0
_HIGH = 19.0
_STEP = 29.0
_SWATCH = 8.5
_LEGEND_ROW = 15.0
_UNDER_LEGEND = 7.0
_UNDER = 4.0
_WHITE_GAP = 1.2
_NAME_GAP = 8.0
_LEGEND_GAP = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One bar: the period, its parts in the order of the legend, and their whole."""

    name: str
    parts: Sequence[Amount]
    together: Amount | None
    """The sum of the parts that are not told one by one; None where there is no such part."""
    total: Amount
    rest: int = 0
    """What the total has beside the parts that are told: light, and without a number."""

    @property
    def whole(self) -> bool:
        """Whether the parts that are told make up the total that is told."""
        return self.total.shown and self.total.value == sum(one.value for one in self.amounts)

    @property
    def amounts(self) -> list[Amount]:
        """All parts in the order of the legend."""
        return [*self.parts, *([self.together] if self.together else [])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacked:
    """The chart: the newest period on top, or one bar a subject."""

    names: Sequence[str]
    together_name: str
    stacks: Sequence[Stack]
    subject: str
    when: str = ""
    """Of a chart of one period: its words, as «in 2025»."""
    label: float = _LABEL
    """Points before the bars; names that are wider take two lines."""

    @property
    def alt(self) -> str:
        """Every number of the chart, in words."""
        said = " ".join(self._said(stack) for stack in self.stacks)
        if self.when:
            text = _("Bars in parts of {subject} {in_period}. {bars}")
            return text.format(subject=self.subject, in_period=self.when, bars=said)
        return _("Stacked bar chart of {subject}. {years}").format(subject=self.subject, years=said)

    def height(self, width: float) -> float:
        """Return how high the chart is, in points."""
        legend = len(self._legend_rows(width)) * _LEGEND_ROW + _UNDER_LEGEND
        return legend + len(self.stacks) * _STEP - (_STEP - _HIGH) + _UNDER

    def fits(self, width: float) -> bool:
        """Return whether the parts are few, and every number fits the part it stands in."""
        scale, look = self._scale(width), style("part-dark")
        told = [one for stack in self.stacks for one in stack.amounts if one.shown and one.value]
        return len(self.names) <= MOST_PARTS and all(
            one.value * scale >= text_width(one.text, look.font, look.size) + 2 * _WHITE_GAP
            for one in told
        )

    def paint(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the legend and the bars."""
        y = top
        for row in self._legend_rows(width):
            self._paint_legend(pen, x, y - _LEGEND_ROW + 4, row)
            y -= _LEGEND_ROW
        y -= _UNDER_LEGEND
        scale = self._scale(width)
        for n, stack in enumerate(self.stacks):
            self._paint_stack(pen, (x, y - _HIGH), scale, stack, now=n == 0)
            y -= _STEP

    def _paint_stack(
        self, pen: Pen, corner: tuple[float, float], scale: float, stack: Stack, *, now: bool
    ) -> None:
        x, y = corner
        if self.when:
            self._paint_name(pen, (x, y), stack.name)
        else:
            year = style("chart-year-now" if now else "chart-year")
            pen.text(x + self.label - 9, y + 6, stack.name, year, "right")
        x += self.label
        for n, amount in enumerate(stack.amounts):
            wide = amount.value * scale if amount.shown else 0.0
            if wide:
                self._paint_part(pen, (x, y), wide, amount, n)
            x += wide
        if stack.rest:
            block(pen, (x, y), stack.rest * scale - _WHITE_GAP, _HIGH, TOGETHER)
            x += stack.rest * scale
        total = style("chart-now" if now or self.when else "chart-label")
        pen.text(x + 6, y + 6, stack.total.text, total)

    def _paint_name(self, pen: Pen, corner: tuple[float, float], name: str) -> None:
        look = style("chart-label")
        lines = set_plain(name, look, self.label - _NAME_GAP)
        base = corner[1] + 6 + (len(lines) - 1) * look.leading / 2
        for n, line in enumerate(lines):
            pen.text(corner[0], base - n * look.leading, line, look)

    def _paint_part(
        self, pen: Pen, corner: tuple[float, float], wide: float, amount: Amount, n: int
    ) -> None:
        x, y = corner
        middle = x + (wide - _WHITE_GAP) / 2
        look = _part_look(n, len(self.names))
        if n < len(self.names):
            block(pen, corner, wide - _WHITE_GAP, _HIGH, RAMP[n])
        else:
            block(pen, corner, wide - _WHITE_GAP, _HIGH, TOGETHER)
        pen.text(middle, y + 6, amount.text, look, "centre")

    def _paint_legend(self, pen: Pen, x: float, y: float, row: Sequence[int]) -> None:
        look = style("legend")
        for n in row:
            if n < len(self.names):
                block(pen, (x, y - 0.5), _SWATCH, _SWATCH, RAMP[n])
            else:
                block(pen, (x, y - 0.5), _SWATCH, _SWATCH, TOGETHER)
            x += _LEGEND_GAP + pen.text(x + _LEGEND_GAP, y + 0.6, self._name(n), look) + _LEGEND_GAP

    def _legend_rows(self, width: float) -> list[list[int]]:
        """Return which parts stand on each line of the legend."""
        look = style("legend")
        rows: list[list[int]] = [[]]
        used = 0.0
        for n in range(len(self.names) + self._has_together):
            wide = text_width(self._name(n), look.font, look.size) + 2 * _LEGEND_GAP
            if rows[-1] and used + wide - _LEGEND_GAP > width:
                rows.append([])
                used = 0.0
            rows[-1].append(n)
            used += wide
        return rows

    @property
    def _has_together(self) -> bool:
        return any(stack.rest or (stack.together and stack.together.shown) for stack in self.stacks)

    def _name(self, n: int) -> str:
        return self.names[n] if n < len(self.names) else self.together_name

    def _scale(self, width: float) -> float:
        """Return the points a case takes."""
        wholes = [s.rest + sum(one.value for one in s.amounts if one.shown) for s in self.stacks]
        return (width - self.label - _TOTAL) / (max(wholes) or 1)

    def _said(self, stack: Stack) -> str:
        parts = [
            f"{self._name(n)} {amount.words}"
            for n, amount in enumerate(stack.amounts)
            if amount.shown
        ]
        text = _("{year}: {parts}; total {total}.")
        return text.format(year=stack.name, parts=", ".join(parts), total=stack.total.words)


def _part_look(n: int, told: int) -> Style:
    if n >= told:
        return style("part-light")
    return style(("part-dark", "part-middle", "part-light")[n])
