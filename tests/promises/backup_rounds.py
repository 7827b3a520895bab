"""What is killed again and again: making a backup, and putting one back."""

import shutil
from pathlib import Path

from tests.conftest import PASSPHRASE
from tests.killing import rounds
from tests.vault.backup_steps import back_up
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.progress import unwatched
from vp_desktop.services.backups import Backups
from vp_desktop.services.clock import utc_now
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.restore import restore, verify
from vp_desktop.vault.unlock import derive_key


def backup_rounds(here: Path, alarms: int) -> int:
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

    return rounds(make, look, alarms)


def resumed_rounds(here: Path, alarms: int) -> int:
    """Kill backups that the next start goes on with; return how many were killed."""
    folder, stick = here / "practice.vpvault", here / "stick"
    key = derive_key(folder, PASSPHRASE)

    def make() -> None:
        with Vault.open(folder, key) as vault:
            backups = Backups(vault, key, utc_now, announce_nothing)
            job = backups.resume(stick) or backups.prepare(stick, resumable=True)
            backups.keep(job(unwatched))

    def look() -> None:
        for file in stick.glob("*.vpbackup"):
            verify(file)
        assert len(list(folder.glob("backup-*"))) <= 1
        assert len(list(stick.glob("*.part"))) <= 1
        for file in sorted(stick.glob("*.vpbackup"), key=lambda file: file.stat().st_mtime_ns)[:-1]:
            file.unlink()  # else each round has more steps than the one before

    return rounds(make, look, alarms)


def restore_rounds(here: Path, alarms: int) -> int:
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

    return rounds(put_back, look, alarms)
