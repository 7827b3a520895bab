"""Notice by the clocks alone that the computer slept or the program stood still.

It needs no signal from any desktop, so it holds where none is given; it speaks after waking.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QObject, QTimer, Signal, Slot

LOOK_MS = 5_000
"""How often the clocks are compared."""

SLEPT_S = 2.0
"""Seconds asleep that count: the clock that runs in sleep is ahead of the one that does not."""

FROZEN_S = 60.0
"""Seconds late for a look that count: the program did not run, and nobody could lock it."""

MOVED_S = 60.0
"""Seconds by which somebody, or a machine woken from a snapshot, put the wall clock elsewhere."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Three clocks at one moment, in seconds."""

    awake: float
    """Stands still in sleep, on Linux."""
    since_start: float
    """Runs in sleep too, where the system has such a clock."""
    wall: float

    @classmethod
    def now(cls) -> Self:
        """Read all three."""
        awake = time.monotonic()
        boot = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
        since_start = awake if boot is None else time.clock_gettime(boot)
        return cls(awake, since_start, time.time())

    def jumped(self, before: "Clocks") -> bool:
        """Return whether more happened since ``before`` than time passing while we watched."""
        awake, passed = self.awake - before.awake, self.since_start - before.since_start
        moved = self.wall - before.wall - passed
        return passed - awake > SLEPT_S or awake > FROZEN_S or abs(moved) > MOVED_S


class Jump(QObject):
    """Compares the clocks every few seconds."""

    away = Signal(str)
    """``clock``."""

    def __init__(self, parent: QObject, read: Callable[[], Clocks] = Clocks.now) -> None:
        super().__init__(parent)
        self._read = read
        self._seen = read()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def kinds(self) -> tuple[str, ...]:
        """Return what is noticed here."""
        return ("clock",)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clocks with the last time."""
        before, self._seen = self._seen, self._read()
        if self._seen.jumped(before):
            self.away.emit("clock")
