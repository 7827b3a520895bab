"""The first half of a backup: a copy of the open vault, taken on its thread, with its hashes."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from vp_desktop.domain.backups import Holding
from vp_desktop.vault.backup_keys import BackupKeys
from vp_desktop.vault.backup_proof import work_database
from vp_desktop.vault.connection import Row, Vault
from vp_desktop.vault.container import Header
from vp_desktop.vault.digests import digests, readings
from vp_desktop.vault.errors import KeyFileForeignError, VaultFullError
from vp_desktop.vault.folder import WORK_PREFIX, VaultFolder
from vp_desktop.vault.keys import SALT_BYTES, MasterKey
from vp_desktop.vault.manifest import Manifest, holding, rows_of, write_manifest
from vp_desktop.vault.targets import require_room
from vp_desktop.vault.trouble import in_our_words

KEPT_PREFIX = "backup-"
"""How a copy is called that the next start must not sweep: its backup may still be finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A copy of the vault as it was at one moment, in its folder, under the keys of one backup."""

    path: Path = field(repr=False)
    header: Header
    keys: BackupKeys
    manifest: Manifest
    holding: Holding
    kept: bool = False
    """It outlives the breaking off of its backup, which is then gone on with."""

    def discard(self) -> None:
        """Remove the copy and forget its keys; doing it twice is harmless."""
        self.path.unlink(missing_ok=True)
        self.keys.wipe()


def take_snapshot(
    vault: Vault, key: MasterKey, made_at: datetime, *, kept: bool = False
) -> Snapshot:
    """Return a copy of ``vault``, with the hash of each of its tables taken from the vault itself.

    Raises:
        VaultFullError: there is no room for a copy.
        KeyFileMissingError, KeyFileDamagedError, KeyFileForeignError: the backup could not be
            opened by the passphrase, so it is not made.
    """
    place = VaultFolder(vault.folder)
    salt = os.urandom(SALT_BYTES)
    path = place.path / f"{WORK_PREFIX}{salt.hex()}.db"
    keys = BackupKeys.derive(key, salt)
    with ExitStack() as undo, in_our_words():
        undo.callback(keys.wipe)
        key_file = place.read_keys()
        if not key_file.made_by(key):
            raise KeyFileForeignError
        require_room(place.path, place.db.stat().st_size, VaultFullError)
        vault.snapshot_to(path, bytes(keys.database))
        undo.callback(path.unlink)
        manifest, held = _note_down(vault, path, keys)
        header = Header(
            backup_id=salt.hex(),
            created=made_at,
            schema_version=int(vault.read("PRAGMA user_version", {})[0][0]),
            payload_bytes=path.stat().st_size,
            keys=key_file.to_bytes().decode(),
        )
        if kept:
            path = path.rename(place.path / f"{KEPT_PREFIX}{salt.hex()}.db")
        undo.pop_all()
    return Snapshot(path=path, header=header, keys=keys, manifest=manifest, holding=held, kept=kept)


def _note_down(vault: Vault, path: Path, keys: BackupKeys) -> tuple[Manifest, Holding]:
    """Hash the tables of ``vault`` itself, and put the hashes into its copy at ``path``."""

    def of_the_vault(sql: str) -> Iterator[Row]:
        return vault.read_each(sql, {})

    with work_database(path, keys.database) as db:
        manifest = digests(of_the_vault, readings(rows_of(db)))
        write_manifest(db, manifest)
    return manifest, holding(of_the_vault)
