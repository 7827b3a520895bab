from collections.abc import Iterable
from hashlib import sha256

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.vault.connection import Vault
from vp_desktop.vault.digests import Reading, Value, digests, readings
from vp_desktop.vault.manifest import rows_of

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    st.binary(max_size=4),
)
TABLES = st.integers(1, 3).flatmap(
    lambda columns: st.lists(st.tuples(*[VALUES] * columns), max_size=4)
)

Rows = list[tuple[Value, ...]]


def digest_of(rows: Rows) -> str:
    def query(_sql: str) -> Iterable[tuple[Value, ...]]:
        return iter(rows)

    return digests(query, [Reading("t", "")])[0].sha256


def kinds(rows: Rows) -> list[list[tuple[type, Value]]]:
    return [[(type(value), value) for value in row] for row in rows]


@given(TABLES, TABLES)
def test_two_tables_share_a_digest_only_when_they_are_equal(one: Rows, other: Rows) -> None:
    assert (digest_of(one) == digest_of(other)) == (repr(kinds(one)) == repr(kinds(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([("ab", "c")], [("a", "bc")]),
        ([("1",)], [(1,)]),
        ([(1,)], [(1.0,)]),
        ([("",)], [(None,)]),
        ([(b"a",)], [("a",)]),
        ([("a\0b",)], [("a\0c",)]),
        ([("a",), ("b",)], [("b",), ("a",)]),
        ([("1,1;",)], [("1,", "1;")]),
        ([("x",)] * 256, [("x",)] * 257),
    ],
)
def test_what_looks_alike_has_another_digest(one: Rows, other: Rows) -> None:
    assert digest_of(one) != digest_of(other)


def test_the_digest_is_what_its_description_says() -> None:
    rows: Rows = [(7, "é", None), (-12, b"\0", 0.5)]

    expected = sha256(b"II1,3;7-12" + b"TB2,1;\xc3\xa9\0" + b"NR0,3;0.5").hexdigest()

    assert digest_of(rows) == expected


def test_every_table_with_rows_of_ours_is_read(vault: Vault) -> None:
    objects = vault.read("SELECT name, sql FROM sqlite_schema WHERE type = 'table'", {})
    virtual = {row["name"] for row in objects if "VIRTUAL" in row["sql"]}
    plain = {
        row["name"]
        for row in objects
        if not row["name"].startswith(tuple(f"{name}_" for name in virtual))
    }

    read = {reading.table for reading in readings(rows_of(vault._db))}

    assert read == plain - virtual | {"sqlite_schema"}


def test_a_table_that_begins_with_its_key_is_read_without_sorting(vault: Vault) -> None:
    query = rows_of(vault._db)
    vault._db.set_authorizer(None)

    sorted_ones = {
        reading.table
        for reading in readings(query)
        for step in vault._db.execute(f"EXPLAIN QUERY PLAN {reading.sql}")
        if "TEMP B-TREE" in step["detail"]
    }

    assert sorted_ones == {"headcount", "sqlite_schema"}, "small ones without a key"


def test_where_a_row_lies_in_the_file_does_not_matter() -> None:
    db = sqlcipher3.connect(":memory:", isolation_level=None)
    db.execute("CREATE TABLE pair (a TEXT, b INTEGER, PRIMARY KEY (b, a))")
    db.execute("CREATE TABLE loose (a TEXT)")
    db.execute("INSERT INTO pair VALUES ('x', 1), ('y', 2)")
    db.execute("INSERT INTO loose VALUES ('x'), ('y')")
    query = rows_of(db)
    before = digests(query, readings(query))

    db.execute("DELETE FROM pair WHERE a = 'x'")
    db.execute("DELETE FROM loose WHERE a = 'x'")
    db.execute("INSERT INTO pair VALUES ('x', 1)")
    db.execute("INSERT INTO loose VALUES ('x')")

    assert digests(query, readings(query)) == before
    db.close()
