from pathlib import Path

import pytest
import sqlcipher3

from vp_desktop.vault.connection import Vault


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
