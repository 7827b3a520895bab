"""Programs whose power is cut: each notes outside the disk what it has promised so far.

Called in a process of their own, as ``strace`` watches it from start to end.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import CHEAP, NOON
from tests.vault.backup_steps import back_up
from tests.vault.planted import NEXT
from tests.vault.power import PROMISE
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.pre_upgrade import open_current
from vp_desktop.vault.unlock import change_passphrase

VAULT, STICK, COPIES = "practice.vpvault", "stick", "copies"
SAVES = 6
CHANGES = 4
LAST = " ".join(("een", "heel", "andere", "zin"))
RUN = "from tests.promises import power_work; power_work.main()"

ADD_CLIENT = "INSERT INTO client (pseudonym, name) VALUES (:place, 'Zoë')"
ADD_DRAFT = "INSERT INTO draft VALUES (:place, :body, '2026-03-02')"

WEAKENED = {
    "delete-full": ("locking_mode = NORMAL", "journal_mode = DELETE", "synchronous = FULL"),
    "wal-normal": ("journal_mode = WAL", "synchronous = NORMAL"),
}
"""The modes that SQLite begins with, and those that are usually advised."""


def main() -> None:
    """Do the work that the command line names."""
    work, here, key, *more = sys.argv[1:]
    WORK[work](Path(here), MasterKey(bytes.fromhex(key)), *more)


def saving(here: Path, key: MasterKey, mode: str = "") -> None:
    """Save two rows at a time; promise each pair once it was saved."""
    with Vault.open(here / VAULT, key) as vault:
        for setting in WEAKENED.get(mode, ()):
            vault._db.set_authorizer(None)
            vault._db.execute(f"PRAGMA {setting}")
            vault._watch.renew()
        for nth in range(SAVES):
            place = f"M-{nth}"
            with vault.transaction():
                vault.write(ADD_CLIENT, {"place": place})
                vault.write(ADD_DRAFT, {"place": place, "body": "woord " * 1500})
            _promise(here)


def changing(here: Path, key: MasterKey) -> None:
    """Change the passphrase, and again; promise each one."""
    for passphrase in [f"{LAST} {nth}" for nth in range(1, CHANGES)] + [LAST]:
        change_passphrase(here / VAULT, key, passphrase, CHEAP, here / COPIES)
        _promise(here)


def backing_up(here: Path, key: MasterKey) -> None:
    """Make two backups; promise each once it was proven."""
    with Vault.open(here / VAULT, key) as vault:
        for _nth in range(2):
            back_up(vault, key, here / STICK)
            _promise(here)


def upgrading(here: Path, key: MasterKey) -> None:
    """Bring the vault up to date, save in it, and close it; promise each of the three."""
    with open_current(here / VAULT, key, lambda: NOON, NEXT) as vault:
        _promise(here)
        with vault.transaction():
            vault.write(ADD_CLIENT, {"place": "after"})
        _promise(here)
    _promise(here)


def _promise(here: Path) -> None:
    with (here.parent / PROMISE).open("ab", buffering=0) as promises:
        promises.write(b".")


WORK: dict[str, Callable[..., None]] = {
    "saving": saving,
    "changing": changing,
    "backing_up": backing_up,
    "upgrading": upgrading,
}
