"""What somebody knows who knows the rule of hiding: of numbers hidden together one is small."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.attack import Attack, Clock, Interval
from vp_desktop.disclosure.audit.islands import Asked, Island, Islands
from vp_desktop.disclosure.audit.published import Merged
from vp_desktop.disclosure.audit.puzzle import Puzzle, Tie
from vp_desktop.disclosure.audit.questions import About, Question
from vp_desktop.disclosure.audit.together import together
from vp_desktop.disclosure.audit.twins import Twins
from vp_desktop.disclosure.loose_figures import MOST_CASES

Intervals = dict[int, Interval]
"""By question."""


class Rule:
    """Which numbers were hidden together, and what follows if one of them is small."""

    def __init__(
        self, puzzle: Puzzle, asked: Sequence[Question], islands: Islands, clock: Clock
    ) -> None:
        self._found, self._asked = puzzle.found, asked
        self._islands, self._clock = islands, clock
        numbers = [one.of for one in asked if not isinstance(one.of, Merged) and _is_plain(one)]
        self._groups = list(
            dict.fromkeys(tuple(group) for group in together(puzzle.found, puzzle.slices, numbers))
        )
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
        twins = Twins(size, island.ties, self._marks(island, groups))
        other = Attack(every, ties, island.questions, self._clock, twins=twins, yes_or_no=switches)
        for world in self._with_switches(attack, groups):
            other.seen.take(world)
        found = other.intervals(open_, outside)
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

    def _marks(
        self, island: Island, groups: Sequence[Sequence[int]]
    ) -> dict[int, list[tuple[int, ...]]]:
        """Return by unknown what it has to do with numbers that were hidden together."""
        marks: dict[int, list[tuple[int, ...]]] = {}
        for at, group in enumerate(groups):
            for n in group:
                asked = island.questions[n]
                for column, times in asked.terms.items():
                    # In one group a number is as good as another if it is a count of one sort.
                    alone = len(asked.terms) == 1
                    mark = (
                        (at, -1, times, asked.more, self.threshold(n)) if alone else (at, n, times)
                    )
                    marks.setdefault(column, []).append(mark)
        return marks

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

    def _with_switches(self, attack: Attack, groups: Sequence[Sequence[int]]) -> NDArray[np.int64]:
        """Return the worlds found so far, each with the switches as they are in it."""
        answers = attack.seen.answers
        flags = [
            (answers(n) > 0) & (answers(n) < self.threshold(n)) for group in groups for n in group
        ]
        return np.hstack([attack.seen.worlds, np.array(flags).T.astype(np.int64)])


def _is_plain(question: Question) -> bool:
    return question.about is About.COUNT
