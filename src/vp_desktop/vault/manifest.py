"""What a backup says it holds: rows and a hash a table, in a table that only a backup has."""

from collections.abc import Iterable

import sqlcipher3

from vp_desktop.domain.backups import Holding
from vp_desktop.vault.digests import Query, TableDigest, Value

Manifest = tuple[TableDigest, ...]

_MAKE = """
    CREATE TABLE backup_manifest (
        name      TEXT PRIMARY KEY,
        row_count INTEGER NOT NULL,
        sha256    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
"""
_FILL = "INSERT INTO backup_manifest (name, row_count, sha256) VALUES (?, ?, ?)"
_READ = "SELECT name, row_count, sha256 FROM backup_manifest ORDER BY name LIMIT 999"
_HOLDING = """
    SELECT
        (SELECT count(*) FROM "case" WHERE binned_at IS NULL),
        (SELECT count(*) FROM note
            JOIN contact ON contact.id = note.contact_id
            JOIN "case" ON "case".id = contact.case_id
            WHERE contact.binned_at IS NULL AND "case".binned_at IS NULL)
"""


def rows_of(db: sqlcipher3.Connection) -> Query:
    """Return how to run a statement on ``db``."""

    def query(sql: str) -> Iterable[tuple[Value, ...]]:
        return db.execute(sql)

    return query


def holding(query: Query) -> Holding:
    """Return what there is to count for the user, the bin left out."""
    ((cases, notes),) = query(_HOLDING)
    return Holding(cases=int(str(cases)), notes=int(str(notes)))


def write_manifest(db: sqlcipher3.Connection, manifest: Manifest) -> None:
    """Put ``manifest`` into ``db``."""
    db.execute("BEGIN")
    db.execute(_MAKE)
    db.executemany(_FILL, [(one.table, one.rows, one.sha256) for one in manifest])
    db.execute("COMMIT")


def take_manifest(db: sqlcipher3.Connection) -> Manifest:
    """Return the manifest of ``db`` and remove it, so that what is left is a vault's database.

    What it says is not looked at: whoever made the backup may have written anything.
    """
    found = tuple(TableDigest(*row) for row in db.execute(_READ))
    db.execute("DROP TABLE backup_manifest")
    return found
