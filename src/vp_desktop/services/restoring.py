"""Look into a backup, and put one back as a new vault; no open vault is needed for it."""

from pathlib import Path

from vp_desktop.domain.backups import RestoredVault, VerifyResult
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.vault import restore as vault_restore
from vp_desktop.vault.backup_keys import by_passphrase, by_sheet


def verify(file: Path, passphrase: str | None = None, report: Progress = unwatched) -> VerifyResult:
    """Check every bit of the backup ``file``; with its passphrase, prove it as a restore would.

    Raises:
        BackupError: one of its subclasses says what is wrong.
        WrongPassphraseError: it was made under another passphrase.
    """
    if passphrase is None:
        return vault_restore.verify(file, report)
    return vault_restore.verify_fully(file, by_passphrase(passphrase), report)


def verify_by_sheet(file: Path, code: str, report: Progress = unwatched) -> VerifyResult:
    """Prove the backup ``file`` as a restore would, by the code of the recovery sheet.

    Raises:
        BackupError: one of its subclasses says what is wrong.
        WrongSheetError: the code is mistyped, or of another vault.
    """
    return vault_restore.verify_fully(file, by_sheet(code), report)


def restore(file: Path, passphrase: str, to: Path, report: Progress = unwatched) -> RestoredVault:
    """Make the new vault ``to`` from the backup ``file``; the same passphrase opens it.

    Raises:
        TargetExistsError: something of that name is there already.
        BackupError: one of its subclasses says what is wrong; there is no new vault.
        WrongPassphraseError: it was made under another passphrase.
    """
    return vault_restore.restore(file, by_passphrase(passphrase), to, report)


def restore_by_sheet(
    file: Path, code: str, to: Path, report: Progress = unwatched
) -> RestoredVault:
    """Make the new vault ``to`` from the backup ``file``, by the code of the recovery sheet.

    Raises:
        TargetExistsError: something of that name is there already.
        BackupError: one of its subclasses says what is wrong; there is no new vault.
        WrongSheetError: the code is mistyped, or of another vault.
    """
    return vault_restore.restore(file, by_sheet(code), to, report)
