"""The bin: what was removed and can still be put back."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

BIN_DAYS = 30
"""Days. After that a removed record is really gone."""


class BinKind(StrEnum):
    """A kind of record that goes to the bin; the others are removed at once."""

    CASE = "case"
    CONTACT = "contact"
    ORGANISATION = "organisation"
    REFERRAL_CONTACT = "referral_contact"
    ACTIVITY = "activity"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class BinRow:
    """One line of the bin."""

    kind: BinKind
    id: int
    title: str = field(repr=False)
    """Of a contact: the title of its case."""
    context: str = field(repr=False)
    """Case code, organisation or region."""
    binned_at: datetime
    gone_on: date
    """The day on which it is destroyed."""
