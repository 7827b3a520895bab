"""A Secret Service of our own on a private bus, as far as a program keeps one secret in it.

Run it as ``python -m tests.fake_keyring ADDRESS``; it obeys a word a line on its standard input:
``lock``, ``unlock``, ``empty``. Closing that ends it. It answers ``ok`` to each.
"""

import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jeepney import (  # type: ignore[import-untyped]
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from tests.children import ROOT

NAME = "org.freedesktop.secrets"
COLLECTION = "/org/freedesktop/secrets/collection/login"
ITEM = f"{COLLECTION}/1"
SESSION = "/org/freedesktop/secrets/session/1"
NOTHING = "/"


class FakeKeyring:
    """One collection with at most one item, open or locked; it is not unlocked by being asked."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(NAME))
        self._locked = False
        self._attributes: dict[str, str] | None = None
        self._secret = b""

    def run(self) -> None:
        """Answer and obey until the standard input ends."""
        _say("ready")
        while True:
            readable, _w, _x = select.select([self._bus.sock, sys.stdin], [], [], 0.2)
            self._serve()
            if sys.stdin in readable:
                word = sys.stdin.readline().strip()
                if not word:
                    return
                self._obey(word)
                _say("ok")

    def _obey(self, word: str) -> None:
        match word:
            case "lock" | "unlock":
                self._locked = word == "lock"
            case _:
                self._attributes = None

    def _serve(self) -> None:
        while True:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type == MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        asked = message.header.fields[HeaderFields.member]
        answers: dict[str, Callable[[Message], Message]] = {
            "OpenSession": self._open_session,
            "ReadAlias": lambda m: new_method_return(m, "o", (COLLECTION,)),
            "Get": lambda m: new_method_return(m, "v", (("b", self._locked),)),
            "SearchItems": lambda m: new_method_return(m, "ao", (self._found(m.body[0]),)),
            "CreateItem": self._create,
            "GetSecret": lambda m: new_method_return(
                m, "(oayays)", ((SESSION, b"", self._secret, "text/plain"),)
            ),
            "Delete": self._delete,
        }
        unknown = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        self._bus.send(answers[asked](message) if asked in answers else unknown)

    def _open_session(self, message: Message) -> Message:
        if message.body[0] != "plain":
            return new_error(message, "org.freedesktop.DBus.Error.NotSupported")
        return new_method_return(message, "vo", (("s", ""), SESSION))

    def _found(self, wanted: dict[str, str]) -> list[str]:
        held = self._attributes
        return [ITEM] if held is not None and wanted.items() <= held.items() else []

    def _create(self, message: Message) -> Message:
        properties, secret, _replace = message.body
        self._attributes = properties["org.freedesktop.Secret.Item.Attributes"][1]
        self._secret = bytes(secret[2])
        return new_method_return(message, "oo", (ITEM, NOTHING))

    def _delete(self, message: Message) -> Message:
        self._attributes = None
        return new_method_return(message, "o", (NOTHING,))


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


@contextmanager
def fake_keyring(address: str) -> Iterator[Callable[[str], None]]:
    """Run a keyring on the bus at ``address``; yield how to tell it a word."""
    command = [sys.executable, "-m", "tests.fake_keyring", address]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        words, answers = process.stdin, process.stdout
        assert words is not None
        assert answers is not None

        def tell(word: str) -> None:
            words.write(f"{word}\n")
            words.flush()
            assert answers.readline() == "ok\n"

        assert answers.readline() == "ready\n"
        yield tell
        words.close()


if __name__ == "__main__":
    FakeKeyring(sys.argv[1]).run()
