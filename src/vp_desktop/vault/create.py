"""Make a vault, find its key, change its passphrase."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from vp_desktop.files import sync_folder
from vp_desktop.vault.database import allow_writing, connect, let_go
from vp_desktop.vault.errors import VaultExistsError, VaultInUseError, VaultMissingError
from vp_desktop.vault.folder import README, VaultFolder
from vp_desktop.vault.key_copies import keep_copy, keep_inside
from vp_desktop.vault.key_file import KeyFile
from vp_desktop.vault.keys import DATABASE, DEFAULT, SALT_BYTES, Cost, MasterKey, wipe
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.migrate import migrate, released_scripts
from vp_desktop.vault.self_test import self_test
from vp_desktop.vault.trouble import in_our_words

_PREFIX, _SUFFIX = ".vpvault-", ".new"


def create_vault(
    folder: Path, passphrase: str, cost: Cost = DEFAULT, copies: Path | None = None
) -> MasterKey:
    """Make a new, empty vault in ``folder``, which must not exist; return its key.

    It is made beside its place and takes its name last, so a failure leaves nothing. ``copies`` is
    the program's own folder for copies of key files.

    Raises:
        VaultExistsError: something of that name is there already.
        VaultMissingError: there is no folder to make it in.
        VaultFullError, VaultReadOnlyError, VaultDiskError: the disk does not take it.
        NotEnoughMemoryError: ``cost`` asks for more memory than there is.
    """
    self_test()
    if os.path.lexists(folder):
        raise VaultExistsError
    if not folder.parent.is_dir():
        raise VaultMissingError("no folder around it")
    key, vault_id = MasterKey.new(), os.urandom(SALT_BYTES)
    keys = KeyFile.make(key, vault_id, passphrase, cost)
    with in_our_words():
        _sweep(folder.parent)
        draft = VaultFolder(Path(mkdtemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder.parent)))
        try:
            with FolderLock(draft.lock):
                _fill(draft, key, keys)
            draft.path.rename(folder)
        except BaseException:
            shutil.rmtree(draft.path)
            raise
        sync_folder(folder.parent)
        if copies:
            keep_copy(copies, keys)
    return key


def _sweep(parent: Path) -> None:
    """Remove what a program left that was killed while it made a vault."""
    for left in parent.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(VaultInUseError):  # another program is making one at this moment
            FolderLock(left / "vault.lock").release()
            shutil.rmtree(left)


def _fill(draft: VaultFolder, key: MasterKey, keys: KeyFile) -> None:
    vault_id = bytes.fromhex(keys.vault_id)
    draft.db.touch(mode=0o600)
    draft.readme.write_text(README, encoding="utf-8")
    draft.readme.chmod(0o600)
    raw_key = key.subkey(DATABASE, vault_id)
    try:
        db = connect(draft.db, raw_key, vault_id)
    finally:
        wipe(raw_key)
    try:
        allow_writing(db)
        migrate(db, released_scripts())
        keep_inside(db, keys)
    finally:
        let_go(db)
    draft.write_keys(keys)
