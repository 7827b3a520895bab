"""The table of contents: chapters, dots, page numbers, and links that a keyboard can follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from vp_desktop.i18n import _
from vp_desktop.reports.design import colour, style
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.layout.sections import Chapter
from vp_desktop.reports.layout.words import fits
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element

_NUMBER = 16.0
_DOTS_BEFORE = 7.0
_DOTS_AFTER = 17.0
_BESIDE = _NUMBER + _DOTS_AFTER
_LEAST_DOTS = 8.0
_BETWEEN = 16.0
"""Points between two columns."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A line for each chapter, in two columns; ``pages`` is filled once the pages are divided."""

    chapters: Sequence[Chapter]
    pages: Mapping[str, int]

    def pieces(self, width: float) -> list[Piece]:
        """Return one piece; one column where a title is too wide for two."""
        look = style("contents-number")
        half = (width - _BETWEEN) / 2
        narrow = all(fits(one.title, style("body"), half - _BESIDE) for one in self.chapters)
        columns, wide = (2, half) if narrow else (1, width)
        high = ceil(len(self.chapters) / columns)
        contents = Element(role="TOC")
        entries = [_Entry(chapter, self.pages, wide, contents) for chapter in self.chapters]

        def draw(pen: Pen, x: float, top: float) -> None:
            for n, entry in enumerate(entries):
                right, down = divmod(n, high)
                entry.draw(pen, x + right * (wide + _BETWEEN), top - down * look.leading)

        return [Piece(height=high * look.leading, draw=draw, rise=look.rise)]


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
        length = x + self.width - _DOTS_AFTER - after
        if length > _LEAST_DOTS:
            with pen.artifact():
                pen.dotted((after, y + 1.9), length, colour("rule"))
        with pen.mark(link):
            pen.text(x + self.width, y, str(number), style("contents-number"), "right")
        say = _("Go to {chapter}, page {number}").format(chapter=self.chapter.name, number=number)
        pen.canvas.link(self.chapter.key, (x, top - height, x + self.width, top), say, link)
