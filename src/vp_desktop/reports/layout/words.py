"""Paragraphs, lists and panels: blocks that consist of text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vp_desktop.reports.design import Style, colour, style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.pieces import (
    Block,
    Piece,
    draw_stack,
    moved,
    pieces_of,
    total_height,
)
from vp_desktop.reports.layout.text import Line, Span, set_lines, spans
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element

Text = str | Sequence[Span]

_BULLET = 15.0
"""Points: how far the text of a list stands right of its sign."""
_BETWEEN_ITEMS = 6.0
_PANEL_SIDE = 15.0
_PANEL_EDGE = 10.0
_PANEL_BAR = 2.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text in one column, one element of the structure, however many pages it takes."""

    text: Text
    look: Style
    role: str = "P"
    parent: Element | None = None
    indent_right: float = 0
    whole: bool = False
    """May not be parted over pages."""
    leads: bool = False
    """Stays with what follows, as a heading does."""

    def pieces(self, width: float) -> list[Piece]:
        """Return one piece a line; two lines at least stay together above and below a break."""
        element = Element(role=self.role, parent=self.parent)
        lines = set_lines(spans(self.text, self.look), width - self.indent_right)
        last = len(lines) - 1
        return [
            Piece(
                height=self.look.leading,
                draw=_SetLine(element, self.look, line, last=n == last).draw,
                before=0 if n else self.look.before,
                after=self.look.after if n == last else 0,
                tied=self.leads if n == last else (self.whole or self.leads or n in {0, last - 1}),
                rise=self.look.rise,
            )
            for n, line in enumerate(lines)
        ]


@dataclass(frozen=True, slots=True)
class _SetLine:
    """One line of a paragraph, ready to be drawn."""

    element: Element
    look: Style
    line: Line
    last: bool

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.mark(self.element):
            pen.run(x, top - self.look.rise, self.line.parts if self.last else self.line.spaced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list with bullets, or with numbers."""

    items: Sequence[Text]
    look: Style
    numbered: bool = False
    between: float = _BETWEEN_ITEMS
    """Points between two items."""
    after: float = 0

    def pieces(self, width: float) -> list[Piece]:
        """Return the lines of the items, the first of each with its sign."""
        listing = Element(role="L")
        found: list[Piece] = []
        for n, item in enumerate(self.items, start=1):
            entry = Element(role="LI", parent=listing)
            sign = Element(role="Lbl", parent=entry)
            body = Element(role="LBody", parent=entry)
            look = replace(self.look, after=self.between if n < len(self.items) else self.after)
            lines = Paragraph(text=item, look=look, parent=body).pieces(width - _BULLET)
            shown = (str(n), style("bullet-number")) if self.numbered else ("•", style("bullet"))
            first, *others = [moved(line, _BULLET) for line in lines]
            signed = _Signed(first, sign, shown, self.look.rise)
            found += [replace(first, draw=signed.draw), *others]
        return found


@dataclass(frozen=True, slots=True)
class _Signed:
    """The first line of an item, with its bullet or number."""

    line: Piece
    element: Element
    sign: tuple[str, Style]
    rise: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.mark(self.element):
            pen.text(x, top - self.rise, *self.sign)
        self.line.draw(pen, x, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Text on a tinted ground with a bar at its left."""

    blocks: Sequence[Block]
    before: float = 6
    after: float = 8

    def pieces(self, width: float) -> list[Piece]:
        """Return one piece, or none that is higher than its text."""
        parts = pieces_of(self.blocks, width - 2 * _PANEL_SIDE)
        box = _Box(parts, total_height(parts), width)
        return [
            Piece(
                height=box.height + 2 * _PANEL_EDGE,
                draw=box.draw,
                before=self.before,
                after=self.after,
                rise=_PANEL_EDGE + parts[0].rise,
            )
        ]


@dataclass(frozen=True, slots=True)
class _Box:
    """The ground of a panel and what stands on it."""

    parts: Sequence[Piece]
    height: float
    width: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        full = self.height + 2 * _PANEL_EDGE
        with pen.artifact():
            pen.box((x, top - full), self.width, full, colour("tint"))
            pen.box((x, top - full), _PANEL_BAR, full, colour("t700"))
        draw_stack(self.parts, pen, x + _PANEL_SIDE, top - _PANEL_EDGE)


def bold_start(start: str, rest: str, look: Style, ink: str = "") -> tuple[Span, ...]:
    """Return ``start`` in semi-bold, in the colour ``ink``, and ``rest`` as ``look`` says."""
    bold = replace(look, font="sans-bold", colour=colour(ink) if ink else look.colour)
    return (Span(start, bold), Span(f" {rest}", look))


def fits(text: str, look: Style, width: float) -> bool:
    """Return whether ``text`` stands on one line of ``width`` points."""
    return text_width(text, look.font, look.size) <= width
