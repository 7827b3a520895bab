"""What can be done with a vault before it is open: make it, find its key, change its passphrase."""

from pathlib import Path

from vp_desktop.services.passphrases import (
    Strength,
    generate_passphrase,
    good_enough,
    strength,
)
from vp_desktop.services.synced import looks_synced
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.folder import SUFFIX
from vp_desktop.vault.keys import DEFAULT, Cost, MasterKey, fitting_cost
from vp_desktop.vault.process import harden_process
from vp_desktop.vault.stand_ins import take_from_backup as take_keys_from_backup
from vp_desktop.vault.unlock import (
    change_passphrase,
    derive_key,
    key_from_sheet,
    sheet_code,
    vault_id_of,
)

__all__ = [
    "DEFAULT",
    "SUFFIX",
    "Cost",
    "MasterKey",
    "Strength",
    "change_passphrase",
    "create",
    "derive_key",
    "fitting_cost",
    "generate_passphrase",
    "good_enough",
    "harden_process",
    "key_from_sheet",
    "looks_synced",
    "sheet_code",
    "strength",
    "take_keys_from_backup",
    "vault_id",
]


def create(
    folder: Path, passphrase: str, cost: Cost | None = None, copies: Path | None = None
) -> MasterKey:
    """Make a new, empty vault in ``folder``, which must not exist; return its key.

    Without a ``cost`` a guess at the passphrase costs this computer about a second.

    Raises:
        VaultError: one of its subclasses says why not; nothing was left behind.
    """
    return create_vault(folder, passphrase, cost or fitting_cost(), copies)


def vault_id(folder: Path) -> str:
    """Return the 32 signs that tell this vault from every other; no key is needed.

    Raises:
        VaultError: there is no vault here.
    """
    return vault_id_of(folder).hex()
