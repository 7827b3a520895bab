"""A private D-Bus with a logind of our own on it: what a desktop tells a program, at our word."""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

SERVICE = "org.freedesktop.login1"
MANAGER = f"{SERVICE}.Manager"
SESSION = f"{SERVICE}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
OURS = "/org/freedesktop/login1/session/_31"

_CONFIG = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """Run a bus that only we know; yield its address."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
    command = ["dbus-daemon", "--config-file", str(config), "--nofork", "--print-address"]
    daemon = subprocess.Popen(  # noqa: S603 - fixed words
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.communicate()


@contextmanager
def logind_on(address: str) -> Iterator["FakeLogind"]:
    """Have a logind of ours on the bus at ``address``, until the end of the block."""
    fake = FakeLogind(address)
    try:
        yield fake
    finally:
        fake.close()


class FakeLogind:
    """logind and a screen saver, as far as a program asks them. It answers when told to."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address, enable_fds=True)
        for name in (SERVICE, "org.freedesktop.ScreenSaver"):
            self._bus.send_and_get_reply(message_bus.RequestName(name))
        self.active = True
        self.refuses = False
        self.asked: list[str] = []
        self._delays: list[int] = []

    def close(self) -> None:
        """Leave the bus."""
        for delay in self._delays:
            os.close(delay)
        self._bus.close()

    def serve(self) -> None:
        """Answer what was asked so far."""
        while True:
            try:
                message = self._bus.receive(timeout=0.01)
            except TimeoutError:
                return
            if message.header.message_type == MessageType.method_call:
                self._answer(message)

    def held(self) -> int:
        """Return how many delay inhibitors are held now: their other end is still open."""
        ended, _writable, _odd = select.select(self._delays, [], [], 0)
        return len(self._delays) - len(ended)

    def prepare_for_sleep(self, *, soon: bool) -> None:
        """Say that the computer will sleep, or that it woke."""
        self._say("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "b", (soon,))

    def prepare_for_shutdown(self) -> None:
        """Say that the computer will go off."""
        self._say("/org/freedesktop/login1", MANAGER, "PrepareForShutdown", "b", (True,))

    def lock(self, session: str = OURS) -> None:
        """Ask a session to lock, as ``loginctl lock-session`` does."""
        self._say(session, SESSION, "Lock")

    def switch(self, *, to_us: bool, session: str = OURS) -> None:
        """Give the screen to another user, or back."""
        self.active = to_us
        body: tuple[object, ...] = (SESSION, {"Active": ("b", to_us)}, [])
        self._say(session, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)

    def save_screen(self, name: str = "org.freedesktop.ScreenSaver", *, on: bool = True) -> None:
        """Say that the screen saver of a desktop comes on."""
        self._say("/" + name.replace(".", "/"), name, "ActiveChanged", "b", (on,))

    def _say(
        self, path: str, interface: str, name: str, form: str = "", body: tuple[object, ...] = ()
    ) -> None:
        source = DBusAddress(path, interface=interface)
        self._bus.send(new_signal(source, name, form or None, body))

    def _answer(self, message: Message) -> None:
        name = message.header.fields[HeaderFields.member]
        self.asked.append(name)
        match name:
            case "GetSession":
                self._bus.send(new_method_return(message, "o", (OURS,)))
            case "Inhibit" if self.refuses:
                self._bus.send(new_error(message, f"{SERVICE}.OperationInProgress"))
            case "Inhibit":
                ours, theirs = os.pipe()
                self._delays.append(ours)
                self._bus.send(new_method_return(message, "h", (theirs,)))
                os.close(theirs)
            case "Get":
                self._bus.send(new_method_return(message, "v", (("b", self.active),)))
            case _:
                self._bus.send(new_error(message, f"{SERVICE}.Unknown"))
