"""To whom a client is referred: the social map, and each referral made."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Line, Prose

ReferralContactId = NewType("ReferralContactId", int)
ReferralId = NewType("ReferralId", int)

STALE_AFTER_DAYS = 365
"""Days. A number that was not checked for a year is shown amber."""


class ReferralContactDraft(Draft):
    """What a form, an import or the national starter list says of a referral contact."""

    kind: Code
    """Of list L16, as ``DV-BA``."""
    name: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    region: Line = ""
    phone: Line = ""
    email: Line = ""
    website: Line = ""
    remark: Prose = ""
    checked_on: Day | None = None
    """None: nobody has checked this entry yet."""
    source: Line = ""
    """Where the entry of the starter list was found; empty if it has no source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralContact:
    """What the vault holds of a referral contact."""

    id: ReferralContactId
    kind: Code
    name: str = field(repr=False)
    region: str
    phone: str = field(repr=False)
    email: str = field(repr=False)
    website: str
    remark: str = field(repr=False)
    checked_on: date | None
    source: str


class ReferralDraft(Draft):
    """A referral of the client of a case."""

    case_id: CaseId
    kind: Code
    referral_contact_id: ReferralContactId | None = None
    referred_on: Day
    remark: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """What the vault holds of a referral."""

    id: ReferralId
    case_id: CaseId
    kind: Code
    to: str = field(repr=False)
    """The name of the referral contact, or empty."""
    referred_on: date
    remark: str = field(repr=False)
