"""Slow libraries, read from disk on first use by whoever asks for a piece of work.

Never by the worker that does it: a module that is read from disk there, while the window makes its
parts, can end the program.
"""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

_SOLVER = ("vp_desktop.disclosure.protect", "vp_desktop.disclosure.audit.verdict")
_PAGES = ("reportlab.lib.fonts",)
_HANDOUTS = ("openpyxl.packaging.extended",)
_LOCK = ("pypdf.filters", "pypdf._codecs._codecs")
"""What those libraries themselves read no sooner than they need it."""


def solver() -> None:
    """Have the solver at hand: a fifth of a second that most sessions never need."""
    for name in _SOLVER:
        import_module(name)


def pages() -> ModuleType:
    """Return what makes the pages of a report: a third of a second."""
    return _with("vp_desktop.reports.yearly", _PAGES)


def handouts() -> ModuleType:
    """Return what makes what goes with a report."""
    return _with("vp_desktop.reports.handouts", _HANDOUTS)


def locked_copy() -> ModuleType:
    """Return what puts a password on a report."""
    return _with("vp_desktop.reports.locked_copy", _LOCK)


def _with(name: str, others: Sequence[str]) -> ModuleType:
    for other in others:
        import_module(other)
    return import_module(name)
