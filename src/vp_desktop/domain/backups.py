"""A backup: one encrypted file that counts only after it was really restored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NewType

BackupId = NewType("BackupId", str)
"""32 hexadecimal digits, drawn at random; a file is known by it, whatever it is called."""

SUFFIX = ".vpbackup"

DUE_AFTER_DAYS = 7
LATE_AFTER_DAYS = 14
"""Days without a proven backup after which the program asks for one, and after which it insists."""


class BackupState(StrEnum):
    """How much a user should worry about the age of the last proven backup."""

    OK = "ok"
    DUE = "due"
    LATE = "late"
    NEVER = "never"


class BackupFault(StrEnum):
    """What is wrong, besides age; each has a sentence of its own on the page of backups."""

    VAULT = "vault"
    """The vault fails its own checks, so it is not copied over good backups."""
    SHRUNK = "shrunk"
    """The vault holds far less than before, and the user has not yet said that this is right."""
    DAMAGED = "damaged"
    """The newest backup at a place is no longer what was written."""
    GONE = "gone"
    """The newest backup is not at its place any more."""
    FULL = "full"
    READ_ONLY = "read_only"
    DISK = "disk"


class Place(StrEnum):
    """Where the file of a logged backup is now."""

    HERE = "here"
    AWAY = "away"
    """Its folder cannot be reached: a stick that is not plugged in."""
    GONE = "gone"
    """Its folder is there, the file is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBackup:
    """A backup that was written and then proven by restoring the written file."""

    id: BackupId
    path: Path = field(repr=False)
    bytes: int
    cases: int
    notes: int
    made_at: datetime
    proven_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBackup(MadeBackup):
    """A backup that this vault made, as its log has it, and where the file is now."""

    place: Place
    damaged: bool = False
    """The last check found that the file is no longer what was written."""
    older_phrase: bool = False
    """It opens with a passphrase that has been replaced since."""


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """What the backup log and the clock say, and nothing else: it ages without any event."""

    state: BackupState
    age_days: int | None
    """Days since the last proven backup; None: there is none, or no clock tells."""
    fault: BackupFault | None = None
    """What is wrong besides; then the state is never OK."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a proven backup or a restored vault holds, the bin left out."""

    cases: int
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyResult:
    """A backup without a fault. What is wrong with any other is raised, not returned."""

    made_at: datetime
    bytes: int
    holding: Holding | None
    """None: checked without a key, so every bit is as it was written, and nobody looked inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredVault:
    """A new vault, made from a backup and compared with it row for row."""

    path: Path = field(repr=False)
    made_at: datetime
    """When the backup was made: what came later is not in it."""
    cases: int
    notes: int


def status(proven: Iterable[date], today: date, fault: BackupFault | None = None) -> BackupStatus:
    """Return the status when backups were proven on the days ``proven``, and ``fault`` is known.

    A day in the future was written by a wrong clock and says nothing about age: it can never make
    the program content. One day is forgiven, for who flies west.
    """
    state, age_days = _by_age(list(proven), today)
    if fault is BackupFault.VAULT:
        state = BackupState.LATE
    elif fault is not None and state is BackupState.OK:
        state = BackupState.DUE
    return BackupStatus(state, age_days, fault)


def _by_age(days: list[date], today: date) -> tuple[BackupState, int | None]:
    if not days:
        return BackupState.NEVER, None
    credible = [day for day in days if day <= today + timedelta(days=1)]
    if not credible:
        return BackupState.DUE, None
    age_days = max(0, (today - max(credible)).days)
    if age_days >= LATE_AFTER_DAYS:
        return BackupState.LATE, age_days
    if age_days >= DUE_AFTER_DAYS:
        return BackupState.DUE, age_days
    return BackupState.OK, age_days
