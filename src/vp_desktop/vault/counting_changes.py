"""Read and write from which days the cases of an organisation are counted in another way."""

from datetime import date

from vp_desktop.domain.counting_changes import (
    CountingChange,
    CountingChangeDraft,
    CountingChangeId,
)
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import columns

_ADD = """
    INSERT INTO counting_change (organisation_id, changed_on, reason)
    VALUES (:organisation_id, :changed_on, :reason) RETURNING id
"""

_CHANGE = """
    UPDATE counting_change SET changed_on = :changed_on, reason = :reason
    WHERE id = :id RETURNING id
"""


class CountingChangeRepository:
    """The ``counting_change`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[CountingChange]:
        """Return the changes of one organisation, the first one first."""
        sql = "SELECT * FROM counting_change WHERE organisation_id = :id ORDER BY changed_on, id"
        return [
            CountingChange(
                id=CountingChangeId(row["id"]),
                changed_on=date.fromisoformat(row["changed_on"]),
                reason=row["reason"],
            )
            for row in self._vault.read(sql, {"id": organisation_id})
        ]

    def add(self, organisation_id: OrganisationId, draft: CountingChangeDraft) -> CountingChangeId:
        """Write a new change; return its id."""
        values = {**columns(draft), "organisation_id": organisation_id}
        return CountingChangeId(self._vault.write(_ADD, values)[0]["id"])

    def change(self, change_id: CountingChangeId, draft: CountingChangeDraft) -> bool:
        """Write ``draft`` over a change; tell whether there is one."""
        return bool(self._vault.write(_CHANGE, {**columns(draft), "id": change_id}))

    def remove(self, change_id: CountingChangeId) -> bool:
        """Remove a change; tell whether there was one."""
        sql = "DELETE FROM counting_change WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": change_id}))
