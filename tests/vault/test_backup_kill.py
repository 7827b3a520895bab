from pathlib import Path

import pytest

from tests.children import said_by
from tests.conftest import PASSPHRASE
from tests.killing import ALARMS
from tests.vault.backup_steps import back_up, fill
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.restore import verify, verify_fully
from vp_desktop.vault.unlock import derive_key

ROUNDS = """
import sys
from pathlib import Path
from tests.vault.backup_rounds import backup_rounds, restore_rounds
print({which}(Path(sys.argv[1])))
"""


@pytest.fixture
def here(vault_folder: Path, key: MasterKey) -> Path:
    """A folder with a closed vault, and one proven backup on a stick."""
    with Vault.open(vault_folder, key) as vault:
        fill(vault)
        back_up(vault, key, vault_folder.parent / "stick")
    return vault_folder.parent


def test_a_backup_killed_at_any_step_leaves_only_whole_files(here: Path, key: MasterKey) -> None:
    (standing,) = (here / "stick").iterdir()
    before = standing.read_bytes()

    killed = int(said_by(ROUNDS.format(which="backup_rounds"), here))

    assert killed > ALARMS
    assert standing.read_bytes() == before
    with Vault.open(here / "practice.vpvault", key) as vault:
        made = back_up(vault, key, here / "stick")
    assert {path.suffix for path in (here / "stick").iterdir()} == {".vpbackup"}
    assert verify_fully(made.path, by_passphrase(PASSPHRASE)).holding is not None


def test_a_restore_killed_at_any_step_leaves_a_whole_vault_or_none(here: Path) -> None:
    folder = here / "practice.vpvault"
    before = (folder / "vault.db").read_bytes()

    killed = int(said_by(ROUNDS.format(which="restore_rounds"), here))

    assert killed > ALARMS
    assert (folder / "vault.db").read_bytes() == before
    assert derive_key(folder, PASSPHRASE) is not None
    (file,) = (here / "stick").iterdir()
    verify(file)
