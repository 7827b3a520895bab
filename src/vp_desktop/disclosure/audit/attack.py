"""What readers can know of hidden numbers: the least and the most that each can be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.islands import Asked
from vp_desktop.disclosure.audit.puzzle import Tie
from vp_desktop.disclosure.loose_figures import MOST_CASES
from vp_desktop.disclosure.suppression.linear import (
    EVERYTHING,
    Program,
    Row,
    Solution,
    SolverError,
    Vector,
)

LONGEST = 5.0
"""Seconds for one question in whole numbers; after that the answer in fractions stands."""

ALL_TOGETHER = 30.0
"""Seconds for all of them. After that nothing more is asked: what is printed limits a number."""

NEAR = 1e-6
"""What the solver may be off by."""

_MOST_KEPT = 30_000_000
"""Numbers of worlds that are remembered, all together."""

Bounds = Mapping[int, tuple[int, int]]
"""By column: what is known beside all that was published."""

Worlds = NDArray[np.int64]
"""One row for each way in which it can be, one column for each unknown."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most that a count can be; None: nothing limits it."""

    least: int
    most: int | None

    @property
    def is_certain(self) -> bool:
        """Whether only one count is possible."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader knows beside all that was published."""

    bounds: Bounds = field(default_factory=dict)

    def of(self, worlds: Worlds) -> NDArray[np.bool_]:
        """Return which of ``worlds`` are possible for who knows this."""
        found = np.ones(len(worlds), dtype=bool)
        for column, (least, most) in self.bounds.items():
            found &= (worlds[:, column] >= least) & (worlds[:, column] <= most)
        return found


@dataclass(frozen=True, slots=True)
class Clock:
    """Says when it has taken long enough."""

    watch: Callable[[], None]
    """Called now and then; ends the work by raising."""
    end: float = field(default_factory=lambda: monotonic() + ALL_TOGETHER)

    @property
    def is_up(self) -> bool:
        """Whether there is no more time."""
        return monotonic() > self.end


