"""Bring a vault of an older version up to date, on a copy that then takes its place.

A vault of a newer version is refused, not opened to read: nobody here knows what its tables mean,
and half a case shown as a whole one is worse than a sentence.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from vp_desktop.files import sync_folder
from vp_desktop.vault.database import allow_writing, connect, inspect, let_go
from vp_desktop.vault.errors import VaultFullError
from vp_desktop.vault.folder import OLD_PREFIX, WORK_PREFIX, VaultFolder
from vp_desktop.vault.migrate import migrate
from vp_desktop.vault.proof import check_database, copy_database
from vp_desktop.vault.schema import expected_schema, full_text_tables

_ROOM = 3
"""Times the size of the vault: the copy, its journal while it changes, and some to live on."""


def upgrade(
    place: VaultFolder, raw_key: bytearray, vault_id: bytes, scripts: Sequence[str]
) -> None:
    """Make the database of ``place`` as new as ``scripts``; a new one stays untouched.

    Until the swap, which is one rename, the old file is the vault; after it the old file stays
    beside the new one until the vault was closed cleanly once.

    Raises:
        VaultFullError: there is too little room to do this safely.
        VaultError: the vault is not ours, newer, or damaged; it stays as it was.
    """
    db = connect(place.db, raw_key, vault_id)
    copy = place.path / f"{WORK_PREFIX}upgrade.db"
    try:
        version = inspect(db, scripts)
        if version == len(scripts):
            return
        if shutil.disk_usage(place.path).free < _ROOM * place.db.stat().st_size:
            raise VaultFullError("no room for an upgrade")
        db.execute("PRAGMA query_only = OFF")  # VACUUM INTO counts as writing; it only reads this
        copy_database(db, copy, bytes(raw_key), vault_id)
    finally:
        db.close()
    try:
        _bring_up_to_date(copy, raw_key, vault_id, scripts)
    except BaseException:
        copy.unlink()
        raise
    _keep_old(place, version)
    copy.replace(place.db)
    sync_folder(place.path)


def _bring_up_to_date(
    copy: Path, raw_key: bytearray, vault_id: bytes, scripts: Sequence[str]
) -> None:
    db = connect(copy, raw_key, vault_id)
    try:
        inspect(db, scripts)
        allow_writing(db)
        db.execute("PRAGMA foreign_keys = OFF")  # a script may have to make a table anew
        migrate(db, scripts)
        inspect(db, scripts)
        check_database(db, full_text_tables(expected_schema(scripts)))
    finally:
        let_go(db)


def _keep_old(place: VaultFolder, version: int) -> None:
    old = place.path / f"{OLD_PREFIX}{version}.db"
    old.unlink(missing_ok=True)
    try:
        os.link(place.db, old)
    except OSError:  # FAT knows no second name for a file
        shutil.copyfile(place.db, old)
