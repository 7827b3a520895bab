"""What takes the place of a key file that is gone or damaged, so that the passphrase still opens.

The program's own copy is the newest there can be; a backup that lies beside the vault carries the
key file of its day. Neither is put into the vault here: at the opening the copy inside the database
is, and it is never older than these.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from vp_desktop.domain.errors import VpError
from vp_desktop.vault.container import Header, check, peek
from vp_desktop.vault.errors import KeyFileForeignError, VaultError
from vp_desktop.vault.folder import VaultFolder, read_key_file
from vp_desktop.vault.key_copies import copy_path, keep_copy
from vp_desktop.vault.key_file import KeyFile
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.trouble import in_our_words

BACKUPS = "*.vpbackup"


def stand_in(place: VaultFolder, copies: Path | None) -> KeyFile | None:
    """Return the best key file of the database in ``place`` that lies elsewhere, if there is one.

    Looked for in the folder ``copies``, then in the backups beside the vault, the newest first.
    """
    with suppress(VaultError):
        vault_id = _vault_id(place)
        if copies is not None:
            with suppress(VaultError):
                return read_key_file(copy_path(copies, vault_id))
        for backup in newest_first([place.path.parent], vault_id):
            with suppress(VpError):
                return check(backup).header.key_file()
    return None


def take_from_backup(folder: Path, backup: Path, copies: Path) -> None:
    """Keep the key file that ``backup`` carries in ``copies``, where ``derive_key`` finds it.

    Raises:
        KeyFileForeignError: it is a backup of another vault.
        BackupError: it is no backup, or not what was written.
        VaultError: there is no vault, or it is open.
    """
    with in_our_words():
        vault_id = _vault_id(VaultFolder(folder))
        keys = check(backup).header.key_file()
        if keys.vault_id != vault_id.hex():
            raise KeyFileForeignError
        keep_copy(copies, keys)


def _vault_id(place: VaultFolder) -> bytes:
    place.check()
    with FolderLock(place.lock):
        return place.read_vault_id()


def newest_first(folders: Iterable[Path], vault_id: bytes) -> Iterator[Path]:
    """Yield the backups in ``folders`` that say they are of this vault, the newest first."""
    found: list[tuple[Header, Path]] = []
    for path in chain.from_iterable(folder.glob(BACKUPS) for folder in folders):
        with suppress(VpError, OSError):
            header = peek(path)
            if header.key_file().vault_id == vault_id.hex():
                found.append((header, path))
    for _header, path in sorted(found, key=lambda one: one[0].created, reverse=True):
        yield path
