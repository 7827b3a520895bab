"""A yearly report as the adviser makes it: for whom, over what, with which words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, NewType, get_args

from pydantic import Field

from vp_desktop.domain.counting_changes import ALIKE, Counted
from vp_desktop.domain.drafts import Day, Draft, Line, Prose
from vp_desktop.domain.narrative import TextDecision
from vp_desktop.domain.organisations import OrganisationId

PublicationId = NewType("PublicationId", int)


TextName = Literal["summary", "kinds", "trend", "signals", "outlook"]
"""A text that the adviser writes in a report."""


SETTLED = frozenset({"AV-UIT", "AV-AFG", "AV-VVL"})
"""States after which advice is not followed any more: carried out, rejected, lapsed."""


class Variant(StrEnum):
    """For whom a report is made."""

    BOARD = "board"
    WORKS_COUNCIL = "works-council"
    STAFF = "staff"
    FLASH = "flash"
    """A page about part of a year: the activities and, if the adviser wants, how many came."""

    @property
    def texts(self) -> frozenset[TextName]:
        """Which of the adviser's texts its readers get: see ``ReportTexts``."""
        match self:
            case Variant.STAFF:
                return frozenset()
            case Variant.FLASH:
                return frozenset[TextName]({"summary", "signals", "outlook"})
            case _:
                return frozenset(get_args(TextName))

    @property
    def has_advice(self) -> bool:
        """Whether its readers are those whom the adviser advises."""
        return self in (Variant.BOARD, Variant.WORKS_COUNCIL)

    @property
    def hears_of_board_talks(self) -> bool:
        """Whether its readers are told of talks with the board (domain/3-yearly-report 3.2)."""
        return self in (Variant.BOARD, Variant.FLASH)


class Language(StrEnum):
    """A language the program speaks."""

    DUTCH = "nl"
    ENGLISH = "en"


class ReportTexts(Draft):
    """What the adviser writes in the report; a paragraph a line break."""

    summary: Prose = ""
    kinds: Prose = ""
    """Explanation beside the kinds of reports."""
    trend: Prose = ""
    signals: Prose = ""
    outlook: Prose = ""
    decisions: tuple[TextDecision, ...] = ()
    """Which passages the adviser looked at and let stand."""

    def passages(self) -> dict[TextName, str]:
        """Return each text by the name of its field."""
        return {name: getattr(self, name) for name in get_args(TextName)}

    def for_readers(self, variant: Variant) -> "ReportTexts":
        """Return the same without what a report for these readers does not print."""
        unseen = dict.fromkeys(set(get_args(TextName)) - variant.texts, "")
        return self.model_copy(update=unseen)


