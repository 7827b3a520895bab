"""What the adviser does beside cases: information, office hours, talks with the board."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Line, Minutes, Prose
from vp_desktop.domain.organisations import OrganisationId

ActivityId = NewType("ActivityId", int)


class ActivityDraft(Draft):
    """What a form or an import says of an activity."""

    organisation_id: OrganisationId | None = None
    """None: for the practice itself, as peer supervision."""
    kind: Code
    """Of list L17, as ``AT-VOO``."""
    held_on: Day
    minutes: Minutes = 0
    participants: Annotated[int, Field(ge=0, le=100_000)] | None = None
    """None: not counted."""
    subject: Line = ""
    """Printed in the yearly report."""
    remark: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the vault holds of an activity."""

    id: ActivityId
    organisation_id: OrganisationId | None
    kind: Code
    held_on: date
    minutes: int
    participants: int | None
    subject: str = field(repr=False)
    remark: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRow:
    """Minutes spent for one organisation in one calendar month, before and after rounding."""

    organisation_id: OrganisationId | None
    organisation: str = field(repr=False)
    minutes_by_week: dict[int, int]
    """Minutes by ISO week number."""
    minutes: int
    rounded_minutes: int
    """Each contact, activity and entry rounded up by the organisation's rule, then added."""
    kilometres: int
    minutes_this_year: int
    contract_hours: float | None
