"""A find: where a word stands, and enough around it to know it again."""

from dataclasses import dataclass, field
from enum import StrEnum


class FoundIn(StrEnum):
    """The kind of record a word was found in."""

    CASE = "case"
    NOTE = "note"
    CLIENT = "client"
    ORGANISATION = "organisation"
    REFERRAL_CONTACT = "referral_contact"


MATCH_START, MATCH_END = "\x02", "\x03"
"""Marks around the matching word in a snippet; they occur in no text that a person types."""


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
