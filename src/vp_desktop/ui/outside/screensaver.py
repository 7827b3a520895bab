"""The screen saver comes on, as the desktops tell it on the user's own bus (Linux)."""

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from vp_desktop.ui.outside.bus import leave, session_bus

_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""Every one has the signal ``ActiveChanged(bool)``, on a path of its own."""


class ScreenSaver(QObject):
    """Hears the screen saver of any desktop, where there is a bus to hear it on."""

    away = Signal(str)
    """``screensaver``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = session_bus()
        if self._bus.isConnected():
            slot = SLOT("_changed(bool)")
            for name in _SAVERS:
                where = ("", "", name, "ActiveChanged")
                self._bus.connect(*where, self, slot)  # type: ignore[call-overload]  # takes str

    def kinds(self) -> tuple[str, ...]:
        """Return what is heard here."""
        return ("screensaver",) if self._bus.isConnected() else ()

    def close(self) -> None:
        """Hear no more."""
        leave(self._bus)

    @Slot(bool)
    def _changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self.away.emit("screensaver")
