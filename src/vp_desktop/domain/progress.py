"""How slow work says how far it is, and hears that it should stop."""

from collections.abc import Callable
from typing import Protocol

from vp_desktop.domain.errors import VpError

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1, some hundred times at most. To stop the work, raise
``StoppedError`` from it: whatever was half made is then removed."""


class StoppedError(VpError):
    """The user stopped the work; nothing of it remains."""


def unwatched(_share: float) -> None:
    """Stand in where nobody looks on."""


class Making(Protocol):
    """Work that makes the bytes of a file, and needs nothing but what it was given beforehand."""

    def __call__(self, report: Progress = unwatched) -> bytes:
        """Return the whole file; ``report`` hears how far it is, and may end the work."""


def part_of(report: Progress, start: float, end: float) -> Progress:
    """Return the progress of a step that leads the whole from ``start`` to ``end``."""

    def report_step(share: float) -> None:
        report(start + (end - start) * share)

    return report_step
