"""Addresses and numbers that belong to one person, and amounts of money."""

import re
from collections.abc import Iterator

from vp_desktop.domain.narrative.findings import Finding, Sign

_SHAPES = (
    (
        Sign.EMAIL,
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"),
    ),
    (
        Sign.ACCOUNT_NUMBER,
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", re.IGNORECASE),
    ),
    (
        Sign.PHONE,
        re.compile(
            r"(?<![\w+,.])\(?(?:\+31|0031|0)\)?[ .-]?(?:\(0\))?(?:[ .-]{0,3}\(?\d\)?){9}(?!\d)"
        ),
    ),
    (
        Sign.PHONE,
        re.compile(r"(?<![\w+])(?:\+|00)(?!31)[1-9]\d{0,2}(?:[ -]?\d){7,11}(?!\d)"),
    ),
    (
        Sign.PHONE,
        re.compile(r"\b(?:toestel(?:nummer)?|tst\.?|extension|ext\.?) ?\d{3,5}\b", re.IGNORECASE),
    ),
    (
        Sign.CITIZEN_NUMBER,
        re.compile(
            r"\d(?<![\d.,].)(?:\d{7,8}|\d\d([ .-])\d{3}\1\d{3}|\d{3}\.\d{2}\.\d{3})(?![\d,])"
        ),
    ),
    (Sign.RECORD_CODE, re.compile(r"\b(?:20\d\d-\d{3}|[MC]-\d{1,4})\b")),
)
_AMOUNT = re.compile(
    r"(?:€|\bEUR\b|\beuro\b)\s?\d{1,12}(?:[.,]\d{1,3}){0,4}(?:,-)?(?:\s(?:miljoen|mille))?"
    r"|\b\d{1,12}(?:[.,]\d{1,3}){0,4}(?:,-)?\s?(?:€|euro'?s?\b|EUR\b|mille\b|k\b(?=\s))"
    r"|\b\d{1,3}(?:\.\d{3}){0,3},-"
    r"|\b(?:\w{0,12}(?:honderd|duizend)\w{0,20}|\w{0,12}tien|twintig|dertig|veertig|vijftig"
    r"|zestig|zeventig|tachtig|negentig|hundreds?|thousands?|een paar|enkele)"
    r"(?: (?:honderd|duizend|tientjes|of))?\s(?:euro'?s?|euros?|tientjes)\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"€|EUR\b|[Ee]uro|,-|tientjes|mille\b|k\b")
_AROUND = 50
"""Characters on either side of a currency in which its amount stands."""


def numbers_in(text: str) -> Iterator[Finding]:
    """Yield addresses, telephone numbers, numbers of persons and accounts, and amounts."""
    for sign, shape in _SHAPES:
        for match in shape.finditer(text):
            if _is_real(sign, match.group()):
                yield Finding(match.start(), match.end(), sign, match.group())
    yield from _amounts(text)


def _amounts(text: str) -> Iterator[Finding]:
    reached = 0
    for currency in _CURRENCY.finditer(text):
        start = max(reached, currency.start() - _AROUND)
        for match in _AMOUNT.finditer(text, start, currency.end() + _AROUND):
            yield Finding(match.start(), match.end(), Sign.AMOUNT, match.group())
            reached = match.end()


def _is_real(sign: Sign, passage: str) -> bool:
    if sign is Sign.CITIZEN_NUMBER:
        return is_citizen_number("".join(filter(str.isdecimal, passage)))
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
