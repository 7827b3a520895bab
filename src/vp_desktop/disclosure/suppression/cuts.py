"""What a choice that was found unsafe teaches about every other: at least one of these, hidden.

A *cut* is a sum over counts, 1 for hidden and 0 for printed, each times a factor, that must be at
least 1 in every safe choice.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from vp_desktop.disclosure.suppression.attacker import NEAR, Attacker, Reach
from vp_desktop.disclosure.suppression.linear import Vector
from vp_desktop.disclosure.suppression.problem import End, Problem, ends

Cut = Mapping[int, float]


class CannotBeHiddenError(Exception):
    """Something small shows even if everything is hidden that may be."""


class Inspector:
    """Looks at choices for all that they give away."""

    def __init__(self, problem: Problem) -> None:
        """Inspect choices for ``problem``."""
        self._attacker = Attacker(problem.counts, problem.sums)
        self._ends = ends(problem)
        self._always = np.array([one.hidden is True for one in problem.counts])
        self._never = np.array([one.hidden is False for one in problem.counts])
        self.looks = 0
        """How many times the solver was asked."""

    def broken(self, choice: Vector) -> list[Cut]:
        """Return cuts that ``choice`` breaks; none if nothing can be worked out of it.

        Raises:
            CannotBeHiddenError: no choice is safe.
            SolverError: there is no answer.
        """
        self._attacker.sees(choice)
        waiting, found = list(self._ends), []
        while waiting:
            end, *waiting = waiting
            self.looks += 1
            reach = self._attacker.reach(end.terms, end.sign)
            waiting = [other for other in waiting if not reach.meets(other)]
            if reach.most < end.wanted - NEAR:
                found.append(self._cut(end, reach))
        return found

    def _cut(self, end: End, reach: Reach) -> Cut:
        """Return what must be hidden for ``end``, by how each count holds the terms back."""
        gap = end.wanted - end.at - float(reach.slack[self._always].sum())
        free = ~self._always & ~self._never & (reach.slack > NEAR)
        numbers = np.nonzero(free)[0]
        if not len(numbers):
            raise CannotBeHiddenError
        # No count does more than all that is needed: this makes the cut as strong as it can be.
        factors = np.minimum(reach.slack[numbers], gap) / gap
        return dict(zip(numbers.tolist(), factors.tolist(), strict=True))


def at_least_one_of(numbers: Sequence[int]) -> Cut:
    """Return the cut that one of these counts has to be hidden.

    Raises:
        CannotBeHiddenError: there are none.
    """
    if not numbers:
        raise CannotBeHiddenError
    return dict.fromkeys(numbers, 1.0)
