"""Backups and restores that are killed: numbers 37 and 39."""

import shutil
from pathlib import Path

import pytest

from tests.children import said_by
from tests.conftest import PASSPHRASE
from tests.vault.backup_steps import back_up, fill, no_file_above
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.services.backups import Backups
from vp_desktop.services.clock import utc_now
from vp_desktop.vault.backup_errors import TargetExistsError, TargetFullError
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.restore import restore, verify, verify_fully
from vp_desktop.vault.unlock import derive_key

ROUNDS = """
import sys
from pathlib import Path
from tests.promises.backup_rounds import backup_rounds, restore_rounds, resumed_rounds
print({which}(Path(sys.argv[1]), {wanted}))
"""


@pytest.fixture
def here(vault_folder: Path, key: MasterKey) -> Path:
    """A folder with a closed vault, and one proven backup on a stick."""
    with Vault.open(vault_folder, key) as vault:
        fill(vault)
        back_up(vault, key, vault_folder.parent / "stick")
    return vault_folder.parent


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("wanted", [10, pytest.param(100, marks=pytest.mark.long)])
def test_37a_a_backup_killed_at_any_moment_leaves_only_whole_files(
    here: Path, key: MasterKey, wanted: int
) -> None:
    (standing,) = (here / "stick").iterdir()
    before = standing.read_bytes()

    killed = int(said_by(ROUNDS.format(which="backup_rounds", wanted=wanted), here))

    assert killed >= wanted
    assert standing.read_bytes() == before
    with Vault.open(here / "practice.vpvault", key) as vault:
        made = back_up(vault, key, here / "stick")
    assert {path.suffix for path in (here / "stick").iterdir()} == {".vpbackup"}
    assert verify_fully(made.path, by_passphrase(PASSPHRASE)).holding is not None


@pytest.mark.timeout(300)
@pytest.mark.parametrize("wanted", [10, pytest.param(50, marks=pytest.mark.long)])
def test_37b_a_killed_backup_is_gone_on_with_and_ends_whole(
    here: Path, key: MasterKey, wanted: int
) -> None:
    killed = int(said_by(ROUNDS.format(which="resumed_rounds", wanted=wanted), here))

    assert killed >= wanted
    with Vault.open(here / "practice.vpvault", key) as vault:
        backups = Backups(vault, key, utc_now, announce_nothing)
        made = backups.make(here / "stick")
        assert not list(vault.folder.glob("backup-*"))
    assert {path.suffix for path in (here / "stick").iterdir()} == {".vpbackup"}
    assert verify_fully(made.path, by_passphrase(PASSPHRASE)).holding is not None


@pytest.mark.timeout(300)
@pytest.mark.parametrize("wanted", [10, pytest.param(50, marks=pytest.mark.long)])
def test_39a_a_restore_killed_at_any_moment_leaves_a_whole_vault_or_none(
    here: Path, wanted: int
) -> None:
    folder = here / "practice.vpvault"
    before = contents(folder)

    killed = int(said_by(ROUNDS.format(which="restore_rounds", wanted=wanted), here))

    assert killed >= wanted
    assert contents(folder) == before
    assert derive_key(folder, PASSPHRASE) is not None
    (file,) = (here / "stick").iterdir()
    verify(file)


def test_39b_a_restore_never_touches_what_is_there(here: Path) -> None:
    (file,) = (here / "stick").iterdir()
    live = here / "practice.vpvault"
    before = contents(live)

    for taken in (live, shutil.copytree(live, here / "other.vpvault")):
        with pytest.raises(TargetExistsError):
            restore(file, by_passphrase(PASSPHRASE), taken)
    for room in (0, 1, 4096, 100_000, 400_000):
        with no_file_above(room), pytest.raises(TargetFullError):
            restore(file, by_passphrase(PASSPHRASE), here / "restored.vpvault")

    assert contents(live) == before
    assert sorted(path.name for path in here.iterdir()) == [
        "other.vpvault",
        "practice.vpvault",
        "stick",
    ]
