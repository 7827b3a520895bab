"""The dark ground with a title over the head of a document that has no cover."""

from dataclasses import dataclass

from vp_desktop.reports.cover import Title, draw_ground
from vp_desktop.reports.design import page
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.pdf.pen import Pen

_HIGH = 250.0
_UNDER = 30.0
_OVER = 34.0
_TITLE_ABOVE = 62.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """A title and a name under it; the ground reaches to the edges of the page."""

    title: str
    name: str
    height: float = _HIGH
    """Points, from the upper edge of the page; more where the title needs more."""

    def pieces(self, width: float) -> list[Piece]:
        """Return one piece that reaches into the margins."""
        title = Title(self.title, self.name, width)
        height = max(self.height, _TITLE_ABOVE + title.height + _OVER)

        def draw(pen: Pen, x: float, top: float) -> None:
            del x, top
            bottom = page().height - height
            with pen.artifact():
                draw_ground(pen, bottom)
            title.draw(pen, bottom + _TITLE_ABOVE)

        return [Piece(height=height - page().top, draw=draw, after=_UNDER, tied=True)]
