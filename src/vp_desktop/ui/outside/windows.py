"""Session lock, user switch and sleep as Windows tells them, and windows that no recording shows.

Sources: WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE, WM_POWERBROADCAST and
SetWindowDisplayAffinity in the Windows documentation. Small on purpose: it is tested on Linux for
what the messages mean, and on Windows by hand.
"""

import ctypes
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QCoreApplication,
    QEvent,
    QObject,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_MEANINGS = {
    (0x02B1, 2): "user_switch",  # WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT
    (0x02B1, 4): "user_switch",  # WTS_REMOTE_DISCONNECT
    (0x02B1, 7): "session_lock",  # WTS_SESSION_LOCK
    (0x0218, 4): "sleep",  # WM_POWERBROADCAST, PBT_APMSUSPEND
}
_THIS_SESSION = 0
_EXCLUDED_FROM_CAPTURE = 0x11
"""NOTIFY_FOR_THIS_SESSION, WDA_EXCLUDEFROMCAPTURE (Windows 10 since 2004; older ones refuse it)."""


def meaning(message: int, kind: int) -> str:
    """Return for what a window message with this first parameter locks; empty: for nothing."""
    return _MEANINGS.get((message, kind), "")


class Windows(QObject):
    """Hears what Windows sends to our first window, and hides every window from recordings."""

    away = Signal(str)
    """``sleep``, ``session_lock`` or ``user_switch``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ear = _Ear(self)
        self._told = _ask_for_session_messages()
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._ear)
            app.installEventFilter(self)

    def kinds(self) -> tuple[str, ...]:
        """Return what is heard here."""
        return ("sleep", "session_lock", "user_switch") if self._told else ("sleep",)

    def close(self) -> None:
        """Hear no more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self._ear)
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide each window from recordings as it is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            handle = wintypes.HWND(int(watched.winId()))
            _library("user32").SetWindowDisplayAffinity(handle, _EXCLUDED_FROM_CAPTURE)
        return False


class _Ear(QAbstractNativeEventFilter):
    """Looks at each message of Windows, and lets it pass."""

    def __init__(self, windows: Windows) -> None:
        super().__init__()
        self._windows = windows

    def nativeEventFilter(self, kind: Any, message: int) -> tuple[bool, int]:
        """Tell what locks."""
        if bytes(kind) == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if word := meaning(told.message, told.wParam or 0):
                self._windows.away.emit(word)
        return False, 0


def _ask_for_session_messages() -> bool:
    windows = QGuiApplication.topLevelWindows()
    if not windows:
        return False
    handle = wintypes.HWND(int(windows[0].winId()))
    return bool(_library("wtsapi32").WTSRegisterSessionNotification(handle, _THIS_SESSION))


def _library(name: str) -> ctypes.CDLL:
    """Return a library of Windows; on 64 bits, all there is, it has one way of being called."""
    return ctypes.CDLL(f"{name}.dll")
