"""Find the names that the report prints itself: what stands inside one names nobody else."""

import re
from bisect import bisect_right

from vp_desktop.domain.narrative.findings import Surroundings

Spans = list[tuple[int, int]]


def own_spans(text: str, around: Surroundings) -> Spans:
    """Return where the report's own words stand, in the order of the text."""
    own = [word for word in around.own_words if word.strip()]
    if not own:
        return []
    either = "|".join(re.escape(word) for word in sorted(own, key=lambda word: (-len(word), word)))
    found = re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE)
    return [match.span() for match in found]


def inside(start: int, spans: Spans, end: int | None = None) -> bool:
    """Return whether all from ``start`` to ``end`` stands in one of ``spans``."""
    before = bisect_right(spans, start, key=_first) - 1
    return before >= 0 and start < spans[before][1] and (end or start) <= spans[before][1]


def _first(span: tuple[int, int]) -> int:
    return span[0]
