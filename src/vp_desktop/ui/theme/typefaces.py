"""The sizes and weights of text, and the letters they are set in."""

from typing import Literal

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from vp_desktop.resources import resource

Role = Literal["display", "title", "heading", "body", "strong", "small", "muted", "micro"]

FAMILY = "Inter"

SIZES: dict[Role, tuple[int, int]] = {
    "display": (24, 600),
    "title": (18, 600),
    "heading": (15, 600),
    "body": (14, 400),
    "strong": (14, 600),
    "small": (13, 400),
    "muted": (13, 400),
    "micro": (12, 500),
}
"""Pixels at 100 % and weight. Nothing is set smaller than 12."""

_FILES = ("Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold")


def load_family() -> None:
    """Make the letters we ship known to Qt, once a program."""
    for name in _FILES:
        content = resource(f"fonts/inter/{name}.ttf").read_bytes()
        QFontDatabase.addApplicationFontFromData(QByteArray(content))


def typeface(role: Role, family: str, factor: float) -> QFont:
    """Return the letters of ``role`` at ``factor`` times their size."""
    size, weight = SIZES[role]
    font = QFont(family)
    font.setPixelSize(round(size * factor))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
