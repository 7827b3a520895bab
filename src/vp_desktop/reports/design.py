"""The colours, measures and styles of type of the printed page, read from one file."""

import tomllib
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from reportlab.lib.colors import Color, HexColor

from vp_desktop.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is set: font, size and distance between lines in points, colour."""

    font: str
    size: float
    leading: float
    colour: Color
    before: float = 0
    after: float = 0

    @property
    def rise(self) -> float:
        """How far below the top of its line a text stands: the letters sit amid the leading."""
        return (self.leading - self.size) / 2 + self.size * 0.81


class PageMeasures(BaseModel):
    """The page and its two columns, in points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    side: float
    gutter: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Between the margins."""
        return self.height - self.top - self.bottom

    @property
    def main(self) -> float:
        """How far the main column starts right of the margin column."""
        return self.side + self.gutter

    @property
    def main_width(self) -> float:
        """Of the main column: about seventy characters of body text."""
        return self.text_width - self.main


@cache
def page() -> PageMeasures:
    """Return the measures of the page."""
    return _tokens().page


@cache
def colour(name: str) -> Color:
    """Return the colour called ``name``, as ``ink``."""
    return HexColor(_tokens().colours[name])


@cache
def style(name: str) -> Style:
    """Return the style called ``name``, as ``body``."""
    token = _tokens().styles[name]
    return Style(
        font=token.font,
        size=token.size,
        leading=token.leading,
        colour=colour(token.colour),
        before=token.before,
        after=token.after,
    )


def font_files() -> dict[str, str]:
    """Return by name of font its file in the resources."""
    return _tokens().fonts


class _StyleToken(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    font: str
    size: float
    leading: float
    colour: str
    before: float = 0
    after: float = 0


class _Tokens(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    colours: dict[str, str]
    page: PageMeasures
    fonts: dict[str, str]
    styles: dict[str, _StyleToken]


@cache
def _tokens() -> _Tokens:
    text = resource("pdf/design.toml").read_text(encoding="utf-8")
    return _Tokens.model_validate(tomllib.loads(text))
