import shutil
from pathlib import Path

import pytest

from tests.conftest import CHEAP, PASSPHRASE
from tests.promises.refusing import assert_refused, flip, open_and_check
from tests.vault.raw import PAGE, meddle
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import (
    DatabaseMissingError,
    KeyFileDamagedError,
    KeyFileForeignError,
    KeyFileMissingError,
    NotAVaultError,
    TooNewError,
    VaultDamagedError,
    VaultMissingError,
    WrongSheetError,
)
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import derive_key, key_from_sheet, sheet_code, vault_id_of


def test_a_place_with_nothing_is_said_to_have_nothing(tmp_path: Path, key: MasterKey) -> None:
    assert_refused(tmp_path / "nowhere.vpvault", key, VaultMissingError)
    assert not (tmp_path / "nowhere.vpvault").exists()


def test_a_file_in_the_place_of_the_folder_is_no_vault(tmp_path: Path, key: MasterKey) -> None:
    (tmp_path / "file.vpvault").write_text("x")

    assert_refused(tmp_path / "file.vpvault", key, NotAVaultError)


def test_an_empty_folder_is_no_vault(tmp_path: Path, key: MasterKey) -> None:
    assert_refused(tmp_path, key, NotAVaultError)
    assert list(tmp_path.iterdir()) == []


def test_keys_without_a_database_are_half_a_vault(vault_folder: Path, key: MasterKey) -> None:
    (vault_folder / "vault.db").unlink()

    assert_refused(vault_folder, key, DatabaseMissingError)
    with pytest.raises(DatabaseMissingError):
        derive_key(vault_folder, PASSPHRASE)


def test_a_newer_vault_is_left_alone(vault_folder: Path, key: MasterKey) -> None:
    meddle(vault_folder, key, "PRAGMA user_version = 99")

    assert_refused(vault_folder, key, TooNewError)


def test_statistics_are_dropped_for_they_hold_copies_of_values(
    vault_folder: Path, key: MasterKey
) -> None:
    meddle(
        vault_folder,
        key,
        "INSERT INTO organisation (name) VALUES ('Stichting De Linden')",
        "ANALYZE",
    )
    assert meddle(vault_folder, key, "SELECT * FROM sqlite_stat4")

    Vault.open(vault_folder, key).close()

    names = meddle(vault_folder, key, "SELECT name FROM sqlite_schema WHERE name LIKE '%stat%'")
    assert names == []


def test_the_key_of_another_vault_does_not_open_this_one(vault_folder: Path) -> None:
    assert_refused(vault_folder, MasterKey.new(), WrongSheetError)


@pytest.fixture
def other_folder(tmp_path: Path) -> Path:
    create_vault(tmp_path / "other.vpvault", PASSPHRASE, CHEAP)
    return tmp_path / "other.vpvault"


def test_a_key_file_of_another_vault_is_recognised(vault_folder: Path, other_folder: Path) -> None:
    shutil.copy(other_folder / "vault.keys", vault_folder)
    its_key = derive_key(vault_folder, PASSPHRASE)

    assert_refused(vault_folder, its_key, KeyFileForeignError)


def test_the_key_file_of_another_vault_is_set_aside_not_lost(
    vault_folder: Path, other_folder: Path, key: MasterKey
) -> None:
    shutil.copy(other_folder / "vault.keys", vault_folder)

    Vault.open(vault_folder, key_from_sheet(vault_folder, sheet_code(key))).close()

    aside = vault_folder / "vault.keys.replaced"
    assert aside.read_bytes() == (other_folder / "vault.keys").read_bytes()
    assert derive_key(vault_folder, PASSPHRASE).reveal() == key.reveal()


def test_a_damaged_first_page_is_told_from_a_wrong_key(vault_folder: Path, key: MasterKey) -> None:
    flip(vault_folder / "vault.db", 2000)

    assert_refused(vault_folder, key, VaultDamagedError)
    with pytest.raises(VaultDamagedError):
        key_from_sheet(vault_folder, sheet_code(key))


def test_damaged_first_bytes_are_told_from_another_key_file(
    vault_folder: Path, key: MasterKey
) -> None:
    flip(vault_folder / "vault.db", 3)

    assert_refused(vault_folder, key, VaultDamagedError)


