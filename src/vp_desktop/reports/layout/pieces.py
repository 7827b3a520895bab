"""The unit of which pages are made: something of a known height that cannot be parted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from vp_desktop.reports.pdf.pen import Pen

Draw = Callable[[Pen, float, float], None]
"""Draws with a pen from a left edge and a top edge, in points from the corner below left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line, a row, a chart with its title: it stands on one page as a whole."""

    height: float
    draw: Draw
    before: float = 0
    """Space above it, left out at the head of a page."""
    after: float = 0
    """Space below it; of two neighbours the larger wish counts."""
    tied: bool = False
    """May not be parted from the piece after it."""
    rise: float = 0
    """How far below its top the first base line stands; 0 if there is none."""
    chapter: str = ""
    """Key of the chapter that starts here."""
    new_page: bool = False
    """Always stands at the head of a page."""
    parted: float = 0
    """What it costs to start a page with it: see ``pages``."""
    head: "Piece | None" = None
    """Repeated above it where it opens a page: the head of a table."""


class Block(Protocol):
    """Something that divides itself into pieces once it knows how wide it may be."""

    def pieces(self, width: float) -> list[Piece]:
        """Return the pieces from top to bottom."""


def gap(above: Piece, below: Piece) -> float:
    """Return the space between two neighbours, in points."""
    return max(above.after, below.before)


def pieces_of(blocks: Sequence[Block], width: float) -> list[Piece]:
    """Return the pieces of all ``blocks`` from top to bottom."""
    return [piece for block in blocks for piece in block.pieces(width)]


def total_height(pieces: Sequence[Piece]) -> float:
    """Return how high ``pieces`` are on one page, the space between them included."""
    between = sum(gap(a, b) for a, b in pairwise(pieces))
    return sum(piece.height for piece in pieces) + between


def draw_stack(pieces: Sequence[Piece], pen: Pen, x: float, top: float) -> None:
    """Draw ``pieces`` under one another."""
    for n, piece in enumerate(pieces):
        top -= gap(pieces[n - 1], piece) if n else 0
        piece.draw(pen, x, top)
        top -= piece.height


def moved(piece: Piece, right: float) -> Piece:
    """Return ``piece`` drawn so many points further to the right."""

    def draw(pen: Pen, x: float, top: float) -> None:
        piece.draw(pen, x + right, top)

    head = piece.head and moved(piece.head, right)
    return replace(piece, draw=draw, head=head)


def tied(pieces: Sequence[Piece], *, last: bool = False) -> list[Piece]:
    """Return ``pieces`` such that they stay on one page, with ``last`` the next one too."""
    ends = len(pieces) - 1
    return [replace(piece, tied=last if n == ends else True) for n, piece in enumerate(pieces)]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page: a chart, its title and its note."""

    blocks: Sequence[Block]
    after: float = 0

    def pieces(self, width: float) -> list[Piece]:
        """Return everything as one piece."""
        parts = pieces_of(self.blocks, width)

        def draw(pen: Pen, x: float, top: float) -> None:
            draw_stack(parts, pen, x, top)

        return [
            Piece(
                height=total_height(parts),
                draw=draw,
                before=parts[0].before,
                after=max(self.after, parts[-1].after),
                rise=parts[0].rise,
            )
        ]


@dataclass(frozen=True, slots=True)
class Gap:
    """White space; it vanishes where a page ends or begins."""

    height: float

    def pieces(self, width: float) -> list[Piece]:
        """Return a piece without height that asks for room around it."""
        del width
        return [Piece(height=0, draw=_nothing, before=self.height, tied=True)]


def _nothing(pen: Pen, x: float, top: float) -> None:
    del pen, x, top
