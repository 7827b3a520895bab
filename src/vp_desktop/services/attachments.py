"""Keep files with a case, inside the vault."""

from vp_desktop.domain.attachments import (
    MAX_ATTACHMENT_BYTES,
    Attachment,
    AttachmentDraft,
    AttachmentId,
    AttachmentTooLargeError,
)
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.services.clock import Clock
from vp_desktop.services.rules import check_told, existing
from vp_desktop.vault.attachments import AttachmentRepository
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.connection import Vault


class Attachments:
    """The attachments of every case."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._attachments = AttachmentRepository(vault)
        self._cases = CaseRepository(vault)

    def of_case(self, case_id: CaseId) -> list[Attachment]:
        """Return the attachments of one case, oldest first, without their content."""
        return self._attachments.of_case(case_id)

    def content(self, attachment_id: AttachmentId) -> bytes:
        """Return the bytes of one attachment.

        Raises:
            NotFoundError: there is none.
        """
        return existing(self._attachments.content(attachment_id))

    def add(self, draft: AttachmentDraft) -> AttachmentId:
        """Keep a file; return its id.

        Raises:
            AttachmentTooLargeError: it is larger than 25 MB.
            NotFoundError: there is no such case.
            StoryDestroyedError: what was told in the case is destroyed.
        """
        if len(draft.content) > MAX_ATTACHMENT_BYTES:
            raise AttachmentTooLargeError
        check_told(self._cases, draft.case_id)
        with self._vault.transaction():
            attachment_id = self._attachments.add(draft, self._clock())
        self._announce(Topic.CASES)
        return attachment_id

    def remove(self, attachment_id: AttachmentId) -> None:
        """Destroy an attachment at once."""
        with self._vault.transaction(makes_room=True):
            if not self._attachments.remove(attachment_id):
                raise NotFoundError
        self._announce(Topic.CASES)
