"""A case as a practice file holds it: both parts, with all that hangs on it."""

from typing import Annotated

from pydantic import AwareDatetime, Base64Bytes, Discriminator, Field, Tag

from vp_desktop.domain.cases import CLOSED, NEW
from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Line, Minutes, Prose
from vp_desktop.domain.record_fields import (
    AnyCode,
    CaseCode,
    ContactKind,
    KindCode,
    Name,
    NameOrNone,
    Record,
    ReferralKind,
    one_of,
)
from vp_desktop.domain.retention import HoldReason


class ContactRecord(Record):
    """A conversation and its note."""

    on: Day
    kind: ContactKind
    minutes: Minutes = 0
    note: Prose = ""
    saved_at: AwareDatetime | None = None
    """None: the moment it is brought in."""


class LooseContactRecord(ContactRecord):
    """A conversation that names the case it belongs to."""

    case: CaseCode
    organisation: NameOrNone = None
    """Needed where two organisations have a case of that code."""


class ReferralRecord(Record):
    """A referral; ``to`` is the name of the referral contact."""

    kind: ReferralKind
    to: NameOrNone = None
    on: Day | None = None
    """None: the day the case was opened."""
    remark: Prose = ""


def _form_of_referral(value: object) -> str:
    return "=code" if isinstance(value, str) else "=record"


EitherReferral = Annotated[
    Annotated[ReferralKind, Tag("=code")] | Annotated[ReferralRecord, Tag("=record")],
    Discriminator(_form_of_referral),
]
"""A referral, or its code alone. The tags stand in no file: a place in it never mentions them."""


class FollowUpRecord(Record):
    """Something to do on a day."""

    due_on: Day
    text: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    done_on: Day | None = None


class ConsentRecord(Record):
    """What the client agreed to."""

    code: AnyCode
    given_on: Day
    how: Line = ""
    withdrawn_on: Day | None = None


class HoldRecord(Record):
    """Why what was told must stay although its term is over."""

    reason: HoldReason
    review_on: Day
    lifted_on: Day | None = None


class AttachmentRecord(Record):
    """A file kept with a case, as base64."""

    name: Name
    media_type: Annotated[str, Field(max_length=100)]
    content: Annotated[Base64Bytes, Field(repr=False)]
    added_at: AwareDatetime


class CaseRecord(Record):
    """A case with its conversations, referrals and follow-ups."""

    organisation: Name
    code: CaseCode
    opened_on: Day
    entered_on: Day | None = None
    """When it was written down; None: the day it is brought in."""
    closed_on: Day | None = None
    kinds: Annotated[tuple[KindCode, ...], Field(min_length=1, max_length=10)]
    """The first is the primary kind."""
    accused_role: Annotated[Code, one_of("L05")] | None = None
    client_role: Annotated[Code, one_of("L06")] | None = None
    unit: NameOrNone = None
    channel: Annotated[Code, one_of("L09")] | None = None
    found_by: Annotated[Code, one_of("L10")] | None = None
    status: Annotated[Code, one_of("L11")] | None = None
    """None: new, or closed where ``closed_on`` is given."""
    outcome: Annotated[Code, one_of("L15")] | None = None
    interventions: tuple[Annotated[Code, one_of("L13")], ...] = ()
    marks: tuple[AnyCode, ...] = ()
    referrals: tuple[EitherReferral, ...] = ()
    contacts: tuple[ContactRecord, ...] = ()
    follow_ups: tuple[FollowUpRecord, ...] = ()
    consents: tuple[ConsentRecord, ...] = ()
    holds: tuple[HoldRecord, ...] = ()
    attachments: tuple[AttachmentRecord, ...] = ()
    client: NameOrNone = None
    """The pseudonym; None: nobody yet."""
    title: Line = ""
    accused: Prose = ""
    wish: Prose = ""
    arrangements: Prose = ""
    saved_at: AwareDatetime | None = None
    part_a_destroyed: bool = False

    @property
    def state(self) -> Code:
        """The status to keep: the one given, or what the closing day says."""
        return self.status or (CLOSED if self.closed_on else NEW)

    @property
    def referred(self) -> tuple[ReferralRecord, ...]:
        """Return the referrals, those that are a code alone as records too."""
        return tuple(
            one if isinstance(one, ReferralRecord) else ReferralRecord(kind=one)
            for one in self.referrals
        )
