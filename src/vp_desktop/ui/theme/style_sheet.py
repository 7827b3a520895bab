"""The style sheet of every window, as a function of a look and a text factor."""

import re
from dataclasses import asdict
from string import Template

from vp_desktop.resources import resource
from vp_desktop.ui.theme.drawings import drawing
from vp_desktop.ui.theme.tokens import Theme

_LENGTH = re.compile(r"(?<![\w.#-])(-?\d+)px")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SHAPES = ("check-off", "check-on", "check-some", "radio-off", "radio-on")
_CHEVRONS = ("chevron-down", "chevron-left", "chevron-right", "chevron-up")
_THINNEST_THAT_GROWS = 3


def qss(theme: Theme, k: float, glyphs: str = "") -> str:
    """Return the style sheet in the colours of ``theme``, every length ``k`` times as large.

    ``glyphs`` is the folder of the pictures that ``glyph_files`` makes. Lines of 1 and 2 pixels
    stay as they are: a hairline is a hairline.
    """
    source = _COMMENT.sub("", resource("theme/window.qss").read_text(encoding="utf-8"))
    sized = _LENGTH.sub(lambda found: f"{_grown(int(found[1]), k)}px", source)
    return Template(sized).substitute(asdict(theme), glyphs=glyphs)


def glyph_files(theme: Theme) -> dict[str, bytes]:
    """Return the pictures the style sheet names, in the colours of ``theme``."""
    colours = asdict(theme)
    made = {f"{name}.svg": drawing(name, theme.muted) for name in _CHEVRONS}
    for name in _SHAPES:
        shape = Template(resource(f"theme/{name}.svg").read_text(encoding="utf-8"))
        made[f"{name}.svg"] = shape.substitute(colours).encode()
    return made


def _grown(length: int, k: float) -> int:
    return length if abs(length) < _THINNEST_THAT_GROWS else round(length * k)
