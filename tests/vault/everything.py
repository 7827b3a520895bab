"""One row in every table, whatever the tables are: for what must hold for all of a vault."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from vp_desktop.vault.connection import Value, Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.migrate import migrate, released_scripts

KEPT_BY_THE_VAULT = frozenset({"vault_fact"})
LEDGER = frozenset({"publication", "published_number"})
"""Tables that are never deleted from, and hold no word about a person."""

_BY_NAME: dict[str, Value] = {
    "threshold": 5,
    "year": 2025,
    "sha256": "5" * 64,
    "backup_id": "b" * 32,
    "binned_at": None,
}
_BY_TYPE: dict[str, Value] = {"INTEGER": 1, "REAL": 1.5, "BLOB": b"\x00\xff attachment"}


def one_of_each(word: str) -> dict[str, dict[str, Value]]:
    """Return a row for every table; every text begins with ``word`` and says where it stands."""
    db = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        migrate(db, released_scripts())
        return {table: _row(db, table, word) for table in _tables(db)}
    finally:
        db.close()


@contextmanager
def unordered(folder: Path, key: MasterKey) -> Generator[Vault]:
    """Open the vault so that it is filled and emptied in any order, its other settings real."""
    with Vault.open(folder, key) as vault:
        vault._db.set_authorizer(None)
        vault._db.execute("PRAGMA foreign_keys = OFF")
        vault._db.set_authorizer(vault._guard)
        yield vault


def fill(vault: Vault, word: str) -> None:
    """Write ``one_of_each`` into an ``unordered`` vault."""
    with vault.transaction():
        for table, row in one_of_each(word).items():
            vault.write(_insert(table, row), row)


def _insert(table: str, row: dict[str, Value]) -> str:
    """Return the statement that puts ``row`` into ``table``, its values by name."""
    names = ", ".join(row)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(f":{n}" for n in row)})'  # noqa: S608 - names from our own scripts


def _tables(db: sqlcipher3.Connection) -> Iterator[str]:
    found = db.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
        " AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    for (name,) in found.fetchall():
        if name not in KEPT_BY_THE_VAULT:
            yield name


def _row(db: sqlcipher3.Connection, table: str, word: str) -> dict[str, Value]:
    columns = db.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
    return {name: _value(table, name, kind, word) for name, kind in columns}


def _value(table: str, name: str, kind: str, word: str) -> Value:
    if name in _BY_NAME:
        return _BY_NAME[name]
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if name.endswith("_at"):
        return "2025-03-14T12:00:00+00:00"
    if name.endswith(("_on", "_from", "_to", "_until")) or name in {"first", "last", "as_of"}:
        return "2025-03-14"
    return f"{word} {table} {name}"
