"""One hash a table, by which two databases are compared row for row, value for value.

The hash of a table is SHA-256 over its rows, ordered by their columns from the first to the last,
in blocks of 256. Of each block, column after column, it covers one letter a value for its kind
(N I R T B), then the length of each value in bytes, then the values themselves: integers and reals
as Python writes them, text in UTF-8, blobs as they are. No two contents share that form. It never
changes: it is how old backups are proven.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from vp_desktop.domain.progress import Progress, unwatched

Value = str | int | float | bytes | None
Query = Callable[[str], Iterable[Sequence[Value]]]
"""Runs one statement and gives its rows, lazily where it can."""

_BLOCK_ROWS = 256
_KINDS = {type(None): "N", int: "I", float: "R", str: "T", bytes: "B"}

_TABLES = """
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table'
        AND name NOT GLOB 'sqlite_*' AND name <> 'backup_manifest'
    ORDER BY name
"""
_COLUMNS = "SELECT name FROM pragma_table_info('{table}') ORDER BY cid"
_SCHEMA = """
    SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE tbl_name <> 'backup_manifest' AND name NOT GLOB 'sqlite_stat*'
    ORDER BY type, name
"""


@dataclass(frozen=True, slots=True)
class TableDigest:
    """What one table holds, as two numbers."""

    table: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The statement that reads one table in the order of the hash."""

    table: str
    sql: str


def readings(query: Query) -> tuple[Reading, ...]:
    """Return how to read each table that holds rows of ours, and the schema as one more table.

    The index of full-text search is left out: it is made from rows that are in, and it is compared
    with them by its own check.
    """
    tables = [str(row[0]) for row in query(_TABLES)]
    return (
        Reading("sqlite_schema", _SCHEMA),
        *(Reading(table, _reading_sql(query, table)) for table in tables),
    )


def digests(
    query: Query, plan: Sequence[Reading], report: Progress = unwatched
) -> tuple[TableDigest, ...]:
    """Return the digest of each table of ``plan``, in the order of their names."""
    found = []
    for done, reading in enumerate(plan, 1):
        found.append(_digest(reading.table, query(reading.sql)))
        report(done / len(plan))
    return tuple(sorted(found, key=lambda digest: digest.table))


def _reading_sql(query: Query, table: str) -> str:
    columns = _quoted(str(row[0]) for row in query(_COLUMNS.format(table=table)))
    return f"SELECT {columns} FROM {_quoted([table])} ORDER BY {columns}"  # noqa: S608 - names from the schema, quoted


def _quoted(names: Iterable[str]) -> str:
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)


def _digest(table: str, rows: Iterable[Sequence[Value]]) -> TableDigest:
    total, digest = 0, sha256()
    for block in _blocks(iter(rows)):
        total += len(block)
        for column in zip(*block, strict=True):
            for part in _column(column):
                digest.update(part)
    return TableDigest(table, total, digest.hexdigest())


def _blocks(rows: Iterator[Sequence[Value]]) -> Iterator[list[Sequence[Value]]]:
    while block := list(islice(rows, _BLOCK_ROWS)):
        yield block


def _column(values: tuple[Value, ...]) -> tuple[bytes, bytes, bytes]:
    kinds = "".join(map(_KINDS.__getitem__, map(type, values)))
    encoded = [
        value if isinstance(value, bytes) else b"" if value is None else str(value).encode()
        for value in values
    ]
    lengths = ",".join(map(str, map(len, encoded)))
    return kinds.encode(), f"{lengths};".encode(), b"".join(encoded)
