"""Time spent that no contact and no activity accounts for, and the road to it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.drafts import Day, Draft, Line, Minutes
from vp_desktop.domain.organisations import OrganisationId

HoursEntryId = NewType("HoursEntryId", int)


class HoursEntryDraft(Draft):
    """What a form says of a loose entry."""

    organisation_id: OrganisationId | None = None
    """None: for the practice itself."""
    spent_on: Day
    minutes: Minutes
    kilometres: Annotated[int, Field(ge=0, le=10_000)] = 0
    remark: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursEntry:
    """What the vault holds of a loose entry."""

    id: HoursEntryId
    organisation_id: OrganisationId | None
    spent_on: date
    minutes: int
    kilometres: int
    remark: str = field(repr=False)
