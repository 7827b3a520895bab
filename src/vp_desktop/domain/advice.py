"""Advice to an organisation: it lives over years, with a response and a follow-up."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Line, Prose
from vp_desktop.domain.organisations import OrganisationId

AdviceId = NewType("AdviceId", int)


class AdviceDraft(Draft):
    """What a form or an import says of a piece of advice."""

    organisation_id: OrganisationId
    given_on: Day
    asked: bool = False
    """Whether the organisation asked for it (gevraagd) or not (ongevraagd)."""
    theme: Code | None = None
    title: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    observation: Prose = ""
    text: Prose = ""
    recipient: Line = ""
    due: Line = ""
    """By when, in words: «voor 1 juli 2026»."""
    priority: Code | None = None
    expected_effect: Prose = ""
    """What the advice should bring about; ``effect`` says later what it did."""
    status: Code | None = None
    effect: Code | None = None
    decision: Code | None = None
    """What management decided: list L18h."""
    action: Prose = ""
    """What management will do."""
    owner: Line = ""
    action_due: Line = ""
    """By when, in words."""
    response: Prose = ""
    responded_on: Day | None = None


class AdviceAnswer(Draft):
    """What management answers to a piece of advice, as the response form asks it."""

    decision: Code | None = None
    action: Prose = ""
    owner: Line = ""
    action_due: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the vault holds of a piece of advice."""

    id: AdviceId
    organisation_id: OrganisationId
    given_on: date
    asked: bool
    theme: Code | None
    title: str = field(repr=False)
    observation: str = field(repr=False)
    text: str = field(repr=False)
    recipient: str = field(repr=False)
    due: str = field(repr=False)
    priority: Code | None
    expected_effect: str = field(default="", repr=False)
    status: Code | None
    effect: Code | None
    decision: Code | None = None
    action: str = field(default="", repr=False)
    owner: str = field(default="", repr=False)
    action_due: str = field(default="", repr=False)
    response: str = field(repr=False)
    responded_on: date | None
