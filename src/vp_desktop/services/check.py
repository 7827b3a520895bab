"""Look through a whole vault for damage."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vp_desktop.domain.backups import Holding
from vp_desktop.vault.connection import Value, Vault
from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.manifest import holding


@dataclass(frozen=True, slots=True)
class CheckedVault:
    """What a check found."""

    whole: bool
    """Whether every page and every index holds what was written."""
    holding: Holding | None
    """What there is to count; None where the damage does not let us."""


def check_vault(folder: Path, key: MasterKey) -> CheckedVault:
    """Read every page and every index of the vault in ``folder``.

    Raises:
        VaultError: it cannot even be opened; the subclass says why.
    """
    with Vault.open(folder, key) as vault:

        def query(sql: str) -> Iterable[tuple[Value, ...]]:
            return map(tuple, vault.read(sql, {}))

        try:
            vault.check()
            return CheckedVault(whole=True, holding=holding(query))
        except VaultDamagedError:
            return CheckedVault(whole=False, holding=None)
