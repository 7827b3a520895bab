"""A signal: an indirect sign that something is going on; neither a report nor a complaint."""

from dataclasses import dataclass, field
from datetime import date
from typing import NewType

from vp_desktop.domain.advice import AdviceId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Line, Prose
from vp_desktop.domain.organisations import OrganisationId, UnitId

SignalId = NewType("SignalId", int)


class SignalDraft(Draft):
    """What a form says of a signal."""

    organisation_id: OrganisationId
    noted_on: Day
    theme: Code
    extent: Line = ""
    """How many cases stand behind it, as a band; never printed."""
    severity: Line = ""
    source: Line = ""
    unit_id: UnitId | None = None
    text: Prose = ""
    advice_id: AdviceId | None = None
    """The advice it led to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What the vault holds of a signal."""

    id: SignalId
    organisation_id: OrganisationId
    noted_on: date
    theme: Code
    extent: str
    severity: str
    source: str
    unit_id: UnitId | None
    text: str = field(repr=False)
    advice_id: AdviceId | None
