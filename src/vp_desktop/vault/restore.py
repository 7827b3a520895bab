"""Look into a backup, and make a new vault of it. A vault that exists is never touched."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

from vp_desktop.domain.backups import RestoredVault, VerifyResult
from vp_desktop.domain.progress import Progress, part_of, unwatched
from vp_desktop.places import data_folder
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupForgedError,
    BackupTooNewError,
    TargetExistsError,
    WrongBackupPassphraseError,
)
from vp_desktop.vault.backup_facts import begin_anew
from vp_desktop.vault.backup_keys import BackupKeys, Unlock
from vp_desktop.vault.backup_proof import Proven, look_through, proven, work_database
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.container import Header, check
from vp_desktop.vault.errors import (
    KeyFileDamagedError,
    VaultDamagedError,
    VaultFullError,
    WrongPassphraseError,
)
from vp_desktop.vault.folder import README, WORK_PREFIX, VaultFolder
from vp_desktop.vault.key_copies import keep_inside
from vp_desktop.vault.keys import DATABASE, SALT_BYTES, MasterKey, wipe
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.proof import copy_database, to_disk
from vp_desktop.vault.targets import as_target, in_target_words, rename_new

RESTORING_SUFFIX = ".restoring"
"""What follows the name of a vault until it is proven."""

_A_DAY_S = 24 * 60 * 60


def verify(file: Path, report: Progress = unwatched) -> VerifyResult:
    """Make sure, without a key, that every bit of ``file`` is as it was written.

    Raises:
        BackupError: one of its subclasses says what is wrong.
    """
    with in_target_words():
        opened = check(file, report)
    return VerifyResult(made_at=opened.header.created, bytes=opened.total_bytes, holding=None)


def verify_fully(
    file: Path, unlock: Unlock, report: Progress = unwatched, vault: Path | None = None
) -> VerifyResult:
    """Prove ``file`` as a restore would, without making a vault of it.

    The work file lies in the open ``vault``, whose next start sweeps a left one, else in the
    system's folder for such files; it is encrypted under the key of that backup.

    Raises:
        BackupError: one of its subclasses says what is wrong.
        WrongPassphraseError, WrongSheetError: it has another passphrase, or another sheet.
        VaultFullError: there is no room for the work file.
    """
    with (
        _unlocked(file, unlock, part_of(report, 0, 0.1)) as key,
        in_target_words(full=VaultFullError),
        _work_file(vault) as work_file,
        _proven(file, key, work_file, part_of(report, 0.1, 1)) as found,
    ):
        header = found.opened.header
        return VerifyResult(
            made_at=header.created, bytes=found.opened.total_bytes, holding=found.holding
        )


def restore(file: Path, unlock: Unlock, to: Path, report: Progress = unwatched) -> RestoredVault:
    """Make the new vault ``to`` from the backup ``file``; the same passphrase and sheet open it.

    It is made beside its place, proven row for row, and takes its name last; so a failure at any
    moment leaves no half vault under that name. It gets an identity of its own, so it is never
    taken for the vault that the backup was made of.

    Raises:
        TargetExistsError: something of that name is there already.
        TargetError: the disk did not take it.
        BackupError: the backup is not what was written; no vault was made of it.
        WrongPassphraseError, WrongSheetError: it has another passphrase, or another sheet.
    """
    if os.path.lexists(to):
        raise TargetExistsError
    with _unlocked(file, unlock, part_of(report, 0, 0.1)) as key:
        draft = VaultFolder(to.with_name(to.name + RESTORING_SUFFIX))
        with as_target(), _made_beside(draft):
            work_file = draft.path / f"{WORK_PREFIX}payload"
            with _proven(file, key, work_file, part_of(report, 0.1, 0.6)) as found:
                _fill(draft, found, key, part_of(report, 0.6, 0.8))
            _open_once(draft, key)
            report(1)
            rename_new(draft.path, to)
    return RestoredVault(
        path=to,
        made_at=found.opened.header.created,
        cases=found.holding.cases,
        notes=found.holding.notes,
    )


@contextmanager
def _unlocked(file: Path, unlock: Unlock, report: Progress) -> Generator[MasterKey]:
    """Give the master key of ``file``, once its bits are right: else Argon2id would judge rot."""
    with in_target_words():
        header = check(file, report).header
    if header.schema_version > len(released_scripts()):
        raise BackupTooNewError
    try:
        key = unlock(header.key_file())
    except WrongPassphraseError as error:
        raise WrongBackupPassphraseError(header.created) from error
    except KeyFileDamagedError as error:
        raise BackupForgedError("key file") from error
    try:
        yield key
    finally:
        key.wipe()


@contextmanager
def _work_file(vault: Path | None) -> Generator[Path]:
    if vault is not None:
        yield vault / f"{WORK_PREFIX}{os.urandom(SALT_BYTES).hex()}.proof"
        return
    own = data_folder()  # not where every program puts its leftovers
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in own.glob(f"{WORK_PREFIX}*"):  # of a program that was killed
        if time() - left.stat().st_mtime > _A_DAY_S:
            shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=own, prefix=WORK_PREFIX) as scratch:
        yield Path(scratch) / "payload"


@contextmanager
def _proven(file: Path, key: MasterKey, work_file: Path, report: Progress) -> Generator[Proven]:
    def keys_of(header: Header) -> BackupKeys:
        return BackupKeys.derive(key, header.salt)

    try:
        with proven(file, keys_of, work_file, report) as found:
            yield found
    except VaultDamagedError as error:
        raise BackupDamagedError("records do not agree") from error


@contextmanager
def _made_beside(draft: VaultFolder) -> Generator[None]:
    _sweep(draft)
    draft.path.mkdir(mode=0o700)
    try:
        yield
    except BaseException:
        shutil.rmtree(draft.path, ignore_errors=True)  # a disk that is gone keeps its half
        raise


def _sweep(draft: VaultFolder) -> None:
    """Remove what a killed restore left, and nothing that could be anything else."""
    if not os.path.lexists(draft.path):
        return
    ours = {path.name for path in (draft.db, draft.keys, draft.lock, draft.readme, draft.spare)}
    if not draft.path.is_dir() or not all(
        entry.name in ours or entry.name.startswith((WORK_PREFIX, ".", f"{draft.db.name}-"))
        for entry in draft.path.iterdir()
    ):
        raise TargetExistsError
    shutil.rmtree(draft.path)


def _fill(draft: VaultFolder, found: Proven, key: MasterKey, report: Progress) -> None:
    """Put the proven database into ``draft`` under keys of its own, and compare every row again."""
    vault_id = os.urandom(SALT_BYTES)
    keys = found.opened.header.key_file().for_vault(vault_id, key)
    work_file = draft.path / f"{WORK_PREFIX}vault"
    raw_key = key.subkey(DATABASE, vault_id)
    try:
        copy_database(found.db, work_file, bytes(raw_key), vault_id)
        report(0.3)
        with work_database(work_file, raw_key) as db:
            look_through(db, found.manifest, part_of(report, 0.3, 1))
            keep_inside(db, keys)
            begin_anew(db)
        to_disk(work_file)
    finally:
        wipe(raw_key)
    work_file.rename(draft.db)
    draft.readme.write_text(README, encoding="utf-8")
    draft.readme.chmod(0o600)
    draft.write_keys(keys)


def _open_once(draft: VaultFolder, key: MasterKey) -> None:
    """Open the new vault as the program will, which brings an older one up to date."""
    Vault.open(draft.path, key).close()
