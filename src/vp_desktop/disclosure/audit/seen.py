"""The ways in which it can be that were found so far, and the answers in each."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.adding import Check, Sums
from vp_desktop.disclosure.audit.islands import Asked

Worlds = NDArray[np.int64]
"""One row for each way in which it can be, one column for each unknown or question."""

_MOST_KEPT = 30_000_000
"""Numbers that are remembered, all together."""


class Seen:
    """Remembers worlds that keep to all that is known, counted again in whole numbers."""

    def __init__(self, check: Check, questions: Mapping[int, Asked]) -> None:
        """Start with none."""
        self._check = check
        self.row = {n: row for row, n in enumerate(questions)}
        """By question: its column in ``every_answer``."""
        self._sums = Sums([one.terms for one in questions.values()])
        self._more = np.array([one.more for one in questions.values()], dtype=np.int64)
        self._worlds = np.zeros((16, check.size), dtype=np.int64)
        self._answers = np.zeros((16, len(questions)), dtype=np.int64)
        self._left = np.zeros((16, check.many))
        self._count = 0

    @property
    def worlds(self) -> Worlds:
        """Every way that was found in which it can be."""
        return self._worlds[: self._count]

    @property
    def every_answer(self) -> Worlds:
        """The answers to all questions in each of the worlds."""
        return self._answers[: self._count]

    @property
    def left(self) -> NDArray[np.float64]:
        """By world: by how much every tie is above the least that it may be."""
        return self._left[: self._count]

    def answers(self, question: int) -> Worlds:
        """Return the answer to ``question`` in each of the worlds."""
        return self.every_answer[:, self.row[question]]

    def take(self, world: NDArray[np.int64]) -> bool:
        """Remember ``world``; return whether it can be."""
        if not self._check.fits(world):
            return False
        if self._count * (len(world) + len(self.row) + self._check.many) < _MOST_KEPT:
            if self._count == len(self._worlds):
                self._worlds = np.vstack([self._worlds, np.zeros_like(self._worlds)])
                self._answers = np.vstack([self._answers, np.zeros_like(self._answers)])
                self._left = np.vstack([self._left, np.zeros_like(self._left)])
            self._worlds[self._count] = world
            self._left[self._count] = self._check.left(world)
            self._answers[self._count] = self._sums.of(world).astype(np.int64) + self._more
            self._count += 1
        return True
