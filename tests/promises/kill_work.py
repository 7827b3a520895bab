"""Work that is killed again and again: saving, and bringing a vault up to date.

Called in a process of their own, for one with Qt must not be forked.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import NOON, PASSPHRASE
from tests.killing import rounds
from tests.vault.planted import NEXT, make_older
from tests.vault.raw import meddle
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.pre_upgrade import open_current
from vp_desktop.vault.restore import verify
from vp_desktop.vault.unlock import derive_key

RUN = "from tests.promises import kill_work; kill_work.main()"
SAVES = 8
DRAFTS = 300
FEW = 20
"""Kills of a quick run, which leaves steps out."""
SAVE = "INSERT INTO draft (place, body, saved_at) VALUES (:place, :body, '2026-03-02')"
ADD_CLIENT = "INSERT INTO client (pseudonym, name) VALUES (:place, 'Zwaluwstaart')"


def main() -> None:
    """Do the work that the command line names; print how many rounds were killed."""
    work, folder, kills = sys.argv[1:]
    print(WORK[work](Path(folder), int(kills)))  # noqa: T201 - read by the test


def saving(folder: Path, kills: int) -> int:
    """Every save that was acknowledged is there, whole, with its words in the index."""
    key = derive_key(folder, PASSPHRASE)
    acknowledged = folder.parent / "acknowledged"

    def save() -> None:
        with Vault.open(folder, key) as vault, acknowledged.open("ab", buffering=0) as note:
            for _nth in range(SAVES):
                place = os.urandom(8).hex()
                with vault.transaction():
                    vault.write(SAVE, {"place": place, "body": "woord " * 2000})
                    vault.write(ADD_CLIENT, {"place": place})
                note.write(f"{place}\n".encode())

    def look() -> None:
        promised = set(acknowledged.read_text().split())
        with Vault.open(folder, key) as vault:
            vault.check()
            drafts = {row[0] for row in vault.read("SELECT place FROM draft", {})}
            clients = {row[0] for row in vault.read("SELECT pseudonym FROM client", {})}
            with vault.transaction():  # else every look has more to read than the one before
                vault.write("DELETE FROM draft", {})
                vault.write("DELETE FROM client", {})
        acknowledged.write_text("")
        assert promised <= drafts
        assert drafts == clients

    acknowledged.touch()
    return _until(kills, save, look)


def upgrading(folder: Path, kills: int) -> int:
    """The vault is of the old version or of the new one, with every row, and a backup before."""
    key = derive_key(folder, PASSPHRASE)
    make_older(folder, key, DRAFTS)
    older = (folder / "vault.db").read_bytes()

    def upgrade() -> None:
        open_current(folder, key, lambda: NOON, NEXT).close()

    def look() -> None:
        new = version_of(folder, key) == len(NEXT)
        backups = list(folder.parent.glob("*.vpbackup"))
        assert backups or not new
        for backup in backups:
            verify(backup)
            backup.unlink()
        with Vault.open(folder, key, NEXT) as vault:
            vault.check()
            assert len(vault.read("SELECT 1 FROM draft WHERE colour = 'blue'", {})) == DRAFTS
        assert not list(folder.glob("before-upgrade*"))
        (folder / "vault.db").write_bytes(older)

    return _until(kills, upgrade, look)


def version_of(folder: Path, key: MasterKey) -> int:
    """Return the version of the closed vault in ``folder``."""
    ((version,),) = meddle(folder, key, "PRAGMA user_version")
    assert isinstance(version, int)
    return version


def _until(kills: int, work: Callable[[], None], look: Callable[[], None]) -> int:
    met = 0
    while met < kills:
        met += rounds(work, look, alarms=min(kills, 50), every=1 if kills > FEW else 12)
    return met


WORK: dict[str, Callable[[Path, int], int]] = {"saving": saving, "upgrading": upgrading}
