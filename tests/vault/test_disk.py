import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.children import said_by
from tests.conftest import CHEAP, PASSPHRASE
from tests.disks import fill, make_read_only, small_disk
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import (
    VaultDiskError,
    VaultFullError,
    VaultGoneError,
    VaultReadOnlyError,
)
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.spare import Spare
from vp_desktop.vault.unlock import change_passphrase, derive_key

SET = (
    "INSERT INTO draft (place, body, saved_at) VALUES (:place, :body, '2026-03-02')"
    " ON CONFLICT (place) DO UPDATE SET body = excluded.body"
)
GET = "SELECT place, body FROM draft ORDER BY place"
LONG = "woord " * 100_000
NEW = " ".join(("een", "heel", "andere", "zin"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", kib=2500) as at:
        yield at


@pytest.fixture
def on_disk(disk: Path, vault_folder: Path) -> Path:
    return shutil.copytree(vault_folder, disk / "practice.vpvault")


def save(vault: Vault, place: str, body: str) -> None:
    with vault.transaction():
        vault.write(SET, {"place": place, "body": body})


def kept(vault: Vault) -> dict[str, str]:
    return {row["place"]: row["body"] for row in vault.read(GET, {})}


def test_a_full_disk_takes_no_new_row_and_no_old_one(on_disk: Path, key: MasterKey) -> None:
    with Vault.open(on_disk, key) as vault:
        save(vault, "here", "what was there")
        fill(on_disk.parent)

        with pytest.raises(VaultFullError):
            save(vault, "here", LONG)

        assert kept(vault) == {"here": "what was there"}
    with Vault.open(on_disk, key) as vault:
        assert kept(vault) == {"here": "what was there"}
        vault.check()


def test_when_there_is_room_again_saving_goes_on(on_disk: Path, key: MasterKey) -> None:
    with Vault.open(on_disk, key) as vault:
        ballast = fill(on_disk.parent)
        with pytest.raises(VaultFullError):
            save(vault, "here", LONG)
        ballast.unlink()

        save(vault, "here", LONG)

        assert kept(vault) == {"here": LONG}


def test_a_full_disk_makes_no_vault_and_leaves_nothing(disk: Path) -> None:
    refused = 0
    for leave_kib in range(0, 2000, 40):
        ballast = fill(disk, leave_kib * 1024)
        try:
            create_vault(disk / "new.vpvault", PASSPHRASE, CHEAP)
        except VaultFullError:
            refused += 1
            assert [path.name for path in disk.iterdir()] == ["ballast"]
            ballast.unlink()
        else:
            break

    assert refused >= 8
    Vault.open(disk / "new.vpvault", derive_key(disk / "new.vpvault", PASSPHRASE)).close()


def test_a_full_disk_keeps_the_old_passphrase(on_disk: Path, key: MasterKey) -> None:
    fill(on_disk.parent)

    with pytest.raises(VaultFullError):
        change_passphrase(on_disk, key, NEW, CHEAP)

    assert derive_key(on_disk, PASSPHRASE).reveal() == key.reveal()
    assert not [path for path in on_disk.iterdir() if path.name.startswith(".")]


def test_a_full_disk_takes_no_copy_and_leaves_none(on_disk: Path, key: MasterKey) -> None:
    with Vault.open(on_disk, key) as vault:
        fill(on_disk.parent, leave_bytes=100_000)

        with pytest.raises(VaultFullError):
            vault.snapshot_to(on_disk.parent / "copy.db", bytes(32))

        assert not (on_disk.parent / "copy.db").exists()
        vault.check()


def test_on_a_full_disk_one_can_still_delete(tmp_path: Path, vault_folder: Path) -> None:
    with small_disk(tmp_path / "larger", kib=20_000) as disk:
        folder = shutil.copytree(vault_folder, disk / "practice.vpvault")
        with Vault.open(folder, derive_key(folder, PASSPHRASE)) as vault:
            for nth in range(40):
                save(vault, f"place {nth}", LONG[:50_000])
            fill(disk)
            with pytest.raises(VaultFullError), vault.transaction():
                vault.write("DELETE FROM draft", {})
            assert len(kept(vault)) == 40

            with vault.transaction(makes_room=True):
                vault.write("DELETE FROM draft", {})

            assert kept(vault) == {}


def test_the_room_for_deleting_is_there_while_the_vault_is_open(
    vault_folder: Path, key: MasterKey
) -> None:
    spare = vault_folder / "vault.spare"

    with Vault.open(vault_folder, key):
        assert spare.stat().st_blocks * 512 >= 4 * 1024 * 1024

    assert not spare.exists()


def test_on_a_small_disk_less_is_set_aside(on_disk: Path, key: MasterKey) -> None:
    with Vault.open(on_disk, key):
        assert 256 * 1024 <= (on_disk / "vault.spare").stat().st_size < 600 * 1024


def test_a_nearly_full_disk_is_not_filled_further(on_disk: Path, key: MasterKey) -> None:
    fill(on_disk.parent, leave_bytes=1_000_000)

    with Vault.open(on_disk, key):
        assert not (on_disk / "vault.spare").exists()


def test_what_a_deletion_was_given_is_set_aside_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "larger", kib=12_000) as disk:
        spare = Spare(disk / "vault.spare")
        before = (disk / "vault.spare").stat().st_size
        ballast = fill(disk)

        spare.give()
        given = not (disk / "vault.spare").exists()
        spare.take()

        assert given
        assert (disk / "vault.spare").stat().st_size == before
        ballast.unlink()


def test_a_read_only_disk_opens_nothing_and_says_why(on_disk: Path, key: MasterKey) -> None:
    make_read_only(on_disk.parent)

    with pytest.raises(VaultReadOnlyError):
        Vault.open(on_disk, key)
    with pytest.raises(VaultReadOnlyError):
        create_vault(on_disk.parent / "new.vpvault", PASSPHRASE, CHEAP)
    with pytest.raises(VaultReadOnlyError):
        change_passphrase(on_disk, key, NEW, CHEAP)
    assert derive_key(on_disk, PASSPHRASE).reveal() == key.reveal()


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.migrate import released_scripts
released_scripts()
if os.getuid() == 0:
    os.setuid(65534)
try:
    Vault.open(Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])))
