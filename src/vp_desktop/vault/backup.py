"""Make a backup: one file, proven by a real restore of what was written before it gets its name.

Two halves. The snapshot needs the open vault, so it is taken on its thread; everything slow after
it (writing, proving) works on files alone and may run on any other.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from vp_desktop.domain.backups import SUFFIX, BackupId, Holding, MadeBackup
from vp_desktop.domain.progress import Progress, part_of
from vp_desktop.vault.backup_errors import BackupDamagedError, BackupError
from vp_desktop.vault.backup_keys import BackupKeys
from vp_desktop.vault.backup_proof import for_us_alone, proven, work_database
from vp_desktop.vault.connection import Row, Vault
from vp_desktop.vault.container import Header, forget_cached, peek, write
from vp_desktop.vault.digests import digests, readings
from vp_desktop.vault.errors import KeyFileForeignError, VaultFullError
from vp_desktop.vault.folder import WORK_PREFIX, VaultFolder
from vp_desktop.vault.keys import SALT_BYTES, MasterKey
from vp_desktop.vault.manifest import Manifest, holding, rows_of, write_manifest
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.targets import (
    PART_SUFFIX,
    in_target_words,
    require_room,
    sweep_parts,
    take_name,
)
from vp_desktop.vault.trouble import in_our_words

_COPIED, _ON_DISK = 0.2, 0.25
"""Shares of the work that are done when the file is copied, and when it is safe; then the proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A copy of the vault as it was at one moment, in its folder, under the keys of one backup."""

    path: Path = field(repr=False)
    header: Header
    keys: BackupKeys
    manifest: Manifest
    holding: Holding

    def discard(self) -> None:
        """Remove the copy and forget its keys; doing it twice is harmless."""
        self.path.unlink(missing_ok=True)
        self.keys.wipe()


def take_snapshot(vault: Vault, key: MasterKey, made_at: datetime) -> Snapshot:
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
        undo.pop_all()
    header = Header(
        backup_id=salt.hex(),
        created=made_at,
        schema_version=len(released_scripts()),
        payload_bytes=path.stat().st_size,
        keys=key_file.to_bytes().decode(),
    )
    return Snapshot(path=path, header=header, keys=keys, manifest=manifest, holding=held)


def finish(
    snapshot: Snapshot, folder: Path, name: str, clock: Callable[[], datetime], report: Progress
) -> MadeBackup:
    """Write ``snapshot`` into ``folder`` as a backup of the vault ``name``, and prove it there.

    It works on files alone, in any thread. Whatever happens, no other file is touched, and neither
    a work file nor half a backup is left.

    Raises:
        TargetFullError, TargetGoneError, TargetReadOnlyError, TargetDiskError: ``folder`` did not
            take it.
        VaultFullError: there is no room beside the vault to prove it.
        BackupDamagedError: the disk did not give back what was written.
        VaultDamagedError: the vault itself holds records that do not agree.
        StoppedError: ``report`` asked to stop.
    """
    header = snapshot.header
    part = folder / f"{name}-{header.backup_id}{SUFFIX}{PART_SUFFIX}"
    try:
        with in_target_words():
            sweep_parts(folder, name)
            require_room(folder, header.payload_bytes)
            size = _write(part, snapshot, part_of(report, 0, _COPIED))
            report(_ON_DISK)
        with in_target_words(full=VaultFullError):
            _prove(part, snapshot, part_of(report, _ON_DISK, 1))
        with in_target_words():
            path = take_name(part, name, header.created.astimezone().date())
    finally:
        snapshot.discard()
        with suppress(OSError):  # a stick that was pulled out; its part is swept next time
            part.unlink(missing_ok=True)
    return _made(snapshot, path, size, clock())


def of_this_vault(backups: Iterable[MadeBackup], folder: Path) -> list[MadeBackup]:
    """Return those of ``backups`` whose file is there and is that backup, of the vault ``folder``.

    A backup of the vault that this one was restored from is none of its own.
    """
    vault_id = VaultFolder(folder).read_keys().vault_id
    return [backup for backup in backups if _is_there(backup, vault_id)]


def _is_there(backup: MadeBackup, vault_id: str) -> bool:
    try:
        header = peek(backup.path)
        return (header.backup_id, header.key_file().vault_id) == (backup.id, vault_id)
    except (BackupError, OSError):
        return False


def _note_down(vault: Vault, path: Path, keys: BackupKeys) -> tuple[Manifest, Holding]:
    """Hash the tables of ``vault`` itself, and put the hashes into its copy at ``path``."""

    def of_the_vault(sql: str) -> Iterator[Row]:
        return vault.read_each(sql, {})

    with work_database(path, keys.database) as db:
        manifest = digests(of_the_vault, readings(rows_of(db)))
        write_manifest(db, manifest)
    return manifest, holding(of_the_vault)


def _made(snapshot: Snapshot, path: Path, size: int, proven_at: datetime) -> MadeBackup:
    return MadeBackup(
        id=BackupId(snapshot.header.backup_id),
        path=path,
        bytes=size,
        cases=snapshot.holding.cases,
        notes=snapshot.holding.notes,
        made_at=snapshot.header.created,
        proven_at=proven_at,
    )


def _write(part: Path, snapshot: Snapshot, report: Progress) -> int:
    with snapshot.path.open("rb") as payload, open(part, "xb", opener=for_us_alone) as file:
        write(file, snapshot.header, payload, snapshot.keys.seal, report)
        file.flush()
        os.fsync(file.fileno())
        forget_cached(file)
        size = file.tell()
    snapshot.path.unlink()  # it makes room for the proof
    return size


def _prove(part: Path, snapshot: Snapshot, report: Progress) -> None:
    def keys_of(_header: Header) -> BackupKeys:
        return snapshot.keys

    work_file = snapshot.path.with_suffix(".proof")
    with proven(part, keys_of, work_file, report) as found:
        if found.opened.header != snapshot.header or found.manifest != snapshot.manifest:
            raise BackupDamagedError("another backup")
