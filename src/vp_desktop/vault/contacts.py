"""Read and write contacts and their notes."""

from datetime import date, datetime

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.notes import Contact, ContactDraft, ContactId, RecentContact
from vp_desktop.vault.connection import Row, Value, Vault
from vp_desktop.vault.values import columns

_SELECT = """
    SELECT k.*, coalesce(n.text, '') AS note
    FROM contact AS k LEFT JOIN note AS n ON n.contact_id = k.id
"""

_ADD = """
    INSERT INTO contact (case_id, held_on, kind, minutes, saved_at)
    VALUES (:case_id, :held_on, :kind, :minutes, :saved_at) RETURNING id
"""

_CHANGE = """
    UPDATE contact SET case_id = :case_id, held_on = :held_on, kind = :kind, minutes = :minutes,
        saved_at = :saved_at
    WHERE id = :id
"""

_ADD_NOTE = "INSERT INTO note (contact_id, text) VALUES (:id, :note)"

_CHANGE_NOTE = "UPDATE note SET text = :note WHERE contact_id = :id AND text <> :note"

_RECENT = """
    SELECT k.id, k.case_id, c.code, s.title, k.kind, k.held_on, k.saved_at
    FROM contact AS k
    JOIN "case" AS c ON c.id = k.case_id
    LEFT JOIN case_story AS s ON s.case_id = c.id
    WHERE k.binned_at IS NULL AND c.binned_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM contact AS later
        WHERE later.case_id = k.case_id AND later.binned_at IS NULL
            AND (later.saved_at, later.id) > (k.saved_at, k.id)
    )
    ORDER BY k.saved_at DESC, k.id DESC LIMIT :limit
"""


class ContactRepository:
    """The ``contact`` and ``note`` tables."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, contact_id: ContactId) -> Contact | None:
        """Return one contact, unless it or its case is unknown or in the bin."""
        sql = f"""
            {_SELECT} JOIN "case" AS c ON c.id = k.case_id
            WHERE k.id = :id AND k.binned_at IS NULL AND c.binned_at IS NULL
        """
        for row in self._vault.read(sql, {"id": contact_id}):
            return _contact(row)
        return None

    def of_case(self, case_id: CaseId) -> list[Contact]:
        """Return the contacts of one case, newest first."""
        sql = f"""
            {_SELECT} WHERE k.case_id = :id AND k.binned_at IS NULL
            ORDER BY k.held_on DESC, k.id DESC
        """
        return [_contact(row) for row in self._vault.read(sql, {"id": case_id})]

    def recent(self, limit: int) -> list[RecentContact]:
        """Return the contact of each case that was saved last, the last case first."""
        return [
            RecentContact(
                id=ContactId(row["id"]),
                case_id=CaseId(row["case_id"]),
                case_code=row["code"],
                case_title=row["title"] or "",
                kind=Code(row["kind"]),
                held_on=date.fromisoformat(row["held_on"]),
                saved_at=datetime.fromisoformat(row["saved_at"]),
            )
            for row in self._vault.read(_RECENT, {"limit": limit})
        ]

    def add(self, draft: ContactDraft, saved_at: datetime) -> ContactId:
        """Write a new contact and its note; return its id."""
        values = _values(draft, saved_at)
        contact_id = ContactId(self._vault.write(_ADD, values)[0]["id"])
        self._vault.write(_ADD_NOTE, {**values, "id": contact_id})
        return contact_id

    def change(self, contact_id: ContactId, draft: ContactDraft, saved_at: datetime) -> None:
        """Write ``draft`` over a contact and its note."""
        values = {**_values(draft, saved_at), "id": contact_id}
        self._vault.write(_CHANGE, values)
        self._vault.write(_CHANGE_NOTE, values)


def _values(draft: ContactDraft, saved_at: datetime) -> dict[str, Value]:
    return {**columns(draft), "saved_at": saved_at.isoformat()}


def _contact(row: Row) -> Contact:
    return Contact(
        id=ContactId(row["id"]),
        case_id=CaseId(row["case_id"]),
        held_on=date.fromisoformat(row["held_on"]),
        kind=Code(row["kind"]),
        minutes=row["minutes"],
        note=row["note"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
    )
