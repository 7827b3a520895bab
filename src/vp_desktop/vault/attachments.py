"""Read and write attachments."""

from datetime import datetime

from vp_desktop.domain.attachments import Attachment, AttachmentDraft, AttachmentId
from vp_desktop.domain.cases import CaseId
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import columns

_ADD = """
    INSERT INTO attachment (case_id, name, media_type, content, added_at)
    VALUES (:case_id, :name, :media_type, :content, :added_at) RETURNING id
"""

_OF_CASE = """
    SELECT id, name, media_type, length(content) AS bytes, added_at FROM attachment
    WHERE case_id = :id ORDER BY added_at, id
"""


class AttachmentRepository:
    """The ``attachment`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of_case(self, case_id: CaseId) -> list[Attachment]:
        """Return the attachments of one case, oldest first, without their content."""
        return [
            Attachment(
                id=AttachmentId(row["id"]),
                case_id=case_id,
                name=row["name"],
                media_type=row["media_type"],
                bytes=row["bytes"],
                added_at=datetime.fromisoformat(row["added_at"]),
            )
            for row in self._vault.read(_OF_CASE, {"id": case_id})
        ]

    def content(self, attachment_id: AttachmentId) -> bytes | None:
        """Return the bytes of one attachment, if there is one."""
        sql = "SELECT content FROM attachment WHERE id = :id"
        for row in self._vault.read(sql, {"id": attachment_id}):
            return bytes(row["content"])
        return None

    def add(self, draft: AttachmentDraft, added_at: datetime) -> AttachmentId:
        """Write a new attachment; return its id."""
        values = {**columns(draft), "added_at": added_at.isoformat()}
        return AttachmentId(self._vault.write(_ADD, values)[0]["id"])

    def remove(self, attachment_id: AttachmentId) -> bool:
        """Remove an attachment; tell whether there was one."""
        sql = "DELETE FROM attachment WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": attachment_id}))
