"""Chapters and sections: a title over both columns, a side head beside the main column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vp_desktop.i18n import _
from vp_desktop.reports.design import colour, page, style
from vp_desktop.reports.layout.pieces import Block, Piece, gap, moved, pieces_of, total_height
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.pdf.pen import Pen

SECTION_GAP = 20.0
"""Points between two sections."""
CHAPTER_GAP = 34.0
"""Points above a chapter that does not open a page."""
_UNDER_TITLE = 17.0
_TITLE_RULE = 7.0
_NOTE_GAP = 4.0
_LEAST = 44.0
"""Points: what of a section stands beside its head at least, if it has as much."""
_PARTED = 4.0
"""What it costs to go on with a section on the next page, where its head does not stand."""
_LEAST_OF_CHAPTER = 60.0
"""Points: what stands under the title of a chapter at least, before a page may end."""
_ONE_LINE = 17.0
"""Points: nothing higher is a line by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The title of a chapter, and what stands in it."""

    key: str
    title: str
    number: int | None = None
    blocks: Sequence[Block] = ()
    new_page: bool = False

    @property
    def name(self) -> str:
        """The number and the title, as contents and outline show them."""
        return self.title if self.number is None else f"{self.number} {self.title}"

    def pieces(self, width: float) -> list[Piece]:
        """Return the title, tied to what follows, and the pieces of the chapter."""
        look = style("chapter")
        text = self.title if self.number is None else f"{self.number}\u00a0\u00a0{self.title}"
        lines = Paragraph(text=text, look=look, role="H2").pieces(width)
        title = _Title(self, lines, width)
        return [
            Piece(
                height=total_height(lines) + _TITLE_RULE,
                draw=title.draw,
                before=CHAPTER_GAP,
                after=_UNDER_TITLE,
                tied=True,
                chapter=self.key,
                new_page=self.new_page,
            ),
            *_opened(pieces_of(self.blocks, width)),
        ]


def _opened(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a chapter such that its title stands above more than a line or two."""
    found: list[Piece] = []
    for piece in pieces[:-1]:
        if total_height(found) + piece.height >= _LEAST_OF_CHAPTER:
            break
        found.append(replace(piece, tied=True))
    return [*found, *pieces[len(found) :]]


def goes_on(pieces: Sequence[Piece], name: str) -> list[Piece]:
    """Return ``pieces``, which say beside the one that opens a page what they go on with."""
    text = _("{group} (continued)").format(group=name)
    return [replace(piece, head=_again(text, piece)) for piece in pieces]


def _again(text: str, piece: Piece) -> Piece:
    """Return the head in the margin beside ``piece``, above what it repeats of its own; no tag."""
    own = piece.head
    lines = set_plain(text, style("side"), page().side)

    def draw(pen: Pen, x: float, top: float) -> None:
        if own is not None:
            own.draw(pen, x, top)
        look = style("side")
        with pen.artifact("Pagination", "Header"):
            for n, line in enumerate(lines):
                pen.text(x, top - max(piece.rise, look.rise) - n * look.leading, line, look)

    return Piece(height=own.height if own else 0.0, draw=draw)


@dataclass(frozen=True, slots=True)
class _Title:
    """The title of a chapter with the rule under it."""

    chapter: Chapter
    lines: Sequence[Piece]
    width: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.canvas.target(self.chapter.key, self.chapter.name, top + _NOTE_GAP)
        y = top
        for line in self.lines:
            line.draw(pen, x, y)
            y -= line.height
        with pen.artifact():
            pen.rule((x, y - _TITLE_RULE), self.width, 0.9, colour("t900"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Blocks in the main column with a head, and a note under it, in the margin column."""

    blocks: Sequence[Block]
    head: str = ""
    note: str = ""
    level: str = "H3"
    before: float = SECTION_GAP

    def pieces(self, width: float) -> list[Piece]:
        """Return the pieces of the main column, the first of them with the side head."""
        measures = page()
        main = [moved(p, measures.main) for p in pieces_of(self.blocks, width - measures.main)]
        if len(main) > 1 and main[-1].height < _ONE_LINE:
            main[-2] = replace(main[-2], tied=True)  # or it opens a page, far from its side head
        if not self.head:
            return [replace(main[0], before=self.before), *main[1:]]
        main[1:] = [replace(piece, parted=max(piece.parted, _PARTED)) for piece in main[1:]]
        side = _Side(main[0], self._side_lines(measures.side))
        first = replace(main[0], draw=side.draw, before=self.before)
        least = min(_LEAST, total_height(main))
        return _as_high([first, *goes_on(main[1:], self.head)], max(side.height, least))

    def _side_lines(self, width: float) -> list[Piece]:
        head = Paragraph(text=self.head, look=style("side"), role=self.level).pieces(width)
        if not self.note:
            return head
        note = Paragraph(text=self.note, look=style("side-note")).pieces(width)
        return [*head, replace(note[0], before=_NOTE_GAP), *note[1:]]


@dataclass(frozen=True, slots=True)
class _Side:
    """A side head and the piece beside which it starts: their first base lines are level."""

    main: Piece
    lines: Sequence[Piece]

    @property
    def height(self) -> float:
        """Of the head and its note, from the top of the main column."""
        return self._down + total_height(self.lines)

    @property
    def _down(self) -> float:
        return max(0.0, self.main.rise - self.lines[0].rise)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        y = top - self._down
        for n, line in enumerate(self.lines):
            y -= line.before if n else 0
            line.draw(pen, x, y)
            y -= line.height
        self.main.draw(pen, x, top)


def _as_high(pieces: list[Piece], height: float) -> list[Piece]:
    """Return ``pieces`` such that at least ``height`` of them stands on the first page."""
    found: list[Piece] = []
    high = 0.0
    for n, piece in enumerate(pieces):
        high += piece.height + (gap(pieces[n - 1], piece) if n else 0.0)
        if high >= height:
            return [*found, *pieces[n:]]
        found.append(replace(piece, tied=True))
    last = found[-1]
    return [*found[:-1], replace(pieces[-1], draw=last.draw, height=last.height + height - high)]
