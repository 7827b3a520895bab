"""The line drawings of the icon set, as SVG text in one colour."""

from functools import cache

from vp_desktop.resources import resource

STROKE = "1.75"
"""Width of the lines in a drawing of 24 by 24; the set draws them at 2."""


def drawing(name: str, colour: str, stroke: str = STROKE) -> bytes:
    """Return the drawing ``name`` in ``colour``: Qt would paint ``currentColor`` black."""
    return (
        _source(name)
        .replace("currentColor", colour)
        .replace('stroke-width="2"', f'stroke-width="{stroke}"')
        .encode()
    )


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
