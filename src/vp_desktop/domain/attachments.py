"""A file that belongs to a case, kept inside the vault."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.drafts import Draft
from vp_desktop.domain.errors import RefusedError

AttachmentId = NewType("AttachmentId", int)

MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024
"""Bytes: a scan of some hundred pages. A vault must stay small enough to be backed up often."""


class AttachmentTooLargeError(RefusedError):
    """The file is larger than ``MAX_ATTACHMENT_BYTES``."""


class AttachmentDraft(Draft):
    """A file to keep with a case."""

    case_id: CaseId
    name: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    media_type: Annotated[str, Field(max_length=100)] = "application/octet-stream"
    content: Annotated[bytes, Field(repr=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What the vault holds of an attachment, without its content."""

    id: AttachmentId
    case_id: CaseId
    name: str = field(repr=False)
    media_type: str
    bytes: int
    added_at: datetime
