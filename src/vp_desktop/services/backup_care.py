"""Look after the backups without being asked: check them, make the one that is due, prove again."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from vp_desktop.domain.backup_care import (
    FEWEST_PROVEN,
    PROOF_AFTER_DAYS,
    Finding,
    Found,
    Shrink,
    Survey,
    is_due,
    is_shrunk,
    newest_of,
)
from vp_desktop.domain.backups import BackupFault, MadeBackup
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.progress import Progress, StoppedError
from vp_desktop.services.backups import BackupJob, Backups
from vp_desktop.services.clock import Clock, today
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupForgedError,
    BackupRunningError,
    TargetDiskError,
    TargetFullError,
    TargetGoneError,
    TargetReadOnlyError,
)
from vp_desktop.vault.backup_facts import BackupFacts
from vp_desktop.vault.backup_keys import by_key
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Row, Vault
from vp_desktop.vault.errors import KeyFileForeignError, VaultDamagedError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.manifest import holding
from vp_desktop.vault.pending import sweep_kept
from vp_desktop.vault.restore import verify_fully
from vp_desktop.vault.survey import Round, survey

SurveyJob = Callable[[Progress], Survey]
ProofJob = Callable[[Progress], "Proof"]

HEAVY_BYTES = 8_000_000
"""A vault of this size is copied and hashed in a quarter of a second."""

_FAULTS: tuple[tuple[type[Exception], BackupFault], ...] = (
    (TargetFullError, BackupFault.FULL),
    (TargetReadOnlyError, BackupFault.READ_ONLY),
    (TargetDiskError, BackupFault.DISK),
)


def passes_by(error: Exception) -> bool:
    """Tell whether ``error`` is none to tell: the stick is away, the vault closes, one is made."""
    return isinstance(error, TargetGoneError | StoppedError | BackupRunningError)


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of putting a backup back for a trial, without being asked."""

    backup: MadeBackup = field(repr=False)
    whole: bool | None
    """None: it was made under an earlier key, and only its own passphrase can prove it."""


