"""What can be wrong with a file that is brought in, and what came of it when nothing was."""

from dataclasses import dataclass
from enum import StrEnum, auto

from vp_desktop.domain.errors import RefusedError


class Trouble(StrEnum):
    """Why one place in a file is refused; each has a sentence in ``services.explain``."""

    ABSENT = auto()
    AMBIGUOUS_CASE = auto()
    BAD_DATE = auto()
    BAD_ENCODING = auto()
    BAD_FORMAT = auto()
    BAD_JSON = auto()
    BAD_LEDGER = auto()
    BAD_NUMBER = auto()
    BAD_SHEET = auto()
    BAD_VERSION = auto()
    CLOSED_BEFORE_OPENED = auto()
    EMPTY = auto()
    IN_THE_BIN = auto()
    MORE_PROBLEMS = auto()
    NEWER_LEDGER = auto()
    NO_HEADINGS = auto()
    NOT_A_FILE = auto()
    NOT_A_LIST = auto()
    NOT_A_RECORD = auto()
    NOT_TEXT = auto()
    OTHER = auto()
    OTHER_LEDGER = auto()
    OUT_OF_RANGE = auto()
    REPEATED = auto()
    TOO_DEEP = auto()
    TOO_LARGE = auto()
    TOO_LONG = auto()
    TOO_MANY = auto()
    UNKNOWN_CASE = auto()
    UNKNOWN_CODE = auto()
    UNKNOWN_FIELD = auto()
    UNKNOWN_KIND_OF_FILE = auto()
    UNKNOWN_ORGANISATION = auto()


@dataclass(frozen=True, slots=True)
class Problem:
    """One place in a file, and what is wrong there. It never quotes what stands there."""

    place: str
    """As ``cases[17].opened_on`` or ``row 18, column Datum begin``; empty for the whole file."""
    trouble: Trouble
    detail: str = ""
    """A code, a limit or a field name that the sentence mentions; never what a person told."""


class ImportRefusedError(RefusedError):
    """The file has problems; nothing of it was brought in."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCount:
    """How many records an import adds, and how many were there already."""

    organisations: int = 0
    clients: int = 0
    cases: int = 0
    contacts: int = 0
    referral_contacts: int = 0
    activities: int = 0
    advices: int = 0
    others: int = 0
    """Follow-ups, referrals, hours, signals, texts and what else a practice file may hold."""
    cases_present: int = 0
    """Cases of the file that the vault held already; they were left as they are."""

    @property
    def added(self) -> int:
        """Records added, of every kind together."""
        return (
            self.organisations
            + self.clients
            + self.cases
            + self.contacts
            + self.referral_contacts
            + self.activities
            + self.advices
            + self.others
        )
