"""When what a client told must be destroyed, what may stand in the way, and the proof of it."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.drafts import Day, Draft
from vp_desktop.domain.errors import RefusedError

HoldId = NewType("HoldId", int)

DEFAULT_RETENTION_MONTHS = 12
"""Months after closing; the profession has no official term, a year is the usual maximum."""


class HeldError(RefusedError):
    """A hold stands on the case: what was told must stay."""


class CaseOpenError(RefusedError):
    """The case is still open: what was told is still needed."""


class HoldReason(StrEnum):
    """Why what was told must stay although its term is over."""

    COMPLAINT = "complaint"
    WHISTLEBLOWING = "whistleblowing"
    COURT = "court"
    SUPERVISION = "supervision"
    """A complaint about the adviser is before the supervisory committee."""
    ACCESS_REQUEST = "access-request"
    CLIENT = "client"
    """The client asked for it."""


class DestructionReason(StrEnum):
    """Why what was told was destroyed; the log holds no other words."""

    TERM = "term"
    CLIENT = "client"
    """The client asked for it."""
    ENDED = "ended"
    """The work for the organisation ended."""
    BIN = "bin"
    """The whole case was removed, and its term in the bin is over."""


class HoldDraft(Draft):
    """What a form says of a hold."""

    case_id: CaseId
    reason: HoldReason
    review_on: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What the vault holds of a hold."""

    id: HoldId
    case_id: CaseId
    reason: HoldReason
    review_on: date
    lifted_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCase:
    """A case of which the story is due for destruction."""

    id: CaseId
    code: str
    organisation: str = field(repr=False)
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Destruction:
    """An entry of the destruction log: counts and days, no content."""

    case_code: str
    destroyed_on: date
    records: int
    reason: DestructionReason


def months_after(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
