"""Copy a database, and prove that it holds what was written."""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import sqlcipher3

from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.keys import SALT_BYTES

_WHEN = """
    SELECT known.name, field.name
    FROM pragma_table_list AS known, pragma_table_info(known.name) AS field
    WHERE known.schema = 'main' AND known.type = 'table' AND (
        field.name GLOB '*_on' OR field.name GLOB '*_at' OR field.name IN
            ('first', 'last', 'contract_from', 'contract_to', 'valid_from', 'valid_until')
    )
"""
"""The columns that hold a day or a moment; the checks in the schema look at the form alone."""

_PARTIAL_INDEXES = """
    SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'
"""
_WHERE = re.compile(r"\sWHERE\s")


def copy_database(
    db: sqlcipher3.Connection, path: Path, key: bytes, salt: bytes | None = None
) -> None:
    """Write all of ``db`` compactly to the new file ``path``, encrypted with the raw ``key``.

    A failure leaves no file: on a full disk SQLite itself leaves an empty one, which would open as
    an empty vault with any key.
    """
    raw_key = f"x'{key.hex()}{(salt or os.urandom(SALT_BYTES)).hex()}'"
    path.touch(mode=0o600, exist_ok=False)
    try:
        # As a value, not as SQL: neither a quote in the path nor one in the key can end it.
        target = f"{path.absolute().as_uri()}?key={raw_key}"
        db.execute("VACUUM INTO :target", {"target": target})
        to_disk(path)
    except BaseException:
        path.unlink()
        raise


def check_database(db: sqlcipher3.Connection, full_text_tables: tuple[str, ...]) -> None:
    """Read every page and every index of ``db``.

    Raises:
        VaultDamagedError: a page was changed, an index or a reference does not agree.
    """
    for _step in check_in_steps(db, full_text_tables):
        pass


def check_in_steps(db: sqlcipher3.Connection, full_text_tables: tuple[str, ...]) -> Iterator[None]:
    """Check ``db`` as ``check_database`` does, with pauses in which others may read and write.

    Each step takes about a quarter of a second for 80 MB, on two slow cores.

    Raises:
        VaultDamagedError: a page was changed, an index or a reference does not agree.
    """
    yield from _sound_in_steps(db)
    db.execute("BEGIN IMMEDIATE")
    try:
        for table in full_text_tables:
            # rank 1 compares the words with the texts themselves
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - a name from our own scripts
    finally:
        db.execute("ROLLBACK")
    yield


def check_sound(db: sqlcipher3.Connection) -> None:
    """Read every page and every index of ``db``, which may be open for reading alone.

    The words of the full-text index are not compared with the texts, which takes writing.

    Raises:
        VaultDamagedError: a page was changed, an index or a reference does not agree, or a day is
            none.
    """
    for _step in _sound_in_steps(db):
        pass
    for table, column in db.execute(_WHEN).fetchall():
        for (text,) in db.execute(f'SELECT DISTINCT "{column}" FROM "{table}"'):  # noqa: S608 - names from our own scripts
            if text is not None and not _says_when(text, moment=column.endswith("_at")):
                raise VaultDamagedError("a day is none")


def _says_when(text: str, *, moment: bool) -> bool:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment or text == read.date().isoformat()


def check_partial_indexes(db: sqlcipher3.Connection) -> None:
    """Make sure that no index of some rows holds a row too many: SQLite's own check lets that pass.

    Raises:
        VaultDamagedError: one does.
    """
    for name, table, sql in db.execute(_PARTIAL_INDEXES).fetchall():
        condition = _WHERE.split(sql, maxsplit=1)[1]
        there, listed = (
            db.execute(f'SELECT count(*) FROM "{table}" {how} WHERE {condition}').fetchone()[0]  # noqa: S608 - the schema was compared with ours
            for how in ("NOT INDEXED", f'INDEXED BY "{name}"')
        )
        if there != listed:
            raise VaultDamagedError("tables and indexes disagree")


def _sound_in_steps(db: sqlcipher3.Connection) -> Iterator[None]:
    if db.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamagedError("a page was changed")
    yield
    if [row[0] for row in db.execute("PRAGMA integrity_check")] != ["ok"]:
        raise VaultDamagedError("tables and indexes disagree")
    check_partial_indexes(db)
    yield
    if db.execute("PRAGMA foreign_key_check").fetchall():
        raise VaultDamagedError("a record points at nothing")
    yield


def to_disk(path: Path) -> None:
    """Make the content of ``path`` survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
