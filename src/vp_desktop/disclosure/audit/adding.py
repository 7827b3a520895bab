"""Adding up whole numbers again: the solver's word is never proof."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.puzzle import Tie
from vp_desktop.disclosure.audit.sorts import Expression
from vp_desktop.disclosure.suppression.linear import Vector


class Sums:
    """Adds up whole numbers, many sums at a time."""

    def __init__(self, sums: Sequence[Expression]) -> None:
        sizes = [len(terms) for terms in sums]
        self._many = len(sums)
        self._rows = np.repeat(np.arange(len(sums)), sizes)
        self._columns = np.fromiter(
            (column for terms in sums for column in terms), dtype=np.int64, count=sum(sizes)
        )
        self._times = np.fromiter(
            (n for terms in sums for n in terms.values()), dtype=np.float64, count=sum(sizes)
        )

    def of(self, world: NDArray[np.int64]) -> Vector:
        """Return every sum in ``world``."""
        terms = self._times * world[self._columns]
        return np.bincount(self._rows, weights=terms, minlength=self._many).astype(np.float64)


class Check:
    """Tells of a world whether it keeps to everything that is known."""

    def __init__(self, ties: Sequence[Tie], upper: Vector) -> None:
        self.size, self.many = len(upper), len(ties)
        self._upper = upper.astype(np.int64)
        self._sums = Sums([tie.terms for tie in ties])
        self._least = np.array([tie.least for tie in ties], dtype=np.float64)
        self._most = np.array(
            [np.inf if tie.most is None else tie.most for tie in ties], dtype=np.float64
        )

    def fits(self, world: NDArray[np.int64]) -> bool:
        """Return whether ``world`` keeps to everything that is known."""
        if np.any(world < 0) or np.any(world > self._upper):
            return False
        sums = self._sums.of(world)
        return bool(np.all(sums >= self._least) and np.all(sums <= self._most))

    def left(self, world: NDArray[np.int64]) -> Vector:
        """Return by how much every tie is above the least that it may be."""
        return self._sums.of(world) - self._least
