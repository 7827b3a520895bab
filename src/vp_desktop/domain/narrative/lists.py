"""The words that came with the program: given names, and capitals that name nobody."""

from functools import cache

from vp_desktop.resources import resource

PARTICLES = frozenset(
    {"aan", "bij", "den", "der", "het", "onder", "ter", "ten", "van", "voor", "de", "te", "tot"}
    | {"op", "in", "la", "le", "el", "al", "di", "da", "du", "von", "zu", "bin", "ben", "ibn"}
)
"""Small words inside a name."""


@cache
def given_names() -> frozenset[str]:
    """Return given names, in small letters."""
    return _read("given_names")


@cache
def harmless_capitals() -> frozenset[str]:
    """Return words that are written with a capital and name nobody, in small letters."""
    return _read("capitals")


@cache
def small_words() -> frozenset[str]:
    """Return words that are no name and no part of one, in small letters."""
    return _read("small_words")


@cache
def ordinary_names() -> frozenset[str]:
    """Return names that are ordinary words as well: they count where they have a capital."""
    return _read("ordinary_names")


def _read(name: str) -> frozenset[str]:
    lines = resource(f"narrative/{name}.txt").read_text("utf-8").splitlines()
    return frozenset(
        word.casefold() for line in lines if not line.startswith("#") for word in line.split()
    )
