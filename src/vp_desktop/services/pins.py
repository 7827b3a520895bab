"""Opening a vault with a PIN on this computer: off by default, and never the only way in.

Asked before the first window is painted, so nothing is imported here that reads a library.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vp_desktop.services.access import Cost, MasterKey
    from vp_desktop.vault.device import Device
    from vp_desktop.vault.device_file import DeviceFile
    from vp_desktop.vault.keyrings import Keyring

LEAST_CHARACTERS = 6
"""A million of numbers; each guess takes the keyring and a second of Argon2id."""

_ACCESS = "vp_desktop.services.access"
_DEVICE = "vp_desktop.vault.device"
_DEVICE_FILE = "vp_desktop.vault.device_file"
_ERRORS = "vp_desktop.vault.errors"
_KEYRINGS = "vp_desktop.vault.keyrings"
_MOST_BYTES, _DIGITS = 8192, 32


class Pins:
    """The PINs of this computer, one a vault."""

    def __init__(
        self,
        memory: Path | None,
        cost: Cost | None = None,
        keyring: Callable[[], Keyring] | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        """Keep what is needed in ``memory``, the program's own folder; without it no PIN is kept.

        The others are for tests: what a guess costs, the keyring, the time.
        """
        self._memory, self._cost, self._keyring = memory, cost, keyring
        self._now = clock or _utc_now

    def is_set(self, folder: Path) -> bool:
        """Tell whether the vault in ``folder`` has a PIN here, usable now or later."""
        return self._file(folder) is not None

    def ready(self, folder: Path) -> bool:
        """Tell whether the PIN of the vault in ``folder`` may be asked now; quick."""
        file = self._file(folder)
        if file is None:
            return False
        return file.usable(self._now(), import_module(_DEVICE_FILE).boot_mark())

    def key(self, folder: Path, pin: str) -> MasterKey:
        """Return the key of the vault in ``folder``; takes about a second.

        Raises:
            WrongPinError: it is another PIN.
            PinRefusedError: no PIN opens it now; the passphrase does.
        """
        errors = import_module(_ERRORS)
        try:
            device = self._device()
        except errors.NoKeyringError as error:
            raise errors.PinRefusedError from error
        return device.unlock(_vault_id(folder) or "", pin, self._now())

    def enable(self, folder: Path, key: MasterKey, pin: str) -> None:
        """Let ``pin`` open the vault in ``folder`` on this computer. Takes about a second.

        Raises:
            NoKeyringError: there is no keyring to keep its half of the key.
            VaultError: the disk does not take it.
        """
        access = import_module(_ACCESS)
        vault_id = access.vault_id(folder)
        self._device().enable(vault_id, key, pin, self._cost or access.DEFAULT, self._now())

    def forget(self, folder: Path) -> None:
        """Let no PIN open the vault in ``folder`` on this computer any more."""
        vault_id = _vault_id(folder)
        if self._memory is None or vault_id is None or not self.is_set(folder):
            return
        device = import_module(_DEVICE)
        device.forget_file(self._memory, vault_id)  # first: it also helps without a keyring
        errors = import_module(_ERRORS)
        try:
            self._device().forget(vault_id)
        except errors.NoKeyringError:
            return  # the secret that stays there is half of nothing

    def typed_passphrase(self, folder: Path, key: MasterKey) -> None:
        """Let the PIN be asked again for a week: the passphrase was typed just now."""
        vault_id = _vault_id(folder)
        if self._memory is None or vault_id is None or not self.is_set(folder):
            return
        try:
            import_module(_DEVICE).typed_passphrase(self._memory, vault_id, key, self._now())
        except OSError:
            return  # the passphrase will be asked a time more

    def fell_asleep(self) -> None:
        """Let the passphrase be asked first of every vault: the computer sleeps, or slept."""
        if self._memory is not None and self._has_any():
            import_module(_DEVICE).fell_asleep(self._memory)

    def _has_any(self) -> bool:
        """Tell whether any vault ever had a PIN here: without, no library is read."""
        return self._memory is not None and (self._memory / "device").is_dir()

    def _file(self, folder: Path) -> DeviceFile | None:
        vault_id = _vault_id(folder) if self._has_any() else None
        if vault_id is None:
            return None
        found: DeviceFile | None = import_module(_DEVICE_FILE).read(self._memory, vault_id)
        return found

    def _device(self) -> Device:
        errors = import_module(_ERRORS)
        if self._memory is None:
            raise errors.NoKeyringError
        keyring = (self._keyring or import_module(_KEYRINGS).system_keyring)()
        device: Device = import_module(_DEVICE).Device(self._memory, keyring)
        return device


def _vault_id(folder: Path) -> str | None:
    """Return the number in the key file of ``folder``, unproven; None when there is none."""
    path = folder / "vault.keys"
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return None
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))["vault_id"]
            bytes.fromhex(found)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return str(found) if len(found) == _DIGITS else None


def _utc_now() -> datetime:
    return datetime.now(UTC)
