"""New keys for a vault whose old ones somebody knows: what security.md 2.6 promises beside 31."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.children import said_by
from tests.conftest import CHEAP, PASSPHRASE
from tests.vault.everything import fill, one_of_each, unordered
from tests.vault.raw import decrypted
from vp_desktop.domain.vault_standing import Standing
from vp_desktop.services.practice import Practice
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.backup_keys import by_passphrase, by_sheet
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import (
    KeyFileForeignError,
    VaultDamagedError,
    VaultDoubtError,
    VaultError,
    VaultInUseError,
    WrongPassphraseError,
    WrongSheetError,
)
from vp_desktop.vault.keys import DATABASE, MasterKey
from vp_desktop.vault.rekey import Outside, renew_keys
from vp_desktop.vault.restore import restore
from vp_desktop.vault.unlock import derive_key, key_from_sheet, sheet_code

NEW = " ".join(("een", "heel", "andere", "zin"))
KILLED = """
import sys
from pathlib import Path
from tests.promises import key_work
print(key_work.renewing(Path(sys.argv[1]), *sys.argv[2:]))
"""


def everything_in(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [tuple(row) for row in vault.read(f'SELECT * FROM "{table}"', {})]  # noqa: S608 - names from our own scripts
        for table in one_of_each("")
        if table != "vault_fact"
    }


def test_31b_with_new_keys_nothing_that_opened_the_vault_before_opens_it(
    vault_folder: Path, key: MasterKey
) -> None:
    old_keys = (vault_folder / "vault.keys").read_bytes()

    new = renew_keys(vault_folder, key, NEW, CHEAP)

    assert derive_key(vault_folder, NEW).reveal() == new.reveal() != key.reveal()
    assert key_from_sheet(vault_folder, sheet_code(new)).reveal() == new.reveal()
    with pytest.raises(WrongPassphraseError):
        derive_key(vault_folder, PASSPHRASE)
    with pytest.raises(WrongSheetError):
        key_from_sheet(vault_folder, sheet_code(key))
    (vault_folder / "vault.keys").write_bytes(old_keys)  # by somebody who kept the old one
    old = derive_key(vault_folder, PASSPHRASE)
    with pytest.raises(KeyFileForeignError):
        Vault.open(vault_folder, old)


def test_31c_with_new_keys_every_row_is_what_it_was(vault_folder: Path, key: MasterKey) -> None:
    with unordered(vault_folder, key) as vault:
        fill(vault, "Zwaluwstaart")
        before = everything_in(vault)

    new = renew_keys(vault_folder, key, NEW, CHEAP)

    with Vault.open(vault_folder, new) as vault:
        assert everything_in(vault) == before
    assert all(before.values())


def test_31d_with_new_keys_no_page_of_the_vault_is_still_under_the_old(
    vault_folder: Path, key: MasterKey
) -> None:
    old_id = (vault_folder / "vault.db").read_bytes()[:16]
    with unordered(vault_folder, key) as vault:
        fill(vault, "Zwaluwstaart")
    raw_key = bytes(key.subkey(DATABASE, old_id))
    readable = decrypted(vault_folder / "vault.db", raw_key)

    renew_keys(vault_folder, key, NEW, CHEAP)

    assert b"Zwaluwstaart" in readable
    for file in vault_folder.iterdir():
        if file.stat().st_size >= 4096:
            assert b"Zwaluwstaart" not in decrypted(file, raw_key), file.name
    assert {file.name for file in vault_folder.iterdir()} == {
        "LEESMIJ.txt", "vault.db", "vault.keys", "vault.lock"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("every", "around"), [(230, 0), pytest.param(21, 25, marks=pytest.mark.long)]
)
def test_31e_killed_before_any_system_call_of_a_renewal_one_set_of_keys_opens_a_whole_vault(
    vault_folder: Path, tmp_path: Path, every: int, around: int
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folder = shutil.move(vault_folder, home / "practice.vpvault")

    killed = int(said_by(KILLED, folder, str(every), str(around)))

    assert killed >= 500 // every + 2 * around


def test_31f_a_vault_with_new_keys_is_known_here_and_the_old_one_put_back_is_not(
    vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    outside = Outside(tmp_path / "data" / "keys", Memory(tmp_path / "data"))
    with Vault.open(vault_folder, key, memory=outside.memory) as vault, vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('a', 'b')", {})
    old = shutil.copytree(vault_folder, tmp_path / "old.vpvault")

    new = renew_keys(vault_folder, key, NEW, CHEAP, outside)
    with Vault.open(vault_folder, new, memory=outside.memory) as vault:
        standing = vault.judgement.standing

    assert standing is Standing.SAME
    with pytest.raises(VaultDoubtError) as caught:
        Vault.open(old, key, memory=outside.memory)
    assert caught.value.judgement.standing is Standing.OLDER
    assert len(list((tmp_path / "data" / "keys").iterdir())) == 1


def test_31g_a_backup_from_before_opens_by_its_own_keys_and_by_no_new_ones(
    practice: Practice, key: MasterKey, tmp_path: Path
) -> None:
    stick, folder, old = tmp_path / "stick", practice.folder, key.copy()
    stick.mkdir()
    backup = practice.backups.make(stick).path
    practice.lock()

    new = renew_keys(folder, old, NEW, CHEAP)

    with pytest.raises(WrongPassphraseError):
        restore(backup, by_passphrase(NEW), tmp_path / "one.vpvault")
    with pytest.raises(WrongSheetError):
        restore(backup, by_sheet(sheet_code(new)), tmp_path / "two.vpvault")
    restore(backup, by_passphrase(PASSPHRASE), tmp_path / "three.vpvault")
    restore(backup, by_sheet(sheet_code(old)), tmp_path / "four.vpvault")


def test_31h_a_vault_that_is_open_or_damaged_keeps_its_keys(
    vault_folder: Path, key: MasterKey
) -> None:
    with unordered(vault_folder, key) as vault:
        fill(vault, "Zwaluwstaart")
        with pytest.raises(VaultInUseError):
            renew_keys(vault_folder, key, NEW, CHEAP)
    content = bytearray((vault_folder / "vault.db").read_bytes())
    content[len(content) // 2] ^= 1
    (vault_folder / "vault.db").write_bytes(content)

    with pytest.raises(VaultDamagedError):
        renew_keys(vault_folder, key, NEW, CHEAP)

    assert (vault_folder / "vault.db").read_bytes() == content
    assert derive_key(vault_folder, PASSPHRASE).reveal() == key.reveal()
    assert not list(vault_folder.glob("snap-*"))


@pytest.mark.parametrize("sizes", [8, pytest.param(50, marks=pytest.mark.long)])
def test_31i_on_a_disk_that_is_too_small_the_vault_keeps_its_keys(
    vault_folder: Path, key: MasterKey, sizes: int
) -> None:
    with unordered(vault_folder, key) as vault:
        fill(vault, "Zwaluwstaart")
    before = {file.name: file.read_bytes() for file in vault_folder.iterdir()}
    whole = len(before["vault.db"])
    refused = 0

    for size in range(0, whole, whole // sizes + 1):
        with pytest.raises(VaultError), no_file_above(size):
            renew_keys(vault_folder, key, NEW, CHEAP)
        refused += 1
        assert {file.name: file.read_bytes() for file in vault_folder.iterdir()} == before

    assert refused == sizes
    renew_keys(vault_folder, key, NEW, CHEAP)


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """Let no file grow above ``size``: what a full disk looks like, to any user."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
