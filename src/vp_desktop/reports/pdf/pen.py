"""Draw on a tagged page in the terms of the design: text in a style, boxes, rules, hatching."""

from contextlib import AbstractContextManager

from reportlab.lib.colors import Color

from vp_desktop.reports.design import Style, colour
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.pdf.canvas import TaggedCanvas
from vp_desktop.reports.pdf.structure import Element

HATCH_STEP = 3.2
HATCH_STEP_SMALL = 2.6
_HATCH_LINE = 0.55


class Pen:
    """Draws on one canvas; points, from the left and from the bottom of the page."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas

    def mark(self, element: Element, spoken: str = "") -> AbstractContextManager[None]:
        """Everything drawn inside belongs to ``element``; ``spoken`` is read in its place."""
        return self.canvas.mark(element, spoken)

    def artifact(self, kind: str = "Layout", subtype: str = "") -> AbstractContextManager[None]:
        """Everything drawn inside is decoration or page furniture: it is not read aloud."""
        return self.canvas.artifact(kind, subtype)

    def text(self, x: float, y: float, text: str, style: Style, align: str = "left") -> float:
        """Write ``text`` on the base line ``y``; return its width.

        ``x`` is its left end, its right end or its middle, as ``align`` says. A space follows, for
        the reader to whom the words are read: it keeps one text from running into the next.
        """
        width = text_width(text, style.font, style.size)
        self.run(x - width * _ALIGNED[align], y, ((text + " ", style),))
        return width

    def run(self, x: float, y: float, parts: tuple[tuple[str, Style], ...]) -> None:
        """Write texts of several styles after one another on the base line ``y``."""
        line = self.canvas.beginText(x, y)
        for text, style in parts:
            line.setFont(style.font, style.size)
            line.setFillColor(style.colour)
            line.textOut(text)
        self.canvas.drawText(line)

    def rule(self, start: tuple[float, float], length: float, width: float, ink: Color) -> None:
        """Draw a horizontal line from ``start`` to the right."""
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(width)
        self.canvas.line(start[0], start[1], start[0] + length, start[1])

    def upright(self, start: tuple[float, float], length: float, width: float, ink: Color) -> None:
        """Draw a vertical line from ``start`` upwards."""
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(width)
        self.canvas.line(start[0], start[1], start[0], start[1] + length)

    def dashed(self, start: tuple[float, float], length: float, ink: Color) -> None:
        """Draw the dashed line of a mean from ``start`` to the right."""
        self.canvas.setDash([3, 2.4])
        self.rule(start, length, 1, ink)
        self.canvas.setDash()

    def dotted(self, start: tuple[float, float], length: float, ink: Color) -> None:
        """Draw the row of dots that leads the eye from ``start`` to the right."""
        self.canvas.setLineCap(1)
        self.canvas.setDash([0.7, 2.6])
        self.rule(start, length, 0.7, ink)
        self.canvas.setDash()
        self.canvas.setLineCap(0)

    def box(self, corner: tuple[float, float], width: float, height: float, ink: Color) -> None:
        """Fill a rectangle whose lower left corner is ``corner``."""
        self.canvas.setFillColor(ink)
        self.canvas.rect(corner[0], corner[1], width, height, stroke=0, fill=1)

    def frame(self, corner: tuple[float, float], width: float, height: float, ink: Color) -> None:
        """Draw the edge of a rectangle, within it."""
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(corner[0] + 0.3, corner[1] + 0.3, width - 0.6, height - 0.6, stroke=1)

    def dot(self, centre: tuple[float, float], radius: float, ink: Color) -> None:
        """Fill a circle."""
        self.canvas.setFillColor(ink)
        self.canvas.circle(centre[0], centre[1], radius, stroke=0, fill=1)

    def hatched(self, corner: tuple[float, float], width: float, height: float) -> None:
        """Draw what stands for a number that is not told: hatching survives printing in grey."""
        x, y = corner
        canvas = self.canvas
        canvas.saveState()
        edge = canvas.beginPath()
        edge.rect(x, y, width, height)
        canvas.clipPath(edge, stroke=0, fill=0)
        self.box(corner, width, height, colour("tint"))
        canvas.setStrokeColor(colour("soft"))
        canvas.setLineWidth(_HATCH_LINE)
        step = HATCH_STEP if height > _SMALL else HATCH_STEP_SMALL
        for n in range(int((width + height) / step) + 1):
            start = x - height + n * step
            canvas.line(start, y, start + height, y + height)
        canvas.restoreState()
        canvas.setStrokeColor(colour("soft"))
        canvas.setLineWidth(_HATCH_LINE)
        canvas.rect(x, y, width, height, stroke=1, fill=0)


_ALIGNED = {"left": 0.0, "centre": 0.5, "right": 1.0}
_SMALL = 6
"""Points: a lower box gets closer hatching."""
