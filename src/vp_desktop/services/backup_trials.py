"""The trial restore: now and then, the user shows that the passphrase still opens a backup.

A program that proves backups with the key it has in memory proves everything but the one thing
that is needed after a theft: that somebody knows the passphrase, or has the sheet.
"""

from collections.abc import Callable
from functools import partial

from vp_desktop.domain.backups import KnownBackup, Place, VerifyResult
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.progress import Progress
from vp_desktop.services.backups import Backups
from vp_desktop.services.clock import Clock, today
from vp_desktop.vault.backup_facts import BackupFacts
from vp_desktop.vault.backup_keys import by_passphrase, by_sheet
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.restore import verify_fully

TrialJob = Callable[[Progress], VerifyResult]


class BackupTrials:
    """Trial restores of the newest backup of the open vault."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce, backups: Backups) -> None:
        """Try the newest of ``backups``, which are of ``vault``."""
        self._vault, self._clock, self._announce = vault, clock, announce
        self._backups = backups
        self._facts = BackupFacts(vault)

    def newest(self) -> KnownBackup | None:
        """Return the newest backup that can be reached now."""
        here = (known for known in self._backups.known() if known.place is Place.HERE)
        return next(here, None)

    def job(self, backup: KnownBackup, words: str, *, sheet: bool) -> TrialJob:
        """Return how to put ``backup`` back for a trial, by a passphrase or by the ``sheet``.

        It takes seconds, in any thread, and raises what ``restoring.verify`` raises.
        """
        unlock = by_sheet(words) if sheet else by_passphrase(words)
        return partial(verify_fully, backup.path, unlock, vault=self._vault.folder)

    def passed(self) -> None:
        """Remember that the trial went well today."""
        self._remember(trial_on=today(self._clock), trial_asked_on=None)

    def put_off(self) -> None:
        """Ask for it another day."""
        self._remember(trial_asked_on=today(self._clock))

    def _remember(self, **changes: object) -> None:
        if self._facts.write(**changes):
            self._announce(Topic.BACKUPS)
