"""Notice that nobody is there any more."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

WARNING_S = 60
"""Seconds between the warning and the lock."""

DEFAULT_MINUTES = 5
LEAST_MINUTES, MOST_MINUTES = 1, 30
"""There is no «never»: who walks away is locked out."""

_SECOND_MS = 1000

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


def passed() -> float:
    """Return seconds of a clock that nobody sets, and that runs in sleep where there is one."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Idle(QObject):
    """Watches keys and pointer: warns a minute before the time is up, then says so.

    A timer alone is not enough: a program that stood still is late with it, and the first key after
    that would pass for a sign of life. So each sign is measured against the one before.
    """

    warned = Signal(int)
    """Seconds to go until the lock; every second of the last minute."""
    returned = Signal()
    """Somebody is there again, after a warning."""
    expired = Signal()

    def __init__(
        self, app: QApplication, minutes: int, clock: Callable[[], float] = passed
    ) -> None:
        super().__init__(app)
        self._app = app
        self._clock = clock
        self._minutes = minutes
        self._last = clock()
        self._seconds_to_go = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._warn)
        self._countdown = QTimer(self)
        self._countdown.setInterval(_SECOND_MS)
        self._countdown.timeout.connect(self._tick)
        self._start(minutes)
        app.installEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Lock after ``minutes`` without a key or a movement."""
        if minutes != self._minutes:  # another setting that changes is no sign of life
            self._start(minutes)

    def stir(self) -> None:
        """Note a sign of life; one that comes too late counts for nothing."""
        if self._is_too_late():
            self._expire()
            return
        self._last = self._clock()
        if self._countdown.isActive():
            self._countdown.stop()
            self.returned.emit()
        self._quiet.start()

    def quiet_for(self) -> float:
        """Return the seconds since the last sign of life."""
        return self._clock() - self._last

    def stop(self) -> None:
        """Watch no longer."""
        self._quiet.stop()
        self._countdown.stop()
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every event of the program, and let it pass."""
        if event.type() in _SIGNS_OF_LIFE:
            self.stir()
        return False

    def _start(self, minutes: int) -> None:
        self._minutes = minutes
        self._quiet.setInterval(max(minutes * 60 - WARNING_S, 1) * _SECOND_MS)
        self._last = self._clock()
        self.stir()

    def _is_too_late(self) -> bool:
        return self._clock() - self._last >= self._minutes * 60

    def _expire(self) -> None:
        self.stop()
        self.expired.emit()

    @Slot()
    def _warn(self) -> None:
        if self._is_too_late():
            self._expire()
            return
        self._seconds_to_go = WARNING_S
        self._countdown.start()
        self.warned.emit(self._seconds_to_go)

    @Slot()
    def _tick(self) -> None:
        self._seconds_to_go -= 1
        if self._seconds_to_go > 0 and not self._is_too_late():
            self.warned.emit(self._seconds_to_go)
            return
        self._expire()
