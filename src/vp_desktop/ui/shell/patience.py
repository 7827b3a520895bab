"""A pause after a wrong passphrase, longer each time; it stops fingers, Argon2id stops machines."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

PAUSES = (0, 0, 1, 2, 4, 8, 16, 30)
"""Seconds after the first, second … wrong passphrase; the last goes for all that follow."""

_SECOND_MS = 1000


class Patience(QObject):
    """Counts down the seconds until the next try."""

    left = Signal(int)
    """Seconds to go; 0 when the wait is over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tries = 0
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_waiting(self) -> bool:
        """Whether it is too early to try."""
        return self._seconds > 0

    def wait_longer(self) -> None:
        """Begin the pause that belongs to one more wrong try."""
        self._seconds = PAUSES[min(self._tries, len(PAUSES) - 1)]
        self._tries += 1
        if self._seconds:
            self._timer.start()
            self.left.emit(self._seconds)

    @Slot()
    def _tick(self) -> None:
        self._seconds -= 1
        if not self._seconds:
            self._timer.stop()
        self.left.emit(self._seconds)
