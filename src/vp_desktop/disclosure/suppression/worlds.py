"""Other worlds: counts in whole numbers that look the same from outside as the true ones.

What the solver hands over is rounded and added up again; only what fits in whole numbers counts.
"""

from collections.abc import Mapping

import numpy as np

from vp_desktop.disclosure.suppression.attacker import NEAR, rows_of
from vp_desktop.disclosure.suppression.linear import Program, SolverError
from vp_desktop.disclosure.suppression.problem import Problem, Terms

World = tuple[int, ...]
"""Every count of a problem."""

LONGEST = 5.0
"""Seconds for one whole-number search; what is not found by then is taken as not to exist."""


class Worlds:
    """All worlds in which everything but the hidden counts is as it truly is."""

    def __init__(self, problem: Problem, hidden: frozenset[int]) -> None:
        """Look for worlds of ``problem`` in which only ``hidden`` may differ from the truth."""
        self._problem = problem
        pairs = [
            (one.least, one.most) if number in hidden else (one.value, one.value)
            for number, one in enumerate(problem.counts)
        ]
        self._lower = np.array([low for low, _ in pairs], dtype=np.float64)
        self._upper = np.array([high for _, high in pairs], dtype=np.float64)
        self._program = Program(self._lower, self._upper, rows_of(problem.sums))

    def farthest(
        self, terms: Terms, sign: int, also: Mapping[int, tuple[int, int]] | None = None
    ) -> World | None:
        """Return the world in which ``sign`` times the terms is most; None if none was found.

        ``also`` are further bounds, by count, of what is known in it.
        """
        lower, upper = self._lower.copy(), self._upper.copy()
        for number, (least, most) in (also or {}).items():
            lower[number], upper[number] = max(lower[number], least), min(upper[number], most)
        if np.any(lower > upper):
            return None
        self._program.bound(lower, upper)
        self._program.price({i: float(-sign * times) for i, times in terms.items()})
        try:
            found = self._program.least()
            if found is None:
                return None
            if np.any(np.abs(found.columns - np.round(found.columns)) > NEAR):
                found = self._program.least_whole(LONGEST)
        except SolverError:
            return None
        if found is None:
            return None
        world = tuple(round(float(count)) for count in found.columns)
        return world if self._fits(world) else None

    def _fits(self, world: World) -> bool:
        bounds = zip(world, self._lower, self._upper, strict=True)
        if not all(low <= count <= high for count, low, high in bounds):
            return False
        return all(s.least <= value(s.terms, world) <= s.most for s in self._problem.sums)


def value(terms: Terms, world: World) -> int:
    """Return what the terms add up to in ``world``."""
    return sum(times * world[number] for number, times in terms.items())
