"""What is killed again and again: making a backup, and putting one back."""

import shutil
from pathlib import Path

from tests.conftest import PASSPHRASE
from tests.killing import rounds
from tests.vault.backup_steps import back_up
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.restore import restore, verify
from vp_desktop.vault.unlock import derive_key


def backup_rounds(here: Path) -> int:
    """Kill backups of the vault in ``here``; return how many were killed."""
    folder, stick = here / "practice.vpvault", here / "stick"
    key = derive_key(folder, PASSPHRASE)

    def make() -> None:
        with Vault.open(folder, key) as vault:
            back_up(vault, key, stick)

    def look() -> None:
        for file in stick.glob("*.vpbackup"):
            verify(file)
        with Vault.open(folder, key) as vault:
            vault.check()
            assert not list(folder.glob("snap-*")), "the next start sweeps"

    return rounds(make, look)


def restore_rounds(here: Path) -> int:
    """Kill restores of the one backup in ``here``; return how many were killed."""
    (file,), to = (here / "stick").iterdir(), here / "restored.vpvault"

    def put_back() -> None:
        restore(file, by_passphrase(PASSPHRASE), to)

    def look() -> None:
        if to.exists():
            with Vault.open(to, derive_key(to, PASSPHRASE)) as vault:
                vault.check()
                assert len(vault.read("SELECT contact_id FROM note", {})) == 22
            shutil.rmtree(to)

    return rounds(put_back, look)
