"""What is killed again and again: making a backup, and putting one back."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from tests.conftest import PASSPHRASE
from tests.killing import MOST_STEPS, _die_after, _die_at, killed
from tests.vault.backup_steps import back_up
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.progress import unwatched
from vp_desktop.services.backups import Backups
from vp_desktop.services.clock import utc_now
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.restore import restore, verify
from vp_desktop.vault.unlock import derive_key


def kills(work: Callable[[], None], look: Callable[[], None], wanted: int) -> int:
    """Kill ``work`` at its steps, then at moments spread over it, until ``wanted`` kills.

    Where few are wanted, every third step will do. A run that ends before its moment has come is
    no kill, and does not count as one.
    """
    steps = range(1, MOST_STEPS, 1 if wanted >= 50 else 3)
    met = 0
    for step in steps:
        ended = not killed(work, partial(_die_at, step))
        look()
        if ended:
            break
        met += 1
    shortest, moment = float("inf"), 0.0
    while met < wanted:
        started = monotonic()
        moment = (moment + 0.618) % 1  # the golden ratio: spread evenly, however many
        if killed(work, partial(_die_after, moment * min(shortest, 1.0))):
            met += 1
        else:
            shortest = min(shortest, monotonic() - started)
        look()
    return met


def backup_rounds(here: Path, wanted: int) -> int:
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

    return kills(make, look, wanted)


def resumed_rounds(here: Path, wanted: int) -> int:
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

    return kills(make, look, wanted)


def restore_rounds(here: Path, wanted: int) -> int:
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

    return kills(put_back, look, wanted)
