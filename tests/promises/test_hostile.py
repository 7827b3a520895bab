import json
import re
from collections import Counter
from pathlib import Path

import pytest
import sqlcipher3

from tests.children import said_by
from tests.conftest import CHEAP, PASSPHRASE
from tests.promises.hostile_work import MIB, RUN, SOUND
from tests.promises.refusing import assert_refused
from tests.vault.raw import meddle
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import SchemaChangedError, VaultDamagedError, VaultError
from vp_desktop.vault.keys import DATABASE, MasterKey
from vp_desktop.vault.migrate import migrate, released_scripts

FULL = Path(__file__).parents[1] / "services" / "full_practice.json"

WRITABLE = "PRAGMA writable_schema = ON"
INTO_SCHEMA = "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
CHANGES: dict[str, tuple[str, ...]] = {
    "a trigger": ("CREATE TRIGGER extra AFTER INSERT ON draft BEGIN DELETE FROM note; END",),
    "no trigger": ("DROP TRIGGER note_removed",),
    "a table": ("CREATE TABLE extra (x)",),
    "a view": ("CREATE VIEW extra AS SELECT 1",),
    "an index": ("CREATE INDEX extra ON note (text)",),
    "no table": ("DROP TABLE draft",),
    "a view for a table": ("DROP TABLE draft", "CREATE VIEW draft AS SELECT 1 AS place"),
    "a column": ("ALTER TABLE draft ADD COLUMN more TEXT",),
    "a generated column": ("ALTER TABLE draft ADD COLUMN more TEXT AS (hex(zeroblob(100000000)))",),
    "another name": ("ALTER TABLE draft RENAME COLUMN body TO text",),
    "a virtual table": ("CREATE VIRTUAL TABLE extra USING fts4 (x)",),
    "words that stay": ("INSERT INTO note_words (note_words, rank) VALUES ('secure-delete', 0)",),
    "a ranking": ("INSERT INTO note_words (note_words, rank) VALUES ('rank', 'bm25(1.0)')",),
    "a page size of the index": ("INSERT INTO note_words (note_words, rank) VALUES ('pgsz', 32)",),
    "version nought": ("PRAGMA user_version = 0",),
    "a write-ahead log": ("PRAGMA journal_mode = WAL",),
    "an odd check": (
        WRITABLE,
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'body     TEXT NOT NULL',"
            " 'body     TEXT NOT NULL CHECK (length(body) < 9)') WHERE name = 'draft'"
        ),
    ),
    "words after the end": (
        WRITABLE,
        "UPDATE sqlite_schema SET sql = sql || char(0) || 'more' WHERE name = 'draft'",
    ),
}
"""What somebody with the key may do to the tables, by what it is."""

VIEW_WITHOUT_END = (
    "CREATE VIEW backup_manifest AS WITH RECURSIVE n (i) AS"
    " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS name, i AS row_count, i AS sha256"
    " FROM n"
)


def many(objects: int, kind: str, rootpage: int, of_what: str) -> tuple[str, ...]:
    """Return what makes a database of ``objects`` tables or views."""
    made = f"'CREATE {kind} t' || i || '{of_what}'"
    numbers = f"(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {objects})"  # noqa: S608 - ours
    rows = f"SELECT '{kind}', 't' || i, 't' || i, {rootpage}, {made} FROM n"  # noqa: S608 - ours
    return (WRITABLE, f"WITH RECURSIVE n (i) AS {numbers} {INTO_SCHEMA} {rows}")


def huge(megabytes: int) -> tuple[str, ...]:
    """Return what makes a view of which the text alone takes ``megabytes``."""
    made = f"'CREATE VIEW v AS SELECT ''' || hex(zeroblob({megabytes * 500_000})) || ''''"
    return (WRITABLE, f"{INTO_SCHEMA} VALUES ('view', 'v', 'v', 0, {made})")


ENDLESS = [
    pytest.param(many(50_000, "table", 3, " (x)"), id="50,000-tables"),
    pytest.param(huge(5), id="a-view-of-5-MB"),
    pytest.param(many(1_000_000, "table", 3, " (x)"), id="a-million", marks=pytest.mark.long),
    pytest.param(many(1_000_000, "view", 0, " AS SELECT 1"), id="views", marks=pytest.mark.long),
    pytest.param(huge(100), id="100-MB", marks=pytest.mark.long),
]


