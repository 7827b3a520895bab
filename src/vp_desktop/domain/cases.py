"""A case: one client, one matter, from first contact to closing.

A case has two parts. Part A is what a person told: client, title, notes, wishes. Part B is the
statistical row: codes and days. A is destroyed at the end of its term; B stays while it is not
traceable.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Annotated, Literal, NewType

from pydantic import Field

from vp_desktop.domain.clients import ClientId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Line, Prose
from vp_desktop.domain.errors import RefusedError
from vp_desktop.domain.organisations import OrganisationId, UnitId

CaseId = NewType("CaseId", int)

CLOSED = Code("ST-AFG")
AFTERCARE = Code("ST-NAZ")
NEW = Code("ST-NIE")
REOPENED = Code("ST-HER")
HANDED_OVER = Code("ST-OVD")
DESTROYED = Code("ST-VER")
ENDED = frozenset({CLOSED, HANDED_OVER, DESTROYED})
"""Statuses that go with a closing day; aftercare may have one, every other status has none."""


class CaseCodeTakenError(RefusedError):
    """Another case of the organisation has this code, perhaps one in the bin."""


class CaseDatesError(RefusedError):
    """The case would be closed before it was opened."""


class StoryDestroyedError(RefusedError):
    """What was told in this case is destroyed: nothing can be added or changed any more."""


class CaseDraft(Draft):
    """What a form or an import says of a case. Only organisation and kind are needed."""

    organisation_id: OrganisationId
    code: Annotated[str, Field(max_length=40)] = ""
    """Empty: the next free one of the year, as 2026-031."""
    title: Line = ""
    opened_on: Day
    entered_on: Day | None = None
    """When it was written down; None: today."""
    closed_on: Day | None = None
    kinds: Annotated[tuple[Code, ...], Field(min_length=1, max_length=10)]
    """The first is the primary kind."""
    accused_role: Code | None = None
    client_role: Code | None = None
    unit_id: UnitId | None = None
    channel: Code | None = None
    found_by: Code | None = None
    status: Code = NEW
    outcome: Code | None = None
    interventions: tuple[Code, ...] = ()
    marks: tuple[Code, ...] = ()
    """Codes of every other list that allows several: grounds, setting, rungs, urgency, impact."""
    client_id: ClientId | None = None
    """None: a new client with the next pseudonym; in a change: the client it has."""
    accused: Prose = ""
    wish: Prose = ""
    arrangements: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the vault holds of a case, both parts together."""

    id: CaseId
    organisation_id: OrganisationId
    organisation: str = field(repr=False)
    code: str
    opened_on: date
    entered_on: date
    closed_on: date | None
    kinds: tuple[Code, ...]
    accused_role: Code | None
    client_role: Code | None
    unit_id: UnitId | None
    channel: Code | None
    found_by: Code | None
    status: Code
    outcome: Code | None
    interventions: tuple[Code, ...]
    marks: tuple[Code, ...]
    title: str = field(repr=False)
    accused: str = field(repr=False)
    wish: str = field(repr=False)
    arrangements: str = field(repr=False)
    client_id: ClientId | None
    pseudonym: str = field(repr=False)
    minutes: int
    """Of all contacts together."""
    part_a_destroyed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the case list."""

    id: CaseId
    organisation_id: OrganisationId
    organisation: str = field(repr=False)
    code: str
    title: str = field(repr=False)
    kind: Code
    """The primary kind."""
    status: Code
    opened_on: date
    closed_on: date | None
    touched_on: date
    """Day of the last contact or of opening, whichever is later."""
    due_on: date | None
    """Day of the next open follow-up."""
    due_text: str = field(repr=False)


class CaseOrder(Enum):
    """In which order a list shows cases."""

    NEEDED = auto()
    """Due today or before first, the longest overdue on top; then as ``TOUCHED``."""
    TOUCHED = auto()
    """The most recent contact or opening first."""
    OPENED = auto()
    CODE = auto()
    """The highest code first."""
    ORGANISATION = auto()
    """By name of the organisation, then as ``TOUCHED``."""


class CaseFilter(Draft):
    """Which cases a list shows. Every field narrows; the default shows all."""

    state: Literal["open", "aftercare", "closed", ""] = ""
    """One state a case: aftercare by its status, else closed by its closing day, else open."""
    organisation_id: OrganisationId | None = None
    kind: Code | None = None
    opened_from: Day | None = None
    opened_to: Day | None = None


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many cases stand behind each chip of the list."""

    open: int
    aftercare: int
    closed: int
