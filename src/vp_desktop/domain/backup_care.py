"""What the program remembers of looking after its backups, and what follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from vp_desktop.domain.backups import BackupFault, BackupStatus, MadeBackup
from vp_desktop.domain.retention import months_after

PROOF_AFTER_DAYS = 7
"""Days after which the newest backup at a place is put back again for a trial, by the program."""

TRIAL_AFTER_MONTHS = 3
"""Months after which the user is asked for the passphrase or the sheet, on the newest backup."""

TRIAL_PAUSE_DAYS = 14
"""Days that the question stays away when the user has no time for it."""

FEWEST_PROVEN = 2
"""Proven backups that must remain, whatever else happens."""

KEPT_MONTHS = 12
"""Months for which rotation keeps one backup each."""

SHRUNK_BELOW = 0.8
"""A vault with fewer than this share of the cases and notes of its last backup may be a mishap."""


class TargetKind(StrEnum):
    """What kind of place backups go to."""

    FOLDER = "folder"
    STICK = "stick"
    SYNCED = "synced"


class Found(StrEnum):
    """What the last check without a key found of a backup."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    GONE = "gone"


class _Kept(BaseModel):
    """Kept in the vault as JSON: what an older program does not know, it leaves out."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Target(_Kept):
    """A place that backups go to."""

    folder: Annotated[Path, Field(repr=False)]
    kind: TargetKind = TargetKind.FOLDER
    apart: bool = False
    """It lay on another disk than the vault. Where it does no longer, it is an empty mount point:
    the stick is away, and a backup would land on the very disk that it should outlive."""


class Finding(_Kept):
    """What was last seen of one backup."""

    on: date
    found: Found
    older_phrase: bool = False
    """It opens with a passphrase that has been replaced since."""
    proven_on: date | None = None
    """When it was last put back as a trial, by the program."""


class Pending(_Kept):
    """A backup that was begun and not finished: a stick pulled out, a lock in the middle."""

    folder: Annotated[Path, Field(repr=False)]
    header: str = Field(repr=False)
    manifest: tuple[tuple[str, int, str], ...]
    cases: int
    notes: int


class CareNotes(_Kept):
    """Everything the vault remembers of looking after its backups, except the log of them."""

    targets: tuple[Target, ...] | None = None
    """None: nobody ever chose one here."""
    by_itself: bool = True
    findings: Mapping[str, Finding] = {}
    faults: Mapping[str, BackupFault] = {}
    """By folder; what is wrong with the vault itself has no folder."""
    trial_on: date | None = None
    trial_asked_on: date | None = None
    doomed: tuple[str, ...] = ()
    """Backups, by id, that hold something that was destroyed from the backups too."""
    pending: Pending | None = None
    own_ids: tuple[str, ...] = ()
    """The ids this vault had when it made backups: new keys give it a new one."""

    def usable(self, backup: MadeBackup) -> bool:
        """Tell whether nothing is known against ``backup``."""
        seen = self.findings.get(backup.id)
        return seen is None or seen.found is Found.WHOLE

    def proven_on(self, backup: MadeBackup) -> date:
        """Return when ``backup`` was last put back whole."""
        seen = self.findings.get(backup.id)
        made = backup.proven_at.astimezone().date()
        return max(made, seen.proven_on) if seen and seen.proven_on else made


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was found on a round along the places of the backups."""

    here: frozenset[Path] = field(repr=False)
    findings: Mapping[str, Finding]
    faults: Mapping[str, BackupFault | None] = field(repr=False)
    """By folder that was reached; None: nothing is wrong with its disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStatus:
    """How one place stands."""

    target: Target = field(repr=False)
    status: BackupStatus
    here: bool | None
    """Whether it can be reached; None: nobody looked yet."""


@dataclass(frozen=True, slots=True)
class TrialStatus:
    """Whether the user should show, once more, that the passphrase or the sheet opens a backup."""

    due: bool
    asks: bool
    """It is due, and was not put off a short while ago."""
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Shrink:
    """A vault that holds far less than its last backup: cases and notes, then and now."""

    before: int
    now: int


def is_shrunk(before: int, now: int) -> bool:
    """Tell whether ``now`` records, where there were ``before``, may be a mishap."""
    return now < SHRUNK_BELOW * before


def trial(
    last_on: date | None, asked_on: date | None, made_on: Iterable[date], today: date
) -> TrialStatus:
    """Return whether a trial is due: three months after the last one, or after the first backup."""
    since = last_on or min(made_on, default=None)
    if since is None:
        return TrialStatus(due=False, asks=False, last_on=None)
    due = today >= months_after(since, TRIAL_AFTER_MONTHS) or since > today + timedelta(days=1)
    put_off = asked_on is not None and asked_on <= today < asked_on + timedelta(TRIAL_PAUSE_DAYS)
    return TrialStatus(due=due, asks=due and not put_off, last_on=last_on)


def is_due(made: Iterable[MadeBackup], today: date) -> bool:
    """Tell whether a place should get a backup: none of ``made``, all of that place, is of today.

    A backup from the future was dated by a wrong clock, and makes nobody content.
    """
    return not any(backup.made_at.astimezone().date() == today for backup in made)


def gone_from_backups_on(today: date) -> date:
    """Return by when rotation removes the last backup that holds what is destroyed ``today``.

    The backup of this month is kept until twelve later months have one, so this holds for who
    makes a backup every month; it is the last day of the same month, a year on.
    """
    following = months_after(today.replace(day=1), KEPT_MONTHS + 1)
    return following - timedelta(days=1)


def newest_of(backups: Iterable[MadeBackup], folder: Path) -> list[MadeBackup]:
    """Return those of ``backups`` that lie in ``folder``, in the order given."""
    return [backup for backup in backups if backup.path.parent == folder]
