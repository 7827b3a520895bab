"""Know which rules an organisation has, and which it lacks."""

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.policies import PolicyItem, PolicyItemDraft
from vp_desktop.services.rules import check_code, existing
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.policies import PolicyRepository


class Policies:
    """The policy checklist of every organisation."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._policies = PolicyRepository(vault)
        self._organisations = OrganisationRepository(vault)

    def of(self, organisation_id: OrganisationId) -> list[PolicyItem]:
        """Return what is known of each rule of one organisation, by code."""
        return self._policies.of(organisation_id)

    def keep(self, organisation_id: OrganisationId, draft: PolicyItemDraft) -> None:
        """Keep what is known of one rule, new or over what was known.

        Raises:
            UnknownCodeError: no list has this rule.
        """
        check_code(draft.code)
        existing(self._organisations.get(organisation_id))
        with self._vault.transaction():
            self._policies.keep(organisation_id, draft)
        self._announce(Topic.ORGANISATIONS)

    def drop(self, organisation_id: OrganisationId, code: Code) -> None:
        """Forget what is known of one rule."""
        with self._vault.transaction(makes_room=True):
            self._policies.drop(organisation_id, code)
        self._announce(Topic.ORGANISATIONS)
