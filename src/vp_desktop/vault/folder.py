"""``NAME.vpvault/``: what lies in it, who may read it, and what is swept out of it."""

import os
import stat
from pathlib import Path

from vp_desktop.files import VAULT_SUFFIX, sync_folder, write_whole
from vp_desktop.vault.errors import (
    DatabaseMissingError,
    KeyFileDamagedError,
    KeyFileMissingError,
    NotAVaultError,
    SchemaChangedError,
    VaultDamagedError,
    VaultEmptyError,
    VaultMissingError,
)
from vp_desktop.vault.journal import names_a_file
from vp_desktop.vault.key_file import MOST_BYTES, KeyFile
from vp_desktop.vault.keys import SALT_BYTES

SUFFIX = VAULT_SUFFIX
PAGE_BYTES = 4096
"""A database of this program is a whole number of these."""

WORK_PREFIX = "snap-"
"""How a work file inside the vault folder must begin, so that the next start sweeps a left one."""

OLD_PREFIX = "before-upgrade-from-"
"""How the database of an older version is called until the new one was closed cleanly."""

_LEFTOVERS = (f"{WORK_PREFIX}*", "*.tmp", ".*.part", "vault.spare")
_PLAIN_SQLITE = b"SQLite format 3\0"

README = """\
Deze map is een kluis van VP Desktop. De inhoud is versleuteld.

vault.db     de gegevens
vault.keys   de sleutels, versleuteld met uw wachtzin
vault.lock   leeg; houdt bij of de kluis open is

Verplaats of kopieer altijd de hele map, en alleen als de kluis vergrendeld is.
Verander, hernoem of verwijder geen van deze bestanden. Voor een tweede exemplaar
maakt u in het programma een back-up. Is vault.keys weg, dan opent het herstelblad de kluis.

This folder is a vault of VP Desktop. Its content is encrypted. Move or copy the folder
as a whole, and only while the vault is locked.
"""


class VaultFolder:
    """The folder of one vault. Making this value reads and writes nothing."""

    def __init__(self, path: Path) -> None:
        """Stand for ``path``, whether or not it exists."""
        self.path = path
        self.db = path / "vault.db"
        self.journal = path / "vault.db-journal"
        self._of_other_programs = (path / "vault.db-wal", path / "vault.db-shm")
        self.keys = path / "vault.keys"
        self.lock = path / "vault.lock"
        self.readme = path / "LEESMIJ.txt"
        self.spare = path / "vault.spare"
        self.renewed_keys = path / "vault.keys.renewed"
        """The key file of a database under a new master key, until both have their names."""

    def check(self) -> None:
        """Raise what is wrong with the folder, looking at names and sizes alone.

        Raises:
            VaultMissingError: there is nothing at that place.
            NotAVaultError: it is no folder of this kind.
            DatabaseMissingError: the keys are there, the database is not.
            VaultEmptyError: the database has no content.
            VaultDamagedError: the database was cut off.
            SchemaChangedError: another program had the database open, and left a journal of a kind
                that would be written into the database before it could be looked at.
        """
        if not os.path.lexists(self.path):
            raise VaultMissingError
        if not self.path.is_dir():
            raise NotAVaultError("no folder")
        if not os.path.lexists(self.db):
            raise DatabaseMissingError if self.keys.exists() else NotAVaultError("no database")
        if not all(stat.S_ISREG(path.lstat().st_mode) for path in self.path.glob("vault.db*")):
            raise NotAVaultError("the database is no plain file")
        if any(map(os.path.lexists, self._of_other_programs)) or names_a_file(self.journal):
            raise SchemaChangedError("a journal that is not ours")
        size = self.db.lstat().st_size
        if size == 0:
            raise VaultEmptyError
        if size % PAGE_BYTES:
            raise VaultDamagedError("not a whole number of pages")

    def read_vault_id(self) -> bytes:
        """Return the first 16 bytes of the database: SQLCipher's salt, and the vault's name to us.

        Call it only while holding the lock and before connecting: closing any other handle to the
        file drops SQLite's own lock on it (POSIX), and a second program could then write.

        Raises:
            NotAVaultError: it is an unencrypted database.
        """
        with self.db.open("rb") as file:
            vault_id = file.read(SALT_BYTES)
        if vault_id == _PLAIN_SQLITE:
            raise NotAVaultError("not encrypted")
        return vault_id

    def read_keys(self) -> KeyFile:
        """Return the key file.

        Raises:
            KeyFileMissingError: it is not there.
            KeyFileDamagedError: it is not a plain, small, byte-exact key file.
        """
        return read_key_file(self.keys)

    def write_keys(self, keys: KeyFile) -> None:
        """Put ``keys`` in the place of the key file, whole or not at all, durably.

        Raises:
            OSError: the disk is full or closed to us; the old file stands.
        """
        write_whole(self.keys, keys.to_bytes())

    def sweep(self) -> None:
        """Finish or remove what a killed program left. Call it only while holding the lock."""
        self.settle_keys()
        for pattern in _LEFTOVERS:
            self._remove(pattern)

    def settle_keys(self) -> None:
        """Give the renewed key file its name if the database is that of its keys, else remove it.

        Call it only while holding the lock. Killed at any moment, it can be called again.
        """
        if not os.path.lexists(self.renewed_keys):
            return
        try:
            renewed = bytes.fromhex(read_key_file(self.renewed_keys).vault_id)
        except KeyFileDamagedError:
            renewed = b""
        if renewed == self.read_vault_id():
            self.renewed_keys.replace(self.keys)
            sync_folder(self.path)
        else:
            self.renewed_keys.unlink()

    def forget_old_version(self) -> None:
        """Remove the database as it was before an upgrade: the new one has been closed cleanly."""
        self._remove(f"{OLD_PREFIX}*")

    def _remove(self, pattern: str) -> None:
        for left in self.path.glob(pattern):
            left.unlink()


def read_key_file(path: Path) -> KeyFile:
    """Return the key file at ``path``, in a vault or in the folder of copies.

    Raises:
        KeyFileMissingError: it is not there.
        KeyFileDamagedError: it is not a plain, small, byte-exact key file.
    """
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise KeyFileMissingError from None
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
        raise KeyFileDamagedError("no plain, small file")
    return KeyFile.parse(path.read_bytes())
