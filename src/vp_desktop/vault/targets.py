"""The folder that a backup or a restored vault goes to: names, and what its disk complains about.

It may be a stick that is pulled out, a share that vanishes or a disk that is full, so every trouble
with it has words of its own, apart from trouble with the vault.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import count
from pathlib import Path

from vp_desktop.domain.backups import SUFFIX, MadeBackup
from vp_desktop.domain.errors import VpError
from vp_desktop.files import sync_folder
from vp_desktop.vault.backup_errors import (
    TargetDiskError,
    TargetExistsError,
    TargetFullError,
    TargetGoneError,
    TargetReadOnlyError,
)
from vp_desktop.vault.errors import VaultDiskError, VaultFullError, VaultReadOnlyError

PART_SUFFIX = ".part"
"""What a backup is called until it is proven."""

_NOT_ON_FAT = frozenset('<>:"/\\|?*')
_FIRST_SIGN = 32

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE})


@contextmanager
def in_target_words(full: type[VpError] = TargetFullError) -> Generator[None]:
    """Say what the disk complains about in the block as a ``TargetError``, no room as ``full``."""
    try:
        yield
    except OSError as error:
        raise _of_errno(error.errno or 0, full)(error.strerror or "") from error


@contextmanager
def as_target() -> Generator[None]:
    """Say what the disk complains about as a ``TargetError``, where a vault is made on a target."""
    try:
        with in_target_words():
            yield
    except VaultFullError as error:
        raise TargetFullError from error
    except VaultReadOnlyError as error:
        raise TargetReadOnlyError from error
    except VaultDiskError as error:
        raise TargetDiskError from error


def plain_name(name: str) -> str:
    """Return ``name`` as any disk takes it: FAT knows no colon and no question mark."""
    bare = "".join("-" if sign in _NOT_ON_FAT or ord(sign) < _FIRST_SIGN else sign for sign in name)
    return bare.strip(" .") or "backup"


def file_names(name: str, day: date) -> Generator[str]:
    """Yield what a backup of the vault ``name`` made on ``day`` may be called, best first."""
    stem = f"{name}-{day.isoformat()}"
    yield stem + SUFFIX
    for number in count(2):
        yield f"{stem}-{number}{SUFFIX}"


def lies_apart(folder: Path, vault: Path) -> bool:
    """Tell whether ``folder`` is on another disk than ``vault``: one accident spares one of them.

    False, too, where either is not there.
    """
    try:
        return folder.stat().st_dev != vault.stat().st_dev
    except OSError:
        return False


def is_stick(folder: Path) -> bool:
    """Tell whether ``folder`` lies on a disk that is meant to be pulled out."""
    if sys.platform == "win32":
        removable = 2  # DRIVE_REMOVABLE of GetDriveTypeW
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == removable)
    places = ("/media/", "/run/media/", "/Volumes/")
    return str(folder).startswith(places) or _says_removable(folder)


def _says_removable(folder: Path) -> bool:
    """Ask Linux about the disk of ``folder``; a partition's disk is the folder above its own."""
    with suppress(OSError):
        device = folder.stat().st_dev
        block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve()
        for place in (block, block.parent):
            if (place / "removable").exists():
                return (place / "removable").read_text(encoding="ascii").strip() == "1"
    return False


def require_room(folder: Path, needed_bytes: int, full: type[VpError] = TargetFullError) -> None:
    """Raise ``full`` when ``folder`` has no room for ``needed_bytes``."""
    if shutil.disk_usage(folder).free < needed_bytes:
        raise full(f"{needed_bytes} bytes")


def sweep_parts(folder: Path, name: str, wanted: Path) -> None:
    """Remove what a killed backup of the vault ``name`` left in ``folder``, except ``wanted``."""
    for entry in list(folder.iterdir()):
        ours = entry.name.startswith(f"{name}-") and entry.name.endswith(SUFFIX + PART_SUFFIX)
        if ours and entry.name != wanted.name:
            entry.unlink()


def take_name(part: Path, name: str, day: date) -> Path:
    """Give ``part`` the first free name for ``day``, for good; never over another file.

    Raises:
        TargetExistsError: someone took the very name at the same moment.
    """
    final = next(
        path
        for path in map(part.parent.joinpath, file_names(name, day))
        if not os.path.lexists(path)
    )
    rename_new(part, final)
    return final


def remove(backup: MadeBackup) -> None:
    """Remove the file of ``backup``.

    Raises:
        TargetError: its folder does not let it go.
    """
    with in_target_words():
        backup.path.unlink()
        sync_folder(backup.path.parent)


def rename_new(old: Path, new: Path) -> None:
    """Rename ``old`` to ``new``, which must not exist, and make the name survive a power cut."""
    if os.path.lexists(new):  # POSIX would replace a file, or an empty folder, without a word
        raise TargetExistsError
    old.rename(new)
    sync_folder(new.parent)


def _of_errno(number: int, full: type[VpError]) -> type[VpError]:
    if number in _FULL:
        return full
    if number in _CLOSED:
        return TargetReadOnlyError
    return TargetGoneError if number in _GONE else TargetDiskError
