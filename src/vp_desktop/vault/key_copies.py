"""Copies of the key file: in the database, and in a folder of the program's own.

Losing ``vault.keys`` must not lose the vault. The copy inside the database puts it back after an
opening by the sheet; the copy in the program's folder spares even the sheet.
"""

import logging
import os
from pathlib import Path

import sqlcipher3

from vp_desktop.files import write_whole
from vp_desktop.vault.errors import KeyFileDamagedError, KeyFileMissingError
from vp_desktop.vault.folder import VaultFolder, read_key_file
from vp_desktop.vault.key_file import KeyFile
from vp_desktop.vault.keys import MasterKey

_log = logging.getLogger(__name__)

SET_ASIDE = "vault.keys.replaced"
"""How a key file is called that did not belong to the vault it lay in."""

_READ = "SELECT value FROM vault_fact WHERE name = 'key_file'"
_WRITE = (
    "INSERT INTO vault_fact (name, value) VALUES ('key_file', :keys)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


def keep_inside(db: sqlcipher3.Connection, keys: KeyFile) -> None:
    """Keep a copy of ``keys`` in the database."""
    db.execute(_WRITE, {"keys": keys.to_bytes().decode()})


def reconcile(db: sqlcipher3.Connection, place: VaultFolder, key: MasterKey) -> None:
    """Bring the file and the copy inside ``db`` together again: the newer revision stands.

    An older *file* is left as it is: whoever put it back may know no other passphrase.
    """
    inside = _inside(db, key)
    outside = _outside(place, key)
    if outside is None and inside is not None:
        _log.warning("key file put back from the database, revision %d", inside.revision)
        _set_aside(place)
        place.write_keys(inside)
    elif outside is not None and (inside is None or inside.revision < outside.revision):
        keep_inside(db, outside)
    elif outside is not None and inside is not None and inside.revision > outside.revision:
        _log.warning("key file is older than the database knows: %d", outside.revision)


def keys_in_use(db: sqlcipher3.Connection, place: VaultFolder, key: MasterKey) -> KeyFile | None:
    """Return the key file of ``place``, or else the copy inside ``db``."""
    return _outside(place, key) or _inside(db, key)


def revisions(db: sqlcipher3.Connection, place: VaultFolder, key: MasterKey) -> tuple[int, int]:
    """Return the revision of the key file that opens the vault, and the newest known inside it."""
    inside, outside = _inside(db, key), _outside(place, key)
    newest = inside.revision if inside else 0
    in_use = outside.revision if outside else newest
    return in_use, max(in_use, newest)


def renew_revision(
    db: sqlcipher3.Connection, place: VaultFolder, key: MasterKey, newest: int
) -> None:
    """Make the key file of ``place`` the newest, above ``newest``; its passphrase stays the same.

    Raises:
        OSError: the disk does not take it.
    """
    outside = _outside(place, key)
    if outside is not None:
        keys = outside.renumbered(newest + 1, key)
        place.write_keys(keys)
        keep_inside(db, keys)


def _set_aside(place: VaultFolder) -> None:
    """Keep what lies in the place of the key file: it may be the only one of another vault."""
    if os.path.lexists(place.keys):
        place.keys.replace(place.path / SET_ASIDE)


def copy_path(copies: Path, vault_id: bytes) -> Path:
    """Return where the program keeps its copy of the key file of ``vault_id``."""
    return copies / f"{vault_id.hex()}.keys"


def keep_copy(copies: Path, keys: KeyFile) -> None:
    """Keep ``keys`` in the program's own folder, unless it is there already."""
    path = copy_path(copies, bytes.fromhex(keys.vault_id))
    copies.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.is_file() or path.read_bytes() != keys.to_bytes():
        write_whole(path, keys.to_bytes())


def _inside(db: sqlcipher3.Connection, key: MasterKey) -> KeyFile | None:
    row = db.execute(_READ).fetchone()
    try:
        keys = KeyFile.parse(row[0].encode()) if row else None
    except KeyFileDamagedError:
        return None
    return keys if keys and keys.made_by(key) else None


def _outside(place: VaultFolder, key: MasterKey) -> KeyFile | None:
    try:
        keys = read_key_file(place.keys)
    except (KeyFileMissingError, KeyFileDamagedError):
        return None
    return keys if keys.made_by(key) else None
