"""In which state each piece of advice of a report is, and how many are in each."""

from collections import Counter
from collections.abc import Iterable

from vp_desktop.domain.reports import ReportAdvice

_SAYS_NOTHING = frozenset({"", "AV-GEG", "AV-GRE"})
"""States of advice about which nothing was said: unknown, given, no response."""

ANSWERED, UNDECIDED = "answered", "undecided"
"""Of advice without a state of its own: whether management said anything."""


def state_of_advice(advice: ReportAdvice) -> str:
    """Return the code of its state, ``ANSWERED`` for want of one, or ``UNDECIDED``."""
    if advice.status not in _SAYS_NOTHING:
        return advice.status
    return ANSWERED if advice.answered else UNDECIDED


def advice_states(advice: Iterable[ReportAdvice]) -> dict[str, int]:
    """Return how many pieces of advice are in each state; nothing where none is known."""
    states = Counter(map(state_of_advice, advice))
    return {} if set(states) <= {UNDECIDED} else dict(states)
