"""What the adviser decided about a passage: it may stay, and why."""

import hashlib
from collections.abc import Iterable
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
    return _place(Text(text), finding)


def undecided(
    decisions: Iterable[TextDecision], field: str, text: str, findings: Iterable[Finding]
) -> list[Finding]:
    """Return the ``findings`` in the text ``field`` about which nothing was decided yet."""
    decided = {(one.sign, one.place) for one in decisions if one.field == field}
    if not decided:
        return list(findings)
    read = Text(text)
    return [one for one in findings if (one.sign, _place(read, one)) not in decided]


def reopened(
    decisions: Iterable[TextDecision], field: str, text: str, findings: Iterable[Finding]
) -> tuple[TextDecision, ...]:
    """Return ``decisions`` without those about the ``findings`` in the text ``field``."""
    read = Text(text)
    asked = {(field, one.sign, _place(read, one)) for one in findings}
    return tuple(one for one in decisions if (one.field, one.sign, one.place) not in asked)


def _place(read: Text, finding: Finding) -> str:
    start, end = read.sentence(finding.start, finding.end)
    before = " ".join(read.text[start : finding.start].split())
    whole = " ".join(read.text[start:end].split())
    told = "\x1f".join((finding.sign, finding.passage, str(len(before)), whole))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
