"""Screen lock, screen saver and user switch as macOS tells every program of a session.

Source: CFNotificationCenter in Apple's Core Foundation; the names are those that KeePassXC and
others listen to. Sleep is noticed by the clocks (``jump``). Tested on Linux for what the names
mean, and on a Mac by hand.
"""

import ctypes

from PySide6.QtCore import QObject, Signal

MEANINGS = {
    "com.apple.screenIsLocked": "session_lock",
    "com.apple.screensaver.didstart": "screensaver",
    "com.apple.sessionDidMoveOffConsole": "user_switch",
}
"""Distributed notifications, and for what they lock."""

_UTF8 = 0x08000100
_AT_ONCE = 4
"""kCFStringEncodingUTF8, CFNotificationSuspensionBehaviorDeliverImmediately."""

_LIBRARY = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_Heard = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class MacOs(QObject):
    """Hears the distributed notifications; they arrive in Qt's own loop, which is the system's."""

    away = Signal(str)
    """``session_lock``, ``screensaver`` or ``user_switch``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._core = ctypes.CDLL(_LIBRARY)
        for name in ("CFNotificationCenterGetDistributedCenter", "CFStringCreateWithCString"):
            getattr(self._core, name).restype = ctypes.c_void_p
        self._names = {self._text(name): word for name, word in MEANINGS.items()}
        self._heard = _Heard(self._hear)  # kept: the system holds a bare pointer to it
        centre = ctypes.c_void_p(self._core.CFNotificationCenterGetDistributedCenter())
        us = ctypes.c_void_p(id(self))
        for text in map(ctypes.c_void_p, self._names):
            self._core.CFNotificationCenterAddObserver(
                centre, us, self._heard, text, None, ctypes.c_long(_AT_ONCE)
            )

    def kinds(self) -> tuple[str, ...]:
        """Return what is heard here."""
        return tuple(MEANINGS.values())

    def close(self) -> None:
        """Hear no more."""
        centre = ctypes.c_void_p(self._core.CFNotificationCenterGetDistributedCenter())
        self._core.CFNotificationCenterRemoveEveryObserver(centre, ctypes.c_void_p(id(self)))

    def _text(self, name: str) -> int:
        return int(self._core.CFStringCreateWithCString(None, name.encode(), _UTF8))

    def _hear(self, _centre: int, _observer: int, name: int, _sender: int, _details: int) -> None:
        for text, word in self._names.items():
            if self._core.CFEqual(ctypes.c_void_p(text), ctypes.c_void_p(name)):
                self.away.emit(word)
