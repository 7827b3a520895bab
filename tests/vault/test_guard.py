from pathlib import Path

import pytest
import sqlcipher3

from vp_desktop.vault.connection import Vault

REFUSED = "not authorized|prohibited|authorization denied|may not be modified"
DENIED = [
    "ATTACH 'other.db' AS other",
    "DETACH main",
    "CREATE TABLE extra (x)",
    "CREATE TEMP TABLE extra (x)",
    "CREATE VIEW extra AS SELECT 1",
    "CREATE TRIGGER extra AFTER INSERT ON draft BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE extra USING fts5 (x)",
    "CREATE INDEX extra ON note (text)",
    "DROP TABLE draft",
    "DROP INDEX contact_by_case",
    "ALTER TABLE draft ADD COLUMN more TEXT",
    "ANALYZE",
    "PRAGMA optimize",
    "REINDEX",
    "VACUUM INTO 'copy.db'",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = NORMAL",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA secure_delete = OFF",
    "PRAGMA trusted_schema = ON",
    "PRAGMA user_version = 9",
    "PRAGMA rekey = 'x'",
    "PRAGMA key = 'x'",
    "SELECT load_extension('x')",
    "SELECT sqlcipher_export('main')",
    "DELETE FROM sqlite_schema",
    "UPDATE sqlite_schema SET sql = ''",
    "DELETE FROM note_words_data",
    'UPDATE "NOTE_WORDS_CONFIG" SET v = 0',
    "INSERT INTO case_words_idx VALUES (1, 'x', 1)",
]


@pytest.mark.parametrize("sql", DENIED)
def test_sql_may_not_leave_the_rows(vault: Vault, sql: str, tmp_path: Path) -> None:
    before = sorted(path.name for path in vault.folder.iterdir())

    with pytest.raises(sqlcipher3.DatabaseError, match=REFUSED):
        vault.read(sql, {})

    assert sorted(path.name for path in vault.folder.iterdir()) == before
    assert list(tmp_path.glob("*.db")) == []


@pytest.mark.parametrize(
    "sql",
    [
        "WITH RECURSIVE n (i) AS (VALUES (1) UNION SELECT i + 1 FROM n LIMIT 9) SELECT i FROM n",
        "PRAGMA user_version",
        "PRAGMA table_info (note)",
        "SELECT name FROM pragma_table_list WHERE schema = 'main'",
        "EXPLAIN QUERY PLAN SELECT * FROM note",
        "SELECT highlight(note_words, 0, '[', ']') FROM note_words WHERE note_words MATCH 'x'",
    ],
)
def test_what_repositories_need_is_allowed(vault: Vault, sql: str) -> None:
    vault.read(sql, {})


def test_a_deletion_may_follow_references_and_clear_the_index(vault: Vault) -> None:
    with vault.transaction():
        vault.write("INSERT INTO client (pseudonym, name) VALUES ('M-1', 'Zwaluwstaart')", {})
        vault.write("UPDATE client SET name = 'Roodborst'", {})
        vault.write("DELETE FROM client", {})

    assert vault.read("SELECT * FROM client_words WHERE client_words MATCH 'roodborst'", {}) == []
    vault.check()


def test_after_a_copy_the_guard_is_back(vault: Vault, tmp_path: Path) -> None:
    vault.snapshot_to(tmp_path / "copy.db", bytes(32))

    with pytest.raises(sqlcipher3.DatabaseError):
        vault.read("CREATE TABLE extra (x)", {})
