"""Write a vault anew under another master key: whoever has the old keys cannot read it any more.

A passphrase or a sheet that somebody else knows opens every later state of a vault, for both lead
to the master key. So the whole database is written under a new one. The new database takes the name
of the old in one step, and that step alone decides which keys open the vault. No folders change
places: only Linux and macOS can swap two at once, and Windows moves none in which the lock is held.
"""

import logging
import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from vp_desktop.files import sync_folder, write_whole
from vp_desktop.vault.ancestry import MOST, Mark, read_ancestry
from vp_desktop.vault.anchors import Anchor, Memory, seal_of
from vp_desktop.vault.database import allow_writing, connect, inspect, let_go, opens
from vp_desktop.vault.digests import TableDigest, digests, readings
from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.folder import WORK_PREFIX, VaultFolder
from vp_desktop.vault.key_copies import copy_path, keep_copy, keep_inside
from vp_desktop.vault.key_file import KeyFile
from vp_desktop.vault.keys import DATABASE, SALT_BYTES, SEAL, Cost, MasterKey, wipe
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.look import Look, look_at
from vp_desktop.vault.manifest import rows_of
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.opening import why_not
from vp_desktop.vault.proof import check_database, copy_database, to_disk
from vp_desktop.vault.schema import expected_schema, full_text_tables
from vp_desktop.vault.trouble import in_our_words

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outside:
    """What this computer keeps of a vault in the program's own folder."""

    copies: Path | None = None
    memory: Memory | None = None


@dataclass(frozen=True, slots=True)
class _Renewal:
    """A key of today and what is to take its place."""

    place: VaultFolder
    old_key: MasterKey
    old_id: bytes
    key: MasterKey
    keys: KeyFile

    @property
    def vault_id(self) -> bytes:
        """The number of the vault from now on."""
        return bytes.fromhex(self.keys.vault_id)

    @property
    def draft(self) -> Path:
        """Where the new database lies until it is proven."""
        return self.place.path / f"{WORK_PREFIX}renewed.db"


def renew_keys(
    folder: Path,
    key: MasterKey,
    passphrase: str,
    cost: Cost,
    outside: Outside = Outside(),
) -> MasterKey:
    """Write the closed vault in ``folder`` anew under a new master key; return that.

    From then on ``passphrase`` and a new sheet open it, and nothing that opened it before. Killed
    at any moment, it is whole, and opens by the old keys alone or by the new ones alone. Backups
    made before keep the keys that were theirs.

    Raises:
        VaultInUseError: it is open.
        VaultDamagedError: it does not hold what was written to it.
        VaultFullError, VaultReadOnlyError, VaultDiskError: the disk does not take it.
        NotEnoughMemoryError: ``cost`` asks for more memory than there is.
        VaultError: nothing was changed, whichever of these it is.
    """
    place, new_key = VaultFolder(folder), MasterKey.new()
    keys = KeyFile.make(new_key, os.urandom(SALT_BYTES), passphrase, cost)
    with in_our_words():
        place.check()
        with FolderLock(place.lock):
            place.sweep()
            renewal = _Renewal(place, key, place.read_vault_id(), new_key, keys)
            marks = _write_anew(renewal)
            try:
                _tidy(renewal, marks, outside)
            except OSError as error:  # the keys are new all the same
                _log.warning("after new keys: %s", type(error).__name__)
    return new_key


def _write_anew(renewal: _Renewal) -> tuple[Mark, ...]:
    """Let a proven copy take the place of the database; return who wrote in it."""
    place, draft = renewal.place, renewal.draft
    try:
        held = _copy(renewal)
        marks = _prove(renewal, held)
        write_whole(place.renewed_keys, renewal.keys.to_bytes())
        draft.replace(place.db)  # from here on the new keys open the vault, and only they
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return marks


def _copy(renewal: _Renewal) -> tuple[TableDigest, ...]:
    """Write the database anew; return what it holds, table by table."""
    place, old_id = renewal.place, renewal.old_id
    raw_key = renewal.old_key.subkey(DATABASE, old_id)
    new_raw_key = renewal.key.subkey(DATABASE, renewal.vault_id)
    try:
        if not opens(place.db, raw_key, old_id):
            raise why_not(place, renewal.old_key, old_id)
        with _connected(place.db, raw_key, old_id) as db:
            inspect(db, released_scripts())
            db.execute("PRAGMA query_only = OFF")  # VACUUM INTO counts as writing
            copy_database(db, renewal.draft, bytes(new_raw_key), renewal.vault_id)
            return digests(rows_of(db), readings(rows_of(db)))
    finally:
        wipe(raw_key)
        wipe(new_raw_key)


def _prove(renewal: _Renewal, held: tuple[TableDigest, ...]) -> tuple[Mark, ...]:
    """Compare the copy with what it must hold, row for row; put its own key file into it."""
    raw_key = renewal.key.subkey(DATABASE, renewal.vault_id)
    try:
        with _connected(renewal.draft, raw_key, renewal.vault_id) as db:
            version = inspect(db, released_scripts())
            if digests(rows_of(db), readings(rows_of(db))) != held:
                raise VaultDamagedError("the copy differs")
            allow_writing(db)
            keep_inside(db, renewal.keys)
            check_database(db, full_text_tables(expected_schema(released_scripts()[:version])))
            marks = tuple(entry.mark for entry in read_ancestry(db))
    finally:
        wipe(raw_key)
    to_disk(renewal.draft)
    return marks


@contextmanager
def _connected(path: Path, raw_key: bytearray, salt: bytes) -> Generator[sqlcipher3.Connection]:
    db = connect(path, raw_key, salt)
    try:
        yield db
    finally:
        let_go(db)


def _tidy(renewal: _Renewal, marks: tuple[Mark, ...], outside: Outside) -> None:
    """Give the key file its name; let this computer remember the new vault and not the old."""
    sync_folder(renewal.place.path)
    renewal.place.settle_keys()
    renewal.place.forget_old_version()
    copies, memory = outside.copies, outside.memory
    if copies is not None:
        keep_copy(copies, renewal.keys)
        copy_path(copies, renewal.old_id).unlink(missing_ok=True)
    if memory is not None:
        look = look_at(renewal.place.db)
        last = marks[-1][0] if marks else 0
        outlived = (*marks, (last + 1, secrets.token_hex(SALT_BYTES)))
        _remember(memory, renewal.key, renewal.vault_id, marks, look)
        # Whoever puts the old vault back is told that it is older than what was here last.
        _remember(memory, renewal.old_key, renewal.old_id, outlived[-MOST:], look)
        memory.version_path(renewal.old_id).unlink(missing_ok=True)


def _remember(
    memory: Memory, key: MasterKey, vault_id: bytes, marks: tuple[Mark, ...], look: Look
) -> None:
    seal_key = key.subkey(SEAL, vault_id)
    try:
        Anchor(
            vault_id=vault_id.hex(),
            known=marks,
            seal=seal_of(look, marks[-1] if marks else None, seal_key),
            key_revision=1,
            seen_at=memory.clock(),
        ).signed(seal_key).store(memory)
    finally:
        wipe(seal_key)
