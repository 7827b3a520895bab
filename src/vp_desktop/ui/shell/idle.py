"""Notice that nobody is there any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

WARNING_S = 60
"""Seconds between the warning and the lock."""

DEFAULT_MINUTES = 5
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


class Idle(QObject):
    """Watches keys and pointer: warns a minute before the time is up, then says so."""

    warned = Signal(int)
    """Seconds to go until the lock; every second of the last minute."""
    returned = Signal()
    """Somebody is there again, after a warning."""
    expired = Signal()

    def __init__(self, app: QApplication, minutes: int) -> None:
        super().__init__(app)
        self._app = app
        self._seconds_to_go = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._warn)
        self._countdown = QTimer(self)
        self._countdown.setInterval(_SECOND_MS)
        self._countdown.timeout.connect(self._tick)
        self.set_minutes(minutes)
        app.installEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Lock after ``minutes`` without a key or a movement."""
        self._quiet.setInterval(max(minutes * 60 - WARNING_S, 1) * _SECOND_MS)
        self.stir()

    def stir(self) -> None:
        """Note a sign of life."""
        if self._countdown.isActive():
            self._countdown.stop()
            self.returned.emit()
        self._quiet.start()

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

    @Slot()
    def _warn(self) -> None:
        self._seconds_to_go = WARNING_S
        self._countdown.start()
        self.warned.emit(self._seconds_to_go)

    @Slot()
    def _tick(self) -> None:
        self._seconds_to_go -= 1
        if self._seconds_to_go > 0:
            self.warned.emit(self._seconds_to_go)
            return
        self._countdown.stop()
        self.expired.emit()
