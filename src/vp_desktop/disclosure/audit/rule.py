"""What somebody knows who knows the rule of hiding: of numbers hidden together one is small."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.attack import Attack, Clock, Interval, Knowledge
from vp_desktop.disclosure.audit.islands import Asked, Island, Islands
from vp_desktop.disclosure.audit.published import Merged, Published
from vp_desktop.disclosure.audit.puzzle import Tie
from vp_desktop.disclosure.audit.questions import About, Question
from vp_desktop.disclosure.audit.together import together
from vp_desktop.disclosure.loose_figures import MOST_CASES

Intervals = dict[int, Interval]
"""By question."""


class Rule:
    """Which numbers were hidden together, and what follows if one of them is small."""

    def __init__(
        self, found: Published, asked: Sequence[Question], islands: Islands, clock: Clock
    ) -> None:
        self._found, self._asked, self._islands, self._clock = found, asked, islands, clock
        numbers = [one.of for one in asked if not isinstance(one.of, Merged) and _is_plain(one)]
        self._groups = list(dict.fromkeys(tuple(group) for group in together(found, numbers)))
        self.relaxed = False

    def threshold(self, question: int) -> int:
        """Return under which the answer is small."""
        return self._found.threshold_in(self._asked[question].place.report)

    def known(self, island: Island, attack: Attack, outside: Intervals) -> Intervals:
        """Return what is left if of the numbers that were hidden together one is small."""
        groups = self._hidden_together(island, outside)
        open_ = [n for n, one in outside.items() if not one.is_certain]
        if not groups or not open_:
            return dict(outside)
        size = len(island.columns)
        switches = range(size, size + sum(len(one) for one in groups))
        switch, ties = iter(switches), list(island.ties)
        for group in groups:
            some = [next(switch) for _ in group]
            ties.append(Tie(dict.fromkeys(some, 1), 1, None))
            for n, one in zip(group, some, strict=True):
                ties += self._small_if(n, one, island.questions[n], outside[n])
        every = size + len(switches)
        other = Attack(every, ties, island.questions, self._clock, yes_or_no=switches)
        other.adopt(self._with_switches(attack, size, groups))
        found = other.intervals(open_, outside, Knowledge())
        self.relaxed |= other.relaxed
        return outside | (found or {})

    def _hidden_together(self, island: Island, outside: Intervals) -> list[list[int]]:
        """Return the groups of hidden counts of which nobody can see that one is small."""
        return [
            possible
            for group in self._groups
            if all(n in outside or n in self._islands.certain for n in group)
            if not any(self._is_small(n, outside) for n in group)
            if (possible := [n for n in group if n in outside and self._can_be_small(n, outside)])
        ]

    def _is_small(self, n: int, outside: Intervals) -> bool:
        certain = self._islands.certain.get(n)
        one = outside[n] if certain is None else Interval(certain, certain)
        return one.least >= 1 and one.most is not None and one.most < self.threshold(n)

    def _can_be_small(self, n: int, outside: Intervals) -> bool:
        one = outside[n]
        return one.least < self.threshold(n) and one.most != 0

    def _small_if(self, n: int, switch: int, asked: Asked, outside: Interval) -> list[Tie]:
        """Return what makes the answer small when ``switch`` is 1."""
        most = MOST_CASES if outside.most is None else outside.most
        small = self.threshold(n) - 1
        return [
            Tie({**asked.terms, switch: -1}, -asked.more, None),
            Tie({**asked.terms, switch: most - small}, -asked.more, most - asked.more),
        ]

    def _with_switches(
        self, attack: Attack, size: int, groups: Sequence[Sequence[int]]
    ) -> NDArray[np.int64]:
        """Return the worlds found so far, each with the switches as they are in it."""
        worlds = attack.worlds
        flags = [
            (attack.answers(n) > 0) & (attack.answers(n) < self.threshold(n))
            for group in groups
            for n in group
        ]
        return np.hstack([worlds[:, :size], np.array(flags).T.astype(np.int64), worlds[:, size:]])


def _is_plain(question: Question) -> bool:
    return question.about is About.COUNT
