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
        self._clipboard = QApplication.clipboard()
        self._clipboard.dataChanged.connect(self._mark)
        app.aboutToQuit.connect(self.leave_nothing)

    def put(self, text: str) -> None:
        """Put ``text`` on the clipboard for a while."""
        content = QMimeData()
        content.setText(text)
        self._clipboard.setMimeData(_hinted(content))
        self._ours = text
        self._timer.start()

    @Slot()
    def clear(self) -> None:
        """Empty the clipboard if it still holds what we put there."""
        self._timer.stop()
        if self._ours and self._clipboard.text() == self._ours:
            self._clipboard.clear()
        self._ours = ""

    @Slot()
    def leave_nothing(self) -> None:
        """Empty the clipboard of all that comes from us, also by Ctrl+C; the lock calls this."""
        self.clear()
        if self._clipboard.ownsClipboard():
            self._clipboard.clear()

    @Slot()
    def _mark(self) -> None:
        """Keep out of histories what somebody copied from a field with Ctrl+C."""
        content = self._clipboard.mimeData()
        if not self._clipboard.ownsClipboard() or not content.hasText() or _is_hinted(content):
            return
        copied = QMimeData()
        copied.setText(content.text())
        self._clipboard.setMimeData(_hinted(copied))


def _hinted(content: QMimeData) -> QMimeData:
    for kind, value in _HINTS.items():
        content.setData(kind, value)
    return content


def _is_hinted(content: QMimeData) -> bool:
    return all(content.hasFormat(kind) for kind in _HINTS)


def copy_told(text: str) -> None:
    """Put ``text`` on the clipboard, for half a minute and in no history."""
    told_clipboard().put(text)


def told_clipboard() -> ToldClipboard:
    """Return the one keeper of the clipboard."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no clipboard without an application")
    return app.findChild(ToldClipboard) or ToldClipboard(app)
