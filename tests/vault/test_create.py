import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import CHEAP, PASSPHRASE
from tests.vault.raw import meddle
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import VaultExistsError, VaultMissingError
from vp_desktop.vault.unlock import derive_key


def test_a_new_vault_is_a_folder_of_four_files_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "practice.vpvault"

    create_vault(folder, PASSPHRASE, CHEAP)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {
        "LEESMIJ.txt": 0o600, "vault.db": 0o600, "vault.keys": 0o600, "vault.lock": 0o600
    }  # fmt: skip


def test_the_umask_of_the_user_does_not_open_the_vault(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        create_vault(tmp_path / "practice.vpvault", PASSPHRASE, CHEAP)
    finally:
        os.umask(before)

    folder = tmp_path / "practice.vpvault"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.iterdir()))


def test_a_new_vault_is_empty_whole_and_opens(tmp_path: Path) -> None:
    folder = tmp_path / "practice.vpvault"

    key = create_vault(folder, PASSPHRASE, CHEAP)

    assert derive_key(folder, PASSPHRASE).reveal() == key.reveal()
    with Vault.open(folder, key) as vault:
        vault.check()
        assert vault.read('SELECT * FROM "case"', {}) == []


def test_two_vaults_of_one_passphrase_share_no_key(tmp_path: Path) -> None:
    first = create_vault(tmp_path / "first.vpvault", PASSPHRASE, CHEAP)
    second = create_vault(tmp_path / "second.vpvault", PASSPHRASE, CHEAP)

    assert first.reveal() != second.reveal()
    ids = {
        (tmp_path / name / "vault.db").read_bytes()[:16]
        for name in ("first.vpvault", "second.vpvault")
    }
    assert len(ids) == 2


@pytest.mark.parametrize("there", ["file", "folder", "vault", "dangling link"])
def test_what_is_there_is_never_overwritten(tmp_path: Path, vault_folder: Path, there: str) -> None:
    folder = tmp_path / "new.vpvault"
    if there == "file":
        folder.write_text("mine")
    elif there == "folder":
        folder.mkdir()
    elif there == "vault":
        shutil.copytree(vault_folder, folder)
    else:
        folder.symlink_to(tmp_path / "nowhere")
    before = sorted(str(path) for path in tmp_path.rglob("*"))

    with pytest.raises(VaultExistsError):
        create_vault(folder, PASSPHRASE, CHEAP)

    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_without_a_folder_around_it_no_vault_is_made(tmp_path: Path) -> None:
    with pytest.raises(VaultMissingError):
        create_vault(tmp_path / "nowhere" / "practice.vpvault", PASSPHRASE, CHEAP)
    (tmp_path / "file").write_text("x")
    with pytest.raises(VaultMissingError):
        create_vault(tmp_path / "file" / "practice.vpvault", PASSPHRASE, CHEAP)


@pytest.mark.parametrize(
    "name", ["Mijn praktijk.vpvault", "a?b#c%20d&e=f.vpvault", "l'été.vpvault"]
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    key = create_vault(tmp_path / name, PASSPHRASE, CHEAP)

    with Vault.open(tmp_path / name, key) as vault:
        vault.snapshot_to(tmp_path / name / "snap-copy?key=x'y", bytes(32))

    assert {path.name for path in tmp_path.iterdir()} == {name}


def test_deleted_words_leave_the_index_from_the_first_day(tmp_path: Path) -> None:
    key = create_vault(tmp_path / "practice.vpvault", PASSPHRASE, CHEAP)

    rows = meddle(
        tmp_path / "practice.vpvault",
        key,
        "SELECT v FROM note_words_config WHERE k = 'secure-delete'",
    )

    assert rows == [(1,)]


def test_the_readme_says_to_move_the_folder_as_a_whole(vault_folder: Path) -> None:
    text = (vault_folder / "LEESMIJ.txt").read_text(encoding="utf-8")

    assert "hele map" in text
    assert "as a whole" in " ".join(text.split())