def test_leftovers_of_a_killed_program_are_swept(vault_folder: Path, key: MasterKey) -> None:
    for name in ("snap-1f3.db", "vault.keys.tmp", ".abc.part", "vault.spare"):
        (vault_folder / name).write_bytes(b"left")

    Vault.open(vault_folder, key).close()

    assert {path.name for path in vault_folder.iterdir()} == {
        "LEESMIJ.txt", "vault.db", "vault.keys", "vault.lock"
    }  # fmt: skip


def test_a_clean_lock_leaves_four_files(vault_folder: Path, key: MasterKey) -> None:
    with Vault.open(vault_folder, key) as vault, vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('name', 'x')", {})

    assert {path.name for path in vault_folder.iterdir()} == {
        "LEESMIJ.txt", "vault.db", "vault.keys", "vault.lock"
    }  # fmt: skip


def test_damage_in_an_unused_page_is_found(vault_folder: Path, key: MasterKey) -> None:
    with Vault.open(vault_folder, key) as vault:
        with vault.transaction():
            vault.write(
                "INSERT INTO draft VALUES ('here', :body, 'now')", {"body": "woord " * 9999}
            )
        with vault.transaction():
            vault.write("DELETE FROM draft", {})
        assert vault.read("PRAGMA freelist_count", {})[0][0] > 10
    db = vault_folder / "vault.db"
    flip(db, db.stat().st_size - PAGE // 2)

    with pytest.raises(VaultDamagedError, match="a page was changed"):
        open_and_check(vault_folder, key)


def test_nothing_is_said_on_standard_error(
    vault_folder: Path, key: MasterKey, capfd: pytest.CaptureFixture[str]
) -> None:
    flip(vault_folder / "vault.db", 2000)

    with pytest.raises(VaultDamagedError):
        Vault.open(vault_folder, key)

    assert capfd.readouterr() == ("", "")


def test_all_of_a_vault_is_for_its_owner_alone(vault_folder: Path, key: MasterKey) -> None:
    with Vault.open(vault_folder, key) as vault, vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('name', 'x')", {})
        modes = {path.name: path.stat().st_mode & 0o777 for path in vault_folder.iterdir()}

    assert vault_folder.stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}
    assert "vault.db-journal" in modes


def test_without_the_key_file_the_sheet_opens_and_brings_it_back(
    vault_folder: Path, key: MasterKey
) -> None:
    keys = (vault_folder / "vault.keys").read_bytes()
    (vault_folder / "vault.keys").unlink()
    with pytest.raises(KeyFileMissingError):
        derive_key(vault_folder, PASSPHRASE)

    Vault.open(vault_folder, key_from_sheet(vault_folder, sheet_code(key))).close()

    assert (vault_folder / "vault.keys").read_bytes() == keys
    assert derive_key(vault_folder, PASSPHRASE).reveal() == key.reveal()


def test_a_damaged_key_file_is_brought_back_as_well(vault_folder: Path, key: MasterKey) -> None:
    flip(vault_folder / "vault.keys", 100)
    with pytest.raises(KeyFileDamagedError):
        derive_key(vault_folder, PASSPHRASE)

    Vault.open(vault_folder, key_from_sheet(vault_folder, sheet_code(key))).close()

    assert derive_key(vault_folder, PASSPHRASE).reveal() == key.reveal()


def test_the_sheet_opens_the_bare_database(
    vault_folder: Path, tmp_path: Path, key: MasterKey
) -> None:
    bare = tmp_path / "bare.vpvault"
    bare.mkdir()
    shutil.copy(vault_folder / "vault.db", bare)

    with Vault.open(bare, key_from_sheet(bare, sheet_code(key))) as vault:
        assert len(vault.read("SELECT * FROM vault_fact", {})) == 1


def test_a_sheet_of_another_vault_is_refused(vault_folder: Path) -> None:
    with pytest.raises(WrongSheetError):
        key_from_sheet(vault_folder, sheet_code(MasterKey.new()))


def test_a_vault_is_known_by_its_first_bytes(vault_folder: Path, key: MasterKey) -> None:
    first = (vault_folder / "vault.db").read_bytes()[:16]

    with Vault.open(vault_folder, key):
        assert vault_id_of(vault_folder) == first
    (vault_folder / "vault.keys").unlink()
    assert vault_id_of(vault_folder) == first
