"""Small multiples: a row of columns for each subject, all on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from vp_desktop.i18n import _
from vp_desktop.reports.charts.amounts import Amount, largest
from vp_desktop.reports.charts.picture import block
from vp_desktop.reports.design import colour, style
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.words import listed

PANELS_A_FIGURE = 6
"""More are divided over several figures, so that pages can be filled with them."""
_ACROSS = 3
_GAP_X = 20.0
_GAP_Y = 19.0
_COLUMNS = 54.0
"""Points: the height of the tallest column, its number and the names of the years."""
_BASE = 11.0
_ABOVE = 11.0
_SHARE = 0.62
_STUB = 4.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A panel: its subject and one number for each year."""

    label: str
    amounts: Sequence[Amount]


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiples:
    """The panels of one figure."""

    series: Sequence[Series]
    years: Sequence[str]
    """In full, for the words of the chart."""
    short_years: Sequence[str]
    subject: str
    reach: int
    """What the scale reaches to: shared by all figures of one set."""
    parted: frozenset[int] = frozenset()
    """Which years were counted in another way than the one before: a line stands between them."""

    @property
    def alt(self) -> str:
        """Every number of the panels, in words."""
        text = _("Small column charts of {subject}, {first} to {last}. {panels}")
        panels = " ".join(
            f"{one.label}: {', '.join(amount.words for amount in one.amounts)}."
            for one in self.series
        )
        said = text.format(
            subject=self.subject, first=self.years[0], last=self.years[-1], panels=panels
        )
        if not self.parted:
            return said
        apart = _("Cases were counted in another way than before from {years} on.")
        return f"{said} {apart.format(years=listed([self.years[n] for n in sorted(self.parted)]))}"

    def height(self, width: float) -> float:
        """Return how high the figure is, in points."""
        rows = -(-len(self.series) // _ACROSS)
        return rows * self._panel_height(width) + (rows - 1) * _GAP_Y

    def paint(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the panels, three in a row."""
        wide, high = self._panel_width(width), self._panel_height(width)
        for n, one in enumerate(self.series):
            left = x + n % _ACROSS * (wide + _GAP_X)
            upper = top - n // _ACROSS * (high + _GAP_Y)
            self._paint_panel(pen, (left, upper), wide, one)

    def _paint_panel(self, pen: Pen, corner: tuple[float, float], wide: float, one: Series) -> None:
        look = style("panel-title")
        x, y = corner
        for line in set_plain(one.label, look, wide):
            y -= look.leading
            pen.text(x, y + 2, line, look)
        base = corner[1] - self._title_height(wide) - _COLUMNS + _BASE
        slot = wide / len(one.amounts)
        for n, amount in enumerate(one.amounts):
            foot = (x + (n + 0.5) * slot, base)
            self._paint_column(pen, foot, slot * _SHARE, amount, n)
            if n in self.parted:
                pen.upright((x + n * slot, base - 2), _COLUMNS - _BASE, 0.6, colour("accent"))
        pen.rule((x, base), wide, 0.6, colour("ink"))

    def _paint_column(
        self, pen: Pen, foot: tuple[float, float], wide: float, amount: Amount, n: int
    ) -> None:
        x, base = foot
        now = n == len(self.years) - 1
        high = 0.0
        look = style("panel-value-now" if now else "panel-value")
        if amount.shown:
            high = amount.value * (_COLUMNS - _BASE - _ABOVE) / self.reach
            if high:
                block(pen, (x - wide / 2, base), wide, high, "t700" if now else "t300")
        elif amount.hidden:
            high = _STUB
            pen.hatched((x - wide / 2, base), wide, high)
            look = style("chart-hidden-small")
        pen.text(x, base + high + 2.6, amount.text, look, "centre")
        year = style("panel-year-now" if now else "panel-year")
        pen.text(x, base - 9.5, self.short_years[n], year, "centre")

    def _panel_width(self, width: float) -> float:
        return (width - _GAP_X * (_ACROSS - 1)) / _ACROSS

    def _panel_height(self, width: float) -> float:
        return self._title_height(self._panel_width(width)) + _COLUMNS

    def _title_height(self, wide: float) -> float:
        look = style("panel-title")
        lines = max(len(set_plain(one.label, look, wide)) for one in self.series)
        return lines * look.leading


def figures_of(whole: Multiples) -> list[Multiples]:
    """Return ``whole`` in figures that each fit a page, on the same scale."""
    series = whole.series
    return [
        Multiples(
            series=series[start : start + PANELS_A_FIGURE],
            years=whole.years,
            short_years=whole.short_years,
            subject=whole.subject,
            reach=whole.reach,
            parted=whole.parted,
        )
        for start in range(0, len(series), PANELS_A_FIGURE)
    ]


def reach_of(series: Sequence[Series]) -> int:
    """Return what one scale for all ``series`` reaches to."""
    return largest(amount for one in series for amount in one.amounts)
