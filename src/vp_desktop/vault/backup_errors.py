"""What can go wrong with a backup; each class has a sentence of its own in ``services.explain``."""

from datetime import datetime

from vp_desktop.domain.errors import VpError
from vp_desktop.vault.errors import WrongPassphraseError


class BackupError(VpError):
    """A backup cannot be made, read or put back."""


class BackupMissingError(BackupError):
    """There is no file at that place."""


class NotABackupError(BackupError):
    """The file is no backup of this program."""


class BackupDamagedError(BackupError):
    """The file is not, bit for bit, what was written."""


class BackupForgedError(BackupError):
    """Someone without the key changed the file on purpose: its checksum fits, its seal does not."""


class BackupTooNewError(BackupError):
    """A newer version of the program made the file."""


class BackupRunningError(BackupError):
    """Another backup of this vault is being made at this moment."""


class TargetError(BackupError):
    """The place for the backup or for the restored vault cannot take it."""


class TargetExistsError(TargetError):
    """Something of that name is there already; it was left alone."""


class TargetFullError(TargetError):
    """There is no room at that place; nothing half was left there."""


class TargetGoneError(TargetError):
    """The folder is not there, or no longer: a stick pulled out, a share not mounted."""


class TargetInsideVaultError(TargetError):
    """The folder is the vault's own: a backup there is lost together with the vault."""


class TargetReadOnlyError(TargetError):
    """The folder does not allow writing."""


class TargetDiskError(TargetError):
    """The disk at that place fails to read or to write."""


class WrongBackupPassphraseError(WrongPassphraseError):
    """The passphrase is not the one that opened the vault when the backup was made."""

    def __init__(self, made_at: datetime) -> None:
        """Remember when that was, for the sentence that the user reads."""
        super().__init__()
        self.made_at = made_at
