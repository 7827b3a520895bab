"""What the tables of a vault must look like, word for word.

A vault may come from elsewhere. A trigger, a view in the place of a table or an odd CHECK would
run inside our own statements, so before a row is written the text of every table is compared with
what our scripts make.
"""

from collections.abc import Sequence
from functools import cache

import sqlcipher3

from vp_desktop.vault.migrate import migrate

Schema = frozenset[tuple[str, str, str, str]]
"""Type, name, table and SQL of each object, plus one entry a full-text table for its settings."""

_INDEX_FORMATS = (4, 5)
"""Of FTS5: 5 once a row was deleted in a table that removes its words."""

STATISTICS = frozenset({"sqlite_stat1", "sqlite_stat4"})
"""Tables of ANALYZE. They hold copies of values, so we never make them and drop them when found."""


def expected_schema(scripts: Sequence[str]) -> Schema:
    """Return the schema that ``scripts`` make."""
    return _made_by(tuple(scripts))


def schema_of(db: sqlcipher3.Connection) -> Schema:
    """Return the schema of ``db``, the tables of ``STATISTICS`` left out."""
    objects = {
        (kind, name, table, sql or "")
        for kind, name, table, sql in db.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        )
        if table not in STATISTICS
    }
    return frozenset(objects)


def full_text_tables(schema: Schema) -> tuple[str, ...]:
    """Return the names of the full-text tables of ``schema``."""
    return tuple(
        sorted(
            name
            for kind, name, _table, sql in schema
            if kind == "table" and sql.upper().startswith("CREATE VIRTUAL TABLE")
        )
    )


def forgets_deleted_words(db: sqlcipher3.Connection, table: str) -> bool:
    """Tell whether the full-text ``table`` of ``db`` really removes the words of a deleted row.

    It has no other setting either: one may name a function or make a search read for ever.
    """
    found = db.execute(f"SELECT k, v FROM {table}_config LIMIT 9").fetchall()  # noqa: S608 - a name from our own scripts
    settings = dict(found)
    return settings.pop("version", None) in _INDEX_FORMATS and settings == {"secure-delete": 1}


@cache
def _made_by(scripts: tuple[str, ...]) -> Schema:
    db = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        migrate(db, scripts)
        return schema_of(db)
    finally:
        db.close()
