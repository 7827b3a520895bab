"""What is found in a text, and what it is read against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Sign(StrEnum):
    """What a passage looks like."""

    KNOWN_NAME = "known-name"
    LIKE_KNOWN_NAME = "like-known-name"
    CAPITALS = "capitals"
    RECORD_CODE = "record-code"
    EMAIL = "email"
    PHONE = "phone"
    CITIZEN_NUMBER = "citizen-number"
    ACCOUNT_NUMBER = "account-number"
    DATE = "date"
    POSITION = "position"
    SMALL_UNIT = "small-unit"
    SINGLE_PERSON = "single-person"
    PRONOUN = "pronoun"
    QUOTATION = "quotation"
    AMOUNT = "amount"
    HIDDEN_NUMBER = "hidden-number"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A passage to look at: from ``start`` to ``end`` (characters) of the text that was read."""

    start: int
    end: int
    sign: Sign
    passage: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HiddenCount:
    """A count that the report hides, and the words by which a text may speak of it."""

    words: frozenset[str]
    """Beginnings of words, in small letters; several words of one name divided by a space."""
    told: frozenset[tuple[int, str]] = frozenset()
    """Number and year of what is printed of the same row: «zeven in 2024» gives nothing away."""
    of_cases_only: bool = False
    """Whether a text gives it away only where it speaks of cases: no table tells it at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a report is about: what may stand in its texts, and what may not."""

    own_words: frozenset[str] = frozenset()
    """Names that the report prints itself: of the organisation, its large units, the adviser."""
    small_units: frozenset[str] = frozenset()
    """Names of units that are too small to be named."""
    days: frozenset[date] = frozenset()
    """Days that the report prints itself: the first and the last of its period."""
    hidden: tuple[HiddenCount, ...] = ()


NOTHING_KNOWN = Surroundings()

_WEIGHT = {sign: weight for weight, sign in enumerate(Sign)}
_IDENTIFIERS = frozenset(
    {Sign.KNOWN_NAME, Sign.EMAIL, Sign.PHONE, Sign.CITIZEN_NUMBER, Sign.ACCOUNT_NUMBER}
)
_STAYS = _IDENTIFIERS | {Sign.HIDDEN_NUMBER}
_SWALLOWS_NOTHING = frozenset({Sign.QUOTATION, Sign.CAPITALS})


def outermost(found: Iterable[Finding]) -> list[Finding]:
    """Drop what lies inside a longer find: a phone number also looks like a run of digits.

    A quotation hides nothing that stands in it, and what names a person or tells a hidden count
    stays unless a name, a number or an address is around it.
    """
    kept: list[Finding] = []
    reach = reach_of_identifiers = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end, _WEIGHT[one.sign])):
        if one.end <= (reach_of_identifiers if one.sign in _STAYS else reach):
            continue
        kept.append(one)
        if one.sign not in _SWALLOWS_NOTHING:
            reach = max(reach, one.end)
        if one.sign in _IDENTIFIERS:
            reach_of_identifiers = max(reach_of_identifiers, one.end)
    return sorted(_without_doubles(kept))


def _without_doubles(found: list[Finding]) -> Iterator[Finding]:
    """Drop what looks like a name where a name, an address or a unit was found."""
    known = [one for one in found if one.sign is not Sign.QUOTATION]
    for number, one in enumerate(known):
        around = known[max(0, number - 1) : number] + known[number + 1 : number + 2]
        if one.sign is Sign.CAPITALS and any(_overlap(one, other) for other in around):
            continue
        yield one
    yield from (one for one in found if one.sign is Sign.QUOTATION)


def _overlap(one: Finding, other: Finding) -> bool:
    return other.sign is not Sign.CAPITALS and one.start < other.end and other.start < one.end
