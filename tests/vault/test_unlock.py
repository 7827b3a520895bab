import shutil
from pathlib import Path

import pytest

from tests.conftest import CHEAP, PASSPHRASE
from vp_desktop.domain.vault_standing import Consent
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import (
    KeyFileForeignError,
    KeyFileMissingError,
    NotAVaultError,
    VaultDoubtError,
    VaultMissingError,
    WrongPassphraseError,
    WrongSheetError,
)
from vp_desktop.vault.folder import read_key_file
from vp_desktop.vault.keys import DEFAULT, Cost, MasterKey
from vp_desktop.vault.unlock import (
    change_passphrase,
    derive_key,
    key_from_sheet,
    sheet_code,
    vault_id_of,
)

NEW = " ".join(("een", "heel", "andere", "zin"))


def revision_inside(vault: Vault) -> int:
    rows = vault.read(
        "SELECT value ->> 'revision' AS n FROM vault_fact WHERE name = 'key_file'", {}
    )
    return int(rows[0]["n"])


def test_a_wrong_passphrase_is_a_wrong_passphrase(vault_folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        derive_key(vault_folder, PASSPHRASE + "x")


def test_deriving_opens_no_database_so_it_may_be_done_while_the_vault_is_open(
    vault: Vault, key: MasterKey
) -> None:
    assert derive_key(vault.folder, PASSPHRASE).reveal() == key.reveal()
    assert vault_id_of(vault.folder)

    with vault.transaction():  # the write lock still stands
        vault.write("INSERT INTO practice_setting VALUES ('a', 'b')", {})
    from_elsewhere = vault.folder / "vault.lock"
    assert from_elsewhere.read_bytes() == b""


def test_where_there_is_no_vault_no_key_is_sought(tmp_path: Path) -> None:
    with pytest.raises(VaultMissingError):
        derive_key(tmp_path / "nowhere", PASSPHRASE)
    with pytest.raises(NotAVaultError):
        derive_key(tmp_path, PASSPHRASE)
    with pytest.raises(NotAVaultError):
        vault_id_of(tmp_path)


def test_after_a_change_only_the_new_passphrase_opens(vault_folder: Path, key: MasterKey) -> None:
    change_passphrase(vault_folder, key, NEW, CHEAP)

    assert derive_key(vault_folder, NEW).reveal() == key.reveal()
    with pytest.raises(WrongPassphraseError):
        derive_key(vault_folder, PASSPHRASE)


def test_the_sheet_still_opens_after_a_change(vault_folder: Path, key: MasterKey) -> None:
    change_passphrase(vault_folder, key, NEW, CHEAP)

    assert key_from_sheet(vault_folder, sheet_code(key)).reveal() == key.reveal()


def test_the_passphrase_may_change_while_the_vault_is_open(vault: Vault, key: MasterKey) -> None:
    change_passphrase(vault.folder, key, NEW, CHEAP)

    with vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('a', 'b')", {})
    vault.close()
    with Vault.open(vault.folder, derive_key(vault.folder, NEW)) as again:
        assert revision_inside(again) == 2


def test_a_change_that_names_no_cost_lowers_none(vault_folder: Path, key: MasterKey) -> None:
    change_passphrase(vault_folder, key, NEW, Cost(memory_kib=19_456, passes=5, lanes=1))

    change_passphrase(vault_folder, key, PASSPHRASE)

    slot = read_key_file(vault_folder / "vault.keys").passphrase
    assert slot.cost == Cost(memory_kib=DEFAULT.memory_kib, passes=5, lanes=DEFAULT.lanes)


def test_the_key_of_another_vault_changes_nothing(vault_folder: Path) -> None:
    before = (vault_folder / "vault.keys").read_bytes()

    with pytest.raises(KeyFileForeignError):
        change_passphrase(vault_folder, MasterKey.new(), NEW, CHEAP)

    assert (vault_folder / "vault.keys").read_bytes() == before


def test_the_copy_inside_follows_a_change(vault_folder: Path, key: MasterKey) -> None:
    change_passphrase(vault_folder, key, NEW, CHEAP)
    Vault.open(vault_folder, key).close()
    (vault_folder / "vault.keys").unlink()

    Vault.open(vault_folder, key).close()

    assert derive_key(vault_folder, NEW).reveal() == key.reveal()


def test_an_older_key_file_that_was_put_back_is_left_as_it_is(
    vault_folder: Path, key: MasterKey
) -> None:
    older = (vault_folder / "vault.keys").read_bytes()
    change_passphrase(vault_folder, key, NEW, CHEAP)
    Vault.open(vault_folder, key).close()
    (vault_folder / "vault.keys").write_bytes(older)  # by someone who knows no newer passphrase

    with pytest.raises(VaultDoubtError) as stopped:
        Vault.open(vault_folder, derive_key(vault_folder, PASSPHRASE))
    with Vault.open(vault_folder, key, consent=Consent.WARNED) as vault:
        assert revision_inside(vault) == 2

    assert stopped.value.judgement.keys_older
    assert derive_key(vault_folder, PASSPHRASE).reveal() == key.reveal()


def test_the_programs_own_copy_follows_a_change_and_an_unlocking(
    vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    copies = tmp_path / "keys"
    derive_key(vault_folder, PASSPHRASE, copies)
    (first,) = copies.iterdir()
    change_passphrase(vault_folder, key, NEW, CHEAP, copies)
    (vault_folder / "vault.keys").unlink()

    assert list(copies.iterdir()) == [first]
    assert first.stat().st_mode & 0o777 == 0o600
    assert derive_key(vault_folder, NEW, copies).reveal() == key.reveal()


def test_a_copy_of_another_vault_does_not_stand_in(tmp_path: Path) -> None:
    copies = tmp_path / "keys"
    create_vault(tmp_path / "other.vpvault", PASSPHRASE, CHEAP, copies)
    create_vault(tmp_path / "practice.vpvault", PASSPHRASE, CHEAP)
    (tmp_path / "practice.vpvault" / "vault.keys").unlink()

    with pytest.raises(KeyFileMissingError):
        derive_key(tmp_path / "practice.vpvault", PASSPHRASE, copies)


def test_a_mistyped_sheet_is_refused_before_the_vault_is_touched(tmp_path: Path) -> None:
    with pytest.raises(WrongSheetError):
        key_from_sheet(tmp_path / "nowhere", "ABCD-EFGH")


def test_a_missing_file_is_told_from_a_missing_vault(vault_folder: Path, tmp_path: Path) -> None:
    only_db = shutil.copytree(vault_folder, tmp_path / "half.vpvault")
    (only_db / "vault.keys").unlink()

    with pytest.raises(KeyFileMissingError):
        derive_key(only_db, PASSPHRASE)
