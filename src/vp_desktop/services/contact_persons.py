"""Know whom to talk to in an organisation."""

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import (
    ContactPerson,
    ContactPersonDraft,
    ContactPersonId,
    OrganisationId,
)
from vp_desktop.services.rules import existing
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.contact_persons import ContactPersonRepository
from vp_desktop.vault.organisations import OrganisationRepository


class ContactPersons:
    """The contact persons of every organisation; they are never reporters."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._persons = ContactPersonRepository(vault)
        self._organisations = OrganisationRepository(vault)

    def of(self, organisation_id: OrganisationId) -> list[ContactPerson]:
        """Return the contact persons of one organisation by name."""
        return self._persons.of(organisation_id)

    def add(self, organisation_id: OrganisationId, draft: ContactPersonDraft) -> ContactPersonId:
        """Keep a new contact person; return the id."""
        existing(self._organisations.get(organisation_id))
        with self._vault.transaction():
            person_id = self._persons.add(organisation_id, draft)
        self._announce(Topic.ORGANISATIONS)
        return person_id

    def change(self, person_id: ContactPersonId, draft: ContactPersonDraft) -> None:
        """Write ``draft`` over a contact person."""
        with self._vault.transaction():
            if not self._persons.change(person_id, draft):
                raise NotFoundError
        self._announce(Topic.ORGANISATIONS)

    def remove(self, person_id: ContactPersonId) -> None:
        """Forget a contact person at once."""
        with self._vault.transaction(makes_room=True):
            if not self._persons.remove(person_id):
                raise NotFoundError
        self._announce(Topic.ORGANISATIONS)
