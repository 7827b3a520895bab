"""The keyring of the desktop: one of four kinds that are known, made by their names.

Never by way of ``keyring.get_keyring`` and its kin: an environment variable or a settings file
makes those hand the secret to any module of any maker. And never with a question of the keyring's
own: what is locked counts as not there, for the passphrase opens the vault as ever.
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, Protocol, cast

from vp_desktop.vault.errors import NoKeyringError

SERVICE = "vp-desktop"
"""Under which name the keyring shows what is ours."""


class Keyring(Protocol):
    """What is used of a keyring: one secret a vault, by the number of the vault."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the secret, if there is one."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget the secret."""


_KNOWN = {
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
}


def system_keyring() -> Keyring:
    """Return the keyring of this desktop.

    Raises:
        NoKeyringError: there is none that is open.
    """
    for module, name in _KNOWN.get(sys.platform, ()):
        with suppress(NoKeyringError), asking_keyring():
            return _made(module, name)
    raise NoKeyringError


@contextmanager
def asking_keyring() -> Generator[None]:
    """Turn whatever goes wrong with a keyring into one thing: there is none now.

    Raises:
        NoKeyringError: it is locked, gone, or does not do as it should.
    """
    try:
        yield
    except Exception as error:
        raise NoKeyringError from error


def _made(module: str, name: str) -> Keyring:
    backend = getattr(import_module(module), name)
    changes: dict[str, object] = {"set_properties_from_env": _nothing}
    if module.endswith("SecretService"):
        changes |= {"get_preferred_collection": _open_collection, "unlock": _ask_nothing}
    ours: Any = type(f"Our{name}", (backend,), changes)
    if ours.priority <= 0:  # or it raises, where this kind is not at hand
        raise NoKeyringError
    return cast("Keyring", ours())


def _nothing(_self: object) -> None:
    """Take no property from the environment."""


def _open_collection(_self: object) -> object:
    """Return the keyring that is open by itself after logging in; unlock none."""
    storage = import_module("secretstorage")
    bus = storage.dbus_init()
    collection = storage.get_collection_by_alias(bus, "default")
    if collection.is_locked():
        bus.close()
        raise NoKeyringError
    return collection


def _ask_nothing(_self: object, item: Any) -> None:
    """Unlock nothing: that would ask the user something in the midst of opening a vault."""
    if item.is_locked():
        raise NoKeyringError
