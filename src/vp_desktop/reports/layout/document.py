"""Lay a document out, then draw it once: what stands on which page is known beforehand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vp_desktop.domain.progress import Progress, part_of, unwatched
from vp_desktop.reports.design import page
from vp_desktop.reports.fonts import load_fonts
from vp_desktop.reports.layout.pages import Placed, divide
from vp_desktop.reports.layout.pieces import Block, Piece, pieces_of
from vp_desktop.reports.pdf.canvas import TaggedCanvas
from vp_desktop.reports.pdf.metadata import DocumentFacts
from vp_desktop.reports.pdf.pen import Pen

Furniture = Callable[[Pen, int, int], None]
"""Draws what every page has in common, from the page's number and how many there are."""

_MEASURED, _DRAWN = 0.5, 0.85
"""Of the work, once all is measured, and once every page is drawn: the rest is the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file consists of: one page drawn by hand, then text that flows over pages."""

    facts: DocumentFacts
    blocks: Sequence[Block]
    furniture: Furniture
    pages: dict[str, int]
    """By chapter the page it stands on; filled here, read by the contents."""
    cover: Callable[[Pen], None] | None = None


def build(document: Document, report: Progress = unwatched) -> bytes:
    """Return the document as a file: measured first, drawn after."""
    load_fonts()
    measures = page()
    divided = divide(_measured(document.blocks, report), measures.text_height)
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
    drawing = part_of(report, _MEASURED, _DRAWN)
    for number, placed in enumerate(divided, start=before + 1):
        drawing((number - before) / len(divided))
        document.furniture(pen, number, len(divided) + before)
        _draw_page(pen, placed, measures.height - measures.top)
        canvas.showPage()
    return canvas.finish()


def _measured(blocks: Sequence[Block], report: Progress) -> list[Piece]:
    measuring = part_of(report, 0, _MEASURED)
    pieces: list[Piece] = []
    for number, block in enumerate(blocks):
        measuring(number / len(blocks))
        pieces += pieces_of([block], page().text_width)
    return pieces


def _draw_page(pen: Pen, placed: Sequence[Placed], top: float) -> None:
    for item in placed:
        item.piece.draw(pen, page().left, top - item.offset)
