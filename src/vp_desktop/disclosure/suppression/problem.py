"""What is to be protected, in numbers alone: counts, the sums between them, and what may not show.

A reader knows the sums, the bounds and every printed count. A *need* asks that a reader must still
think it possible that some counts add up to as little, or to as much, as the need says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Terms = Mapping[int, int]
"""Counts added up: by the number of a count, how often it is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count that may be printed, or one between such counts that never is."""

    value: int
    """The true one."""
    least: int
    most: int
    """What everybody knows that it lies between."""
    price: int = 1
    """What hiding it costs, where there is a choice."""
    hidden: bool | None = None
    """Whether it is hidden in any case, or printed in any case; None: to be chosen."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What everybody knows of some counts added up: they lie between ``least`` and ``most``."""

    terms: Terms
    least: int = 0
    most: int = 0
    together: bool = True
    """Whether who knows the rule of hiding takes its counts to be hidden for one another."""


@dataclass(frozen=True, slots=True)
class Need:
    """A reader must think it possible that the terms add up to ``least``, and also to ``most``."""

    terms: Terms
    least: int | None = None
    """None: of this end nothing is asked."""
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """All that is known, and all that may not become known."""

    counts: Sequence[Count]
    sums: Sequence[Sum]
    needs: Sequence[Need]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a need: ``sign`` times the terms must be able to reach ``wanted``."""

    terms: Terms
    sign: int
    wanted: int
    at: int
    """``sign`` times what the terms truly add up to."""


def ends(problem: Problem) -> list[End]:
    """Return the ends of all needs that the truth does not meet by itself."""
    found = []
    for need in problem.needs:
        at = sum(times * problem.counts[i].value for i, times in need.terms.items())
        if need.most is not None and need.most > at:
            found.append(End(need.terms, 1, need.most, at))
        if need.least is not None and need.least < at:
            found.append(End(need.terms, -1, -need.least, -at))
    return found
