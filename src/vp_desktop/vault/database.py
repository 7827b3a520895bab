"""Connect to ``vault.db``, and look hard at it before anything is written.

The order is the safety: key, settings, read-only; then whose file it is, which version, whether its
tables are word for word ours; only then the write lock.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import sqlcipher3

from vp_desktop.vault.bounds import check_schema_size
from vp_desktop.vault.errors import (
    NotAVaultError,
    SchemaChangedError,
    TooNewError,
    VaultDiskError,
)
from vp_desktop.vault.keys import wipe
from vp_desktop.vault.migrate import APPLICATION_ID
from vp_desktop.vault.schema import (
    STATISTICS,
    Schema,
    expected_schema,
    forgets_deleted_words,
    full_text_tables,
    schema_of,
)
from vp_desktop.vault.trouble import result_code

_MOST_HEAP_BYTES = 512 * 1024 * 1024
_STEPS, _MOST_TIMES = 1000, 200
"""Virtual machine steps to look through a vault. Ours takes 1,500."""

_SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
    "busy_timeout = 500",
    "cache_spill = OFF",  # so the file changes at a commit and at no other moment
    f"hard_heap_limit = {_MOST_HEAP_BYTES}",
    "locking_mode = EXCLUSIVE",
    "query_only = ON",
)

_EXTRA = 3

_FORM = ["UTF-8", 0]
"""How a database of ours keeps its texts, and that it never moves a page on its own."""


def connect(path: Path, raw_key: bytearray, salt: bytes) -> sqlcipher3.Connection:
    """Return a connection to the existing file at ``path``, read-only until ``allow_writing``.

    Whether the key fits shows at the first read. ``raw_key`` is the caller's, to wipe.
    """
    # mode=rw: SQLite's default would make an empty vault where there is none.
    db = sqlcipher3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    db.execute("PRAGMA cipher_log_level = NONE")  # else it reports on standard error
    key_text = bytearray(b"x'" + raw_key.hex().encode() + salt.hex().encode() + b"'")
    db.set_key(key_text)
    wipe(key_text)
    for setting in _SETTINGS:
        db.execute(f"PRAGMA {setting}")
    db.row_factory = sqlcipher3.Row
    return db


def opens(path: Path, raw_key: bytearray, salt: bytes) -> bool:
    """Tell whether the key decrypts the first page of ``path``.

    A commit that was cut off is undone by it. No table has been looked at yet.

    Raises:
        SchemaChangedError: it has more tables than SQLite should ever take into memory.
        VaultDamagedError: what it has for tables cannot be read.
    """
    db = connect(path, raw_key, salt)
    try:
        db.execute("PRAGMA schema_version").fetchone()
    except sqlcipher3.DatabaseError as error:
        if result_code(error) != sqlcipher3.SQLITE_NOTADB:
            raise
        return False
    finally:
        db.close()
    check_schema_size(path, raw_key, salt)
    return True


def inspect(db: sqlcipher3.Connection, scripts: Sequence[str]) -> int:
    """Return the version of ``db`` after making sure that it is a vault of ours, unchanged.

    Raises:
        NotAVaultError: another program made it.
        TooNewError: its version is above ours.
        SchemaChangedError: its tables are not what our scripts make.
    """
    if _ask(db, "application_id") != APPLICATION_ID:
        raise NotAVaultError("another program's database")
    version = _ask(db, "user_version")
    if version > len(scripts):
        raise TooNewError(f"version {version}, this program knows {len(scripts)}")
    if version < 1:
        raise SchemaChangedError
    with within_reason(db):
        _compare(db, expected_schema(scripts[:version]))
    return version


def _compare(db: sqlcipher3.Connection, expected: Schema) -> None:
    journal, *form = [
        db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "encoding", "auto_vacuum")
    ]
    if journal == "wal" or form != _FORM or schema_of(db) != expected:
        raise SchemaChangedError
    if not all(forgets_deleted_words(db, table) for table in full_text_tables(expected)):
        raise SchemaChangedError("the full-text index has other settings")


@contextmanager
def within_reason(db: sqlcipher3.Connection) -> Generator[None]:
    """Stop what the block asks of ``db`` when it takes much longer than looking at a vault does.

    Raises:
        SchemaChangedError: it was stopped.
    """
    turns = count(1)
    db.set_progress_handler(lambda: next(turns) > _MOST_TIMES, _STEPS)
    try:
        yield
    except sqlcipher3.OperationalError as error:
        if result_code(error) == sqlcipher3.SQLITE_INTERRUPT:
            raise SchemaChangedError("no end of tables") from error
        raise
    finally:
        db.set_progress_handler(None, 0)


def allow_writing(db: sqlcipher3.Connection) -> None:
    """Take the database for ourselves, with every commit safe against a power cut.

    Raises:
        VaultDiskError: SQLite did not accept the settings that this promise needs.
    """
    db.execute("PRAGMA query_only = OFF")
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("PRAGMA fullfsync = ON")  # macOS: F_FULLFSYNC; elsewhere without effect
    # Of 1000 simulated power cuts SQLite's defaults lost a commit in 175, these in none.
    modes = [
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "locking_mode")
    ]
    if modes != ["truncate", "exclusive"] or _ask(db, "synchronous") != _EXTRA:
        raise VaultDiskError("durable settings refused")
    db.execute("BEGIN EXCLUSIVE")
    for table in sorted(STATISTICS):
        db.execute(f"DROP TABLE IF EXISTS {table}")
    db.execute("COMMIT")


def let_go(db: sqlcipher3.Connection) -> None:
    """Close ``db`` and leave no journal behind, not even an empty one."""
    with suppress(sqlcipher3.Error):  # the next start clears up what the disk refuses now
        db.set_authorizer(None)
        db.execute("PRAGMA journal_mode = DELETE")
    db.close()


def _ask(db: sqlcipher3.Connection, pragma: str) -> int:
    number: int = db.execute(f"PRAGMA {pragma}").fetchone()[0]
    return number
