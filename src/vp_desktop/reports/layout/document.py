"""Lay a document out, then draw it once: what stands on which page is known beforehand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vp_desktop.reports.design import page
from vp_desktop.reports.fonts import load_fonts
from vp_desktop.reports.layout.pages import Placed, divide
from vp_desktop.reports.layout.pieces import Block, pieces_of
from vp_desktop.reports.pdf.canvas import TaggedCanvas
from vp_desktop.reports.pdf.metadata import DocumentFacts
from vp_desktop.reports.pdf.pen import Pen

Furniture = Callable[[Pen, int, int], None]
"""Draws what every page has in common, from the page's number and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file consists of: one page drawn by hand, then text that flows over pages."""

    facts: DocumentFacts
    blocks: Sequence[Block]
    furniture: Furniture
    pages: dict[str, int]
    """By chapter the page it stands on; filled here, read by the contents."""
    cover: Callable[[Pen], None] | None = None


def build(document: Document) -> bytes:
    """Return the document as a file: measured first, drawn after."""
    load_fonts()
    measures = page()
    pieces = pieces_of(document.blocks, measures.text_width)
    divided = divide(pieces, measures.text_height)
    before = 1 if document.cover else 0
    for number, placed in enumerate(divided, start=before + 1):
        for item in placed:
            if item.piece.chapter:
                document.pages[item.piece.chapter] = number
    canvas = TaggedCanvas(document.facts, (measures.width, measures.height))
    pen = Pen(canvas)
    if document.cover:
        document.cover(pen)
        canvas.showPage()
    for number, placed in enumerate(divided, start=before + 1):
        document.furniture(pen, number, len(divided) + before)
        _draw_page(pen, placed, measures.height - measures.top)
        canvas.showPage()
    return canvas.finish()


def _draw_page(pen: Pen, placed: Sequence[Placed], top: float) -> None:
    for item in placed:
        item.piece.draw(pen, page().left, top - item.offset)
