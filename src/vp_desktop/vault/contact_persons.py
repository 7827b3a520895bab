"""Read and write the people of an organisation with whom the adviser talks."""

from vp_desktop.domain.organisations import (
    ContactPerson,
    ContactPersonDraft,
    ContactPersonId,
    OrganisationId,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import columns

_ADD = """
    INSERT INTO contact_person (organisation_id, name, role, phone, email, remark)
    VALUES (:organisation_id, :name, :role, :phone, :email, :remark) RETURNING id
"""

_CHANGE = """
    UPDATE contact_person
    SET name = :name, role = :role, phone = :phone, email = :email, remark = :remark
    WHERE id = :id RETURNING id
"""


class ContactPersonRepository:
    """The ``contact_person`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[ContactPerson]:
        """Return the contact persons of one organisation by name."""
        sql = """
            SELECT * FROM contact_person
            WHERE organisation_id = :id ORDER BY name COLLATE NOCASE, id
        """
        return [
            ContactPerson(
                id=ContactPersonId(row["id"]),
                organisation_id=organisation_id,
                name=row["name"],
                role=row["role"],
                phone=row["phone"],
                email=row["email"],
                remark=row["remark"],
            )
            for row in self._vault.read(sql, {"id": organisation_id})
        ]

    def add(self, organisation_id: OrganisationId, draft: ContactPersonDraft) -> ContactPersonId:
        """Write a new contact person; return the id."""
        values = {**columns(draft), "organisation_id": organisation_id}
        return ContactPersonId(self._vault.write(_ADD, values)[0]["id"])

    def change(self, person_id: ContactPersonId, draft: ContactPersonDraft) -> bool:
        """Write ``draft`` over a contact person; tell whether there is one."""
        return bool(self._vault.write(_CHANGE, {**columns(draft), "id": person_id}))

    def remove(self, person_id: ContactPersonId) -> bool:
        """Remove a contact person; tell whether there was one."""
        sql = "DELETE FROM contact_person WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": person_id}))
