"""What the adviser decided about a passage: it may stay, and why."""

import hashlib
from typing import Annotated

from pydantic import Field

from vp_desktop.domain.drafts import Draft, Line
from vp_desktop.domain.narrative.findings import Finding, Sign
from vp_desktop.domain.narrative.sentences import Text


class TextDecision(Draft):
    """A passage that may stay. It holds for its sentence alone: other words, another question."""

    field: Annotated[str, Field(max_length=200)]
    """Which text of the report."""
    sign: Sign
    place: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    """See ``place_of``."""
    reason: Line = ""


def place_of(text: str, finding: Finding) -> str:
    """Return a fingerprint of a finding in its sentence; typing elsewhere does not change it."""
    start, end = Text(text).sentence(finding.start, finding.end)
    before = " ".join(text[start : finding.start].split())
    whole = " ".join(text[start:end].split())
    told = "\x1f".join((finding.sign, finding.passage, str(len(before)), whole))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def is_decided(
    decisions: tuple[TextDecision, ...], field: str, text: str, finding: Finding
) -> bool:
    """Return whether the adviser said that ``finding`` may stay in the text ``field``."""
    place = place_of(text, finding)
    return any(
        (one.field, one.sign, one.place) == (field, finding.sign, place) for one in decisions
    )
