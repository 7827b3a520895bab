"""The limit of what SQL can do: the same database, the same modes, and nothing in between."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from benchmarks.place import PASSPHRASE
from vp_desktop.services.access import derive_key
from vp_desktop.vault.keys import DATABASE

_MODES = (
    "cipher_log_level = NONE",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "foreign_keys = ON",
    "locking_mode = EXCLUSIVE",
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
)


@contextmanager
def raw_copy(vault: Path, scratch: Path) -> Generator[sqlcipher3.Connection]:
    """Give a bare connection to a copy of the database of ``vault``, which is closed."""
    copy = scratch / "raw.db"
    shutil.copyfile(vault / "vault.db", copy)
    vault_id = copy.open("rb").read(16)
    key = derive_key(vault, PASSPHRASE)
    db = sqlcipher3.connect(str(copy), isolation_level=None)
    db.execute("PRAGMA cipher_log_level = NONE")
    db.set_key(bytearray(b"x'" + key.subkey(DATABASE, vault_id).hex().encode() + b"'"))
    for mode in _MODES:
        db.execute(f"PRAGMA {mode}")
    try:
        yield db
    finally:
        db.close()
        copy.unlink()
