"""Look at a database as a file, as long as nobody has it open: hash it, copy it."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from time import time_ns

from vp_desktop.vault.errors import VaultError, VaultGoneError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.proof import to_disk

_COARSEST_NS = 3_000_000_000
"""FAT notes the time of a write in steps of two seconds; ext4 in those of the kernel, 4 ms."""


@dataclass(frozen=True, slots=True)
class Look:
    """The hash of a file, and by what to know that it is still that file."""

    fingerprint: tuple[int, ...]
    digest: bytes
    settled: bool
    """Whether the file had been at rest for so long that a later change shows in its times."""


def look_at(path: Path, ahead: Look | None = None) -> Look:
    """Return the hash of the database at ``path``, which nobody has open.

    The caller holds the lock. ``ahead`` saves the work when the file was not touched since.

    Raises:
        VaultGoneError: it was written to meanwhile, by something that does not ask for the lock.
    """
    before = fingerprint(path)
    if ahead is not None and ahead.settled and ahead.fingerprint == before:
        return ahead
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").digest()
    if fingerprint(path) != before:
        raise VaultGoneError("changed while it was read")
    return Look(before, digest, settled=_at_rest(before))


def look_ahead(folder: Path) -> Look | None:
    """Return the hash of the closed vault in ``folder``; None when somebody has it open.

    It may run in any thread, while the passphrase is checked.
    """
    place = VaultFolder(folder)
    with suppress(VaultError, OSError), FolderLock(place.lock):
        return look_at(place.db)
    return None


def fingerprint(path: Path) -> tuple[int, ...]:
    """Return by what a file is known to be untouched, without opening it."""
    found = path.lstat()
    return (
        found.st_dev,
        found.st_ino,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,  # which nobody can set back
    )


def _at_rest(seen: tuple[int, ...]) -> bool:
    """Tell whether the file was last touched longer ago than a file system tells apart."""
    return max(seen[-2:]) + _COARSEST_NS < time_ns()


def copy_whole(path: Path, to: Path) -> None:
    """Put a copy of ``path`` at ``to``: whole or not at all, and for us alone.

    Raises:
        OSError: the disk does not take it; what was at ``to`` stands.
    """
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = to.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        with path.open("rb") as source, open(part, "xb", opener=_for_us_alone) as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        to_disk(part)
        part.replace(to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _for_us_alone(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
