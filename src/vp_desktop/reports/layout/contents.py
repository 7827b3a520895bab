"""The table of contents: chapters, dots, page numbers, and links that a keyboard can follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vp_desktop.i18n import _
from vp_desktop.reports.design import colour, style
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.layout.sections import Chapter
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element

_NUMBER = 16.0
_DOTS_BEFORE = 7.0
_DOTS_AFTER = 17.0


@dataclass(frozen=True, slots=True)
class Contents:
    """A line for each chapter; ``pages`` is filled once the pages are divided."""

    chapters: Sequence[Chapter]
    pages: Mapping[str, int]

    def pieces(self, width: float) -> list[Piece]:
        """Return one piece a chapter."""
        contents = Element(role="TOC")
        height, rise = style("contents-number").leading, style("contents-number").rise
        entries = [_Entry(chapter, self.pages, width, contents) for chapter in self.chapters]
        return [Piece(height=height, draw=entry.draw, tied=True, rise=rise) for entry in entries]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the contents."""

    chapter: Chapter
    pages: Mapping[str, int]
    width: float
    contents: Element

    def draw(self, pen: Pen, x: float, top: float) -> None:
        item = Element(role="TOCI", parent=self.contents)
        link = Element(role="Link", parent=Element(role="Reference", parent=item))
        height = style("contents-number").leading
        y = top - style("contents-number").rise
        number = self.pages[self.chapter.key]
        with pen.mark(link):
            if self.chapter.number is not None:
                pen.text(x, y, str(self.chapter.number), style("contents-number"))
            title = self.chapter.title
            after = x + _NUMBER + pen.text(x + _NUMBER, y, title, style("body")) + _DOTS_BEFORE
        with pen.artifact():
            length = x + self.width - _DOTS_AFTER - after
            pen.dotted((after, y + 1.9), length, colour("rule"))
        with pen.mark(link):
            pen.text(x + self.width, y, str(number), style("contents-number"), "right")
        say = _("Go to {chapter}, page {number}").format(chapter=self.chapter.name, number=number)
        pen.canvas.link(self.chapter.key, (x, top - height, x + self.width, top), say, link)
