"""What readers can know of hidden numbers: the least and the most that each can be."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.adding import Check
from vp_desktop.disclosure.audit.islands import Asked
from vp_desktop.disclosure.audit.puzzle import Tie
from vp_desktop.disclosure.audit.seen import Seen
from vp_desktop.disclosure.audit.twins import Key, Twins
from vp_desktop.disclosure.loose_figures import MOST_CASES
from vp_desktop.disclosure.suppression.linear import (
    EVERYTHING,
    Program,
    Row,
    SolverError,
    Vector,
)

LONGEST = 3.0
"""Seconds for one question in whole numbers; after that the answer in fractions stands."""

ALL_TOGETHER = 20.0
"""Seconds for all of them. After that nothing more is asked: what is printed limits a number."""

NEAR = 1e-6
"""What the solver may be off by."""

_MOST_TO_BE_THERE = 2_000
"""Unknowns above which it is not asked that as many of them as possible are there."""


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

    own: frozenset[int] = frozenset()
    """The unknowns of which the reader is one."""
    more: tuple[tuple[int, int], ...] = ()
    """Ties, and by how much more they hold: they hold of the others too."""

    def of(self, seen: Seen) -> NDArray[np.bool_]:
        """Return which of the worlds that were seen are possible for who knows this."""
        found: NDArray[np.bool_] = np.all(seen.worlds[:, sorted(self.own)] >= 1, axis=1)
        for tie, more in self.more:
            found &= seen.left[:, tie] >= more
        return found


NOTHING = Knowledge()


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
    """One puzzle, and the questions that are asked of it: what certain sums can be.

    Every unknown is taken in two: whether there is one at all, and how many more. Beside the end of
    a question as many unknowns as possible are asked to be there, so that one answer shows what is
    possible to nearly everybody who is one of the cases.
    """

    def __init__(
        self,
        size: int,
        ties: Sequence[Tie],
        questions: Mapping[int, Asked],
        clock: Clock,
        *,
        twins: Twins | None = None,
        yes_or_no: range = range(0),
    ) -> None:
        """Take in a puzzle of ``size`` unknowns, and what will be asked of it.

        With unknowns that are 1 or 0 it is solved in whole numbers from the start; which unknowns
        are ``twins`` has to be told then.
        """
        self.twins = twins or Twins(size, ties)
        self._known: dict[tuple[Key, int, tuple[tuple[int, int], ...]], Interval | None] = {}
        self.relaxed = False
        self._whole = bool(yes_or_no)
        self._clock, self._size, self._questions = clock, size, dict(questions)
        most = np.full(size, float(MOST_CASES))
        most[list(yes_or_no)] = 1
        self.seen = Seen(Check(ties, most), questions)
        self._lower = np.zeros(2 * size)
        self._upper = np.concatenate([np.ones(size), most - 1])
        self._program = Program(self._lower, self._upper, [self._in_two(one) for one in ties])
        self._supposed, self._ties = NOTHING, ties
        self.wish(range(0 if self._whole or size > _MOST_TO_BE_THERE else size))

    def wish(self, there: Iterable[int]) -> None:
        """Ask from now on for answers in which these are there, the oftener named the rather."""
        named = Counter(there)
        self._there = {column: -float(times) for column, times in named.items()}
        self._weight = named.total() + 1.0

    def intervals(
        self, questions: Iterable[int], outer: Mapping[int, Interval]
    ) -> dict[int, Interval] | None:
        """Return what the answers can be; None: nothing can be. ``outer`` holds anyway."""
        found: dict[int, Interval] = {}
        for question in questions:
            one = self.interval(question, outer[question], NOTHING)
            if one is None:
                return None
            found[question] = one
        return found

    def interval(self, question: int, outer: Interval, known: Knowledge) -> Interval | None:
        """Return what an answer can be for who also knows ``known``; None: that cannot be."""
        self._clock.watch()
        if not self.twins.exist:
            return self._searched(question, outer, known)
        asked = self._questions[question]
        key = (self.twins.key(asked.terms, known.own), asked.more, known.more)
        if key not in self._known:
            self._known[key] = self._searched(question, outer, known)
        return self._known[key]

    def _searched(self, question: int, outer: Interval, known: Knowledge) -> Interval | None:
        self._suppose(known)
        least = self._extreme(question, 1, outer, known)
        most = None if least is None else self._extreme(question, -1, outer, known)
        if least is None or most is None:
            return None
        return Interval(least, None if most >= MOST_CASES // 2 else most)

    def _suppose(self, known: Knowledge) -> None:
        for column in self._supposed.own:
            self._program.bound_one(column, 0.0, 1.0)
        for tie, _more in self._supposed.more:
            self._program.bound_row(tie, row_of(self._ties[tie]))
        for column in sorted(known.own):
            self._program.bound_one(column, 1.0, 1.0)
        for tie, more in known.more:
            self._program.bound_row(tie, row_of(self._ties[tie], more))
        self._supposed = known

    def _extreme(self, question: int, sign: int, outer: Interval, known: Knowledge) -> int | None:
        limit = outer.least if sign == 1 else outer.most
        limit = MOST_CASES if limit is None else limit
        possible = known.of(self.seen)
        if np.any(self.seen.answers(question)[possible] == limit):
            return limit
        if self._clock.is_up:
            self.relaxed = True
            return limit
        try:
            found = self._found(question, sign)
        except SolverError:
            self.relaxed = True
            return limit
        if found is not None:
            end = self._answer(question, found)
            # Towards the inside: a count between two whole numbers is neither.
            return int(np.ceil(end - NEAR)) if sign == 1 else int(np.floor(end + NEAR))
        if possible.any():  # it was seen to be possible: the solver is wrong
            self.relaxed = True
            return limit
        return None

    def _found(self, question: int, sign: int) -> Vector | None:
        """Return where the question is at its end, in whole numbers if that was found in time."""
        found = None
        if not self._whole:
            with suppress(SolverError):  # in whole numbers it goes another way
                found = self._least(question, sign)
                if found is None or self._keep(found):
                    return found
        try:
            other = self._least(question, sign, LONGEST)
        except SolverError:
            if found is None:
                raise
            self.relaxed = True
            return found
        if other is not None and not self._keep(other):
            self.relaxed = True
        return other

    def _least(self, question: int, sign: int, longest: float | None = None) -> Vector | None:
        weight = sign * self._weight
        prices = dict(self._there)
        for column, n in self._questions[question].terms.items():
            prices[column] = prices.get(column, 0.0) + weight * n
            prices[self._size + column] = weight * n
        self._program.price(prices)
        found = self._program.least() if longest is None else self._program.least_whole(longest)
        return None if found is None else found.columns[: self._size] + found.columns[self._size :]

    def _answer(self, question: int, found: Vector) -> float:
        asked = self._questions[question]
        return asked.more + sum(n * float(found[column]) for column, n in asked.terms.items())

    def _in_two(self, tie: Tie) -> Row:
        one = row_of(tie)
        more = {self._size + column: n for column, n in one.factors.items()}
        return Row({**one.factors, **more}, one.least, one.most)

    def _keep(self, found: Vector) -> bool:
        """Remember a world; tell whether it is one, counted again in whole numbers."""
        world = np.rint(found).astype(np.int64)
        return not np.any(np.abs(found - world) > NEAR) and self.seen.take(world)


def row_of(tie: Tie, more: int = 0) -> Row:
    """Return what is known as the solver takes it; it is at least so much ``more``."""
    most = EVERYTHING if tie.most is None else float(tie.most)
    return Row({column: float(n) for column, n in tie.terms.items()}, tie.least + more, most)
