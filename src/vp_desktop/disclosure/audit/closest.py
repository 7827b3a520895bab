"""Who of those that are one of the cases knows most of the others."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.attack import Attack, Clock, Interval, Knowledge
from vp_desktop.disclosure.audit.cases import Case, Settled, can_be, known_of_others, of_any
from vp_desktop.disclosure.audit.crowd import Crowd, Whole
from vp_desktop.disclosure.audit.islands import Asked, Island
from vp_desktop.disclosure.loose_figures import MOST_CASES

MOST_DECIDED = 2_000
"""Sorts of cases in one place, with those that are told apart by what values they have."""


class Reading:
    """The cases of one island, in terms of its own unknowns and ties."""

    def __init__(self, island: Island, cases: Iterable[Case], settled: Settled) -> None:
        """Take in the sorts of case that there can be beside what is ``settled``."""
        self._settled = settled
        self.cases = [case for case in cases if can_be(case, settled)]
        self._columns = island.columns
        self._place = {column: at for at, column in enumerate(island.columns)}
        self._ties = of_any(island.ties, island.columns)

    def known(self, case: Case) -> Knowledge:
        """Return what that case knows; while something is open, more than any case knows."""
        own = case.counted() | case.perhaps()
        places = frozenset(self._place[column] for column in own if column in self._place)
        return Knowledge(places, known_of_others(case, self._ties))

    def shares(self, case: Case, asked: Asked) -> int:
        """Return how often that case counts in an answer."""
        own = case.counted() | case.perhaps()
        known = sum(n for column, n in asked.known.items() if column in own)
        places = (self._place[column] for column in own if column in self._place)
        return known + sum(asked.terms.get(at, 0) for at in places)

    def decided(self, case: Case, asked: Asked) -> list[Case]:
        """Return what the case is with one thing more decided, one of the question if any is."""
        every = case.decided(self._columns[at] for at in asked.terms)
        return [one for one in every if can_be(one, self._settled)]


class Closest:
    """The sorts of cases of one island, and who of them is asked what they know.

    Who was seen to have to reckon with more than somebody else knows need not be asked.
    """

    def __init__(
        self, attack: Attack, reading: Reading, questions: Sequence[int], clock: Clock
    ) -> None:
        """Take in who there is, and what will be asked."""
        self.relaxed = False
        self._attack, self._reading, self._clock = attack, reading, clock
        self._crowd = Crowd(attack.seen, questions)
        self._cases = list(reading.cases)
        self._first = self._crowd.come([reading.known(case) for case in self._cases])
        self._below: dict[int, range] = {}
        """Who somebody is with one thing more decided; only where that was needed."""
        self._impossible: set[int] = set()

    def knows(self, question: int, asked: Asked, outside: Interval, small: int) -> Interval | None:
        """Return what the one that knows most knows of the others; None: there is no such case.

        Below ``small`` an answer is not to be known. Where nobody is certain of such a one, they
        may know less than is returned: not everything is decided then.
        """
        left, best = self._start(), None
        mine, alike = self._laid_out(asked)
        while True:
            spread = self._crowd.spread(question)
            if best is not None:
                untold = (spread <= 0) & rank(best, small)[0]
                left &= (spread < width(best)) | untold
            if not left.any():
                return best
            if self._clock.is_up:
                self.relaxed = True
                return best
            tried = np.flatnonzero(left)
            who = int(tried[np.lexsort((-mine[tried], spread[tried]))[0]])
            self._attack.wish(c for at in tried for c in self._crowd.known[at].own)
            left[alike == alike[who]] = False
            one = self._ask(who, question, _with_me(outside, int(mine[who]), asked))
            others = None if one is None else _without_me(one, int(mine[who]))
            if self._is_to_be_decided(who, others, small):
                left = self._with_below(left, who, asked)
                mine, alike = self._laid_out(asked)
            elif others is not None and (best is None or rank(others, small) < rank(best, small)):
                best = others

    def _is_to_be_decided(self, who: int, others: Interval | None, small: int) -> bool:
        """Return whether it is only together that all that is open can, or may, be known."""
        if not self._cases[who].open:
            return False
        return others is None or (others.is_certain and others.least < small)

    def _start(self) -> NDArray[np.bool_]:
        """Return who there can be, as little decided as possible."""
        left = np.zeros(len(self._cases), dtype=bool)
        every = list(self._first)
        while every:
            who = every.pop()
            if who in self._impossible:
                every += self._below.get(who, ())
            else:
                left[who] = True
        return left

    def _with_below(self, left: NDArray[np.bool_], who: int, asked: Asked) -> NDArray[np.bool_]:
        """Return ``left`` with those that ``who`` may be instead."""
        if who not in self._below:
            if len(self._cases) >= MOST_DECIDED:
                self.relaxed = True
                return left
            cases = self._reading.decided(self._cases[who], asked)
            self._cases += cases
            self._below[who] = self._crowd.come([self._reading.known(case) for case in cases])
        more = np.zeros(len(self._cases), dtype=bool)
        more[: len(left)] = left
        more[[one for one in self._below[who] if one not in self._impossible]] = True
        return more

    def _ask(self, who: int, question: int, outer: Interval) -> Interval | None:
        one = self._attack.interval(question, outer, self._crowd.known[who])
        if one is None:
            self._impossible.add(who)
        return one

    def _laid_out(self, asked: Asked) -> tuple[Whole, Whole]:
        """Return how often each counts in the answer, and who knows as much of it as others."""
        shares = [self._reading.shares(case, asked) for case in self._cases]
        alike = self._crowd.alike(self._attack.twins, asked.terms)
        return np.array(shares, dtype=np.int64), alike


def rank(one: Interval, small: int) -> tuple[bool, int, int]:
    """Return how much is known: certain of something small first, then the narrowest."""
    tells = one.is_certain and 0 < one.least < small
    return not tells, width(one), one.least


def width(one: Interval) -> int:
    """Return how far the ends lie apart."""
    return MOST_CASES if one.most is None else one.most - one.least


def _with_me(one: Interval, mine: int, asked: Asked) -> Interval:
    """Return what holds anyway for somebody who is ``mine`` of what is added up."""
    if all(n > 0 for n in (*asked.terms.values(), *asked.known.values())):
        return Interval(max(one.least, mine), one.most)
    return one


def _without_me(one: Interval, mine: int) -> Interval:
    return Interval(one.least - mine, None if one.most is None else one.most - mine)
