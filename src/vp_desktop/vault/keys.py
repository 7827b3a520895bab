"""The keys of a vault: one random master key, and all that is derived from it or wraps it.

HKDF-SHA256 (RFC 5869) makes a subkey a purpose; Argon2id (RFC 9106) turns a passphrase into the key
that wraps the master key by AES-KW (RFC 3394). All three come from ``cryptography``,
which frees the interpreter while Argon2id runs and lets us wipe what it wrote.
"""

import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil
from time import perf_counter
from typing import Self, cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from vp_desktop.vault.errors import NotEnoughMemoryError, WrongPassphraseError

KEY_BYTES = 32
SALT_BYTES = 16
WRAPPED_BYTES = KEY_BYTES + 8
"""AES-KW adds one block of eight bytes, by which a wrong passphrase is known."""

DATABASE = "vpkluis/1/db"
KEY_FILE = "vpkluis/1/keys"
SEAL = "vpkluis/1/seal"
DEVICE = "vpkluis/1/device"
BACKUP_DATABASE = "vpkluis/1/backup-db"
BACKUP_MAC = "vpkluis/1/backup-mac"
RESCUE = "vpkluis/1/rescue"
"""What a subkey is for. A purpose never changes: old vaults and backups are opened by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess at a passphrase costs, in memory and in passes over it."""

    memory_kib: int
    passes: int
    lanes: int


DEFAULT = Cost(memory_kib=262_144, passes=3, lanes=4)
"""Four times the memory of RFC 9106's second choice; about a second on a laptop of 2024."""

FLOOR = Cost(memory_kib=19_456, passes=1, lanes=1)
"""OWASP ASVS 5.0, appendix C: below 19 MiB a stolen key file is guessed too cheaply."""

CEILING = Cost(memory_kib=2_097_152, passes=20, lanes=8)
"""Above this a hostile key file would only exhaust the computer."""


_SECONDS = 0.8
"""What one guess should take at least on the computer that made the vault."""


class MasterKey:
    """The 32 random bytes from which every other key of one vault comes."""

    __slots__ = ("_bytes",)

    def __init__(self, content: bytes | bytearray) -> None:
        """Hold a copy of ``content``."""
        if len(content) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self._bytes = bytearray(content)

    @classmethod
    def new(cls) -> Self:
        """Return a key that nobody has."""
        return cls(os.urandom(KEY_BYTES))

    def __repr__(self) -> str:
        return "MasterKey(…)"  # a traceback or a log must not hold the key

    def __reduce__(self) -> str:
        raise TypeError("a master key is never written down by pickle")

    def copy(self) -> "MasterKey":
        """Return the same key with a life of its own: wiping one leaves the other."""
        return MasterKey(self._usable())

    def subkey(self, info: str, salt: bytes) -> bytearray:
        """Return the 32 bytes for the purpose ``info``; the caller wipes them."""
        derived = bytearray(KEY_BYTES)
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info.encode())
        hkdf.derive_into(self._usable(), derived)
        return derived

    def reveal(self) -> bytes:
        """Return the key itself: for the recovery sheet and for wrapping, nowhere else."""
        return bytes(self._usable())

    def wipe(self) -> None:
        """Forget the key. Any later use is a bug and raises ``RuntimeError``."""
        wipe(self._bytes)
        self._bytes = bytearray()

    def _usable(self) -> bytearray:
        if not self._bytes:
            raise RuntimeError("this key was wiped")
        return self._bytes


def wipe(secret: bytearray) -> None:
    """Overwrite ``secret`` in place."""
    secret[:] = bytes(len(secret))


def wrap(key: MasterKey, passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return ``key`` wrapped so that only ``passphrase`` unwraps it.

    Raises:
        NotEnoughMemoryError: ``cost`` asks for more memory than there is.
    """
    wrapping_key = stretch(passphrase, salt, cost)
    try:
        return aes_key_wrap(wrapping_key, key.reveal())
    finally:
        wipe(wrapping_key)


def unwrap(wrapped: bytes, passphrase: str, salt: bytes, cost: Cost) -> MasterKey:
    """Return the key that ``wrap`` wrapped.

    Raises:
        WrongPassphraseError: it was wrapped under another passphrase.
        NotEnoughMemoryError: ``cost`` asks for more memory than there is.
    """
    wrapping_key = stretch(passphrase, salt, cost)
    try:
        return MasterKey(aes_key_unwrap(wrapping_key, wrapped))
    except InvalidUnwrap:
        raise WrongPassphraseError from None
    finally:
        wipe(wrapping_key)


def fitting_cost(stopwatch: Callable[[], float] = perf_counter) -> Cost:
    """Return the cost that takes this computer about a second, and never less than ``DEFAULT``.

    Takes as long as one unlocking. ``stopwatch`` tells the time in seconds.

    Raises:
        NotEnoughMemoryError: not even ``DEFAULT`` can be had; it is never lowered silently.
    """
    started = stopwatch()
    wipe(stretch("", bytes(SALT_BYTES), DEFAULT))
    return replace(DEFAULT, passes=_passes_when(stopwatch() - started))


def _passes_when(seconds: float) -> int:
    """Return how often to pass, when ``DEFAULT`` took ``seconds``."""
    fitting = ceil(_SECONDS * DEFAULT.passes / max(seconds, 0.01))
    return min(max(fitting, DEFAULT.passes), CEILING.passes)


def at_least(first: Cost, second: Cost) -> Cost:
    """Return the cost that is as high as either, in every respect."""
    return Cost(
        memory_kib=max(first.memory_kib, second.memory_kib),
        passes=max(first.passes, second.passes),
        lanes=max(first.lanes, second.lanes),
    )


def normalised(passphrase: str) -> str:
    """Return ``passphrase`` as every keyboard gives it (NFC): é is one sign, not two."""
    return unicodedata.normalize("NFC", passphrase)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytearray:
    """Return 32 bytes that cost as much as ``cost`` says for every guess; the caller wipes them.

    Raises:
        NotEnoughMemoryError: ``cost`` asks for more memory than there is.
    """
    # cast: Argon2id takes any buffer, its stubs name bytes alone, and bytes cannot be wiped
    secret = bytearray(normalised(passphrase).encode("utf-8", "surrogatepass"))
    stretched = bytearray(KEY_BYTES)
    try:
        _argon2id(salt, cost).derive_into(cast("bytes", secret), stretched)
    except MemoryError as error:
        raise NotEnoughMemoryError from error
    finally:
        wipe(secret)
        cheap = Cost(memory_kib=8, passes=1, lanes=1)
        # OpenSSL leaves its copy of the passphrase in freed memory; a second, cheap run of the
        # same length writes over it (measured: 1 copy left without this line, 0 with it).
        _argon2id(bytes(SALT_BYTES), cheap).derive(cast("bytes", secret))
    return stretched


def _argon2id(salt: bytes, cost: Cost) -> Argon2id:
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