@pytest.fixture
def full(vault_folder: Path, key: MasterKey) -> Path:
    """A vault with something in every table."""
    practice = Practice.open(vault_folder, key.copy())
    practice.exchange.add(practice.exchange.read(FULL))
    practice.drafts.save("here", "half")
    practice.lock()
    return vault_folder


@pytest.fixture
def backup(full: Path, key: MasterKey, tmp_path: Path) -> Path:
    """A backup of ``full``, which lies beside it as «of this.vpvault»."""
    target = tmp_path / "made"
    target.mkdir()
    practice = Practice.open(full, key.copy())
    made = practice.backups.make(target)
    practice.lock()
    full.rename(target / "of this.vpvault")
    return Path(made.path)


@pytest.mark.parametrize("change", CHANGES, ids=lambda name: name.replace(" ", "-"))
def test_51a_changed_tables_are_refused_before_a_row_is_written(
    vault_folder: Path, key: MasterKey, change: str
) -> None:
    meddle(vault_folder, key, *CHANGES[change])

    assert_refused(vault_folder, key, SchemaChangedError)


@pytest.mark.parametrize("statements", ENDLESS)
def test_51b_tables_without_end_are_refused_in_no_time_and_little_memory(
    vault_folder: Path, statements: tuple[str, ...]
) -> None:
    refused_at_once(said_by(RUN, "opening", vault_folder, *statements), "SchemaChangedError")


def refused_at_once(said: str, word: str) -> None:
    """It ended with ``word`` before the fork was killed for the time it took, and wrote nothing."""
    ended, _seconds, grown, untouched = said.rsplit(" ", 3)
    assert ended == word
    assert float(grown) < MIB
    assert untouched == "True"


