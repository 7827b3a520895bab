"""Keep from which days the cases of an organisation are counted in another way."""

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.counting_changes import (
    CountingChange,
    CountingChangeDraft,
    CountingChangeId,
)
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.rules import existing
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.counting_changes import CountingChangeRepository
from vp_desktop.vault.organisations import OrganisationRepository


class CountingChanges:
    """What breaks the series of numbers of an organisation, as the adviser knows it."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._changes = CountingChangeRepository(vault)
        self._organisations = OrganisationRepository(vault)

    def of(self, organisation_id: OrganisationId) -> list[CountingChange]:
        """Return the changes of one organisation, the first one first."""
        return self._changes.of(organisation_id)

    def add(self, organisation_id: OrganisationId, draft: CountingChangeDraft) -> CountingChangeId:
        """Keep a change; return its id.

        Raises:
            NotFoundError: there is no such organisation.
        """
        existing(self._organisations.get(organisation_id))
        with self._vault.transaction():
            change_id = self._changes.add(organisation_id, draft)
        self._announce(Topic.ORGANISATIONS)
        return change_id

    def change(self, change_id: CountingChangeId, draft: CountingChangeDraft) -> None:
        """Write ``draft`` over a change.

        Raises:
            NotFoundError: there is no such change.
        """
        with self._vault.transaction():
            if not self._changes.change(change_id, draft):
                raise NotFoundError
        self._announce(Topic.ORGANISATIONS)

    def remove(self, change_id: CountingChangeId) -> None:
        """Forget a change at once.

        Raises:
            NotFoundError: there is no such change.
        """
        with self._vault.transaction(makes_room=True):
            if not self._changes.remove(change_id):
                raise NotFoundError
        self._announce(Topic.ORGANISATIONS)
