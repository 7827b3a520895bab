"""Time that passes while the window stays open: the status of the backups ages by itself."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vp_desktop.domain.backup_care import TrialStatus
from vp_desktop.domain.backups import BackupStatus
from vp_desktop.domain.changes import Topic
from vp_desktop.services.backups import Backups

LOOK_MS = 60_000
"""Between two looks at the calendar; a computer that slept looks as soon as it wakes."""


class Ageing(QObject):
    """Watches the calendar, with no scheduler that could stop working unseen."""

    aged = Signal(object)
    """A topic: what is shown of it is of yesterday."""

    def __init__(self, backups: Backups, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._backups = backups
        self._today = today
        self._shown = self._status()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the vault closes."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Say it when something changed because a day passed."""
        status = self._status()
        if status != self._shown:
            self._shown = status
            self.aged.emit(Topic.BACKUPS)

    def _status(self) -> tuple[date, BackupStatus, TrialStatus]:
        day = self._today()
        return day, self._backups.status(day), self._backups.trial(day)
