"""Remove backups: those that rotation gives up, and those that hold what was destroyed."""

from datetime import datetime
from pathlib import Path

from vp_desktop.domain.backup_care import FEWEST_PROVEN, CareNotes, newest_of
from vp_desktop.vault.backup import of_this_vault
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.rotation import expendable
from vp_desktop.vault.targets import remove


def prune(vault: Vault, folder: Path, notes: CareNotes, now: datetime) -> int:
    """Remove what must not, or need not, be kept in ``folder``; return how many.

    Only files that are still what this vault wrote there are counted, or touched; one that failed
    its last check is not counted.

    Raises:
        TargetError: the folder did not let go of one.
    """
    log = BackupLog(vault)
    here = of_this_vault(newest_of(log.all(), folder), vault.folder, notes.own_ids)
    doomed = [made for made in here if made.id in notes.doomed]
    if doomed:
        others = [made for made in log.all() if made.id not in notes.doomed and notes.usable(made)]
        if len(of_this_vault(others, vault.folder, notes.own_ids)) < FEWEST_PROVEN:
            doomed = []
    kept = [made for made in here if made not in doomed]
    given_up = expendable([made for made in kept if notes.usable(made)])
    for made in (*doomed, *given_up):
        remove(made)
        with vault.transaction():
            log.removed(made.id, now)
    return len(doomed) + len(given_up)
