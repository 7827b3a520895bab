"""Say when to save: a moment after the last keystroke, or at once when asked."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

PAUSE_MS = 800
"""Long enough to type a word, short enough that a crash costs a sentence at most."""


class Autosave(QObject):
    """Emits ``due`` once things have been quiet for ``PAUSE_MS`` after ``touch``."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.due)

    @Slot()
    def touch(self) -> None:
        """Note a change."""
        self._timer.start()

    def waits(self) -> bool:
        """Return whether something was typed and is not yet saved."""
        return self._timer.isActive()

    def flush(self) -> None:
        """Emit ``due`` now if it is waiting. The lock calls this, and a lock never asks."""
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()

    def drop(self) -> None:
        """Forget what is waiting: it was saved another way, or thrown away by its writer."""
        self._timer.stop()
