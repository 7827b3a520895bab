"""The sentences for what can be wrong with a vault."""

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.vault.errors import (
    CryptographyError,
    DatabaseMissingError,
    KeyFileDamagedError,
    KeyFileForeignError,
    KeyFileMissingError,
    NoKeyringError,
    NotAVaultError,
    NotEnoughMemoryError,
    OutdatedError,
    PinRefusedError,
    ReadOnlyVaultError,
    SchemaChangedError,
    TextRescuedError,
    TooNewError,
    VaultDamagedError,
    VaultDiskError,
    VaultEmptyError,
    VaultError,
    VaultExistsError,
    VaultFullError,
    VaultGoneError,
    VaultInUseError,
    VaultMissingError,
    VaultReadOnlyError,
    WrongPassphraseError,
    WrongPinError,
    WrongSheetError,
)


def vault_sentences() -> dict[type[VpError], str]:
    """Return the sentence for each kind of error, in the language spoken now."""
    return {**_about_keys(), **_about_content(), **_about_the_place()}


def _about_keys() -> dict[type[VpError], str]:
    return {
        WrongPassphraseError: _("This passphrase does not open this vault."),
        WrongPinError: _("This is not the PIN. Try again, or type your passphrase."),
        PinRefusedError: _("The PIN does not open this vault now. Type your passphrase."),
        NoKeyringError: _(
            "There is no keyring on this computer that is open, so a PIN cannot be used. Your"
            " passphrase opens the vault as ever."
        ),
        WrongSheetError: _(
            "This code does not open this vault. Compare it with the recovery sheet, sign by sign."
        ),
        KeyFileDamagedError: _(
            "The key file (vault.keys) is damaged. Open the vault with the recovery sheet."
        ),
        KeyFileMissingError: _(
            "The key file (vault.keys) is missing. Put it back beside vault.db, or open the vault"
            " with the recovery sheet."
        ),
        KeyFileForeignError: _(
            "The key file (vault.keys) belongs to another vault. Put the right one back, or open"
            " the vault with the recovery sheet."
        ),
        NotEnoughMemoryError: _(
            "There is not enough memory to open this vault. Close other programs and try again."
        ),
        CryptographyError: _(
            "The encryption on this computer gives wrong answers, so no vault is opened with it."
            " Install the program again."
        ),
    }


def _about_content() -> dict[type[VpError], str]:
    return {
        VaultError: _("The vault cannot do this; nothing was changed."),
        VaultDamagedError: _(
            "The vault is damaged: it does not hold what was written to it. Restore the newest"
            " backup, and keep this vault until you have looked inside that one."
        ),
        DatabaseMissingError: _(
            "The vault has its keys, but no content (vault.db). Put that file back, or restore a"
            " backup."
        ),
        NotAVaultError: _(
            "This is not a vault of this program. Choose a folder ending in .vpvault."
        ),
        VaultEmptyError: _(
            "The vault is empty: copying or synchronising it was cut short. Copy it again, or"
            " restore a backup."
        ),
        TooNewError: _(
            "A newer version of this program made this. Install that version to open it."
        ),
        OutdatedError: _(
            "An older version of this program made this vault. Open it in the window to bring it up"
            " to date; a backup is made first."
        ),
        SchemaChangedError: _(
            "Another program has changed the inside of this vault. Nothing was written to it;"
            " restore the newest backup."
        ),
    }


def _about_the_place() -> dict[type[VpError], str]:
    return {
        ReadOnlyVaultError: _(
            "The vault was opened to read only, because it is in doubt. Nothing can be changed in"
            " it now."
        ),
        VaultInUseError: _(
            "The vault is open already, in this program or another. Close it there."
        ),
        VaultExistsError: _(
            "Something of that name is there already, and was left alone. Choose another name."
        ),
        VaultMissingError: _("There is no vault at that place. Check the name and the folder."),
        VaultGoneError: _(
            "The vault was moved, removed or replaced while it was open. Nothing more is written;"
            " put it back and open it again."
        ),
        TextRescuedError: _(
            "The vault cannot be written now. What you typed is kept on this computer, encrypted,"
            " and comes back when you open this vault again."
        ),
        VaultFullError: _(
            "The disk is full. What was saved before is unharmed; make room and try again."
        ),
        VaultReadOnlyError: _(
            "The vault cannot be written there. Check whether the disk or the folder is read-only."
        ),
        VaultDiskError: _(
            "The disk does not read or write as it should. What was saved before is unharmed; make"
            " a backup on another disk."
        ),
    }