class BackupCare:
    """What is done for the backups of the open vault while its user does something else.

    Each ``…_job`` gives slow work on files alone, for any thread; what it returns is handed in.
    """

    def __init__(
        self, vault: Vault, key: MasterKey, clock: Clock, announce: Announce, backups: Backups
    ) -> None:
        """Look after ``backups`` of ``vault``; ``key`` must live as long as this does."""
        self._vault, self._key, self._clock, self._announce = vault, key, clock, announce
        self._backups = backups
        self._facts = BackupFacts(vault)
        self._logged = BackupLog(vault)

    def survey_job(self, *, again: bool) -> SurveyJob:
        """Return how to go round the places; ``again``: also what was seen today already."""
        plan = Round(
            vault=self._vault.folder,
            targets=self._backups.chosen(),
            logged=tuple(self._logged.all()),
            findings=self._facts.read().findings,
            slot_salt=VaultFolder(self._vault.folder).read_keys().passphrase.salt,
            today=today(self._clock),
            again=again,
        )
        return partial(survey, plan)

    def surveyed(self, found: Survey) -> None:
        """Remember what was found."""
        known = self._facts.read()
        faults = {**known.faults}
        for folder, fault in found.faults.items():
            if fault is not None:
                faults[folder] = fault
            elif faults.get(folder) is BackupFault.DISK:
                del faults[folder]
        self._backups.saw(found.here)
        self._remember(findings={**known.findings, **found.findings}, faults=faults)

    def due(self, found: Survey) -> list[Path]:
        """Return where to make a backup now; a place may be there twice.

        A place that is away is left in peace. Where backups hold what was destroyed from them too,
        as many are made as it takes for the old ones to go.
        """
        notes, day = self._facts.read(), today(self._clock)
        usable = [
            made
            for made in self._logged.all()
            if notes.usable(made) and made.path.parent in found.here
        ]
        fresh = [made for made in usable if made.id not in notes.doomed]
        places = [one.folder for one in self._backups.chosen() if one.folder in found.here]
        outdated = [
            place
            for place in places
            if any(made.id in notes.doomed for made in newest_of(usable, place))
        ]
        wanted = [
            place
            for place in places
            if (notes.by_itself and is_due(newest_of(usable, place), day))
            or (place in outdated and not newest_of(fresh, place))
        ]
        return wanted + outdated[:1] * max(FEWEST_PROVEN - len(fresh) - len(wanted), 0)

    def backup_job(self, folder: Path) -> BackupJob | None:
        """Return how to make a backup in ``folder``, or to go on with the one broken off there.

        None: the vault shrank, and the user must say first that this is right. Who had something
        destroyed from the backups too, said it.

        Raises:
            BackupError, VaultError: it cannot be begun.
        """
        if not self._facts.read().doomed and self.shrink() is not None:
            self._add_fault("", BackupFault.SHRUNK)
            return None
        return self._backups.resume(folder) or self._backups.prepare(folder, resumable=True)

    def takes_a_while(self) -> bool:
        """Tell whether beginning a backup keeps this thread for longer than a blink."""
        return VaultFolder(self._vault.folder).db.stat().st_size > HEAVY_BYTES

    def failed(self, folder: Path, error: Exception) -> None:
        """Remember that no backup could be made in ``folder``, where the status should show it.

        One that was broken off by a stick that went away, or by the lock, is still gone on with.
        """
        if not passes_by(error):
            self._facts.write(pending=None)
            sweep_kept(self._vault.folder)
        if isinstance(error, VaultDamagedError):
            self._add_fault("", BackupFault.VAULT)
        for kind, fault in _FAULTS:
            if isinstance(error, kind):
                self._add_fault(str(folder), fault)

    def proof_job(self, here: Collection[Path]) -> ProofJob | None:
        """Return how to prove the newest backup in ``here`` again; None: a week has not passed."""
        notes, logged = self._facts.read(), self._logged.all()
        until = today(self._clock) - timedelta(days=PROOF_AFTER_DAYS)
        for folder in here:
            for newest in [made for made in newest_of(logged, folder) if notes.usable(made)][:1]:
                if notes.proven_on(newest) <= until:
                    return partial(_prove, newest, self._key.copy(), self._vault.folder)
        return None

    def proved(self, proof: Proof) -> None:
        """Remember what came of a proof."""
        if proof.whole is None:
            return
        known, day = self._facts.read().findings, today(self._clock)
        before = known.get(proof.backup.id, Finding(on=day, found=Found.WHOLE))
        seen = before.model_copy(
            update={"on": day, "proven_on": day}
            if proof.whole
            else {"on": day, "found": Found.DAMAGED}
        )
        self._remember(findings={**known, proof.backup.id: seen})

    def shrink(self) -> Shrink | None:
        """Return by how much the vault shrank since its last backup, if that may be a mishap."""
        for last in self._logged.all()[:1]:
            held, before = holding(self._rows), last.cases + last.notes
            now = held.cases + held.notes
            return Shrink(before, now) if is_shrunk(before, now) else None
        return None

    def _rows(self, sql: str) -> list[Row]:
        return self._vault.read(sql, {})

    def _add_fault(self, at: str, fault: BackupFault) -> None:
        self._remember(faults={**self._facts.read().faults, at: fault})

    def _remember(self, **changes: object) -> None:
        if self._facts.write(**changes):
            self._announce(Topic.BACKUPS)


def _prove(newest: MadeBackup, key: MasterKey, vault: Path, report: Progress) -> Proof:
    try:
        verify_fully(newest.path, by_key(key), report, vault)
    except (BackupDamagedError, BackupForgedError):
        return Proof(newest, whole=False)
    except KeyFileForeignError:
        return Proof(newest, whole=None)
    finally:
        key.wipe()
    return Proof(newest, whole=True)
