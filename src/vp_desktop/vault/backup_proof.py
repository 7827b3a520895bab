"""Prove a backup: take the database out of the written file and compare every row.

A backup whose bytes are right may still be one that nobody can use. So the proof does what a
restore does: authenticate, decrypt, read every page and index, and compare each table with what
was noted when the backup was made.
"""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from vp_desktop.domain.backups import Holding
from vp_desktop.domain.progress import Progress, part_of
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupForgedError,
    BackupTooNewError,
)
from vp_desktop.vault.backup_keys import BackupKeys
from vp_desktop.vault.bounds import check_schema_size
from vp_desktop.vault.container import Header, Opened, unpack
from vp_desktop.vault.database import connect, inspect, within_reason
from vp_desktop.vault.digests import digests, readings
from vp_desktop.vault.errors import (
    NotAVaultError,
    SchemaChangedError,
    TooNewError,
    VaultDamagedError,
)
from vp_desktop.vault.manifest import Manifest, holding, rows_of, take_manifest
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.proof import check_partial_indexes
from vp_desktop.vault.schema import full_text_tables, schema_of
from vp_desktop.vault.trouble import in_our_words, result_code

_CACHE_KIB = 196_608
"""A copy up to this size is decrypted once, not once a check: 130 MB are proven in 2.7 s, not 4."""

_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"


@dataclass(frozen=True, slots=True)
class Proven:
    """A backup of which every row was seen, and its database, open and without the manifest."""

    opened: Opened
    manifest: Manifest
    holding: Holding
    db: sqlcipher3.Connection


@contextmanager
def proven(
    file: Path, keys_of: Callable[[Header], BackupKeys], work_file: Path, report: Progress
) -> Generator[Proven]:
    """Prove the backup ``file``; inside the block its database lies open in ``work_file``.

    Raises:
        BackupDamagedError, BackupForgedError: the bytes, or the rows, are not what was written.
        BackupTooNewError: a newer program made it.
        VaultDamagedError: the rows are what was written, and do not agree with each other.
        VaultFullError: there is no room for ``work_file``.
    """
    keys: list[BackupKeys] = []

    def seal_key(header: Header) -> bytearray:
        keys.append(keys_of(header))
        return keys[0].seal

    try:
        with open(work_file, "xb", opener=for_us_alone) as work:
            opened = unpack(file, seal_key, work, part_of(report, 0, 0.2))
        with _as_forged():
            check_schema_size(work_file, keys[0].database)
        with work_database(work_file, keys[0].database) as db:
            yield _inspect(db, opened, part_of(report, 0.2, 1))
    finally:
        work_file.unlink(missing_ok=True)
        for pair in keys:
            pair.wipe()


def for_us_alone(name: str, flags: int) -> int:
    """Open a new file that only its owner may read: for ``open(..., opener=)``."""
    return os.open(name, flags, 0o600)


@contextmanager
def work_database(path: Path, raw_key: bytearray) -> Generator[sqlcipher3.Connection]:
    """Open a copy that nobody keeps, for writing: no journal on the disk, no waiting for it."""
    with in_our_words():
        db = connect(path, raw_key, b"")
        try:
            db.row_factory = None
            db.execute("PRAGMA query_only = OFF")
            db.execute("PRAGMA journal_mode = MEMORY")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            yield db
        finally:
            db.close()


def _inspect(db: sqlcipher3.Connection, opened: Opened, report: Progress) -> Proven:
    with _as_forged():
        with within_reason(db):  # it may be a view without an end
            manifest = take_manifest(db)
        inspect(db, released_scripts())
    look_through(db, manifest, report)
    return Proven(opened, manifest, holding(rows_of(db)), db)


@contextmanager
def _as_forged() -> Generator[None]:
    """Say that nobody but a person can have made tables as those in the block."""
    try:
        yield
    except TooNewError as error:
        raise BackupTooNewError from error
    except (NotAVaultError, SchemaChangedError) as error:
        raise BackupForgedError("tables") from error
    except sqlcipher3.OperationalError as error:
        if result_code(error) != sqlcipher3.SQLITE_ERROR:
            raise  # the disk or the memory failed: the backup is not to blame
        raise BackupForgedError("tables") from error


def look_through(db: sqlcipher3.Connection, manifest: Manifest, report: Progress) -> None:
    """Make sure that ``db`` agrees with itself, and row for row with ``manifest``.

    Raises:
        VaultDamagedError: a page, an index or a reference does not agree.
        BackupDamagedError: the rows are not those of the manifest.
    """
    _check(db, part_of(report, 0, 0.8))
    query = rows_of(db)
    if digests(query, readings(query), part_of(report, 0.8, 1)) != manifest:
        raise BackupDamagedError("rows")


def _check(db: sqlcipher3.Connection, report: Progress) -> None:
    """Read every page, every index and every word of a database that VACUUM has just written."""
    if db.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamagedError("a page was changed")
    tables = [name for (name,) in db.execute(_TABLES)]
    words = full_text_tables(schema_of(db))
    steps = len(tables) + len(words)
    for done, table in enumerate(tables):
        # Table by table: the check of the whole would read the full-text index twice over.
        if db.execute(f"PRAGMA integrity_check('{table}')").fetchall() != [("ok",)]:
            raise VaultDamagedError("tables and indexes disagree")
        report(done / steps)
    check_partial_indexes(db)
    if db.execute("PRAGMA foreign_key_check").fetchall():
        raise VaultDamagedError("a record points at nothing")
    for done, table in enumerate(words, len(tables)):
        # rank 1 compares the words with the texts themselves
        db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - a table of ours: the schema was compared
        report(done / steps)
