"""Documents of one page: what fits on it, and heads that stand right under its title."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vp_desktop.reports.design import page
from vp_desktop.reports.layout.pieces import Block, Piece, pieces_of, total_height
from vp_desktop.reports.layout.sections import Section


def fits_one_page(blocks: Sequence[Block]) -> bool:
    """Return whether ``blocks`` stand on one page."""
    return total_height(pieces_of(blocks, page().text_width)) <= page().text_height


def under_title(blocks: Iterable[Block]) -> list[Block]:
    """Return ``blocks``, the heads of sections one level below the title of the page."""
    return [replace(one, level="H2") if isinstance(one, Section) else one for one in blocks]


@dataclass(frozen=True, slots=True)
class Unparted:
    """Blocks that fit on one page, and stand on one."""

    blocks: Sequence[Block]

    def pieces(self, width: float) -> list[Piece]:
        """Return their pieces, each tied to the next."""
        *others, last = pieces_of(self.blocks, width)
        return [*(replace(one, tied=True) for one in others), last]
