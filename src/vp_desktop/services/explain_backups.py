"""The sentences for what can be wrong with a backup, or with the place it goes to."""

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupError,
    BackupForgedError,
    BackupMissingError,
    BackupRunningError,
    BackupTooNewError,
    NotABackupError,
    TargetDiskError,
    TargetError,
    TargetExistsError,
    TargetFullError,
    TargetGoneError,
    TargetInsideVaultError,
    TargetReadOnlyError,
)


def backup_sentences() -> dict[type[VpError], str]:
    """Return the sentence for each kind of error, in the language spoken now."""
    return {**_about_the_file(), **_about_the_place()}


def _about_the_file() -> dict[type[VpError], str]:
    return {
        BackupError: _("The backup cannot be used; nothing was changed."),
        BackupMissingError: _("There is no backup of that name. Check the name and the folder."),
        BackupRunningError: _("A backup is being made already. Wait until it is done."),
        NotABackupError: _(
            "This is not a backup of this program. Choose a file ending in .vpbackup."
        ),
        BackupDamagedError: _(
            "The backup is damaged: it is not what was written. Use another one, and make a new"
            " backup today."
        ),
        BackupForgedError: _(
            "Somebody changed this backup on purpose. Do not use it; take another one."
        ),
        BackupTooNewError: _(
            "A newer version of this program made this backup. Install that version to restore it."
        ),
    }


def _about_the_place() -> dict[type[VpError], str]:
    return {
        TargetError: _("Nothing can be written to that place. Choose another one."),
        TargetExistsError: _(
            "Something of that name is there already, and was left alone. Choose another name."
        ),
        TargetFullError: _(
            "There is no room at that place. Make room or choose another one; nothing half was left"
            " there."
        ),
        TargetGoneError: _(
            "The folder is not there. Plug in the disk or the stick, or choose another folder."
        ),
        TargetInsideVaultError: _(
            "That folder is the vault's own, and would be lost together with it. Choose another"
            " one."
        ),
        TargetReadOnlyError: _("Nothing may be written to that folder. Choose another one."),
        TargetDiskError: _(
            "The disk at that place does not read or write as it should. Choose another one."
        ),
    }
