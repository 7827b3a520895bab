"""Divide pieces over pages so that no page is half empty and no heading stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vp_desktop.reports.layout.pieces import Piece, gap

_PAGE = 12.0
"""What a page costs at all: fewer pages win when all else is equal."""
_WHITE = 100.0
"""What an empty page costs where a text goes on; half empty costs a quarter of it."""
_WHITE_BEFORE_CHAPTER = 90.0
_CHAPTER_BELOW = 5.0
"""What a chapter costs that does not start at the head of a page."""
_CHAPTER_LOW = 300.0
"""The same for one that starts low on it, times the square of how low."""
_LOW_FROM = 0.6
_SHORT_LAST = 150.0
"""What a last page costs that is nearly empty, times the square of how empty."""
_SHORT = 0.5
_TORN = 1e6
"""What it costs to part pieces that are tied: only what fits on no page is torn."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and how far below the head of the text its top stands, in points."""

    piece: Piece
    offset: float


def divide(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Return what stands on each page, whose text is ``room`` points high.

    Of all ways to break, the one with the least white and the fewest bad breaks is taken (the
    method of Knuth and Plass, for pages).
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        best.append(_best_start(pieces, end, best, room))
    breaks = [len(pieces)]
    while breaks[-1]:
        breaks.append(best[breaks[-1]][1])
    return [_placed(pieces[start:end]) for start, end in pairwise(reversed(breaks))]


def _best_start(
    pieces: Sequence[Piece], end: int, best: list[tuple[float, int]], room: float
) -> tuple[float, int]:
    """Return the least cost of all pages up to ``end``, and where the last of them starts."""
    found = (float("inf"), end - 1)
    high = 0.0
    chapters: list[float] = []
    for start in range(end - 1, -1, -1):
        piece = pieces[start]
        below = gap(piece, pieces[start + 1]) if start + 1 < end else 0.0
        high += piece.height + below
        full = high + (piece.head.height if piece.head else 0.0)
        if full > room and start < end - 1:
            break
        cost = best[start][0] + _cost(pieces, end, full / room, [1 - c / high for c in chapters])
        if start:
            cost += _TORN if pieces[start - 1].tied else piece.parted
        found = min(found, (cost, start))
        if piece.new_page:
            break
        if piece.chapter:
            chapters.append(high)
    return found


def _cost(pieces: Sequence[Piece], end: int, fill: float, chapters: list[float]) -> float:
    """Return what a page costs that ends before ``end`` and is filled for ``fill`` of its room.

    ``chapters`` says how far down its text each chapter starts that does not open the page.
    """
    cost = _PAGE
    for down in chapters:
        cost += _CHAPTER_BELOW + _CHAPTER_LOW * max(0.0, down * fill - _LOW_FROM) ** 2
    if end == len(pieces):
        return cost + _SHORT_LAST * max(0.0, _SHORT - fill) ** 2
    opens = pieces[end].chapter or pieces[end].new_page
    return cost + (_WHITE_BEFORE_CHAPTER if opens else _WHITE) * (1 - min(fill, 1.0)) ** 2


def _placed(pieces: Sequence[Piece]) -> list[Placed]:
    """Return where each piece of one page stands."""
    page: list[Placed] = []
    down = 0.0
    if pieces[0].head:
        page.append(Placed(pieces[0].head, 0.0))
        down = pieces[0].head.height
    for n, piece in enumerate(pieces):
        down += gap(pieces[n - 1], piece) if n else 0.0
        page.append(Placed(piece, down))
        down += piece.height
    return page
