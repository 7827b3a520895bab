"""What can go wrong with a vault; each class has a sentence of its own in ``services.explain``."""

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.vault_standing import Judgement


class VaultError(VpError):
    """The vault cannot do what was asked."""


class WrongPassphraseError(VaultError):
    """The passphrase does not open this vault."""


class WrongPinError(VaultError):
    """The PIN is another."""

    def __init__(self, left: int = 0) -> None:
        """Say that ``left`` tries are left."""
        super().__init__()
        self.left = left


class PinRefusedError(VaultError):
    """No PIN opens this vault now; the passphrase does, as ever."""


class NoKeyringError(VaultError):
    """The desktop has no keyring that is open."""


class WrongSheetError(VaultError):
    """The code of the recovery sheet is mistyped, or belongs to another vault."""


class KeyFileDamagedError(VaultError):
    """``vault.keys`` is unreadable or was altered; the recovery sheet still opens the vault."""


class KeyFileMissingError(VaultError):
    """``vault.keys`` is not in the folder; the recovery sheet still opens the vault."""


class KeyFileForeignError(VaultError):
    """``vault.keys`` is whole, but it belongs to another vault than ``vault.db``."""


class VaultDamagedError(VaultError):
    """``vault.db`` does not hold what was written to it."""


class DatabaseMissingError(VaultError):
    """The folder holds keys, but no ``vault.db``."""


class NotAVaultError(VaultError):
    """What lies there is not a vault of this program."""


class VaultEmptyError(VaultError):
    """``vault.db`` has no content: a copy or a synchronisation was cut short."""


class TooNewError(VaultError):
    """A newer version of the program wrote this vault."""


class OutdatedError(VaultError):
    """The vault is of an older version, and was not to be brought up to date yet."""

    def __init__(self, version: int = 0) -> None:
        """Note which ``version`` the vault is of."""
        super().__init__(f"version {version}")
        self.version = version


class SchemaChangedError(VaultError):
    """Another program changed the tables of this vault; nothing was written to it."""


class VaultInUseError(VaultError):
    """The vault is open already, in this program or in another."""


class VaultDoubtError(VaultError):
    """The vault is not what this computer saw last; somebody has to choose what to do."""

    def __init__(self, judgement: Judgement) -> None:
        """Hold what was found."""
        super().__init__(str(judgement.standing))
        self.judgement = judgement


class ReadOnlyVaultError(VaultError):
    """The vault was opened to read only, because it is in doubt; nothing is written to it."""


class VaultExistsError(VaultError):
    """Something of that name is there already; it was left alone."""


class VaultMissingError(VaultError):
    """There is nothing at that place."""


class VaultGoneError(VaultError):
    """The vault was moved, removed or replaced while it was open; nothing more is written."""


class VaultFullError(VaultError):
    """The disk has no room; what was saved before is unharmed."""


class VaultReadOnlyError(VaultError):
    """The disk or the folder does not allow writing."""


class VaultDiskError(VaultError):
    """The disk fails to read or to write; what was saved before is unharmed."""


class TextRescuedError(VaultError):
    """The vault did not take what was typed; it is kept outside, and comes back with the vault."""


class NotEnoughMemoryError(VaultError):
    """The computer cannot spare the memory that this vault's passphrase asks for."""


class CryptographyError(VaultError):
    """The cryptography of this computer gives wrong answers; no vault is made or opened with it."""
