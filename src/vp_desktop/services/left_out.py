"""Remember what the adviser leaves out of each report: tables, and rows of tables."""

import json

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.preferences import PreferenceRepository


class LeftOut:
    """What is left out by hand, by organisation and period: ``TABLE``, or ``TABLE/ROW``."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._preferences = PreferenceRepository(vault)

    def of(self, organisation_id: OrganisationId, period: Period) -> frozenset[str]:
        """Return what the report over ``period`` leaves out."""
        kept = self._preferences.get(_name(organisation_id, period))
        return frozenset(json.loads(kept)) if kept else frozenset()

    def keep(self, organisation_id: OrganisationId, period: Period, what: frozenset[str]) -> None:
        """Leave out ``what`` from now on, and nothing else."""
        with self._vault.transaction():
            self._preferences.set(_name(organisation_id, period), json.dumps(sorted(what)))


def _name(organisation_id: OrganisationId, period: Period) -> str:
    return f"left_out {organisation_id} {period.first.isoformat()} {period.last.isoformat()}"
