"""Copy what a client told: out of the clipboard's history, and gone after half a minute."""

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

STAYS_MS = 30_000
"""As KeePassXC's 10 seconds, with time to find the other window."""

_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""Ask the clipboard histories of KDE, Windows and macOS to forget (KeePassXC, Clipboard.cpp)."""


class ToldClipboard(QObject):
    """Clears the clipboard when what we put there is still in it. Lives with the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.clear)
        app.aboutToQuit.connect(self.clear)

    def put(self, text: str) -> None:
        """Put ``text`` on the clipboard for a while."""
        content = QMimeData()
        content.setText(text)
        for kind, value in _HINTS.items():
            content.setData(kind, value)
        QApplication.clipboard().setMimeData(content)
        self._ours = text
        self._timer.start()

    @Slot()
    def clear(self) -> None:
        """Empty the clipboard if it still holds what we put there; the lock calls this."""
        self._timer.stop()
        if self._ours and QApplication.clipboard().text() == self._ours:
            QApplication.clipboard().clear()
        self._ours = ""


def copy_told(text: str) -> None:
    """Put ``text`` on the clipboard, for half a minute and in no history."""
    told_clipboard().put(text)


def told_clipboard() -> ToldClipboard:
    """Return the one keeper of the clipboard."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no clipboard without an application")
    return app.findChild(ToldClipboard) or ToldClipboard(app)
