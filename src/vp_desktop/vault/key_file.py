"""``vault.keys``: the master key, wrapped under the passphrase. Small, strict, about nobody.

Canonical JSON, so that every byte counts: a flipped bit is told by the checksum before Argon2id
starts, a forged file by the HMAC that only the master key can make. Costs are bounded while the
file is read, so a hostile one cannot make this program ask for all the memory there is.
"""

import hmac
import json
import os
from hashlib import sha256
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vp_desktop.vault.errors import KeyFileDamagedError
from vp_desktop.vault.keys import (
    CEILING,
    FLOOR,
    KEY_FILE,
    SALT_BYTES,
    WRAPPED_BYTES,
    Cost,
    MasterKey,
    unwrap,
    wipe,
    wrap,
)

MOST_BYTES = 8192
"""A key file is about 600 bytes; more than this is not one."""

_Salt = Annotated[str, Field(pattern=f"^[0-9a-f]{{{2 * SALT_BYTES}}}$")]
_Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


_Keys = TypeVar("_Keys", bound="KeyFile")


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class Slot(_Strict):
    """One way to the master key: a passphrase and what Argon2id needs to check it."""

    kdf: Literal["argon2id"] = "argon2id"
    norm: Literal["NFC"] = "NFC"
    memory_kib: Annotated[int, Field(ge=FLOOR.memory_kib, le=CEILING.memory_kib)]
    passes: Annotated[int, Field(ge=FLOOR.passes, le=CEILING.passes)]
    lanes: Annotated[int, Field(ge=FLOOR.lanes, le=CEILING.lanes)]
    salt: _Salt
    wrapped: Annotated[str, Field(pattern=f"^[0-9a-f]{{{2 * WRAPPED_BYTES}}}$", repr=False)]

    @property
    def cost(self) -> Cost:
        """What one guess at this slot costs."""
        return Cost(memory_kib=self.memory_kib, passes=self.passes, lanes=self.lanes)


class KeyFile(_Strict):
    """What ``vault.keys`` says."""

    format: Literal["vp-vault-keys"] = "vp-vault-keys"
    version: Literal[1] = 1
    vault_id: _Salt
    revision: Annotated[int, Field(ge=1, le=1_000_000_000)]
    passphrase: Slot
    mac: _Digest
    checksum: _Digest

    @classmethod
    def make(
        cls, key: MasterKey, vault_id: bytes, passphrase: str, cost: Cost, revision: int = 1
    ) -> Self:
        """Return the file by which ``passphrase`` gives ``key``; slow, as ``cost`` asks.

        Raises:
            NotEnoughMemoryError: ``cost`` asks for more memory than there is.
        """
        salt = os.urandom(SALT_BYTES)
        slot = Slot(
            memory_kib=cost.memory_kib,
            passes=cost.passes,
            lanes=cost.lanes,
            salt=salt.hex(),
            wrapped=wrap(key, passphrase, salt, cost).hex(),
        )
        unsigned = cls(
            vault_id=vault_id.hex(),
            revision=revision,
            passphrase=slot,
            mac="0" * 64,
            checksum="0" * 64,
        )
        return unsigned.for_vault(vault_id, key)

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Return what ``content`` says.

        Raises:
            KeyFileDamagedError: it is not such a file, or not a byte-exact one.
        """
        if len(content) > MOST_BYTES:
            raise KeyFileDamagedError("too long")
        try:
            found = cls.model_validate_json(content)
        except ValidationError:
            raise KeyFileDamagedError("not as described") from None  # the error quotes its input
        if found.to_bytes() != content or found.checksum != _checksum_of(found):
            raise KeyFileDamagedError("checksum")
        return found

    def to_bytes(self) -> bytes:
        """Return the file, always the same for the same keys."""
        return _canonical(self.model_dump())

    def unlock(self, passphrase: str) -> MasterKey:
        """Return the master key; slow, as the slot's cost asks.

        Raises:
            WrongPassphraseError: the passphrase is another.
            KeyFileDamagedError: someone without the master key changed this file.
            NotEnoughMemoryError: the slot asks for more memory than there is.
        """
        slot = self.passphrase
        key = unwrap(bytes.fromhex(slot.wrapped), passphrase, bytes.fromhex(slot.salt), slot.cost)
        if not self.made_by(key):
            key.wipe()
            raise KeyFileDamagedError("authentication")
        return key

    def for_vault(self, vault_id: bytes, key: MasterKey) -> Self:
        """Return the file by which the same passphrase opens another vault with the same ``key``.

        Quick, and without the passphrase: what it wraps stays the same.
        """
        return _signed(self.model_copy(update={"vault_id": vault_id.hex()}), key)

    def renumbered(self, revision: int, key: MasterKey) -> Self:
        """Return the same file as revision ``revision``; quick, and without the passphrase."""
        return _signed(self.model_copy(update={"revision": revision}), key)

    def made_by(self, key: MasterKey) -> bool:
        """Tell whether ``key`` is the one this file wraps, without the passphrase."""
        return hmac.compare_digest(self.mac, _mac_of(self, key))


def _signed(keys: _Keys, key: MasterKey) -> _Keys:
    signed = keys.model_copy(update={"mac": _mac_of(keys, key)})
    return signed.model_copy(update={"checksum": _checksum_of(signed)})


def _mac_of(keys: KeyFile, key: MasterKey) -> str:
    mac_key = key.subkey(KEY_FILE, bytes.fromhex(keys.vault_id))
    try:
        body = _canonical(keys.model_dump(exclude={"mac", "checksum"}))
        return hmac.new(mac_key, body, sha256).hexdigest()
    finally:
        wipe(mac_key)


def _checksum_of(keys: KeyFile) -> str:
    return sha256(_canonical(keys.model_dump(exclude={"checksum"}))).hexdigest()


def _canonical(value: dict[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")
