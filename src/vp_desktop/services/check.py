"""Look through a whole vault for damage."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vp_desktop.domain.backups import Holding
from vp_desktop.domain.vault_standing import Consent, Judgement
from vp_desktop.vault.anchors import Memory
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
    judgement: Judgement | None
    """How it compares with what this computer remembers of it; None: too damaged to tell."""


def check_vault(
    folder: Path,
    key: MasterKey,
    memory: Memory | None = None,
    consent: Consent = Consent.WARNED,
) -> CheckedVault:
    """Read every page and every index of the vault in ``folder``.

    A doubt stops nothing here, and stays, unless ``consent`` accepts the vault as it is.

    Raises:
        VaultError: it cannot even be opened; the subclass says why.
    """
    try:
        with Vault.open(folder, key, memory=memory, consent=consent) as vault:
            return _checked(vault)
    except VaultDamagedError:  # met while it was compared with what is remembered
        return CheckedVault(whole=False, holding=None, judgement=None)


def _checked(vault: Vault) -> CheckedVault:
    def query(sql: str) -> Iterable[tuple[Value, ...]]:
        return map(tuple, vault.read(sql, {}))

    try:
        vault.check()
        return CheckedVault(whole=True, holding=holding(query), judgement=vault.judgement)
    except VaultDamagedError:
        return CheckedVault(whole=False, holding=None, judgement=vault.judgement)
