"""Who of those that are one of the cases knows most of the others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.attack import Attack, Clock, Interval, Knowledge
from vp_desktop.disclosure.audit.islands import Asked
from vp_desktop.disclosure.audit.sorts import Expression
from vp_desktop.disclosure.loose_figures import MOST_CASES

Whole = NDArray[np.int64]


class Closest:
    """The sorts of cases of one island, and what was seen to be possible to each of them.

    Who was seen to have to reckon with more than somebody else knows need not be asked.
    """

    def __init__(
        self,
        attack: Attack,
        own: Sequence[frozenset[int]],
        questions: Sequence[int],
        clock: Clock,
    ) -> None:
        """Take in for each sort of case the unknowns that count it."""
        self.relaxed = False
        self._attack, self._clock = attack, clock
        self._own = [sorted(one) for one in own]
        longest = max(map(len, self._own), default=0)
        whole = [one + one[:1] * (longest - len(one)) for one in self._own]
        self._places = np.array(whole, dtype=np.int64).reshape(len(whole), longest)
        self._row = {n: at for at, n in enumerate(questions)}
        self._rows = [attack.seen.row[n] for n in questions]
        self._least = np.full((len(whole), len(questions)), MOST_CASES, dtype=np.int64)
        self._most = np.full((len(whole), len(questions)), -1, dtype=np.int64)
        self._can_be = np.ones(len(whole), dtype=bool)
        self._seen = 0

    def knows(self, question: int, asked: Asked, outside: Interval, small: int) -> Interval | None:
        """Return what the one that knows most knows of the others; None: there is no such case.

        Below ``small`` an answer is not to be known.
        """
        mine, alike = self._shares(asked.terms), self._alike(asked.terms)
        left, best = self._can_be.copy(), None
        while True:
            spread = self._spread(question)
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
            self._attack.wish(self._places[left].ravel().tolist())
            left[alike == alike[who]] = False
            one = self._ask(who, question, _with_me(outside, int(mine[who]), asked.terms))
            if one is not None:
                others = _without_me(one, int(mine[who]))
                if best is None or rank(others, small) < rank(best, small):
                    best = others

    def _ask(self, who: int, question: int, outer: Interval) -> Interval | None:
        one = self._attack.interval(question, outer, Knowledge(frozenset(self._own[who])))
        if one is None:
            self._can_be[who] = False
        return one

    def _alike(self, terms: Expression) -> Whole:
        """Return by sort of case a number that those share who know as much of ``terms``."""
        twins = self._attack.twins
        if not twins.exist:
            return np.arange(len(self._own))
        kinds = twins.kinds(terms)[self._places]
        for who, own in enumerate(self._own):
            kinds[who, len(own) :] = -1
        kinds.sort(axis=1)
        numbers: dict[bytes, int] = {}
        return np.array([numbers.setdefault(row.tobytes(), len(numbers)) for row in kinds])

    def _shares(self, terms: Expression) -> Whole:
        """Return how often each sort of case counts in ``terms``."""
        return np.array([sum(terms.get(c, 0) for c in own) for own in self._own], dtype=np.int64)

    def _spread(self, question: int) -> Whole:
        """Return by sort of case how far apart the answers lie that were seen to be possible."""
        worlds, answers = self._attack.seen.worlds, self._attack.seen.every_answer
        new = answers[self._seen :, self._rows]
        for world, row in zip(worlds[self._seen :], new, strict=True):
            there = np.flatnonzero((world[self._places] > 0).all(axis=1))
            self._least[there] = np.minimum(self._least[there], row)
            self._most[there] = np.maximum(self._most[there], row)
        self._seen = len(worlds)
        at = self._row[question]
        spread: Whole = self._most[:, at] - self._least[:, at]
        return spread


def rank(one: Interval, small: int) -> tuple[bool, int, int]:
    """Return how much is known: certain of something small first, then the narrowest."""
    tells = one.is_certain and 0 < one.least < small
    return not tells, width(one), one.least


def width(one: Interval) -> int:
    """Return how far the ends lie apart."""
    return MOST_CASES if one.most is None else one.most - one.least


def _with_me(one: Interval, mine: int, terms: Expression) -> Interval:
    """Return what holds anyway for somebody who is ``mine`` of what is added up."""
    if all(n > 0 for n in terms.values()):
        return Interval(max(one.least, mine), one.most)
    return one


def _without_me(one: Interval, mine: int) -> Interval:
    return Interval(one.least - mine, None if one.most is None else one.most - mine)
