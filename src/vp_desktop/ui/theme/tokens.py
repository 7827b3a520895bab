"""The colours of a look, by what they are for; the values are data in ``resources/theme``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vp_desktop.resources import resource

Tone = Literal["accent", "ok", "warn", "danger", "violet", "muted"]
"""What a pill, a disc or a banner says by its colour, beside its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one look, each as ``#rrggbb``."""

    name: str
    canvas: str
    """Window and sidebar."""
    surface: str
    """Panes, cards, fields."""
    raised: str
    """Under the pointer; switched off."""
    sunken: str
    """Composer, heading of a table."""
    line: str
    """Hairlines: they decorate, and carry no meaning."""
    control: str
    """Outline of a field; text that is switched off."""
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    ok: str
    ok_soft: str
    violet: str
    violet_soft: str

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return luminance(self.surface) < luminance(self.text)

    def colour(self, name: str) -> str:
        """Return the colour called ``name``, as ``accent`` or ``warn_soft``."""
        colour: str = getattr(self, name)
        return colour

    def soft(self, tone: Tone) -> str:
        """Return the ground that goes with text in ``tone``."""
        return self.raised if tone == "muted" else self.colour(f"{tone}_soft")


_LINEAR_UP_TO = 0.04045
"""Below this share of full light a screen answers in a straight line (IEC 61966-2-1)."""


@cache
def theme(name: str) -> Theme:
    """Return the look called ``name``: ``light`` or ``dark``."""
    return Theme(**tomllib.loads(resource(f"theme/{name}.toml").read_text(encoding="utf-8")))


def luminance(colour: str) -> float:
    """Return how light ``colour`` is, 0 to 1 (WCAG 2.2, relative luminance)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= _LINEAR_UP_TO else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
