"""What must be true of a disk whose power was cut in the middle of a work of ``power_work``."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import sqlcipher3

from tests.conftest import PASSPHRASE
from tests.promises.kill_work import version_of
from tests.promises.power_work import CHANGES, LAST, RUN, STICK, VAULT
from tests.vault.planted import NEXT
from tests.vault.power import Disk, Step, cuts, watched
from tests.vault.raw import meddle
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.restore import verify
from vp_desktop.vault.unlock import derive_key

Look = Callable[[Path, MasterKey, int], None]
"""Looks at what is left, knowing how many promises had been given by then."""

DRAFTS = 200
"""Rows of the vault: enough that copying it is more than a page or two."""


def recorded(here: Path, key: MasterKey, *work: str) -> tuple[Disk, list[Step]]:
    """Do ``work`` under watch; return the disk as it was before, and what was asked of it."""
    disk = Disk.of(here)
    name, *more = work
    arguments = (name, str(here), key.reveal().hex(), *more)
    return disk, watched(RUN, here.with_name("log"), disk, *arguments)


def survives(here: Path, key: MasterKey, work: str, how_many: int) -> int:
    """Cut the power of ``work`` so many times, and look each time; return how many were cut."""
    disk, steps = recorded(here, key, work)
    assert len(steps) > 25
    met = 0
    for left in cuts(disk, steps, how_many, Random(20260302)):  # noqa: S311 - the same cuts always
        _LOOKS[work](here, key, left.promises)
        met += 1
    return met


def losses(here: Path, key: MasterKey, mode: str, how_many: int) -> int:
    """Cut the power of saving in ``mode``; return how often a promised save was gone."""
    disk, steps = recorded(here, key, "saving", mode)
    every = cuts(disk, steps, how_many, Random(20260302))  # noqa: S311 - the same cuts always
    return sum(_saved(here, key) < left.promises for left in every)


def _whole_saves(here: Path, key: MasterKey, promises: int) -> None:
    with Vault.open(here / VAULT, key) as vault:
        vault.check()
        drafts = len(vault.read("SELECT 1 FROM draft", {})) - DRAFTS
        clients = len(vault.read("SELECT 1 FROM client", {}))
    assert drafts == clients, "never half a save"
    assert drafts >= promises


def _one_passphrase(here: Path, key: MasterKey, promises: int) -> None:
    order = [PASSPHRASE, *(f"{LAST} {nth}" for nth in range(1, CHANGES)), LAST]
    possible = order[promises : promises + 2]
    assert any(_opens(here / VAULT, passphrase, key) for passphrase in possible)
    Vault.open(here / VAULT, key).close()


def _opens(folder: Path, passphrase: str, key: MasterKey) -> bool:
    try:
        return derive_key(folder, passphrase).reveal() == key.reveal()
    except WrongPassphraseError:
        return False


def _proven_backups(here: Path, key: MasterKey, promises: int) -> None:
    backups = list((here / STICK).glob("*.vpbackup")) if (here / STICK).exists() else []
    assert len(backups) >= promises
    for backup in backups:
        verify(backup)
    _every_draft(here / VAULT, key)


def _old_or_new(here: Path, key: MasterKey, promises: int) -> None:
    new = version_of(here / VAULT, key) == len(NEXT)
    backups = list(here.glob("*.vpbackup"))
    assert new or not promises
    assert backups or not new
    for backup in backups:
        verify(backup)
    clients = _every_draft(here / VAULT, key, NEXT if new else None)
    assert clients >= (promises > 1)


def _every_draft(folder: Path, key: MasterKey, scripts: tuple[str, ...] | None = None) -> int:
    with Vault.open(folder, key, scripts) as vault:
        vault.check()
        assert len(vault.read("SELECT 1 FROM draft", {})) == DRAFTS
        return len(vault.read("SELECT 1 FROM client", {}))


def _saved(here: Path, key: MasterKey) -> int:
    try:
        ((clients,),) = meddle(here / VAULT, key, "SELECT count(*) FROM client")
    except sqlcipher3.DatabaseError:
        return -1
    assert isinstance(clients, int)
    return clients


_LOOKS: dict[str, Look] = {
    "saving": _whole_saves,
    "changing": _one_passphrase,
    "backing_up": _proven_backups,
    "upgrading": _old_or_new,
}
