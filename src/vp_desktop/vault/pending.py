"""Go on with a backup that was broken off: a stick pulled out, a lock in the middle of copying.

The copy of the vault stays in its folder, and what is half written at the target stays there. What
is there is not believed: it is compared with the copy, byte for byte, and only what follows is
written. (A list of hashes beside it would be one more file, and would prove less.)
"""

import os
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from vp_desktop.domain.backup_care import Pending
from vp_desktop.domain.backups import Holding
from vp_desktop.vault.backup_errors import BackupForgedError
from vp_desktop.vault.backup_keys import BackupKeys
from vp_desktop.vault.container import Header
from vp_desktop.vault.digests import TableDigest
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.snapshot import KEPT_PREFIX, Snapshot


def note_of(snapshot: Snapshot, folder: Path) -> Pending:
    """Return what must be remembered to finish ``snapshot`` in ``folder`` another time."""
    return Pending(
        folder=folder,
        header=snapshot.header.model_dump_json(by_alias=True),
        manifest=tuple((one.table, one.rows, one.sha256) for one in snapshot.manifest),
        cases=snapshot.holding.cases,
        notes=snapshot.holding.notes,
    )


def taken_up(pending: Pending, vault_folder: Path, key: MasterKey) -> Snapshot | None:
    """Return the snapshot that ``pending`` was about; None: it is not to be finished any more."""
    try:
        header = Header.model_validate_json(pending.header)
        if not header.key_file().made_by(key):
            return None  # the vault has new keys since
    except (ValidationError, BackupForgedError):
        return None
    return Snapshot(
        path=vault_folder / f"{KEPT_PREFIX}{header.backup_id}.db",
        header=header,
        keys=BackupKeys.derive(key, header.salt),
        manifest=tuple(TableDigest(*one) for one in pending.manifest),
        holding=Holding(cases=pending.cases, notes=pending.notes),
        kept=True,
    )


def sweep_kept(vault_folder: Path) -> None:
    """Remove the copies in ``vault_folder`` that no unfinished backup needs any more."""
    for left in vault_folder.glob(f"{KEPT_PREFIX}*"):
        left.unlink(missing_ok=True)


class Continuing:
    """A file in which what is there already is compared, not written; after that it is written."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin at the start of ``file``, open for reading and writing."""
        self._file = file
        self._same = True

    def write(self, part: bytes | memoryview) -> int:
        """Have ``part`` at this place of the file, whatever stood there."""
        if not self._same:
            return self._file.write(part)
        at = self._file.tell()
        if self._file.read(len(part)) == part:
            return len(part)
        self._same = False
        self._file.seek(at)
        self._file.truncate()
        return self._file.write(part)


def for_us_alone_again(name: str, flags: int) -> int:
    """Open a file for reading and writing that may be half there, and that is no link elsewhere."""
    no_link = getattr(os, "O_NOFOLLOW", 0)
    return os.open(name, (flags & ~os.O_TRUNC) | os.O_CREAT | no_link, 0o600)
