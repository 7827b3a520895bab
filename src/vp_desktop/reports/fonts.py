"""The fonts of a report: loaded once, measured, and asked which characters they have."""

from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from vp_desktop.reports.design import font_files
from vp_desktop.resources import resource


@cache
def load_fonts() -> None:
    """Make the fonts known to reportlab; the second time costs nothing."""
    for font in _fonts().values():
        pdfmetrics.registerFont(font)


def text_width(text: str, font: str, size: float) -> float:
    """Return how wide ``text`` is, in points."""
    return _fonts()[font].stringWidth(text, size)


def character_widths(text: str, font: str, size: float) -> list[float]:
    """Return how wide each character of ``text`` is, in points."""
    widths, other = _widths(font)
    return [widths.get(ord(character), other) * size / 1000 for character in text]


@cache
def printable() -> frozenset[str]:
    """Return every character that each of the fonts can print."""
    known = [set(_glyphs(name)) for name in _fonts()]
    return frozenset(chr(code) for code in set.intersection(*known))


@cache
def _fonts() -> dict[str, TTFont]:
    return {name: _font(name, file) for name, file in font_files().items()}


def _font(name: str, file: str) -> TTFont:
    """Load one font; shaping would give ligatures codes that PDF/A does not allow."""
    content = BytesIO(resource(file).read_bytes())
    return TTFont(name, content, asciiReadable=False, shapable=False)


def _glyphs(name: str) -> dict[int, int]:
    glyphs: dict[int, int] = vars(_fonts()[name].face)["charToGlyph"]
    return glyphs


@cache
def _widths(name: str) -> tuple[dict[int, float], float]:
    face = vars(_fonts()[name].face)
    return face["charWidths"], face["defaultWidth"]