except VaultError as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)]
)
def test_a_folder_that_is_not_ours_to_write_opens_nothing_and_says_why(
    vault_folder: Path, key: MasterKey, folder_mode: int, file_mode: int
) -> None:
    with TemporaryDirectory() as outside:  # others cannot even look into pytest's own folder
        Path(outside).chmod(0o755)
        folder = shutil.copytree(vault_folder, Path(outside) / "practice.vpvault")
        for path in folder.iterdir():
            path.chmod(file_mode)
        folder.chmod(folder_mode)

        said = said_by(OPEN_AS_NOBODY, folder, key.reveal().hex())

    assert said == "VaultReadOnlyError"


DIGEST = """
import hashlib, sys
print(hashlib.file_digest(open(sys.argv[1], "rb"), "sha256").hexdigest())
"""
"""Read by another process: one that opens its own vault beside SQLite lets go of the lock."""


def test_a_vanished_folder_is_noticed_and_nothing_is_written_elsewhere(
    vault: Vault, vault_folder: Path
) -> None:
    save(vault, "here", "first")
    moved = vault_folder.rename(vault_folder.with_name("moved"))
    before = said_by(DIGEST, moved / "vault.db")

    with pytest.raises(VaultGoneError):
        save(vault, "here", "second")

    assert kept(vault) == {"here": "first"}
    assert said_by(DIGEST, moved / "vault.db") == before


def test_a_removed_folder_is_noticed(vault: Vault, vault_folder: Path) -> None:
    shutil.rmtree(vault_folder)

    with pytest.raises(VaultGoneError):
        save(vault, "here", "second")


def test_a_replaced_database_is_noticed(vault: Vault, vault_folder: Path, key: MasterKey) -> None:
    save(vault, "here", "first")
    other = vault_folder / "other"
    vault.snapshot_to(other, bytes(32))
    other.replace(vault_folder / "vault.db")
    put_there = (vault_folder / "vault.db").read_bytes()

    with pytest.raises(VaultGoneError):
        save(vault, "here", "second")
    vault.close()

    assert (vault_folder / "vault.db").read_bytes() == put_there


def test_a_replacement_of_the_same_size_and_time_is_noticed(
    vault: Vault, vault_folder: Path
) -> None:
    save(vault, "here", "first")
    copying = "import shutil, sys; shutil.copy2(*sys.argv[1:])"
    said_by(copying, vault_folder / "vault.db", vault_folder / "copy")
    (vault_folder / "copy").replace(vault_folder / "vault.db")

    with pytest.raises(VaultGoneError):
        save(vault, "here", "second")


OVERWRITE = """
import sys
from pathlib import Path
path = Path(sys.argv[1])
with path.open("r+b") as file:
    file.seek(-1, 2)
    file.write(b"x")
"""


def test_a_database_overwritten_in_place_is_noticed(vault: Vault, vault_folder: Path) -> None:
    save(vault, "here", "first")
    said_by(OVERWRITE, vault_folder / "vault.db")

    with pytest.raises(VaultGoneError):
        save(vault, "here", "second")


def test_what_happens_inside_a_transaction_is_noticed_before_the_commit(
    vault: Vault, vault_folder: Path
) -> None:
    save(vault, "here", "first")

    overwriting = vault.transaction()
    overwriting.__enter__()
    vault.write(SET, {"place": "here", "body": "second"})
    said_by(OVERWRITE, vault_folder / "vault.db")

    with pytest.raises(VaultGoneError):
        overwriting.__exit__(None, None, None)

    assert kept(vault) == {"here": "first"}


def test_a_large_transaction_is_not_taken_for_someone_elses(vault: Vault) -> None:
    with vault.transaction():  # more than the page cache of 8 MB
        for nth in range(40):
            vault.write(SET, {"place": f"place {nth}", "body": LONG})

    assert len(kept(vault)) == 40
    vault.check()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.vault.test_disk import LONG, save
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultError
from vp_desktop.vault.keys import MasterKey
vault = Vault.open(Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    save(vault, "here", LONG)
except VaultError as error:
    print(type(error).__name__)
vault.close()
"""


@pytest.mark.parametrize("limit", [1, 5_000, 100_000, 410_000, 500_000])
def test_a_write_that_the_system_refuses_loses_nothing(
    vault_folder: Path, key: MasterKey, limit: int
) -> None:
    with Vault.open(vault_folder, key) as vault:
        save(vault, "here", "first")

    said = said_by(LIMITED, vault_folder, key.reveal().hex(), str(limit))

    assert said in {VaultFullError.__name__, VaultDiskError.__name__}
    with Vault.open(vault_folder, key) as vault:
        assert kept(vault) == {"here": "first"}
        vault.check()


def test_the_tests_disk_is_really_small(disk: Path) -> None:
    assert os.statvfs(disk).f_blocks * os.statvfs(disk).f_frsize < 3_000_000
