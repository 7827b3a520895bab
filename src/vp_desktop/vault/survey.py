"""Go round the places of the backups: which can be reached, and are the files there still whole.

It needs no key and no open vault, so it runs in any thread, where a slow stick stops nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vp_desktop.domain.backup_care import (
    FEWEST_PROVEN,
    Finding,
    Found,
    Survey,
    Target,
    newest_of,
)
from vp_desktop.domain.backups import BackupFault, MadeBackup
from vp_desktop.domain.progress import Progress, part_of
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupForgedError,
    BackupMissingError,
    NotABackupError,
    TargetError,
)
from vp_desktop.vault.container import check
from vp_desktop.vault.targets import in_target_words, lies_apart

MOST_OLDER_BYTES = 256 * 1024 * 1024
"""Of the older backups at a place, so much is read at a time; those longest not looked at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What to go round for; taken from the vault before the work begins."""

    vault: Path = field(repr=False)
    targets: tuple[Target, ...]
    logged: tuple[MadeBackup, ...]
    """Newest first."""
    findings: Mapping[str, Finding]
    slot_salt: str
    """Of the present passphrase: a backup with another opens with an older one."""
    today: date
    again: bool
    """The newest are looked at although they were already today."""


def survey(plan: Round, report: Progress) -> Survey:
    """Go round ``plan``.

    Raises:
        StoppedError: ``report`` asked to stop.
    """
    here = [target.folder for target in plan.targets if is_here(target, plan.vault)]
    findings = dict(plan.findings)
    faults: dict[str, BackupFault | None] = {}
    for number, folder in enumerate(here):
        step = part_of(report, number / len(here), (number + 1) / len(here))
        try:
            findings |= _look_at(folder, plan, step)
            faults[str(folder)] = None
        except TargetError:
            faults[str(folder)] = BackupFault.DISK
    known = {made.id for made in plan.logged}
    kept = {name: finding for name, finding in findings.items() if name in known}
    return Survey(here=frozenset(here), findings=kept, faults=faults)


def is_here(target: Target, vault: Path) -> bool:
    """Tell whether ``target`` can be reached: an empty mount point is not the stick itself."""
    try:
        there = target.folder.is_dir()
    except OSError:
        return False
    return there and (not target.apart or lies_apart(target.folder, vault))


def _look_at(folder: Path, plan: Round, report: Progress) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    chosen = list(_chosen(newest_of(plan.logged, folder), plan))
    for number, made in enumerate(chosen):
        step = part_of(report, number / len(chosen), (number + 1) / len(chosen))
        before = plan.findings.get(made.id)
        found[made.id] = _seen(made, plan, step, before.proven_on if before else None)
    return found


def _chosen(made: Sequence[MadeBackup], plan: Round) -> Iterator[MadeBackup]:
    def last_seen(backup: MadeBackup) -> date:
        finding = plan.findings.get(backup.id)
        return finding.on if finding else date.min

    newest, older = made[:FEWEST_PROVEN], made[FEWEST_PROVEN:]
    yield from (one for one in newest if plan.again or last_seen(one) != plan.today)
    left = MOST_OLDER_BYTES
    for one in sorted(older, key=last_seen):
        left -= one.bytes
        if left >= 0 and last_seen(one) != plan.today:
            yield one


def _seen(made: MadeBackup, plan: Round, report: Progress, proven_on: date | None) -> Finding:
    try:
        with in_target_words():
            header = check(made.path, report).header
        slot = header.key_file().passphrase
    except BackupMissingError:
        return Finding(on=plan.today, found=Found.GONE)
    except (BackupDamagedError, BackupForgedError, NotABackupError):
        return Finding(on=plan.today, found=Found.DAMAGED)
    if header.backup_id != made.id:
        return Finding(on=plan.today, found=Found.GONE)
    older = slot.salt != plan.slot_salt
    return Finding(on=plan.today, found=Found.WHOLE, older_phrase=older, proven_on=proven_on)
