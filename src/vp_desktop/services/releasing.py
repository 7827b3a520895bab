"""Protect the figures of a report, and know the last ones again: giving out costs nothing more."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol

from vp_desktop.disclosure.figures import OpenCount, PublicFigures
from vp_desktop.disclosure.ledger import Ledger
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import RawCounts
from vp_desktop.services import late

Watch = Callable[[], None]
"""Called now and then by slow work; ends it by raising."""


class Released(Protocol):
    """What may be printed, and what is fixed once it is given out."""

    @property
    def figures(self) -> PublicFigures:
        """The figures."""

    @property
    def ledger(self) -> Ledger:
        """All that is fixed then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All that the figures of a report follow from."""

    raw: RawCounts = field(repr=False)
    rules: Rules
    open_counts: tuple[OpenCount, ...]
    ledger: Ledger = field(repr=False)


class Releasing:
    """Protects figures beside what was given out before."""

    def __init__(self) -> None:
        """Start with no figures known."""
        self._last: tuple[Asked, Released] | None = None

    def job(self, asked: Asked) -> Callable[[Watch], Released]:
        """Return a function that protects; it takes seconds unless these were asked for last."""
        late.solver()

        def run(watch: Watch) -> Released:
            watch()
            last = self._last
            if last is None or last[0] != asked:
                last = self._last = asked, _release(asked, watch)
            return last[1]

        return run


def _release(asked: Asked, watch: Watch) -> Released:
    # Late: see ``late``.
    found: Released = import_module("vp_desktop.disclosure.protect").release(
        asked.raw, asked.rules, asked.open_counts, asked.ledger, watch
    )
    return found