@pytest.mark.parametrize(
    "form", ["encoding = 'UTF-16le'", "auto_vacuum = 1", "cipher_page_size = 512"]
)
def test_51c_a_database_of_another_form_is_refused(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "odd.vpvault"
    key = create_vault(folder, PASSPHRASE, CHEAP)
    db = folder / "vault.db"
    salt = db.read_bytes()[:16]
    db.unlink()
    odd = sqlcipher3.connect(str(db), isolation_level=None)
    odd.set_key(f"x'{key.subkey(DATABASE, salt).hex()}{salt.hex()}'".encode())
    odd.execute(f"PRAGMA {form}")
    migrate(odd, released_scripts())
    odd.close()
    before = db.read_bytes()
    assert before[:16] == salt

    with pytest.raises((SchemaChangedError, VaultDamagedError)):
        Vault.open(folder, key)
    assert db.read_bytes() == before


HOSTILE_BACKUPS: dict[str, list[tuple[str, ...]]] = {
    "BackupForgedError": [
        CHANGES["a trigger"],
        CHANGES["a view for a table"],
        ("DROP TABLE backup_manifest",),
        ("DROP TABLE backup_manifest", VIEW_WITHOUT_END),
        many(50_000, "table", 3, " (x)"),
        huge(5),
    ],
    "BackupDamagedError": [("DELETE FROM practice_setting",)],
}


@pytest.mark.parametrize("word", HOSTILE_BACKUPS)
def test_51d_a_hostile_backup_is_refused_although_its_seal_is_right(
    backup: Path, word: str
) -> None:
    said = said_by(RUN, "proving", backup, json.dumps(HOSTILE_BACKUPS[word])).splitlines()

    assert len(said) == len(HOSTILE_BACKUPS[word])
    for one in said:
        refused_at_once(one, word)


@pytest.mark.long
@pytest.mark.parametrize("statements", [many(1_000_000, "table", 3, " (x)"), huge(100)])
def test_51f_a_backup_without_end_is_refused_in_no_time_and_little_memory(
    backup: Path, statements: tuple[str, ...]
) -> None:
    refused_at_once(said_by(RUN, "proving", backup, json.dumps([statements])), "BackupForgedError")


def test_51e_what_is_no_text_is_damage_and_is_not_quoted(
    vault_folder: Path, key: MasterKey
) -> None:
    meddle(vault_folder, key, "INSERT INTO draft VALUES (CAST(x'4a616eff' AS TEXT), 'x', 'now')")

    with Vault.open(vault_folder, key) as vault, pytest.raises(VaultDamagedError) as caught:
        vault.read("SELECT place FROM draft", {})
    assert "Jan" not in f"{caught.value!r}{caught.value}"
    assert caught.value.__suppress_context__


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
    WRITABLE,
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
QUESTIONS = frozenset(
    {
        "application_id",
        "cipher_integrity_check",
        "data_version",
        "foreign_key_check",
        "foreign_key_list",
        "freelist_count",
        "index_info",
        "index_list",
        "integrity_check",
        "page_count",
        "table_info",
        "table_list",
        "user_version",
    }
)
"""Every pragma that SQL of the program may ask; each only answers."""


@pytest.mark.parametrize("sql", DENIED)
def test_52a_sql_may_not_leave_the_rows(vault: Vault, sql: str, tmp_path: Path) -> None:
    before = sorted(path.name for path in vault.folder.iterdir())

    with pytest.raises(sqlcipher3.DatabaseError, match=REFUSED):
        vault.read(sql, {})

    assert sorted(path.name for path in vault.folder.iterdir()) == before
    assert list(tmp_path.glob("*.db")) == []


def test_52b_of_all_pragmas_there_are_only_those_that_answer_are_allowed(vault: Vault) -> None:
    known = names("SELECT name FROM pragma_pragma_list") | {"cipher_integrity_check"}
    assert len(known) > 60

    asked = {name for name in known if allowed(vault, f"PRAGMA {name}")}
    told = {name for name in known if allowed(vault, f"PRAGMA {name} = 1")}
    called = {name for name in known if allowed(vault, f"PRAGMA {name} (draft)")}

    assert asked == QUESTIONS
    assert told | called <= {
        "foreign_key_list", "index_info", "index_list", "table_info", "table_list"
    }  # fmt: skip


def test_52c_no_function_reaches_out_of_the_vault(vault: Vault) -> None:
    known = names("SELECT DISTINCT name FROM pragma_function_list")
    reaching_out = {"fts3_tokenizer", "load_extension", "sqlcipher_export"}
    assert reaching_out <= known
    assert not known & {"readfile", "writefile", "edit", "zipfile", "fsdir"}

    for name in reaching_out:
        for given in ("'x'", "'x', 'y'"):
            assert not allowed(vault, f"SELECT {name}({given})")


def test_52d_a_table_that_is_a_function_asks_no_more_than_a_pragma_may(vault: Vault) -> None:
    assert allowed(vault, "SELECT * FROM pragma_table_list")
    for name in ("database_list", "function_list", "compile_options", "module_list"):
        assert not allowed(vault, f"SELECT * FROM pragma_{name}")  # noqa: S608 - to be refused


def names(sql: str) -> set[str]:
    """Return what SQLite itself knows, whatever version it is."""
    db = sqlcipher3.connect(":memory:")
    try:
        return {name for (name,) in db.execute(sql)}
    finally:
        db.close()


def allowed(vault: Vault, sql: str) -> bool:
    """Tell whether the guard lets ``sql`` through; that it then makes no sense does not matter."""
    try:
        vault.read(sql, {})
    except sqlcipher3.DatabaseError as error:
        return not re.search(REFUSED, str(error))
    except VaultError:
        return True
    return True


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("rounds", [20, pytest.param(1_500, marks=pytest.mark.long)])
def test_53a_a_vault_with_changed_pages_is_refused_or_read_and_never_ends_the_program(
    full: Path, rounds: int
) -> None:
    ended = counted(said_by(RUN, "fuzzing_vaults", full, str(rounds)))

    assert sum(ended.values()) == rounds
    assert not set(ended) - REFUSALS - {SOUND}
    assert 0 < ended[SOUND] < rounds  # some changes are where nothing stands, most are not


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("rounds", [6, pytest.param(500, marks=pytest.mark.long)])
def test_53b_a_backup_with_changed_pages_is_refused_or_restored_and_never_ends_the_program(
    backup: Path, rounds: int
) -> None:
    ended = counted(said_by(RUN, "fuzzing_backups", backup, str(rounds)))

    assert sum(ended.values()) == rounds
    assert not set(ended) - REFUSALS - {SOUND, "BackupDamagedError", "BackupForgedError"}
    assert ended[SOUND] < rounds


REFUSALS = {"NotAVaultError", "SchemaChangedError", "TooNewError", "VaultDamagedError"}


def counted(said: str) -> Counter[str]:
    """Return how often the rounds ended in which way."""
    pairs = (one.rpartition("=") for one in said.split())
    return Counter({word: int(times) for word, _sign, times in pairs})
