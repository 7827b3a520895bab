"""From a folder and a key to a database that may be written."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

import sqlcipher3

from vp_desktop.domain.vault_standing import Consent, Judgement
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.database import allow_writing, connect, inspect, opens
from vp_desktop.vault.errors import (
    KeyFileForeignError,
    OutdatedError,
    ReadOnlyVaultError,
    VaultDamagedError,
    VaultDoubtError,
    VaultError,
    VaultReadOnlyError,
    WrongSheetError,
)
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.judging import Seen, look_into
from vp_desktop.vault.key_copies import reconcile, renew_revision
from vp_desktop.vault.keys import DATABASE, MasterKey, wipe
from vp_desktop.vault.seal import Witness
from vp_desktop.vault.upgrade import upgrade


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A vault that was opened."""

    db: sqlcipher3.Connection
    witness: Witness
    judgement: Judgement
    read_only: bool


def open_database(
    place: VaultFolder,
    key: MasterKey,
    scripts: Sequence[str],
    memory: Memory | None = None,
    consent: Consent | None = None,
    *,
    holds_old: bool = False,
) -> Opened:
    """Return the database of ``place``, current, ours alone and ready for writing.

    The caller holds the lock. Nothing is written to a database that is not found to be ours, nor
    without ``consent`` to one that is in doubt.

    Raises:
        OutdatedError: it is of an older version, and ``holds_old`` keeps it so for now.
        VaultDoubtError: it is in doubt, and there is no ``consent``.
        VaultError: one of its subclasses says what is wrong.
    """
    if not all(os.access(path, os.W_OK) for path in (place.path, place.db)):
        raise VaultReadOnlyError  # SQLite would open it all the same, and fail at the first save
    vault_id = place.read_vault_id()
    raw_key = key.subkey(DATABASE, vault_id)
    try:
        if not opens(place.db, raw_key, vault_id):  # which undoes a commit that was cut off
            raise why_not(place, key, vault_id)
        seen = look_into(place, key, raw_key, scripts, memory)
        if seen.judgement.stops and consent is None:
            raise VaultDoubtError(seen.judgement)
        if seen.outdated and holds_old and consent is not Consent.READ_ONLY:
            raise OutdatedError(seen.version)
        opening = _Opening(place, key, raw_key, vault_id, scripts, seen)
        return opening.to_read() if consent is Consent.READ_ONLY else opening.go_on(memory, consent)
    finally:
        wipe(raw_key)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A vault that was looked into, on its way to being open."""

    place: VaultFolder
    key: MasterKey
    raw_key: bytearray
    vault_id: bytes
    scripts: Sequence[str]
    seen: Seen

    def to_read(self) -> Opened:
        """Open it as it is."""
        if self.seen.outdated:
            raise ReadOnlyVaultError("its tables would have to be brought up to date")
        return self._opened(self._connect(), self._witness(), read_only=True)

    def go_on(self, memory: Memory | None, consent: Consent | None) -> Opened:
        """Open it to write in it. What is remembered goes along, unless there is a doubt left."""
        doubt = self.seen.judgement.stops
        witness = self._witness()
        accepted = doubt and consent is Consent.ACCEPT
        witness.remember(memory if not doubt or accepted else None)
        try:
            if self.seen.outdated:
                witness.begin()
            upgrade(self.place, self.raw_key, self.vault_id, self.scripts)
            db = self._ready(witness, accepted=accepted)
        except BaseException:
            witness.forget()
            raise
        return self._opened(db, witness, read_only=False)

    def _ready(self, witness: Witness, *, accepted: bool) -> sqlcipher3.Connection:
        db = self._connect()
        try:
            allow_writing(db)
            self._first_writes(db, witness, accepted=accepted)
        except BaseException:
            db.close()
            raise
        return db

    def _witness(self) -> Witness:
        return Witness(self.place, self.vault_id, self.key, self.seen)

    def _connect(self) -> sqlcipher3.Connection:
        db = connect(self.place.db, self.raw_key, self.vault_id)
        try:
            inspect(db, self.scripts)
        except BaseException:
            db.close()
            raise
        return db

    def _first_writes(self, db: sqlcipher3.Connection, witness: Witness, *, accepted: bool) -> None:
        before, signed = db.total_changes, False
        db.execute("BEGIN IMMEDIATE")
        try:
            if accepted:
                witness.accept(db)
                if self.seen.judgement.keys_older:
                    renew_revision(db, self.place, self.key, self.seen.newest_key_file)
            reconcile(db, self.place, self.key)
            if self.seen.outdated or db.total_changes != before:
                signed = witness.sign(db)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        if signed:
            witness.settle()

    def _opened(self, db: sqlcipher3.Connection, witness: Witness, *, read_only: bool) -> Opened:
        return Opened(db=db, witness=witness, judgement=self.seen.judgement, read_only=read_only)


def why_not(place: VaultFolder, key: MasterKey, vault_id: bytes) -> VaultError:
    """Return what is wrong when the key does not decrypt the first page; the lock is held."""
    try:
        keys = place.read_keys()
    except VaultError:
        return WrongSheetError()  # without a key file only the sheet gives a key
    if not keys.made_by(key):
        return WrongSheetError()
    noted_id = bytes.fromhex(keys.vault_id)
    if noted_id == vault_id:
        return VaultDamagedError("first page")
    raw_key = key.subkey(DATABASE, noted_id)
    try:
        opened = opens(place.db, raw_key, noted_id)
    finally:
        wipe(raw_key)
    return VaultDamagedError("first bytes") if opened else KeyFileForeignError()
