"""Open a vault with a PIN on this one computer: a comfort, off by default, never the only way.

The master key is wrapped under a key that takes two parts: a secret that the keyring of the desktop
keeps, and the PIN, made slow by Argon2id. The file alone, or the keyring alone, opens nothing.
Whatever goes wrong here means that the passphrase is asked, and no more.
"""

import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from vp_desktop.vault.device_file import TRIES, DeviceFile, boot_mark, path_of, read, write
from vp_desktop.vault.errors import (
    NoKeyringError,
    NotEnoughMemoryError,
    PinRefusedError,
    WrongPinError,
)
from vp_desktop.vault.keyrings import SERVICE, Keyring, asking_keyring
from vp_desktop.vault.keys import (
    CEILING,
    DEVICE,
    FLOOR,
    KEY_BYTES,
    SALT_BYTES,
    Cost,
    MasterKey,
    at_least,
    stretch,
    wipe,
)
from vp_desktop.vault.trouble import in_our_words

_INFO = b"vpkluis/1/device-wrap"


class Device:
    """The computer itself, as far as it may open vaults with a PIN."""

    def __init__(self, folder: Path, keyring: Keyring) -> None:
        """Keep files in the program's own ``folder`` and secrets in ``keyring``."""
        self._folder, self._keyring = folder, keyring

    def enable(self, vault_id: str, key: MasterKey, pin: str, cost: Cost, now: datetime) -> None:
        """Let ``pin`` open the vault from now on; takes as long as one unlocking.

        Raises:
            NoKeyringError: the keyring does not keep the secret; nothing was changed.
            VaultError: the disk does not take it.
        """
        secret, salt = bytearray(secrets.token_bytes(KEY_BYTES)), os.urandom(SALT_BYTES)
        with _wrapping_key(secret, pin, salt, cost) as wrapping_key:
            wrapped = aes_key_wrap(bytes(wrapping_key), key.reveal())
        file = DeviceFile(
            vault_id=vault_id,
            salt=salt.hex(),
            memory_kib=cost.memory_kib,
            passes=cost.passes,
            lanes=cost.lanes,
            wrapped=wrapped.hex(),
            boot=boot_mark(),
            since=now.isoformat(),
        )
        with asking_keyring():
            self._keyring.set_password(SERVICE, vault_id, secret.hex())
            if self._keyring.get_password(SERVICE, vault_id) != secret.hex():
                raise NoKeyringError
        wipe(secret)
        with in_our_words():
            write(self._folder, _signed(file, key))

    def unlock(self, vault_id: str, pin: str, now: datetime) -> MasterKey:
        """Return the key of a vault; a try is counted before it is made.

        Raises:
            WrongPinError: it is another; ``left`` says how many tries there are.
            PinRefusedError: no PIN opens the vault now, the passphrase does.
        """
        file = read(self._folder, vault_id)
        if file is None or not file.usable(now, boot_mark()):
            raise PinRefusedError
        secret = self._secret(vault_id)
        file = replace(file, tries=file.tries - 1)
        with _refusing():
            write(self._folder, file)
        try:
            key = _unwrapped(file, secret, pin)
        except NotEnoughMemoryError as error:
            raise PinRefusedError("memory") from error
        except InvalidUnwrap:
            if file.tries:
                raise WrongPinError(file.tries) from None
            self.forget(vault_id)
            raise PinRefusedError from None
        mac_key = key.subkey(DEVICE, bytes.fromhex(vault_id))
        if not file.made_by(mac_key):
            key.wipe()
            self.forget(vault_id)
            raise PinRefusedError("altered")
        with _refusing():
            write(self._folder, replace(file, tries=TRIES))
        return key

    def forget(self, vault_id: str) -> None:
        """Let no PIN open the vault any more; what cannot be removed opens nothing by itself."""
        forget_file(self._folder, vault_id)
        with suppress(NoKeyringError), asking_keyring():
            self._keyring.delete_password(SERVICE, vault_id)

    def _secret(self, vault_id: str) -> bytearray:
        try:
            with asking_keyring():
                found = self._keyring.get_password(SERVICE, vault_id)
                secret = bytearray.fromhex(found or "")
        except NoKeyringError as error:
            raise PinRefusedError("keyring") from error
        if len(secret) != KEY_BYTES:
            forget_file(self._folder, vault_id)  # the keyring was emptied: it will not come back
            raise PinRefusedError("emptied")
        return secret


def typed_passphrase(folder: Path, vault_id: str, key: MasterKey, now: datetime) -> None:
    """Let the PIN of a vault, if it has one, be asked again for as long as it lasts.

    Raises:
        OSError: the disk does not take it.
    """
    file = read(folder, vault_id)
    if file is None:
        return
    if not file.made_by(key.subkey(DEVICE, bytes.fromhex(vault_id))):
        forget_file(folder, vault_id)
        return
    fresh = replace(file, boot=boot_mark(), since=now.isoformat(), tries=TRIES, asleep=False)
    write(folder, _signed(fresh, key))


def fell_asleep(folder: Path) -> None:
    """Let the passphrase be asked first of every vault: the computer sleeps, or did."""
    for path in (folder / "device").glob("*.json"):
        file = read(folder, path.stem)
        if file is None:
            continue
        try:
            write(folder, replace(file, asleep=True))
        except OSError:
            forget_file(folder, path.stem)


def forget_file(folder: Path, vault_id: str) -> None:
    """Remove what lies on the disk for the PIN of a vault."""
    with suppress(OSError):
        path_of(folder, vault_id).unlink(missing_ok=True)


def _signed(file: DeviceFile, key: MasterKey) -> DeviceFile:
    return file.signed(key.subkey(DEVICE, bytes.fromhex(file.vault_id)))


def _unwrapped(file: DeviceFile, secret: bytearray, pin: str) -> MasterKey:
    cost = Cost(memory_kib=file.memory_kib, passes=file.passes, lanes=file.lanes)
    if at_least(cost, FLOOR) != cost or at_least(cost, CEILING) != CEILING:
        raise PinRefusedError("cost")
    with _wrapping_key(secret, pin, bytes.fromhex(file.salt), cost) as wrapping_key:
        return MasterKey(aes_key_unwrap(bytes(wrapping_key), bytes.fromhex(file.wrapped)))


@contextmanager
def _wrapping_key(secret: bytearray, pin: str, salt: bytes, cost: Cost) -> Generator[bytearray]:
    stretched = stretch(pin, salt, cost)
    joined, derived = secret + stretched, bytearray(KEY_BYTES)
    try:
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=_INFO)
        hkdf.derive_into(joined, derived)
        yield derived
    finally:
        for part in (stretched, joined, derived):
            wipe(part)


@contextmanager
def _refusing() -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise PinRefusedError("disk") from error
