"""What a client agreed to, when and how, and when the client took it back."""

from dataclasses import dataclass, field
from datetime import date
from typing import NewType

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Line
from vp_desktop.domain.errors import RefusedError

ConsentId = NewType("ConsentId", int)


class ConsentDatesError(RefusedError):
    """The consent would be withdrawn before it was given."""


class ConsentDraft(Draft):
    """What a form says of a consent."""

    case_id: CaseId
    code: Code
    """Of list L20."""
    given_on: Day
    how: Line = ""
    """As «mondeling, tijdens het eerste gesprek»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the vault holds of a consent."""

    id: ConsentId
    case_id: CaseId
    code: Code
    given_on: date
    how: str = field(repr=False)
    withdrawn_on: date | None
