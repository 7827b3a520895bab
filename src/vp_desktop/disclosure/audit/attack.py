"""What readers can know of hidden numbers: the least and the most that each can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vp_desktop.disclosure.audit.puzzle import Puzzle
from vp_desktop.disclosure.audit.sorts import Expression
from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.suppression.linear import Program, Row, SolverError, Vector

LONGEST = 10.0
"""Seconds for one question in whole numbers; after that the answer in fractions stands."""

UNBELIEVABLE = 100_000
"""More cases than any count can be."""

_NEAR = 1e-6

Bounds = Mapping[int, tuple[int, int]]
"""By question: what is known of its answer beside all that was published."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most that a count can be; None: nothing limits it."""

    least: int
    most: int | None

    @property
    def is_certain(self) -> bool:
        """Whether only one count is possible."""
        return self.least == self.most


class Attack:
    """One puzzle, and the questions that are asked of it: what certain sums can be."""

    def __init__(self, puzzle: Puzzle, questions: Sequence[Expression]) -> None:
        """Solve ``puzzle``; every question gets a column of its own, so it can be bounded."""
        self.relaxed = puzzle.relaxed
        size = puzzle.size + len(questions)
        self._lower, self._upper = np.zeros(size), np.full(size, float(UNBELIEVABLE))
        self._columns = range(puzzle.size, size)
        rows = [
            Row({**terms, column: -1.0}, 0, 0)
            for terms, column in zip(questions, self._columns, strict=True)
        ]
        self._program = Program(self._lower, self._upper, [*puzzle.rows, *rows])

    def interval(self, question: int, known: Bounds | None = None) -> Interval | None:
        """Return what the answer can be for who also knows ``known``; None: that cannot be.

        Raises:
            SolverError: there is no answer.
        """
        lower, upper = self._lower.copy(), self._upper.copy()
        for number, bounds in (known or {}).items():
            lower[self._columns[number]], upper[self._columns[number]] = bounds
        self._program.bound(lower, upper)
        least = self._end(question, 1)
        most = None if least is None else self._end(question, -1)
        if least is None or most is None:
            return None
        return Interval(least, None if most > UNBELIEVABLE // 2 else most)

    def _end(self, question: int, sign: int) -> int | None:
        column = self._columns[question]
        self._program.price({column: float(sign)})
        found = self._program.least()
        if found is None:
            return None
        if not _is_whole(found.columns):
            try:
                whole = self._program.least_whole(LONGEST)
                if whole is None:
                    return None
                found = whole
            except SolverError:
                self.relaxed = True
        end = float(found.columns[column])
        # Towards the inside: a count between two whole numbers is neither.
        return int(np.ceil(end - _NEAR)) if sign == 1 else int(np.floor(end + _NEAR))


def settled(interval: Interval | None) -> Interval:
    """Return ``interval``.

    Raises:
        FiguresFileError: nothing fits all that was published.
    """
    if interval is None:
        raise FiguresFileError("the numbers contradict each other")
    return interval


def _is_whole(columns: Vector) -> bool:
    return bool(np.all(np.abs(columns - np.round(columns)) < _NEAR))
