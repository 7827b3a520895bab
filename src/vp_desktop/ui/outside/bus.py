"""A connection of our own to a bus of the desktop: the one that Qt shares cannot be closed."""

import os

from PySide6.QtDBus import QDBusConnection

_Bus = QDBusConnection.BusType


def system_bus() -> QDBusConnection:
    """Return a connection to the bus of the whole computer; it may not be connected."""
    return _connect("DBUS_SYSTEM_BUS_ADDRESS", _Bus.SystemBus)


def session_bus() -> QDBusConnection:
    """Return a connection to the bus of this user's session; it may not be connected."""
    return _connect("DBUS_SESSION_BUS_ADDRESS", _Bus.SessionBus)


def leave(bus: QDBusConnection) -> None:
    """Close a connection."""
    QDBusConnection.disconnectFromBus(bus.name())


def _connect(variable: str, kind: _Bus) -> QDBusConnection:
    name = f"vp-desktop-{os.urandom(8).hex()}"
    address = os.environ.get(variable)  # libdbus would look at it once and never again
    if address:
        return QDBusConnection.connectToBus(address, name)
    return QDBusConnection.connectToBus(kind, name)
