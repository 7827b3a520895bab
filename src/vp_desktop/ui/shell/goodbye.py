"""Hear that the system wants the program to end (SIGTERM, SIGHUP, SIGINT), while Qt's loop runs."""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
"""The system ends, the terminal goes away, Ctrl+C in it. Windows has no SIGHUP."""


class Goodbye(QObject):
    """Says ``asked`` once the process is told to end. Windows sends a close event instead."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        self._read, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write)  # Python runs handlers between its own steps; this wakes Qt
        self._heard = {getattr(signal, name) for name in _NAMES}
        for number in self._heard:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks
                signal.signal(number, _noted)
        self._bell = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        if self._heard & set(os.read(self._read, 16)):
            self.asked.emit()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Keep Python from ending the process; the bell rings in Qt's loop."""
