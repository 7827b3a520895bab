"""The large numbers at the head of a summary."""

from collections.abc import Sequence
from dataclasses import dataclass

from vp_desktop.reports.design import colour, style
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.layout.text import Span, set_lines
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element

_COLUMNS = 4
_COLUMN_EDGE = 12.0
_UNDER_NUMERAL = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A row of large numbers, each with its name and what it is compared with."""

    items: Sequence["KeyFigure"]

    def pieces(self, width: float) -> list[Piece]:
        """Return the row as one piece."""
        drawn = _KeyFigures(self.items, width)
        return [Piece(height=drawn.height, draw=drawn.draw, before=15, after=6)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One large number."""

    value: str
    label: str
    compared: str = ""


class _KeyFigures:
    """The row of key figures: numeral, label and comparison in equal columns."""

    def __init__(self, items: Sequence[KeyFigure], width: float) -> None:
        self._items = items
        self._column = width / max(len(items), _COLUMNS)
        inside = self._column - 2 * _COLUMN_EDGE
        self._texts = [
            [
                (line, look)
                for text, look in (
                    (item.label, style("figure-label")),
                    (item.compared, style("figure-note")),
                )
                if text
                for line in set_lines((Span(text, look),), inside)
            ]
            for item in items
        ]
        lines = max(sum(look.leading for _line, look in texts) for texts in self._texts)
        self.height = style("numeral").leading + _UNDER_NUMERAL + lines

    def draw(self, pen: Pen, x: float, top: float) -> None:
        listing = Element(role="L")
        for n, (item, texts) in enumerate(zip(self._items, self._texts, strict=True)):
            left = x + n * self._column + (_COLUMN_EDGE if n else 0)
            if n:
                with pen.artifact():
                    start = (left - _COLUMN_EDGE, top - self.height + 2)
                    pen.upright(start, self.height - 8, 0.7, colour("rule"))
            entry = Element(role="LI", parent=listing)
            body = Element(role="LBody", parent=entry)
            number = Element(role="Span", parent=body)
            with pen.mark(number):
                pen.text(left, top - style("numeral").size * 0.81, item.value, style("numeral"))
            y = top - style("numeral").leading - _UNDER_NUMERAL
            with pen.mark(body):
                for line, look in texts:
                    pen.run(left, y - look.rise, line.spaced)
                    y -= look.leading
