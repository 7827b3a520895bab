"""A chart as a block: one figure of the structure, with its words for who cannot see it."""

from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.colors import Color

from vp_desktop.reports.design import colour
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element

TOGETHER = "t100"
"""What is not told one by one: an even light ground, for hatching is what is suppressed alone."""


class Chart(Protocol):
    """Something that is drawn from numbers, and that can say them."""

    @property
    def alt(self) -> str:
        """Everything the chart shows, in words."""

    def height(self, width: float) -> float:
        """Return how high the chart is if it is ``width`` wide, in points."""

    def paint(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the chart from its upper left corner."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in the column."""

    chart: Chart

    def pieces(self, width: float) -> list[Piece]:
        """Return the chart as one piece."""
        drawn = _Drawn(self.chart, width, self.chart.height(width))
        return [Piece(height=drawn.height, draw=drawn.draw)]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart of a known size."""

    chart: Chart
    width: float
    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        box = (x, top - self.height, x + self.width, top)
        with pen.mark(Element(role="Figure", alt=self.chart.alt, box=box)):
            self.chart.paint(pen, x, top, self.width)


def block(pen: Pen, corner: tuple[float, float], width: float, height: float, ink: str) -> None:
    """Draw a solid part of a chart in the colour ``ink``.

    Light fills get an edge, so that the shape itself keeps 3:1 on white (WCAG 2.2, 1.4.11).
    """
    pen.box(corner, width, height, colour(ink))
    if ink in _LIGHT and width > 1 and height > 1:
        pen.frame(corner, width, height, _edge())


_LIGHT = frozenset({"t300", TOGETHER})


def _edge() -> Color:
    return colour("t500")
