"""Backups: make and prove them, look after their age and number, look into one, put one back."""

import logging
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path

from vp_desktop.domain.backups import (
    BackupStatus,
    KnownBackup,
    MadeBackup,
    Place,
    RestoredVault,
    VerifyResult,
    status,
)
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.services.clock import Clock
from vp_desktop.vault import restore as vault_restore
from vp_desktop.vault.backup import finish, of_this_vault
from vp_desktop.vault.backup_errors import BackupError, TargetInsideVaultError
from vp_desktop.vault.backup_keys import by_passphrase, by_sheet
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.rotation import expendable
from vp_desktop.vault.snapshot import take_snapshot
from vp_desktop.vault.targets import remove

_log = logging.getLogger(__name__)

BackupJob = Callable[[Progress], MadeBackup]
"""The slow half of making a backup: files alone, so it may run in any thread, once."""


class Backups:
    """The backups of the open vault."""

    def __init__(self, vault: Vault, key: MasterKey, clock: Clock, announce: Announce) -> None:
        """Back up ``vault``; ``key`` must live as long as this does."""
        self._vault, self._key, self._clock, self._announce = vault, key, clock, announce
        self._logged = BackupLog(vault)

    def make(self, folder: Path, report: Progress = unwatched) -> MadeBackup:
        """Make a backup in ``folder``, prove it by restoring what was written, and log it.

        Raises:
            BackupError, VaultError: one of their subclasses says why there is none.
            StoppedError: ``report`` asked to stop.
        """
        made = self.prepare(folder)(report)
        self.keep(made)
        return made

    def prepare(self, folder: Path) -> BackupJob:
        """Take a snapshot now, and return the slow rest as a job; hand what it gives to ``keep``.

        Raises:
            TargetInsideVaultError: ``folder`` lies in the vault's own.
            VaultError: no snapshot could be taken.
        """
        target = folder.absolute()
        if target.resolve().is_relative_to(self._vault.folder.resolve()):
            raise TargetInsideVaultError
        snapshot = take_snapshot(self._vault, self._key, self._clock())
        return partial(finish, snapshot, target, self._vault.folder.stem, self._clock)

    def keep(self, made: MadeBackup) -> None:
        """Log ``made``, and give up the older ones in its folder that are no longer needed."""
        with self._vault.transaction():
            self._logged.add(made)
        try:
            self.rotate(made.path.parent)
        except (BackupError, VaultError):
            _log.warning("an old backup could not be removed; the new one stands")
        self._announce(Topic.BACKUPS)

    def rotate(self, folder: Path) -> int:
        """Remove the backups in ``folder`` that need not be kept; return how many.

        Only files that are still what this vault wrote there are counted, or touched.

        Raises:
            TargetError: the folder did not let go of one.
        """
        here = [made for made in self._logged.all() if made.path.parent == folder.absolute()]
        given_up = expendable(of_this_vault(here, self._vault.folder))
        for made in given_up:
            remove(made)
            with self._vault.transaction():
                self._logged.removed(made.id, self._clock())
        return len(given_up)

    def shares_disk(self, folder: Path) -> bool:
        """Return whether ``folder`` lies on the disk of the vault: one accident takes both."""
        try:
            return folder.stat().st_dev == self._vault.folder.stat().st_dev
        except OSError:
            return False

    def known(self) -> list[KnownBackup]:
        """Return every backup that the log has, newest first, and where its file is now."""
        return [_with_place(made) for made in self._logged.all()]

    def last(self) -> KnownBackup | None:
        """Return the newest backup that the log has."""
        return next(iter(self.known()), None)

    def status(self, today: date) -> BackupStatus:
        """Return how old the last proven backup is on ``today``, by the log alone."""
        return status([made.proven_at.astimezone().date() for made in self._logged.all()], today)


def verify(file: Path, passphrase: str | None = None, report: Progress = unwatched) -> VerifyResult:
    """Check every bit of the backup ``file``; with its passphrase, prove it as a restore would.

    Raises:
        BackupError: one of its subclasses says what is wrong.
        WrongPassphraseError: it was made under another passphrase.
    """
    if passphrase is None:
        return vault_restore.verify(file, report)
    return vault_restore.verify_fully(file, by_passphrase(passphrase), report)


def verify_by_sheet(file: Path, code: str, report: Progress = unwatched) -> VerifyResult:
    """Prove the backup ``file`` as a restore would, by the code of the recovery sheet.

    Raises:
        BackupError: one of its subclasses says what is wrong.
        WrongSheetError: the code is mistyped, or of another vault.
    """
    return vault_restore.verify_fully(file, by_sheet(code), report)


def restore(file: Path, passphrase: str, to: Path, report: Progress = unwatched) -> RestoredVault:
    """Make the new vault ``to`` from the backup ``file``; the same passphrase opens it.

    Raises:
        TargetExistsError: something of that name is there already.
        BackupError: one of its subclasses says what is wrong; there is no new vault.
        WrongPassphraseError: it was made under another passphrase.
    """
    return vault_restore.restore(file, by_passphrase(passphrase), to, report)


def restore_by_sheet(
    file: Path, code: str, to: Path, report: Progress = unwatched
) -> RestoredVault:
    """Make the new vault ``to`` from the backup ``file``, by the code of the recovery sheet.

    Raises:
        TargetExistsError: something of that name is there already.
        BackupError: one of its subclasses says what is wrong; there is no new vault.
        WrongSheetError: the code is mistyped, or of another vault.
    """
    return vault_restore.restore(file, by_sheet(code), to, report)


def _with_place(made: MadeBackup) -> KnownBackup:
    values = {field.name: getattr(made, field.name) for field in fields(made)}
    return KnownBackup(**values, place=_place_of(made.path))


def _place_of(path: Path) -> Place:
    if path.is_file():
        return Place.HERE
    return Place.GONE if path.parent.is_dir() else Place.AWAY
