"""How the master key is found from what a backup carries, and what is derived for that backup."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from vp_desktop.vault.errors import KeyFileForeignError, WrongSheetError
from vp_desktop.vault.key_file import KeyFile
from vp_desktop.vault.keys import BACKUP_DATABASE, BACKUP_MAC, MasterKey, wipe
from vp_desktop.vault.sheet import read_code

Unlock = Callable[[KeyFile], MasterKey]
"""Gives the master key that a backup's own copy of ``vault.keys`` wraps."""


@dataclass(frozen=True, slots=True)
class BackupKeys:
    """The two keys of one backup; neither opens the vault or another backup."""

    database: bytearray = field(repr=False)
    seal: bytearray = field(repr=False)

    @classmethod
    def derive(cls, key: MasterKey, salt: bytes) -> Self:
        """Return the keys of the backup whose id is ``salt``."""
        return cls(key.subkey(BACKUP_DATABASE, salt), key.subkey(BACKUP_MAC, salt))

    def wipe(self) -> None:
        """Forget both."""
        wipe(self.database)
        wipe(self.seal)


def by_passphrase(passphrase: str) -> Unlock:
    """Return how ``passphrase`` unlocks; slow, as the key file's cost asks.

    The result raises ``WrongPassphraseError``, ``KeyFileDamagedError``, ``NotEnoughMemoryError``.
    """

    def unlock(keys: KeyFile) -> MasterKey:
        return keys.unlock(passphrase)

    return unlock


def by_sheet(code: str) -> Unlock:
    """Return how the code of a recovery sheet unlocks.

    The result raises ``WrongSheetError``: the code is mistyped, or of another vault.
    """

    def unlock(keys: KeyFile) -> MasterKey:
        key = read_code(code)
        if not keys.made_by(key):
            key.wipe()
            raise WrongSheetError
        return key

    return unlock


def by_key(key: MasterKey) -> Unlock:
    """Return how ``key``, of the open vault, unlocks the backups made under it.

    The result raises ``KeyFileForeignError``: the backup was made under an earlier key.
    """

    def unlock(keys: KeyFile) -> MasterKey:
        if not keys.made_by(key):
            raise KeyFileForeignError
        return key.copy()

    return unlock
