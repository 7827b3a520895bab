"""Rounds of killing: the same work again and again, killed a step later each time.

A step is a file that is opened, renamed or removed, as Python's audit hooks see it; the time in
between, spent in SQLite, is met by an alarm. The killed process is a fork, so a round costs the
work alone.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from tests.conftest import PASSPHRASE
from tests.vault.backup_steps import back_up
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.restore import restore, verify
from vp_desktop.vault.unlock import derive_key

STEPS = frozenset({"open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir"})
ALARMS = 10
MOST_STEPS = 500


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

    return _rounds(make, look)


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

    return _rounds(put_back, look)


def _rounds(work: Callable[[], None], look: Callable[[], None]) -> int:
    started = monotonic()
    assert not _killed(work, lambda: None)
    took = monotonic() - started
    look()
    killed = 0
    for step in range(1, MOST_STEPS):
        met = _killed(work, partial(_die_at, step))
        look()
        if not met:
            break
        killed += 1
    for part in range(1, ALARMS + 1):
        after = took * part / ALARMS
        killed += _killed(work, partial(_die_after, after))
        look()
    return killed


def _killed(work: Callable[[], None], arm: Callable[[], None]) -> bool:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            arm()
            work()
            code = 0
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    assert status == 0 or os.WIFSIGNALED(status), "the work itself failed"
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    left = [step]

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        if event in STEPS:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _die_after(seconds: float) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
