"""From a folder and a key to a database that may be written."""

import os
from collections.abc import Sequence

import sqlcipher3

from vp_desktop.vault.database import allow_writing, connect, inspect, opens
from vp_desktop.vault.errors import (
    KeyFileForeignError,
    VaultDamagedError,
    VaultError,
    VaultReadOnlyError,
    WrongSheetError,
)
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.key_copies import reconcile
from vp_desktop.vault.keys import DATABASE, MasterKey, wipe
from vp_desktop.vault.upgrade import upgrade


def open_database(
    place: VaultFolder, key: MasterKey, scripts: Sequence[str]
) -> sqlcipher3.Connection:
    """Return the database of ``place``, current, ours alone and ready for writing.

    The caller holds the lock. Nothing is written to a database that is not found to be ours.

    Raises:
        VaultError: one of its subclasses says what is wrong.
    """
    if not all(os.access(path, os.W_OK) for path in (place.path, place.db)):
        raise VaultReadOnlyError  # SQLite would open it all the same, and fail at the first save
    vault_id = place.read_vault_id()
    raw_key = key.subkey(DATABASE, vault_id)
    try:
        if not opens(place.db, raw_key, vault_id):
            raise why_not(place, key, vault_id)
        upgrade(place, raw_key, vault_id, scripts)
        db = connect(place.db, raw_key, vault_id)
    finally:
        wipe(raw_key)
    try:
        inspect(db, scripts)
        allow_writing(db)
        reconcile(db, place, key)
    except BaseException:
        db.close()
        raise
    return db


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
