"""Make a backup: one file, proven by a real restore of what was written before it gets its name.

Two halves. The snapshot needs the open vault, so it is taken on its thread; everything slow after
it (writing, proving) works on files alone and may run on any other.
"""

import os
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path

from vp_desktop.domain.backups import SUFFIX, BackupId, MadeBackup
from vp_desktop.domain.progress import Progress, StoppedError, part_of
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupError,
    BackupMissingError,
    TargetError,
    TargetGoneError,
)
from vp_desktop.vault.backup_keys import BackupKeys
from vp_desktop.vault.backup_proof import proven
from vp_desktop.vault.container import Header, forget_cached, peek, write
from vp_desktop.vault.errors import VaultFullError
from vp_desktop.vault.folder import WORK_PREFIX, VaultFolder
from vp_desktop.vault.pending import Continuing, for_us_alone_again
from vp_desktop.vault.snapshot import Snapshot
from vp_desktop.vault.targets import (
    PART_SUFFIX,
    in_target_words,
    require_room,
    sweep_parts,
    take_name,
)

_COPIED, _ON_DISK = 0.2, 0.25
"""Shares of the work that are done when the file is copied, and when it is safe; then the proof."""


def finish(
    snapshot: Snapshot, folder: Path, name: str, clock: Callable[[], datetime], report: Progress
) -> MadeBackup:
    """Write ``snapshot`` into ``folder`` as a backup of the vault ``name``, and prove it there.

    It works on files alone, in any thread. Whatever happens, no other file is touched, and neither
    a work file nor half a backup is left; but a ``kept`` snapshot whose target went away, or whose
    work was stopped, stays with what is half written, to be handed in again.

    Raises:
        TargetFullError, TargetGoneError, TargetReadOnlyError, TargetDiskError: ``folder`` did not
            take it.
        VaultFullError: there is no room beside the vault to prove it.
        BackupDamagedError: the disk did not give back what was written.
        VaultDamagedError: the vault itself holds records that do not agree.
        StoppedError: ``report`` asked to stop.
    """
    part = folder / f"{name}-{snapshot.header.backup_id}{SUFFIX}{PART_SUFFIX}"
    with ExitStack() as tidying:
        tidying.callback(snapshot.keys.wipe)
        tidying.callback(_remove, snapshot, part)
        try:
            path, size = _written(snapshot, part, name, report)
        except (TargetError, BackupMissingError, StoppedError) as error:
            gone = not folder.is_dir()  # a stick that was pulled out may say anything
            if snapshot.kept and (gone or isinstance(error, StoppedError)):
                tidying.pop_all()
                snapshot.keys.wipe()
            if gone and not isinstance(error, StoppedError):
                raise TargetGoneError from error
            raise
    return _made(snapshot, path, size, clock())


def _written(snapshot: Snapshot, part: Path, name: str, report: Progress) -> tuple[Path, int]:
    """Write, prove and name it; return its path and size."""
    with in_target_words():
        sweep_parts(part.parent, name, part)
        file = _named_already(snapshot, part) or part
        size = _copied(file, snapshot, part_of(report, 0, _COPIED))
        report(_ON_DISK)
    with in_target_words(full=VaultFullError):
        _prove(file, snapshot, part_of(report, _ON_DISK, 1))
    with in_target_words():
        day = snapshot.header.created.astimezone().date()
        return (take_name(part, name, day) if file == part else file), size


def _remove(snapshot: Snapshot, part: Path) -> None:
    snapshot.discard()
    with suppress(OSError):  # a stick that was pulled out; its part is swept next time
        part.unlink(missing_ok=True)


def of_this_vault(
    backups: Iterable[MadeBackup], folder: Path, earlier: Collection[str] = ()
) -> list[MadeBackup]:
    """Return those of ``backups`` whose file is there and is that backup, of the vault ``folder``.

    It may have had ``earlier`` ids. A backup of the vault that this one was restored from is none
    of its own.
    """
    ids = {VaultFolder(folder).read_keys().vault_id, *earlier}
    return [backup for backup in backups if _is_there(backup, ids)]


def _is_there(backup: MadeBackup, ids: Collection[str]) -> bool:
    try:
        header = peek(backup.path)
        return header.backup_id == backup.id and header.key_file().vault_id in ids
    except (BackupError, OSError):
        return False


def _made(snapshot: Snapshot, path: Path, size: int, proven_at: datetime) -> MadeBackup:
    return MadeBackup(
        id=BackupId(snapshot.header.backup_id),
        path=path,
        bytes=size,
        cases=snapshot.holding.cases,
        notes=snapshot.holding.notes,
        made_at=snapshot.header.created,
        proven_at=proven_at,
    )


def _named_already(snapshot: Snapshot, part: Path) -> Path | None:
    """Return the file of ``snapshot`` that had its name when the work was broken off."""
    if not snapshot.kept or snapshot.path.exists() or part.exists():
        return None
    for file in part.parent.glob(f"*{SUFFIX}"):
        with suppress(BackupError, OSError):
            if peek(file).backup_id == snapshot.header.backup_id:
                return file
    return None


def _copied(part: Path, snapshot: Snapshot, report: Progress) -> int:
    """Have all of ``snapshot`` in ``part``, safe on its disk; return the size in bytes."""
    there = part.stat().st_size if part.exists() else 0
    if snapshot.kept and not snapshot.path.exists():
        return there  # copied to the end the last time: what is left to do is the proof
    require_room(part.parent, snapshot.header.payload_bytes - there)
    with (
        snapshot.path.open("rb") as payload,
        open(part, "r+b", opener=for_us_alone_again) as file,
    ):
        write(Continuing(file), snapshot.header, payload, snapshot.keys.seal, report)
        size = file.tell()
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
        forget_cached(file)
    snapshot.path.unlink()  # it makes room for the proof
    return size


def _prove(part: Path, snapshot: Snapshot, report: Progress) -> None:
    def keys_of(_header: Header) -> BackupKeys:
        return snapshot.keys

    work_file = snapshot.path.with_name(f"{WORK_PREFIX}{snapshot.header.backup_id}.proof")
    with proven(part, keys_of, work_file, report) as found:
        if found.opened.header != snapshot.header or found.manifest != snapshot.manifest:
            raise BackupDamagedError("another backup")