class Attack:
    """One puzzle, and the questions that are asked of it: what certain sums can be."""

    def __init__(
        self,
        size: int,
        ties: Sequence[Tie],
        questions: Mapping[int, Asked],
        clock: Clock,
        *,
        yes_or_no: range = range(0),
    ) -> None:
        """Take in a puzzle of ``size`` unknowns; every question gets an unknown of its own.

        With unknowns that are 1 or 0 it is solved in whole numbers from the start.
        """
        self.relaxed = False
        self._whole = bool(yes_or_no)
        self._clock = clock
        self._columns = dict(zip(questions, count(size), strict=False))
        whole = size + len(questions)
        self._lower, self._upper = np.zeros(whole), np.full(whole, float(MOST_CASES))
        self._upper[list(yes_or_no)] = 1
        asked = [
            Tie({**questions[n].terms, column: -1}, -questions[n].more, -questions[n].more)
            for n, column in self._columns.items()
        ]
        self._check = _Check([*ties, *asked], self._lower, self._upper)
        self._program = Program(self._lower, self._upper, [row_of(one) for one in (*ties, *asked)])
        self._kept = np.zeros((16, whole), dtype=np.int64)
        self._count = 0

    def adopt(self, worlds: Worlds) -> None:
        """Take over worlds that were found elsewhere, as far as they can be here."""
        for world in worlds:
            if self._check.fits(world):
                self._remember(world)

    @property
    def worlds(self) -> Worlds:
        """Every way that was found in which it can be."""
        return self._kept[: self._count]

    def answers(self, question: int) -> NDArray[np.int64]:
        """Return the answer to ``question`` in each of the worlds."""
        return self.worlds[:, self._columns[question]]

    def spread(self, questions: Sequence[int], known: Knowledge) -> dict[int, int]:
        """Return how far apart the answers lie that were seen already, for who knows ``known``."""
        worlds = self.worlds[known.of(self.worlds)]
        if not len(worlds):
            return dict.fromkeys(questions, 0)
        found = np.ptp(worlds[:, [self._columns[n] for n in questions]], axis=0)
        return dict(zip(questions, map(int, found), strict=True))

    def intervals(
        self, questions: Iterable[int], outer: Mapping[int, Interval], known: Knowledge
    ) -> dict[int, Interval] | None:
        """Return what the answers can be for who also knows ``known``; None: that cannot be.

        ``outer`` are limits that hold anyway.
        """
        found: dict[int, Interval] = {}
        lower, upper = self._lower.copy(), self._upper.copy()
        for column, ends in known.bounds.items():
            lower[column], upper[column] = ends
        self._program.bound(lower, upper)
        for question in questions:
            self._clock.watch()
            least = self._extreme(question, 1, outer[question], known)
            most = None if least is None else self._extreme(question, -1, outer[question], known)
            if least is None or most is None:
                return None
            found[question] = Interval(least, None if most >= MOST_CASES // 2 else most)
        return found

    def _extreme(self, question: int, sign: int, outer: Interval, known: Knowledge) -> int | None:
        limit = outer.least if sign == 1 else outer.most
        limit = MOST_CASES if limit is None else limit
        possible = known.of(self.worlds)
        if np.any(self.answers(question)[possible] == limit):
            return limit
        if self._clock.is_up:
            self.relaxed = True
            return limit
        column = self._columns[question]
        self._program.price({column: float(sign)})
        try:
            found = self._found()
        except SolverError:
            self.relaxed = True
            return limit
        if found is not None:
            end = float(found.columns[column])
            # Towards the inside: a count between two whole numbers is neither.
            return int(np.ceil(end - NEAR)) if sign == 1 else int(np.floor(end + NEAR))
        if possible.any():  # it was seen to be possible: the solver is wrong
            self.relaxed = True
            return limit
        return None

    def _found(self) -> Solution | None:
        """Return where the question is at its end, in whole numbers if that was found in time."""
        found = None
        if not self._whole:
            found = self._program.least()
            if found is None or self._keep(found):
                return found
        try:
            other = self._program.least_whole(LONGEST)
        except SolverError:
            if found is None:
                raise
            self.relaxed = True
            return found
        if other is not None and not self._keep(other):
            self.relaxed = True
        return other

    def _keep(self, found: Solution) -> bool:
        """Remember a world; tell whether it is one, counted again in whole numbers."""
        world = np.rint(found.columns).astype(np.int64)
        if np.any(np.abs(found.columns - world) > NEAR) or not self._check.fits(world):
            return False
        self._remember(world)
        return True

    def _remember(self, world: NDArray[np.int64]) -> None:
        if self._count * len(world) < _MOST_KEPT:
            if self._count == len(self._kept):
                self._kept = np.vstack([self._kept, np.zeros_like(self._kept)])
            self._kept[self._count] = world
            self._count += 1


class _Check:
    """Adds up whole numbers: the solver's word is never proof."""

    def __init__(self, ties: Sequence[Tie], lower: Vector, upper: Vector) -> None:
        self._lower, self._upper = lower.astype(np.int64), upper.astype(np.int64)
        sizes = [len(tie.terms) for tie in ties]
        self._rows = np.repeat(np.arange(len(ties)), sizes)
        self._columns = np.fromiter(
            (column for tie in ties for column in tie.terms), dtype=np.int64, count=sum(sizes)
        )
        self._times = np.fromiter(
            (n for tie in ties for n in tie.terms.values()), dtype=np.float64, count=sum(sizes)
        )
        self._least = np.array([tie.least for tie in ties], dtype=np.float64)
        self._most = np.array(
            [np.inf if tie.most is None else tie.most for tie in ties], dtype=np.float64
        )

    def fits(self, world: NDArray[np.int64]) -> bool:
        """Return whether ``world`` keeps to everything that is known."""
        if np.any(world < self._lower) or np.any(world > self._upper):
            return False
        terms = self._times * world[self._columns]
        sums = np.bincount(self._rows, weights=terms, minlength=len(self._least))
        return bool(np.all(sums >= self._least) and np.all(sums <= self._most))


def row_of(tie: Tie) -> Row:
    """Return what is known as the solver takes it."""
    most = EVERYTHING if tie.most is None else float(tie.most)
    return Row({column: float(n) for column, n in tie.terms.items()}, tie.least, most)
