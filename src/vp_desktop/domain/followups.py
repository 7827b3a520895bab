"""Something to do on a day: call back, aftercare, send the report."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.drafts import Day, Draft

FollowUpId = NewType("FollowUpId", int)


class FollowUpText(Draft):
    """What to do and when, before it is known for which case."""

    due_on: Day
    text: Annotated[str, Field(min_length=1, max_length=200, repr=False)]


class FollowUpDraft(FollowUpText):
    """What a form says of a follow-up."""

    case_id: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What the vault holds of a follow-up."""

    id: FollowUpId
    case_id: CaseId | None
    case_code: str
    """Empty for a follow-up without a case."""
    case_title: str = field(repr=False)
    due_on: date
    text: str = field(repr=False)
    done_on: date | None
