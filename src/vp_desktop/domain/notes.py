"""A contact, one conversation or exchange, and the note of what was told."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Minutes, Prose

ContactId = NewType("ContactId", int)


class ContactDraft(Draft):
    """What a form or an import says of a contact and its note."""

    case_id: CaseId
    held_on: Day
    kind: Code
    """Of list L17b or L17c, as ``CO-TEL`` for a telephone call."""
    minutes: Minutes = 0
    note: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What the vault holds of a contact."""

    id: ContactId
    case_id: CaseId
    held_on: date
    kind: Code
    minutes: int
    note: str = field(repr=False)  # a traceback must not quote a client
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentContact:
    """The contact of a case that was written last: where the adviser left off."""

    id: ContactId
    case_id: CaseId
    case_code: str
    case_title: str = field(repr=False)
    kind: Code
    held_on: date
    saved_at: datetime