class ReportDraft(Draft):
    """What the report page or the command line asks for."""

    organisation_id: OrganisationId
    first: Day
    last: Day
    variant: Variant = Variant.BOARD
    language: Language = Language.DUTCH
    as_of: Day | None = None
    """Only what was entered by this day counts; None: today."""
    adopted_on: Day | None = None
    """Printed on the cover and the only date in the file; None: ``as_of``."""
    texts: ReportTexts = ReportTexts()
    left_out: frozenset[str] | None = None
    """Tables (``TABLE``) and rows (``TABLE/ROW``) not to print; None: those kept for the report."""
    tells_cases: bool = False
    """Of a flash: whether it says how many new cases there were. Every other report does."""
    correction: Line = ""
    """What an edition corrects that is adopted by being given out; empty: what the vault says."""
    stands: bool = False
    """Whether it is the report that was adopted: it tells what it told then, whatever changed."""

    @property
    def is_silent(self) -> bool:
        """Whether the report tells nothing of cases, whatever their number."""
        return self.variant is Variant.FLASH and not self.tells_cases


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResponse:
    """What management decided on a piece of advice; all empty: nothing yet."""

    decision: str = ""
    """A code of list L18h."""
    action: str = field(default="", repr=False)
    owner: str = field(default="", repr=False)
    due: str = field(default="", repr=False)

    @property
    def empty(self) -> bool:
        """Whether nothing was decided."""
        return not (self.decision or self.action or self.owner or self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAdvice:
    """A piece of advice as the report prints it."""

    title: str = field(repr=False)
    observation: str = field(repr=False)
    text: str = field(repr=False)
    recipient: str = field(repr=False)
    due: str = field(repr=False)
    expected_effect: str = field(default="", repr=False)
    repeated: bool
    """Given before with the same title, and not yet carried out."""
    theme: str = ""
    """A code of list L18b, or empty."""
    priority: str = ""
    """A code of list L18d, or empty."""
    status: str = ""
    """A code of list L18e, or empty."""
    effect: str = ""
    """A code of list L18f, or empty."""
    response: str = field(default="", repr=False)
    """Management's own words."""
    answer: ReportResponse = ReportResponse()

    @property
    def settled(self) -> bool:
        """Whether nobody follows it any more."""
        return self.status in SETTLED

    @property
    def answered(self) -> bool:
        """Whether management said what it does with it, or has done it."""
        return self.settled or bool(self.response) or not self.answer.empty


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAdvice:
    """What became of advice of earlier years, as the report prints it."""

    year: int
    title: str = field(repr=False)
    status: str
    """A code of list L18e, or empty."""
    effect: str = ""
    """A code of list L18f, or empty."""
    response: str = field(repr=False)
    answer: ReportResponse = ReportResponse()

    @property
    def settled(self) -> bool:
        """Whether nobody follows it any more."""
        return self.status in SETTLED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportActivity:
    """A line of the table of activities: one kind and subject, the months it was held."""

    kind: str
    subject: str = field(repr=False)
    months: tuple[int, ...]
    """As they came: a school year begins in August."""
    times: int
    participants: int | None
    minutes: int = 0
    """All times together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQualification:
    """A certificate or a registration of the adviser."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    valid_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEducation:
    """How long the adviser learned in one way."""

    kind: str
    """A code of list L24."""
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which edition of a report the pages are: the first, or one that corrects those before."""

    number: int = 1
    replaces: date | None = None
    """When the edition before this one was given out."""
    correction: str = field(default="", repr=False)
    """What is corrected, in the adviser's words."""
    draft: bool = False
    """Not adopted yet: the pages say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """All that a report prints beside its figures. It holds nothing a client told."""

    organisation: str = field(repr=False)
    recipients: str = field(repr=False)
    adviser: str = field(repr=False)
    reach: str = field(default="", repr=False)
    """How employees reach the adviser, in the adviser's words; a line break a line."""
    variant: Variant
    language: Language
    first: date
    last: date
    adopted_on: date
    texts: ReportTexts
    advice: tuple[ReportAdvice, ...]
    earlier_advice: tuple[EarlierAdvice, ...]
    activities: tuple[ReportActivity, ...]
    activity_minutes: int
    edition: Edition = Edition()
    qualifications: tuple[ReportQualification, ...] = ()
    education: tuple[ReportEducation, ...] = ()
    counted: Counted = ALIKE
    """How its cases came to be counted over the years."""


class PublicationDraft(Draft):
    """A report that was really given out."""

    given_out_on: Day
    recipients: Line
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An entry of the ledger: a report that was given out, and when."""

    id: PublicationId
    organisation_id: OrganisationId
    period_first: date
    period_last: date
    variant: Variant
    language: Language
    as_of: date
    given_out_on: date
    recipients: str = field(repr=False)
    sha256: str
    entered_at: datetime
    edition: int = 1
    """Counts the files of the same period, readers and language; a later one corrects the others.

    The same file may be given out more than once, to others.
    """
    correction: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedNumber:
    """One number of the ledger: which table, which cell, what stood there."""

    table: str
    cell: str
    """The key of the cell as in the figures file, as JSON with its names sorted."""
    value: int | None
    """None: it was printed as hidden."""
