"""Backups: make and prove them, look after their age and number."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

from vp_desktop.domain.backup_care import (
    CareNotes,
    Found,
    Target,
    TargetStatus,
    TrialStatus,
    newest_of,
    trial,
)
from vp_desktop.domain.backups import (
    BackupFault,
    BackupStatus,
    KnownBackup,
    MadeBackup,
    Place,
    status,
)
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.services.clock import Clock, today
from vp_desktop.vault.backup import finish
from vp_desktop.vault.backup_errors import (
    BackupError,
    BackupRunningError,
    TargetInsideVaultError,
)
from vp_desktop.vault.backup_facts import BackupFacts
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import ReadOnlyVaultError, VaultError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.pending import note_of, sweep_kept, taken_up
from vp_desktop.vault.pruning import prune
from vp_desktop.vault.snapshot import Snapshot, take_snapshot
from vp_desktop.vault.targets import plain_name

_log = logging.getLogger(__name__)

BackupJob = Callable[[Progress], MadeBackup]
"""The slow half of making a backup: files alone, so it may run in any thread, once."""

RESUMED_WITHIN = timedelta(hours=24)
"""What was begun longer ago shows a vault of yesterday: a new backup is worth more."""


class Backups:
    """The backups of the open vault."""

    def __init__(self, vault: Vault, key: MasterKey, clock: Clock, announce: Announce) -> None:
        """Back up ``vault``; ``key`` must live as long as this does."""
        self._vault, self._key, self._clock, self._announce = vault, key, clock, announce
        self._logged = BackupLog(vault)
        self._facts = BackupFacts(vault)
        self._running = False
        self._here: frozenset[Path] | None = None

    def make(self, folder: Path, report: Progress = unwatched) -> MadeBackup:
        """Make a backup in ``folder``, prove it by restoring what was written, and log it.

        Raises:
            BackupError, VaultError: one of their subclasses says why there is none.
            StoppedError: ``report`` asked to stop.
        """
        made = self.prepare(folder)(report)
        self.keep(made)
        return made

    def prepare(self, folder: Path, *, resumable: bool = False) -> BackupJob:
        """Take a snapshot now, and return the slow rest as a job; hand what it gives to ``keep``.

        One that is ``resumable`` and broken off is gone on with by ``resume``.

        Raises:
            TargetInsideVaultError: ``folder`` lies in the vault's own.
            BackupRunningError: another is being made.
            ReadOnlyVaultError: it could not be logged.
            VaultError: no snapshot could be taken.
        """
        target = folder.absolute()
        if target.resolve().is_relative_to(self._vault.folder.resolve()):
            raise TargetInsideVaultError
        if self._vault.read_only:
            raise ReadOnlyVaultError
        if self._running:
            raise BackupRunningError
        self._facts.write(pending=None)
        sweep_kept(self._vault.folder)
        snapshot = take_snapshot(self._vault, self._key, self._clock(), kept=resumable)
        try:
            self._facts.write(pending=note_of(snapshot, target) if resumable else None)
        except VaultError:
            snapshot.discard()
            raise
        return self._job(snapshot, target)

    def resume(self, folder: Path) -> BackupJob | None:
        """Return the rest of the backup in ``folder`` that was broken off less than a day ago.

        None: there is none, and what was left of an older one is gone.
        """
        pending = self._facts.read().pending
        if self._running or pending is None or pending.folder != folder.absolute():
            return None
        snapshot = taken_up(pending, self._vault.folder, self._key)
        now = self._clock()
        if snapshot is None or not now - RESUMED_WITHIN < snapshot.header.created <= now:
            self._facts.write(pending=None)
            sweep_kept(self._vault.folder)
            return None
        return self._job(snapshot, folder.absolute())

    def keep(self, made: MadeBackup) -> None:
        """Log ``made``, and give up the older ones in its folder that are no longer needed."""
        own_id = VaultFolder(self._vault.folder).read_keys().vault_id
        with self._vault.transaction():
            self._logged.add(made)
            self._facts.put(**_settled(self._facts.read(), made, own_id))
        try:
            self.rotate(made.path.parent)
        except (BackupError, VaultError):
            _log.warning("an old backup could not be removed; the new one stands")
        self._announce(Topic.BACKUPS)

    def rotate(self, folder: Path) -> int:
        """Remove the backups in ``folder`` that need not, or must not, be kept; return how many.

        Only files that are still what this vault wrote there are counted, or touched.

        Raises:
            TargetError: the folder did not let go of one.
        """
        return prune(self._vault, folder.absolute(), self._facts.read(), self._clock())

    def known(self) -> list[KnownBackup]:
        """Return every backup that the log has, newest first, and where its file is now."""
        notes = self._facts.read()
        return [_with_place(made, notes) for made in self._logged.all()]

    def last(self) -> KnownBackup | None:
        """Return the newest backup that the log has."""
        return next(iter(self.known()), None)

    def status(self, today: date) -> BackupStatus:
        """Return how old the last proven backup is on ``today``.

        By the log, the last checks and the clock alone: it ages without any event.
        """
        notes, logged = self._facts.read(), self._logged.all()
        at_places = [_fault_at(target, logged, notes) for target in notes.targets or ()]
        return _status(logged, notes, today, [notes.faults.get(""), *at_places])

    def targets(self) -> tuple[TargetStatus, ...]:
        """Return how each place that backups go to stands."""
        notes, logged = self._facts.read(), self._logged.all()
        return tuple(
            TargetStatus(
                target=target,
                status=_status(
                    newest_of(logged, target.folder),
                    notes,
                    today(self._clock),
                    [_fault_at(target, logged, notes)],
                ),
                here=None if self._here is None else target.folder in self._here,
            )
            for target in notes.targets or ()
        )

    def chosen(self) -> tuple[Target, ...]:
        """Return the places that backups go to, in the order chosen."""
        return self._facts.read().targets or ()

    def trial(self, today: date) -> TrialStatus:
        """Return whether the user should put a backup back for a trial."""
        notes = self._facts.read()
        made_on = (made.made_at.astimezone().date() for made in self._logged.all())
        return trial(notes.trial_on, notes.trial_asked_on, made_on, today)

    def saw(self, here: frozenset[Path]) -> None:
        """Take it that of the chosen places those in ``here`` can be reached now."""
        self._here = here

    def _job(self, snapshot: Snapshot, folder: Path) -> BackupJob:
        self._running = True
        name = plain_name(self._vault.folder.stem)

        def job(report: Progress) -> MadeBackup:
            try:
                return finish(snapshot, folder, name, self._clock, report)
            finally:
                self._running = False

        return job


def _settled(notes: CareNotes, made: MadeBackup, own_id: str) -> dict[str, object]:
    """Return what is to be remembered once ``made`` is there."""
    settled = {"", str(made.path.parent)}
    return {
        "pending": None,
        "faults": {at: fault for at, fault in notes.faults.items() if at not in settled},
        "own_ids": tuple(dict.fromkeys((*notes.own_ids, own_id))),
    }


def _fault_at(target: Target, logged: Iterable[MadeBackup], notes: CareNotes) -> BackupFault | None:
    for newest in newest_of(logged, target.folder)[:1]:
        seen = notes.findings.get(newest.id)
        if seen is not None and seen.found is not Found.WHOLE:
            return BackupFault(seen.found)
    return notes.faults.get(str(target.folder))


def _status(
    made: Iterable[MadeBackup],
    notes: CareNotes,
    today: date,
    faults: Iterable[BackupFault | None],
) -> BackupStatus:
    days = [one.proven_at.astimezone().date() for one in made if notes.usable(one)]
    worst = min(filter(None, faults), key=list(BackupFault).index, default=None)
    return status(days, today, worst)


def _with_place(made: MadeBackup, notes: CareNotes) -> KnownBackup:
    values = {field.name: getattr(made, field.name) for field in fields(made)}
    seen = notes.findings.get(made.id)
    return KnownBackup(
        **values,
        place=_place_of(made.path),
        damaged=seen is not None and seen.found is Found.DAMAGED,
        older_phrase=seen is not None and seen.older_phrase,
    )


def _place_of(path: Path) -> Place:
    if path.is_file():
        return Place.HERE
    return Place.GONE if path.parent.is_dir() else Place.AWAY
