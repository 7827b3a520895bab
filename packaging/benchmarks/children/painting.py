"""Know when a widget was really painted."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget


class FirstPaint(QObject):
    """Says ``happened`` when ``widget`` has painted itself."""

    happened = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._waiting = True
        widget.installEventFilter(self)
        widget.update()  # should it have painted before we looked, it does so again

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        """Let the widget paint, then tell."""
        if self._waiting and event.type() == QEvent.Type.Paint:
            self._waiting = False
            watched.removeEventFilter(self)
            watched.event(event)
            self.happened.emit()
            return True
        return False


def shown_in(window: QMainWindow) -> QWidget:
    """Return what ``window`` shows."""
    shown = window.centralWidget()
    if shown is None:
        raise TypeError("an empty window")
    return shown


def tell(words: str) -> None:
    """Say ``words`` to whoever started this process, now."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def memory_mb() -> float:
    """Return the megabytes of memory that this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
