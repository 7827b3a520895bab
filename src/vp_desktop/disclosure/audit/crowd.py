"""Everybody who may be one of the cases, and what each was seen to have to reckon with."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.attack import Knowledge
from vp_desktop.disclosure.audit.seen import Seen
from vp_desktop.disclosure.audit.sorts import Expression
from vp_desktop.disclosure.audit.twins import Twins
from vp_desktop.disclosure.loose_figures import MOST_CASES

Whole = NDArray[np.int64]


class Crowd:
    """Readers by what they know, in the order in which they came."""

    def __init__(self, seen: Seen, questions: Sequence[int]) -> None:
        """Start with nobody; ``questions`` will be asked."""
        self.known: list[Knowledge] = []
        self._seen, self._columns = seen, [seen.row[n] for n in questions]
        self._at = {n: at for at, n in enumerate(questions)}
        self._done = 0
        self._least = np.zeros((0, len(questions)), dtype=np.int64)
        self._most = np.zeros((0, len(questions)), dtype=np.int64)

    def come(self, known: Sequence[Knowledge]) -> range:
        """Take in more readers; return their numbers."""
        first = len(self.known)
        self.known += known
        many, questions = len(known), len(self._columns)
        least = np.full((many, questions), MOST_CASES, dtype=np.int64)
        self._least = np.vstack([self._least, least])
        self._most = np.vstack([self._most, np.full((many, questions), -1, dtype=np.int64)])
        self._places = _even([sorted(one.own) for one in self.known])
        self._ties = _even([[tie for tie, _ in one.more] for one in self.known])
        self._more = _even([[more for _, more in one.more] for one in self.known])
        new = np.zeros(len(self.known), dtype=bool)
        new[first:] = True
        self._look(0, self._done, new)
        return range(first, len(self.known))

    def spread(self, question: int) -> Whole:
        """Return by reader how far apart the answers lie that were seen to be possible."""
        every = np.ones(len(self.known), dtype=bool)
        self._look(self._done, len(self._seen.worlds), every)
        self._done = len(self._seen.worlds)
        at = self._at[question]
        spread: Whole = self._most[:, at] - self._least[:, at]
        return spread

    def alike(self, twins: Twins, terms: Expression) -> Whole:
        """Return by reader a number that those share who know as much of ``terms``."""
        if not twins.exist:
            return np.arange(len(self.known))
        kinds = twins.kinds(terms)[self._places]
        for who, one in enumerate(self.known):
            kinds[who, len(one.own) :] = -1
        kinds.sort(axis=1)
        numbers: dict[tuple[bytes, object], int] = {}
        rows = zip(kinds, self.known, strict=True)
        return np.array(
            [numbers.setdefault((row.tobytes(), one.more), len(numbers)) for row, one in rows]
        )

    def _look(self, first: int, last: int, at: NDArray[np.bool_]) -> None:
        """Take in for some readers the worlds that were seen from ``first`` to ``last``."""
        answers = self._seen.every_answer[:, self._columns]
        for n in range(first, last):
            world, left = self._seen.worlds[n], self._seen.left[n]
            there = at & (world[self._places] > 0).all(axis=1)
            if self._ties.size:
                there &= (left[self._ties] >= self._more).all(axis=1)
            found = np.flatnonzero(there)
            self._least[found] = np.minimum(self._least[found], answers[n])
            self._most[found] = np.maximum(self._most[found], answers[n])


def _even(rows: Sequence[Sequence[int]]) -> Whole:
    """Return rows as one table: what is missing at the end is what stands first, or 0."""
    longest = max(map(len, rows), default=0)
    even = [[*one, *(list(one[:1]) or [0]) * (longest - len(one))] for one in rows]
    return np.array(even, dtype=np.int64).reshape(len(even), longest)
