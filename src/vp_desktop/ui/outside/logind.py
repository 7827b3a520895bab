"""Sleep, lock and user switch, as systemd's logind tells them (Linux).

Source: org.freedesktop.login1(5). A program asks for a *delay* inhibitor to be given time before
the computer sleeps; we hold one only while a vault is open, and give it back once it is closed.
"""

import os

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from vp_desktop.ui.outside.bus import leave, system_bus

_SERVICE = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = f"{_SERVICE}.Manager"
_SESSION = f"{_SERVICE}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"

_DELAY = ("sleep:shutdown", "VP Desktop", "The vault is saved and closed.", "delay")
"""What to delay, who asks, why, how: the four words of ``Inhibit``."""


class Logind(QObject):
    """Hears logind on the system's bus, where there is one."""

    away = Signal(str)
    """``sleep``, ``session_lock`` or ``user_switch``."""
    ending = Signal()
    """The computer shuts down."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = system_bus()
        self._session = ""
        self._delay: int | None = None
        self._wants_delay = False
        if self._bus.isConnected():
            self._listen()
            self._ask(self._session_found, _PATH, _MANAGER, "GetSession", "auto")

    def kinds(self) -> tuple[str, ...]:
        """Return what is heard here."""
        if not self._bus.isConnected():
            return ()
        known = ("user_switch",) if self._session else ()
        return ("sleep", "session_lock", *known)

    def hold(self) -> None:
        """Have sleep and shutdown wait until ``let_go``, for the seconds that logind allows."""
        self._wants_delay = True
        if self._bus.isConnected() and self._delay is None:
            self._ask(self._delay_given, _PATH, _MANAGER, "Inhibit", *_DELAY)

    def let_go(self) -> None:
        """Let the computer sleep; doing it twice is harmless."""
        self._wants_delay = False
        if self._delay is not None:
            os.close(self._delay)
            self._delay = None

    def close(self) -> None:
        """Hear no more."""
        self.let_go()
        leave(self._bus)

    def _listen(self) -> None:
        for path, interface, name, slot in (
            (_PATH, _MANAGER, "PrepareForSleep", "_sleep(bool)"),
            (_PATH, _MANAGER, "PrepareForShutdown", "_shutdown(bool)"),
            # On any path: a session is not always the one that the environment names.
            ("", _SESSION, "Lock", "_locked()"),
            ("", _PROPERTIES, "PropertiesChanged", "_changed(QDBusMessage)"),
        ):
            where = (_SERVICE, path, interface, name)
            self._bus.connect(*where, self, SLOT(slot))  # type: ignore[call-overload]  # takes str

    def _ask(self, answer: object, path: str, interface: str, name: str, *words: str) -> None:
        """Call logind without waiting; ``answer`` is the slot that takes what it says."""
        call = QDBusMessage.createMethodCall(_SERVICE, path, interface, name)
        call.setArguments(list(words))
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        watcher.finished.connect(answer)

    @Slot(bool)
    def _sleep(self, soon: bool) -> None:  # noqa: FBT001 - Qt's signature
        if soon:
            self.away.emit("sleep")
        elif self._wants_delay:
            self.hold()  # asked for while the last sleep was on its way, and refused

    @Slot(bool)
    def _shutdown(self, soon: bool) -> None:  # noqa: FBT001 - Qt's signature
        if soon:
            self.ending.emit()

    @Slot()
    def _locked(self) -> None:
        self.away.emit("session_lock")

    @Slot(QDBusMessage)
    def _changed(self, message: QDBusMessage) -> None:
        if self._session and message.path() == self._session:
            self._ask(self._activity_told, self._session, _PROPERTIES, "Get", _SESSION, "Active")

    @Slot(QDBusPendingCallWatcher)
    def _session_found(self, watcher: QDBusPendingCallWatcher) -> None:
        found = _said(watcher)
        if isinstance(found, QDBusObjectPath):
            self._session = found.path()

    @Slot(QDBusPendingCallWatcher)
    def _activity_told(self, watcher: QDBusPendingCallWatcher) -> None:
        if _said(watcher) is False:
            self.away.emit("user_switch")

    @Slot(QDBusPendingCallWatcher)
    def _delay_given(self, watcher: QDBusPendingCallWatcher) -> None:
        given = _said(watcher)
        if isinstance(given, QDBusUnixFileDescriptor) and self._wants_delay:
            self._delay = os.dup(given.fileDescriptor())  # Qt closes its own with the message


def _said(watcher: QDBusPendingCallWatcher) -> object:
    """Return the one thing that was answered, or None; the watcher is done with."""
    watcher.deleteLater()
    answers = [] if watcher.isError() else watcher.reply().arguments()
    answer: object = answers[0] if answers else None
    return answer.variant() if hasattr(answer, "variant") else answer
