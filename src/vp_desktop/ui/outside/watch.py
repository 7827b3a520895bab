"""Everything outside the window for which a vault is locked, as one signal.

It comes in after the first card is painted: QtDBus and the bus cost time that nobody waits for.
"""

import sys
from importlib import import_module
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from vp_desktop.ui.outside.jump import Jump

ALWAYS = ("idle", "key", "terminate")
"""Locks that need nothing from the system: nobody there, Ctrl+L, the program told to end."""

_HERE = "vp_desktop.ui.outside"
_SOURCES = {
    "linux": (("logind", "Logind"), ("screensaver", "ScreenSaver")),
    "win32": (("windows", "Windows"),),
    "darwin": (("macos", "MacOs"),),
}


class Source(Protocol):
    """One part of the system that tells when nobody is there."""

    away: SignalInstance

    def kinds(self) -> tuple[str, ...]:
        """Return for what it locks here."""
        ...

    def close(self) -> None:
        """Hear no more."""
        ...


class Watch(QObject):
    """Hears what the system tells, on whichever system this is."""

    away = Signal(str)
    """Nobody is there, or somebody else is: lock. One word that says why, for the log."""
    ending = Signal()
    """The computer shuts down: save and end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sources: list[Source] = [Jump(self), *self._of_system()]
        for source in self._sources:
            source.away.connect(self.away)
            if isinstance(ends := getattr(source, "ending", None), SignalInstance):
                ends.connect(self.ending)

    def kinds(self) -> tuple[str, ...]:
        """Return for what a vault is locked here."""
        heard = (kind for source in self._sources for kind in source.kinds())
        return (*ALWAYS, *heard)

    def hold(self) -> None:
        """Have the computer wait with sleeping until the vault is closed."""
        self._each("hold")

    def let_go(self) -> None:
        """Let it sleep."""
        self._each("let_go")

    def close(self) -> None:
        """Hear no more."""
        for source in self._sources:
            source.close()

    def _each(self, name: str) -> None:
        for source in self._sources:
            if hasattr(source, name):
                getattr(source, name)()

    def _of_system(self) -> list[Source]:
        names = _SOURCES.get(sys.platform, ())
        made = [getattr(import_module(f"{_HERE}.{module}"), name)(self) for module, name in names]
        return cast("list[Source]", made)


def kinds() -> tuple[str, ...]:
    """Return for what a vault is locked on this computer, one word each.

    ``idle``, ``key``, ``terminate`` and ``clock`` everywhere; where the system tells it also
    ``sleep``, ``session_lock``, ``user_switch`` and ``screensaver``.
    """
    app = QCoreApplication.instance()
    watch = app.findChild(Watch) if app is not None else None
    return watch.kinds() if isinstance(watch, Watch) else ALWAYS
