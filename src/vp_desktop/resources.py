"""Find a picture, a list or a catalogue, in an installed program or in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_CHECKOUT = Path(__file__).parents[2]


def resource(name: str) -> Traversable:
    """Return the file or folder ``name`` (as ``icons/lock.svg``) of ``resources/``."""
    return _root("resources") / name


def catalogue_file(language: str) -> Traversable:
    """Return the compiled catalogue of ``language``; it may not exist."""
    return _root("translations") / language / "LC_MESSAGES" / "vp_desktop.mo"


def _root(folder: str) -> Traversable:
    packed = files("vp_desktop") / folder
    return packed if packed.is_dir() else _CHECKOUT / folder
