"""From a passphrase or a recovery sheet to the key of a vault, and to another passphrase."""

import os
from contextlib import suppress
from pathlib import Path

from vp_desktop.vault.database import opens
from vp_desktop.vault.errors import (
    KeyFileDamagedError,
    KeyFileForeignError,
    KeyFileMissingError,
    VaultError,
)
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.key_copies import keep_copy
from vp_desktop.vault.key_file import KeyFile
from vp_desktop.vault.keys import DATABASE, DEFAULT, Cost, MasterKey, at_least, wipe
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.opening import why_not
from vp_desktop.vault.self_test import self_test
from vp_desktop.vault.sheet import read_code, write_code
from vp_desktop.vault.stand_ins import stand_in
from vp_desktop.vault.trouble import in_our_words


def derive_key(
    folder: Path, passphrase: str, copies: Path | None = None, least: Cost | None = None
) -> MasterKey:
    """Return the key of the vault in ``folder``; slow, safe in any thread, opens no database.

    When ``vault.keys`` is gone or damaged, the copy in the folder ``copies`` stands in, or that of
    a backup beside the vault. A passphrase that costs less to guess than ``least`` is wrapped anew
    at that cost, where the disk and the memory allow it.

    Raises:
        WrongPassphraseError: the passphrase is another.
        KeyFileMissingError, KeyFileDamagedError: the sheet is needed.
        NotEnoughMemoryError: the passphrase's cost asks for more memory than there is.
        VaultError: there is no vault here, or it cannot be one.
    """
    self_test()
    place = VaultFolder(folder)
    with in_our_words():
        keys = _find_keys(place, copies)
    key = keys.unlock(passphrase)
    if least is not None and at_least(keys.passphrase.cost, least) != keys.passphrase.cost:
        with suppress(VaultError):
            keys = _raise_cost(place, keys, _dearer(keys, key, passphrase, least))
    if copies:
        with in_our_words():
            keep_copy(copies, keys)
    return key


def key_from_sheet(folder: Path, text: str) -> MasterKey:
    """Return the key that the recovery sheet says, after it really opened the database.

    Raises:
        WrongSheetError: the code is mistyped, or of another vault.
        VaultDamagedError: the code is right, the database is damaged.
        VaultInUseError: the vault is open, so it cannot be tried.
    """
    key = read_code(text)
    place = VaultFolder(folder)
    with in_our_words():
        _look_at(place)
        with FolderLock(place.lock):
            vault_id = place.read_vault_id()
            raw_key = key.subkey(DATABASE, vault_id)
            try:
                fits = opens(place.db, raw_key, vault_id)
            finally:
                wipe(raw_key)
            if not fits:
                raise why_not(place, key, vault_id)
    return key


def sheet_code(key: MasterKey) -> str:
    """Return what the recovery sheet says: fourteen groups of four signs."""
    return write_code(key)


def change_passphrase(
    folder: Path,
    key: MasterKey,
    new_passphrase: str,
    cost: Cost | None = None,
    copies: Path | None = None,
) -> None:
    """Let ``new_passphrase`` open the vault from now on, and the old one no longer.

    Killed at any moment, exactly one of the two opens it. Backups keep the passphrase that was
    theirs. Without a ``cost`` a guess costs no less than before. The copy inside the database
    follows when the vault is opened next.

    Raises:
        VaultFullError, VaultReadOnlyError, VaultDiskError: nothing was changed.
        KeyFileForeignError: ``key`` is not that of this vault.
    """
    place = VaultFolder(folder)
    with in_our_words():
        old = _old_keys(place, key)
        cost = cost or at_least(old.passphrase.cost, DEFAULT)
        vault_id = bytes.fromhex(old.vault_id)
        keys = KeyFile.make(key, vault_id, new_passphrase, cost, old.revision + 1)
        place.write_keys(keys)
        if copies:
            keep_copy(copies, keys)


def vault_id_of(folder: Path) -> bytes:
    """Return the 16 bytes by which a vault is told from every other, without a key.

    Raises:
        VaultInUseError: the key file is gone, and the database is open.
        VaultError: there is no vault here.
    """
    place = VaultFolder(folder)
    with in_our_words():
        _look_at(place)
        try:
            return bytes.fromhex(place.read_keys().vault_id)
        except (KeyFileMissingError, KeyFileDamagedError):
            with FolderLock(place.lock):
                return place.read_vault_id()


def _look_at(place: VaultFolder) -> None:
    """Raise what is wrong with the folder; finish a renewal of its keys that was broken off."""
    place.check()
    if os.path.lexists(place.renewed_keys):
        with FolderLock(place.lock):
            place.settle_keys()


def _find_keys(place: VaultFolder, copies: Path | None) -> KeyFile:
    _look_at(place)
    try:
        return place.read_keys()
    except (KeyFileMissingError, KeyFileDamagedError):
        found = stand_in(place, copies)
        if found is None:
            raise
        return found


def _raise_cost(place: VaultFolder, keys: KeyFile, dearer: KeyFile) -> KeyFile:
    """Put ``dearer`` in the place of ``keys``, if that is what lies there; return what holds."""
    with in_our_words():
        if not place.keys.is_file() or place.read_keys() != keys:
            return keys
        place.write_keys(dearer)
    return dearer


def _dearer(keys: KeyFile, key: MasterKey, passphrase: str, least: Cost) -> KeyFile:
    """Return ``keys`` with a passphrase that costs at least ``least``.

    The revision stays: it counts changes of the passphrase, and an old file that was put back must
    not look newer by this.
    """
    vault_id = bytes.fromhex(keys.vault_id)
    cost = at_least(keys.passphrase.cost, least)
    return KeyFile.make(key, vault_id, passphrase, cost, keys.revision)


def _old_keys(place: VaultFolder, key: MasterKey) -> KeyFile:
    keys = place.read_keys()
    if not keys.made_by(key):
        raise KeyFileForeignError
    return keys
