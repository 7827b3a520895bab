"""Columns that stand: one number a year, with the mean of the earlier years as a thin line."""

from collections.abc import Sequence
from dataclasses import dataclass

from vp_desktop.i18n import _, number
from vp_desktop.reports.charts.amounts import Amount, largest
from vp_desktop.reports.charts.picture import block
from vp_desktop.reports.design import colour, style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.words import listed

_HEIGHT = 128.0
_BASE = 20.0
_ABOVE = 20.0
_SHARE = 0.56
"""Of its slot a column is so wide."""
_MEAN_ROOM = 62.0
_STUB = 9.0
_GROUND = 3.0
_BELOW, _LINE = 5.0, 0.9
"""Points: how far the line between two ways of counting reaches below, and how wide it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A column: the name of the period, and its number."""

    name: str
    when: str
    """The period in words, as «in 2025»."""
    amount: Amount
    short: bool = False
    """Not counted in full: drawn open, for it compares with no other."""
    parted: bool = False
    """Counted in another way than the one before: a line stands between the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The chart: periods from left to right, the last of them this one."""

    years: Sequence[Year]
    subject: str
    mean: float | None = None

    @property
    def alt(self) -> str:
        """Every number of the chart, in words."""
        years = listed([f"{year.amount.words} {year.when}" for year in self.years])
        text = _("Column chart of {subject}. There were {years}.")
        said = text.format(subject=self.subject, years=years)
        for year in self.years:
            if year.parted:
                apart = _("Cases were counted in another way than before {when}.")
                said = f"{said} {apart.format(when=year.when)}"
        if self.mean is None:
            return said
        mean = _("The mean of the earlier years is {mean} a year.").format(
            mean=mean_text(self.mean)
        )
        return f"{said} {mean}"

    def height(self, width: float) -> float:
        """Return how high the chart is, in points."""
        return _HEIGHT + (self._name_lines(width) - 1) * style("chart-year").leading

    def paint(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the columns, then the line of the mean, then the numbers over both."""
        base = top - _HEIGHT + _BASE
        scale = (_HEIGHT - _BASE - _ABOVE) / largest(year.amount for year in self.years)
        slot = self._slot(width)
        for n, year in enumerate(self.years):
            self._paint_column(pen, (x + n * slot, base), slot, scale, year)
            if year.parted:
                pen.upright((x + n * slot, base - _BELOW), _HEIGHT - _BASE, _LINE, colour("accent"))
        pen.rule((x, base), slot * len(self.years), 0.7, colour("ink"))
        if self.mean is not None:
            self._paint_mean(pen, (x, base + self.mean * scale), slot * len(self.years))
        for n, year in enumerate(self.years):
            _paint_number(pen, (x + (n + 0.5) * slot, base), scale, year, now=self._is_now(year))

    def _paint_column(
        self, pen: Pen, corner: tuple[float, float], slot: float, scale: float, year: Year
    ) -> None:
        wide = slot * _SHARE
        left, base = corner[0] + (slot - wide) / 2, corner[1]
        now = self._is_now(year)
        if year.amount.hidden:
            pen.hatched((left, base), wide, _STUB)
        elif year.amount.shown and year.amount.value:
            high = year.amount.value * scale
            if year.short:
                pen.frame((left, base), wide, high, colour("t700" if now else "t500"))
            else:
                block(pen, (left, base), wide, high, "t700" if now else "t300")
        look = style("chart-year-now" if now else "chart-year")
        for n, line in enumerate(set_plain(year.name, look, slot - 2)):
            pen.text(corner[0] + slot / 2, base - 14 - n * look.leading, line, look, "centre")

    def _paint_mean(self, pen: Pen, start: tuple[float, float], length: float) -> None:
        pen.dashed(start, length + 4, colour("accent"))
        x, y = start[0] + length + 9, start[1]
        pen.text(x, y + 1.5, _("Mean"), style("chart-mean"))
        said = _("{mean} a year").format(mean=mean_text(self.mean or 0))
        pen.text(x, y - 9, said, style("chart-mean-years"))

    def _slot(self, width: float) -> float:
        return (width - (_MEAN_ROOM if self.mean is not None else 0)) / len(self.years)

    def _name_lines(self, width: float) -> int:
        look, room = style("chart-year-now"), self._slot(width) - 2
        return max(len(set_plain(year.name, look, room)) for year in self.years)

    def _is_now(self, year: Year) -> bool:
        return year is self.years[-1]


def mean_text(mean: float) -> str:
    """Return a mean as it is printed, the same in a chart and in its words."""
    return number(mean, 0 if mean == int(mean) else 1)


def _paint_number(
    pen: Pen, foot: tuple[float, float], scale: float, year: Year, *, now: bool
) -> None:
    """Write the number over its column on a white ground, so that no line crosses it."""
    amount = year.amount
    look = style("column-now" if now else "column")
    high = amount.value * scale if amount.shown else _STUB if amount.hidden else 0
    if not amount.shown:
        look = style("chart-hidden")
    half = text_width(amount.text, look.font, look.size) / 2 + _GROUND
    pen.box((foot[0] - half, foot[1] + high + _GROUND), 2 * half, look.size, colour("white"))
    pen.text(foot[0], foot[1] + high + 6, amount.text, look, "centre")
