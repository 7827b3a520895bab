"""A reader who knows all that is printed, and how far one sum of counts can still go for them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vp_desktop.disclosure.suppression.linear import Program, Row, Vector
from vp_desktop.disclosure.suppression.problem import Count, End, Sum, Terms

NEAR = 1e-6
"""What the solver may be off by; no smaller difference means anything between whole numbers."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far ``sign`` times the terms can go."""

    most: float
    counts: Vector
    """Where every count is then."""
    slack: Vector
    """By count: how much further the terms could go if it were hidden as far as it can be."""

    def meets(self, end: End) -> bool:
        """Return whether these counts are far enough for ``end`` as well."""
        return value_of(end.terms, end.sign, self.counts) >= end.wanted - NEAR


class Attacker:
    """What is known whatever is hidden: the sums and the bounds."""

    def __init__(self, counts: Sequence[Count], sums: Sequence[Sum]) -> None:
        """Know ``counts`` as far as they are printed, which ``sees`` says, and ``sums``."""
        self._truth = np.array([one.value for one in counts], dtype=np.float64)
        self._down = self._truth - np.array([one.least for one in counts], dtype=np.float64)
        self._up = np.array([one.most for one in counts], dtype=np.float64) - self._truth
        self._program = Program(self._truth, self._truth, rows_of(sums))

    def sees(self, hidden: Vector) -> None:
        """Take in how far each count is hidden: 0 not at all, 1 entirely."""
        lower, upper = self._truth - self._down * hidden, self._truth + self._up * hidden
        self._program.bound(lower, upper)

    def reach(self, terms: Terms, sign: int) -> Reach:
        """Return how far the terms can go: up if ``sign`` is 1, down if it is -1.

        Raises:
            SolverError: there is no answer.
        """
        self._program.price({i: float(-sign * times) for i, times in terms.items()})
        found = self._program.least()
        if found is None:  # the truth itself fits, so it cannot be
            raise ArithmeticError("the counts contradict their sums")
        held = -found.reduced
        slack = np.maximum(held, 0) * self._up - np.minimum(held, 0) * self._down
        return Reach(-found.value, found.columns, slack)


def rows_of(sums: Sequence[Sum]) -> list[Row]:
    """Return what is known of sums as the solver takes it."""
    return [Row({i: float(n) for i, n in s.terms.items()}, s.least, s.most) for s in sums]


def value_of(terms: Terms, sign: int, counts: Vector) -> float:
    """Return ``sign`` times what the terms add up to."""
    return sign * sum(times * float(counts[i]) for i, times in terms.items())
