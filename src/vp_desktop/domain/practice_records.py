"""The records of a practice file beside the cases, each by the names that a person uses.

What a form hands in (the ``…Draft`` classes) is the pattern. A record has the same fields, but
points to an organisation or a unit by name.
"""

from typing import Annotated

from pydantic import AwareDatetime, Base64Bytes, Field, JsonValue

from vp_desktop.domain.building_blocks import BuildingBlockDraft
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting_changes import CountingChangeDraft
from vp_desktop.domain.drafts import Day, Line, Minutes, Prose
from vp_desktop.domain.organisations import (
    ContactPersonDraft,
    HeadcountByYear,
    OrganisationDraft,
    UnitDraft,
)
from vp_desktop.domain.policies import PolicyItemDraft
from vp_desktop.domain.qualifications import EducationDraft, QualificationDraft
from vp_desktop.domain.record_fields import (
    STRICT,
    AnyCode,
    Name,
    NameOrNone,
    Pseudonym,
    Record,
    ReferralKind,
    one_of,
)
from vp_desktop.domain.referrals import ReferralContactDraft
from vp_desktop.domain.reports import ReportTexts
from vp_desktop.domain.retention import DestructionReason


class UnitRecord(UnitDraft):
    """A part of an organisation."""

    model_config = STRICT
    name: Name
    headcount: Annotated[HeadcountByYear, Field(default_factory=dict)]


class ContactPersonRecord(ContactPersonDraft):
    """Somebody of the organisation with whom the adviser talks."""

    model_config = STRICT


class PolicyRecord(PolicyItemDraft):
    """One rule of the policy checklist."""

    model_config = STRICT


class CountingChangeRecord(CountingChangeDraft):
    """A day from which the organisation's cases are counted in another way."""

    model_config = STRICT


class OrganisationRecord(OrganisationDraft):
    """A client organisation with all that belongs to it but its cases."""

    model_config = STRICT
    name: Name
    sector: Annotated[Code, one_of("L23")] | None = None
    arrangement: Annotated[Code, one_of("L23")] | None = None
    headcount: Annotated[HeadcountByYear, Field(default_factory=dict)]
    units: tuple[UnitRecord, ...] = ()
    contact_persons: tuple[ContactPersonRecord, ...] = ()
    policy: tuple[PolicyRecord, ...] = ()
    counting_changes: tuple[CountingChangeRecord, ...] = ()


class ClientRecord(ClientDraft):
    """A client, by pseudonym."""

    model_config = STRICT
    pseudonym: Pseudonym
    anonymity: Annotated[Code, one_of("L25")] | None = None


class ReferralContactRecord(ReferralContactDraft):
    """An entry of the social map."""

    model_config = STRICT
    kind: ReferralKind
    name: Name


class ActivityRecord(Record):
    """An activity; without ``organisation`` it is for the practice itself."""

    organisation: NameOrNone = None
    kind: Annotated[Code, one_of("L17")]
    on: Day
    minutes: Minutes = 0
    participants: Annotated[int, Field(ge=0, le=100_000)] | None = None
    subject: Line = ""
    remark: Prose = ""


class AdviceRecord(Record):
    """A piece of advice, with what became of it."""

    organisation: Name
    given_on: Day
    asked: bool = False
    theme: AnyCode | None = None
    title: Name
    observation: Prose = ""
    text: Prose = ""
    recipient: Line = ""
    due: Line = ""
    priority: AnyCode | None = None
    expected_effect: Prose = ""
    status: AnyCode | None = None
    effect: AnyCode | None = None
    decision: AnyCode | None = None
    action: Prose = ""
    owner: Line = ""
    action_due: Line = ""
    response: Prose = ""
    responded_on: Day | None = None


class SignalRecord(Record):
    """A signal; ``advice`` is the title of the advice it led to."""

    organisation: Name
    noted_on: Day
    theme: AnyCode
    extent: Line = ""
    severity: Line = ""
    source: Line = ""
    unit: NameOrNone = None
    text: Prose = ""
    advice: NameOrNone = None


class HoursRecord(Record):
    """Time spent that no conversation and no activity accounts for."""

    organisation: NameOrNone = None
    on: Day
    minutes: Minutes
    kilometres: Annotated[int, Field(ge=0, le=10_000)] = 0
    remark: Line = ""


class ReportRecord(Record):
    """What the adviser wrote in the report of one period."""

    organisation: Name
    first: Day
    last: Day
    texts: ReportTexts
    saved_at: AwareDatetime | None = None
    adopted_on: Day | None = None
    counted_on: Day | None = None
    adopted_at: AwareDatetime | None = None
    correction: Prose = ""


class NumberRecord(Record):
    """One number of the ledger; ``null`` was printed as hidden."""

    table: Annotated[str, Field(max_length=200)]
    cell: Annotated[str, Field(max_length=1_000)]
    value: int | None


class PublicationRecord(Record):
    """A report that was given out, with every number in it: an entry of the ledger."""

    organisation: Name
    first: Day
    last: Day
    variant: Annotated[str, Field(max_length=40)]
    language: Annotated[str, Field(max_length=10)]
    as_of: Day
    given_out_on: Day
    recipients: Line
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    entered_at: AwareDatetime
    correction: Prose = ""
    """What a corrected edition corrects."""
    figures: JsonValue
    """The figures file of the report."""
    frozen: Annotated[JsonValue, Field(repr=False)] = None
    """What it and all before it froze (``disclosure.ledger``); absent where that is nothing new."""
    numbers: tuple[NumberRecord, ...] = ()


class GivenOutFileRecord(Record):
    """A file that was given out; its fingerprint tells to which publications it belongs."""

    content: Annotated[Base64Bytes, Field(repr=False)]


class QualificationRecord(QualificationDraft):
    """A certificate or a registration of the adviser."""

    model_config = STRICT


class EducationRecord(EducationDraft):
    """A course or a peer supervision of the adviser."""

    model_config = STRICT


class BuildingBlockRecord(BuildingBlockDraft):
    """A passage kept for reports."""

    model_config = STRICT


class DestructionRecord(Record):
    """An entry of the destruction log: counts and days."""

    case: Annotated[str, Field(max_length=40)]
    destroyed_on: Day
    what: Annotated[str, Field(max_length=200)]
    records: Annotated[int, Field(ge=0)]
    reason: DestructionReason
