"""The code of the recovery sheet: numbered groups to type, and the same as a picture to scan."""

from dataclasses import dataclass

import segno

from vp_desktop.i18n import _
from vp_desktop.reports.design import colour, style
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element

_ACROSS = 5
_ROW = 38.0
_GROUP_WIDTH = 68.0
_EDGE = 16.0
_NUMBER_BASE = 10.0
_CODE_BASE = 28.0
_PICTURE = 100.0
_QUIET = 4
"""Modules of white that a reader needs around the picture (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The groups on a light ground, and at their right the picture."""

    code: str

    def pieces(self, width: float) -> list[Piece]:
        """Return one piece: a code is never parted."""
        drawn = _Drawn(self.code.split("-"), self.code, width)
        return [Piece(height=drawn.height, draw=drawn.draw, after=20)]


@dataclass(frozen=True, slots=True)
class _Drawn:
    groups: list[str]
    code: str
    width: float

    @property
    def height(self) -> float:
        rows = -(-len(self.groups) // _ACROSS)
        return max(rows * _ROW, _PICTURE) + 2 * _EDGE - 6

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.artifact():
            pen.box((x, top - self.height), self.width, self.height, colour("tint"))
            pen.box((x, top - self.height), 2.4, self.height, colour("t700"))
        listing = Element(role="L")
        for n, group in enumerate(self.groups):
            left = x + _EDGE + n % _ACROSS * _GROUP_WIDTH
            upper = top - _EDGE - n // _ACROSS * _ROW
            entry = Element(role="LI", parent=listing)
            with pen.mark(Element(role="Lbl", parent=entry)):
                pen.text(left, upper - _NUMBER_BASE + 2, str(n + 1), style("panel-year"))
            with pen.mark(Element(role="LBody", parent=entry)):
                pen.text(left, upper - _CODE_BASE + 2, group, style("sheet-code"))
        self._picture(
            pen, x + self.width - _PICTURE - _EDGE + 4, top - (self.height - _PICTURE) / 2
        )

    def _picture(self, pen: Pen, x: float, top: float) -> None:
        """Draw the code as a QR code, one box for each run of dark modules."""
        rows = [bytes(row) for row in segno.make(self.code, error="m", micro=False).matrix]
        module = _PICTURE / (len(rows) + 2 * _QUIET)
        box = (x, top - _PICTURE, x + _PICTURE, top)
        alt = _("QR code that holds the code at its left.")
        with pen.mark(Element(role="Figure", alt=alt, box=box)):
            pen.box((x, top - _PICTURE), _PICTURE, _PICTURE, colour("white"))
            for n, row in enumerate(rows):
                y = top - (n + _QUIET + 1) * module
                for start, length in _runs(row):
                    left = x + (start + _QUIET) * module
                    pen.box((left, y), length * module, module, colour("ink"))


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return where each run of dark modules starts, and how long it is."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found
