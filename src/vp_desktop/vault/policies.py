"""Read and write the policy checklist of an organisation."""

from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.policies import PolicyItem, PolicyItemDraft
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import columns, day_or_none

_KEEP = """
    INSERT INTO policy_item (organisation_id, code, state, checked_on, remark)
    VALUES (:organisation_id, :code, :state, :checked_on, :remark)
    ON CONFLICT (organisation_id, code) DO UPDATE SET
        state = excluded.state, checked_on = excluded.checked_on, remark = excluded.remark
"""


class PolicyRepository:
    """The ``policy_item`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[PolicyItem]:
        """Return what is known of each rule of one organisation, by code."""
        sql = "SELECT * FROM policy_item WHERE organisation_id = :id ORDER BY code"
        return [
            PolicyItem(
                code=Code(row["code"]),
                state=row["state"],
                checked_on=day_or_none(row["checked_on"]),
                remark=row["remark"],
            )
            for row in self._vault.read(sql, {"id": organisation_id})
        ]

    def keep(self, organisation_id: OrganisationId, draft: PolicyItemDraft) -> None:
        """Write what is known of one rule, new or over what was known."""
        self._vault.write(_KEEP, {**columns(draft), "organisation_id": organisation_id})

    def drop(self, organisation_id: OrganisationId, code: Code) -> None:
        """Forget what is known of one rule."""
        sql = "DELETE FROM policy_item WHERE organisation_id = :id AND code = :code"
        self._vault.write(sql, {"id": organisation_id, "code": code})
