"""Look through a text for what could point to a person, before it goes into a report.

It warns and never proves: «de roostermaker van de nachtdienst» is one person only to who knows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

SHORTEST_NAME = 3
"""Letters. Shorter parts of a name (van, de, Bo) stand in ordinary sentences too often."""

_PARTICLES = frozenset({"aan", "bij", "den", "der", "het", "onder", "ter", "ten", "van", "voor"})


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


_SHAPES = (
    (Sign.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        Sign.ACCOUNT_NUMBER,
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
    ),
    (Sign.PHONE, re.compile(r"(?<![\w+])(?:\+31|0031|0)[ -]?(?:\(0\))?(?:[ -]?\d){9}(?!\d)")),
    (Sign.CITIZEN_NUMBER, re.compile(r"(?<!\d)\d{8,9}(?!\d)")),
    (
        Sign.SINGLE_PERSON,
        re.compile(
            r"\b(?:de enige|het enige lid|als enige"
            r"|(?:[eé]én|een enkele) (?:medewerker|medewerkster|melder|collega|persoon)"
            r"|the only|one single (?:employee|reporter|colleague|person))\b",
            re.IGNORECASE,
        ),
    ),
)


def look_through(text: str, known_names: Iterable[str] = ()) -> list[Finding]:
    """Return what in ``text`` could point to a person, in the order of the text.

    ``known_names`` are the full names that the vault holds; each part of one counts.
    """
    found = {*_known(text, known_names)}
    for sign, shape in _SHAPES:
        for match in shape.finditer(text):
            if _is_real(sign, match.group()):
                found.add(Finding(match.start(), match.end(), sign, match.group()))
    return sorted(_outermost(found))


def _known(text: str, names: Iterable[str]) -> Iterator[Finding]:
    parts = {part for name in names for part in _parts(name)}
    if not parts:
        return
    longest_first = sorted(parts, key=lambda part: (-len(part), part))
    # One expression for all names: a practice knows hundreds, and a text is read on every key.
    either = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE
    )
    for match in either.finditer(text):
        yield Finding(match.start(), match.end(), Sign.KNOWN_NAME, match.group())


def _parts(name: str) -> Iterator[str]:
    words = name.split()
    if len(words) > 1:
        yield " ".join(words)
    for word in words:
        bare = word.strip(".,;:()")
        if len(bare) >= SHORTEST_NAME and bare.casefold() not in _PARTICLES:
            yield bare


def _is_real(sign: Sign, passage: str) -> bool:
    if sign is Sign.CITIZEN_NUMBER:
        return is_citizen_number(passage)
    if sign is Sign.ACCOUNT_NUMBER:
        return is_account_number(passage)
    return True


def is_citizen_number(digits: str) -> bool:
    """Return whether ``digits`` pass the eleven test of a burgerservicenummer."""
    number = [int(digit) for digit in digits.zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(number) and sum(w * n for w, n in zip(weights, number, strict=True)) % 11 == 0


def is_account_number(text: str) -> bool:
    """Return whether ``text`` passes the modulo 97 test of an IBAN (ISO 13616)."""
    bare = text.replace(" ", "")
    moved = bare[4:] + bare[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def _outermost(found: set[Finding]) -> Iterator[Finding]:
    """Drop what lies inside a longer find: a phone number also looks like a run of digits."""
    for one in found:
        if not any(
            other is not one
            and other.start <= one.start
            and one.end <= other.end
            and (other.end - other.start) > (one.end - one.start)
            for other in found
        ):
            yield one
