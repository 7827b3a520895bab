import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from tests.children import said_by
from tests.conftest import PASSPHRASE
from tests.disks import small_disk
from tests.vault.planted import NEXT, SAVE, make_older
from tests.vault.raw import meddle
from tests.vaults.freeze import HERE
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import SchemaChangedError, TooNewError, VaultError, VaultFullError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.migrate import APPLICATION_ID, migrate, released_scripts, statements
from vp_desktop.vault.publications import PublicationRepository
from vp_desktop.vault.unlock import derive_key


@pytest.fixture
def db() -> Iterator[sqlcipher3.Connection]:
    db = sqlcipher3.connect(":memory:", isolation_level=None)
    yield db
    db.close()


def version_of(db: sqlcipher3.Connection) -> int:
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number


def tables_of(db: sqlcipher3.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}


def test_the_version_and_the_tables_move_together(db: sqlcipher3.Connection) -> None:
    migrate(db, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"])

    assert version_of(db) == 2
    assert tables_of(db) == {"a", "b"}
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_the_version_is_written_before_the_commit_and_nothing_after(
    db: sqlcipher3.Connection,
) -> None:
    said: list[str] = []
    db.set_trace_callback(said.append)

    migrate(db, ["CREATE TABLE a (x)"])

    assert said[-2:] == ["PRAGMA user_version = 1", "COMMIT"]
    assert said.count("COMMIT") == 1


def test_scripts_that_were_seen_are_not_run_again(db: sqlcipher3.Connection) -> None:
    migrate(db, ["CREATE TABLE a (x)"])

    migrate(db, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"])

    assert version_of(db) == 2


@pytest.mark.parametrize(
    "broken", ["CREATE TABLE b (x); NONSENSE;", "CREATE TABLE b (x); DROP TABLE c"]
)
def test_a_failing_script_leaves_no_trace(db: sqlcipher3.Connection, broken: str) -> None:
    migrate(db, ["CREATE TABLE a (x)"])

    with pytest.raises(sqlcipher3.OperationalError):
        migrate(db, ["CREATE TABLE a (x)", "CREATE TABLE d (x)", broken])

    assert version_of(db) == 1
    assert tables_of(db) == {"a"}
    assert not db.in_transaction


PARTS = ["SELECT 1", "SELECT ';'", "-- ;\nSELECT 2", "/* ; */ SELECT 3"]


@given(st.lists(st.sampled_from(PARTS), min_size=1), st.sampled_from(["", ";", ";\n", "\n"]))
def test_a_script_is_split_where_a_statement_ends(parts: list[str], end: str) -> None:
    script = ";\n".join(parts) + end

    assert [text.removesuffix(";").strip() for text in statements(script)] == parts


def test_the_body_of_a_trigger_stays_whole() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;"

    assert list(statements(f"SELECT 0; {trigger}")) == ["SELECT 0;", f"{trigger[:-1]}\n;"]


@pytest.mark.parametrize(
    "script", ["SELECT 'no end", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;"]
)
def test_a_script_that_stops_in_a_statement_is_a_bug(script: str) -> None:
    with pytest.raises(ValueError, match="middle"):
        list(statements(script))


def test_an_older_vault_is_brought_up_to_date(vault_folder: Path, key: MasterKey) -> None:
    make_older(vault_folder, key, drafts=3)
    vault_id = (vault_folder / "vault.db").read_bytes()[:16]

    with Vault.open(vault_folder, key, NEXT) as vault:
        rows = vault.read("SELECT colour FROM draft", {})
        vault.check()

    assert [row["colour"] for row in rows] == ["blue"] * 3
    assert (vault_folder / "vault.db").read_bytes()[:16] == vault_id
    assert meddle(vault_folder, key, "PRAGMA user_version") == [(len(NEXT),)]


def test_an_upgraded_vault_works_on(vault_folder: Path, key: MasterKey) -> None:
    make_older(vault_folder, key, drafts=3)

    with Vault.open(vault_folder, key, NEXT) as vault, vault.transaction():
        vault.write(SAVE, {"place": "after"})

    with Vault.open(vault_folder, key, NEXT) as vault:
        assert len(vault.read("SELECT * FROM shade", {})) == 3


def test_the_old_database_stays_until_the_new_one_was_closed(
    vault_folder: Path, key: MasterKey
) -> None:
    make_older(vault_folder, key, drafts=3)
    before = (vault_folder / "vault.db").read_bytes()

    with Vault.open(vault_folder, key, NEXT):
        (old,) = vault_folder.glob("before-upgrade-from-*.db")
        assert old.read_bytes() == before

    assert not old.exists()


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE shade (name TEXT); NONSENSE",
        "DROP TABLE no_such_table",
        "INSERT INTO case_story (case_id) VALUES (4711)",  # a story without a case
        "INSERT INTO note_words (rowid, text) VALUES (1, 'a word without a note')",
    ],
)
def test_a_failing_upgrade_leaves_the_old_vault_as_it_was(
    vault_folder: Path, key: MasterKey, script: str
) -> None:
    make_older(vault_folder, key, drafts=3)
    before = {path.name: path.read_bytes() for path in vault_folder.iterdir()}

    with pytest.raises((sqlcipher3.Error, VaultError)):
        Vault.open(vault_folder, key, (*released_scripts(), script))

    assert {path.name: path.read_bytes() for path in vault_folder.iterdir()} == before
    Vault.open(vault_folder, key).close()


def test_an_older_vault_whose_tables_were_changed_is_not_upgraded(
    vault_folder: Path, key: MasterKey
) -> None:
    meddle(vault_folder, key, "CREATE TABLE extra (x)")

    with pytest.raises(SchemaChangedError):
        Vault.open(vault_folder, key, NEXT)


def test_what_was_given_out_before_there_was_a_ledger_fixed_nothing_and_stands(
    tmp_path: Path,
) -> None:
    folder = shutil.copytree(HERE / "v1.vpvault", tmp_path / "practice.vpvault")

    with Vault.open(folder, derive_key(folder, PASSPHRASE)) as vault:
        assert PublicationRepository(vault).frozen(OrganisationId(1)) == ""
        for sql in ("UPDATE publication SET frozen = 'x'", "DELETE FROM publication"):
            with pytest.raises(sqlcipher3.IntegrityError, match="append-only"), vault.transaction():
                vault.write(sql, {})


SWAPS = """
import sys
from pathlib import Path
from tests.vault.planted import NEXT
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
folder, seen = Path(sys.argv[1]), []
def note(event, arguments):
    if event == "os.rename" or (event == "open" and arguments[1] not in (None, "r", "rb")):
        seen.append((event, *(Path(str(name)).name for name in arguments[:2])))
sys.addaudithook(note)
Vault.open(folder, MasterKey(bytes.fromhex(sys.argv[2])), NEXT)
print([event for event in seen if "vault.db" in event])
"""


def test_the_new_database_takes_its_place_by_one_rename(vault_folder: Path, key: MasterKey) -> None:
    said = said_by(SWAPS, vault_folder, key.reveal().hex())

    assert said == "[('os.rename', 'snap-upgrade.db', 'vault.db')]"


@pytest.mark.parametrize("version", [-1, 0])
def test_a_version_that_never_was_is_refused(
    vault_folder: Path, key: MasterKey, version: int
) -> None:
    meddle(vault_folder, key, f"PRAGMA user_version = {version}")

    with pytest.raises(SchemaChangedError):
        Vault.open(vault_folder, key, NEXT)


def test_an_upgraded_vault_is_too_new_for_an_older_program(
    vault_folder: Path, key: MasterKey
) -> None:
    Vault.open(vault_folder, key, NEXT).close()

    with pytest.raises(TooNewError):
        Vault.open(vault_folder, key)


def test_without_room_no_upgrade_is_begun(
    vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    size = (vault_folder / "vault.db").stat().st_size
    with small_disk(tmp_path / "disk", kib=3 * size // 1024) as disk:
        folder = shutil.copytree(vault_folder, disk / "practice.vpvault")

        with pytest.raises(VaultFullError):
            Vault.open(folder, key, NEXT)

        Vault.open(folder, key).close()
