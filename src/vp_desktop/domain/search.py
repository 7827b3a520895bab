"""A find: where a word stands, and enough around it to know it again."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache


class FoundIn(StrEnum):
    """The kind of record a word was found in."""

    CASE = "case"
    NOTE = "note"
    CLIENT = "client"
    ORGANISATION = "organisation"
    REFERRAL_CONTACT = "referral_contact"


MATCH_START, MATCH_END = "\x02", "\x03"
"""Marks around the matching word in a snippet; they occur in no text that a person types."""

MAX_WORDS = 12
MAX_WORD_CHARS = 100
"""What is typed in a search field stays below this; a pasted page is cut."""

_BEFORE, _AFTER = 50, 130
"""Characters of a snippet before and after the start of its first match: two lines on screen."""

_LOOKED_AT = 100_000
"""Characters of a text in which a match is looked for; past that, its beginning is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One result of a search."""

    kind: FoundIn
    id: int
    """Of the record: a case, a contact, a client, an organisation, a referral contact."""
    case_id: int | None
    """The case it belongs to, if any: what opens on Enter."""
    title: str = field(repr=False)
    context: str = field(repr=False)
    """Case code, organisation or region; muted on screen."""
    snippet: str = field(repr=False)
    """Text around the match, with ``MATCH_START`` and ``MATCH_END`` around each hit."""


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def plain(text: str) -> str:
    """Return ``text`` in lower case and without accents, sign for sign: its length stays."""
    # Most signs of a note are ASCII; going over each of them made three quarters of a search.
    return _NOT_ASCII.sub(_bare_sign, text).lower()


def _bare_sign(found: re.Match[str]) -> str:
    return _bare(found[0])


@cache
def _bare(sign: str) -> str:
    small = sign.lower()
    first, *marks = tuple(unicodedata.normalize("NFD", small))
    return first if all(map(unicodedata.combining, marks)) else small[0]


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of what a person typed in a search field, at most ``MAX_WORDS``.

    A word holds at least a letter or a digit, and nothing that no keyboard types.
    """
    seen = text[: MAX_WORDS * MAX_WORD_CHARS]
    typed = "".join(sign if sign.isprintable() else " " for sign in seen)
    words = (word[:MAX_WORD_CHARS] for word in typed.split())
    return tuple(word for word in words if any(map(str.isalnum, word)))[:MAX_WORDS]


def snippet(texts: Sequence[str], words: Sequence[str]) -> str:
    """Return the stretch of the first of ``texts`` in which one of ``words`` stands, all marked.

    The last word may go on: it is still being typed. Where no word is found (the index knows
    scripts that this does not) it is the beginning of the first text, without marks.
    """
    pattern = _pattern(words)
    shown = [text.replace(MATCH_START, " ").replace(MATCH_END, " ") for text in texts]
    for text in shown:
        found = pattern.search(plain(text[:_LOOKED_AT]))
        if found:
            return _stretch(text, found.start(), pattern)
    return _stretch(shown[0], 0, pattern) if shown else ""


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    spelled = [r"[\W_]+".join(re.findall(r"[^\W_]+", plain(word))) for word in words]
    whole = [rf"{word}(?![^\W_])" for word in spelled[:-1] if word]
    begun = [rf"{word}[^\W_]*" for word in spelled[-1:] if word]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(whole + begun) or '(?!)'})")


def _stretch(text: str, start: int, pattern: re.Pattern[str]) -> str:
    first, last = max(0, start - _BEFORE), start + _AFTER
    if first:
        first = max(first, text.find(" ", first, start))
    if last < len(text):
        last = max(text.rfind(" ", start + _AFTER // 2, last), start + _AFTER // 2)
    part = text[first:last]
    shown, done = "", 0
    for found in pattern.finditer(plain(part)):
        begin, end = found.span()
        shown += f"{part[done:begin]}{MATCH_START}{part[begin:end]}{MATCH_END}"
        done = end
    shown = " ".join((shown + part[done:]).split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
