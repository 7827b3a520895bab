"""Other copies of a vault's database: those that a synchronising program puts beside it.

Such a program does not merge; when two computers wrote, it gives one of the files another name.
"""

import re
import stat
from contextlib import closing
from pathlib import Path

import sqlcipher3

from vp_desktop.domain.vault_standing import ConflictCopy
from vp_desktop.vault.ancestry import read_ancestry
from vp_desktop.vault.database import connect
from vp_desktop.vault.errors import VaultError
from vp_desktop.vault.folder import OLD_PREFIX, PAGE_BYTES, WORK_PREFIX, VaultFolder
from vp_desktop.vault.keys import SALT_BYTES

_BY_NAME = (
    (r"\.sync-conflict-\d{8}-\d{6}", "Syncthing"),
    (r"_conflict-\d{8}-\d{6}", "Nextcloud"),
    (r"\(conflicted copy \d{4}-\d{2}-\d{2} \d{6}\)", "Nextcloud"),
    (r"\(.*(conflicted copy|conflicterende kopie).*\)", "Dropbox"),
    (r"\(\d+\)$", "Google Drive"),
    (r" \d+$", "iCloud Drive"),
    (r"^vault-", "OneDrive"),
)
"""How each names the file that it sets apart, as far as it can be told; the first that fits."""


def conflict_copies(
    place: VaultFolder, raw_key: bytearray, vault_id: bytes
) -> tuple[ConflictCopy, ...]:
    """Return what lies beside the database of ``place`` and is the same vault.

    The caller holds the lock. A file that the key does not open is somebody else's.
    """
    found = sorted(path for path in place.path.glob("*.db") if _may_be(path, place))
    return tuple(
        copy for path in found if (copy := _looked_into(path, raw_key, vault_id)) is not None
    )


def made_by(path: Path) -> str | None:
    """Return the program that gave ``path`` its name, as far as the name tells."""
    return next((tool for form, tool in _BY_NAME if re.search(form, path.stem)), None)


def _may_be(path: Path, place: VaultFolder) -> bool:
    return path != place.db and not path.name.startswith((WORK_PREFIX, OLD_PREFIX))


def _looked_into(path: Path, raw_key: bytearray, vault_id: bytes) -> ConflictCopy | None:
    try:
        found = path.lstat()
        if not _whole_pages(found.st_mode, found.st_size) or not _starts_with(path, vault_id):
            return None
        with closing(connect(path, raw_key, vault_id)) as db:
            entries = read_ancestry(db)
    except (OSError, sqlcipher3.Error, VaultError):
        return None
    written_at = entries[-1].at if entries else None
    return ConflictCopy(
        path=path, made_by=made_by(path), bytes=found.st_size, written_at=written_at
    )


def _whole_pages(mode: int, size: int) -> bool:
    return stat.S_ISREG(mode) and size > 0 and size % PAGE_BYTES == 0


def _starts_with(path: Path, vault_id: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(SALT_BYTES) == vault_id
