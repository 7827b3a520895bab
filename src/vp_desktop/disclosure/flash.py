"""The figures of a report that says nothing of cases: a flash about activities alone.

It gives away nothing and fixes nothing, so that the yearly report stays free to divide the whole
year. A flash that tells how many came goes the way of every report: its part of the year is then
protected by itself, for good.
"""

from collections.abc import Iterable

from vp_desktop.disclosure.figures import OpenCount, PublicFigures, Size, Terms, released
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import RawCounts


def untold(raw: RawCounts, rules: Rules, open_counts: Iterable[OpenCount]) -> PublicFigures:
    """Return figures without any about cases: the same, whatever ``raw`` holds."""
    terms = Terms(rules.threshold, rules.variant)
    sizes = {raw.period.label: Size.UNTOLD}
    return released(raw.period, raw.as_of, terms, sizes, (), open_counts)
