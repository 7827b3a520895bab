"""The three readers: what each can know of the answer to every question (disclosure.md 2.2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.attack import Attack, Clock, Interval
from vp_desktop.disclosure.audit.cases import Case
from vp_desktop.disclosure.audit.closest import Closest, Reading
from vp_desktop.disclosure.audit.insiders import Insiders
from vp_desktop.disclosure.audit.islands import Island, Islands
from vp_desktop.disclosure.audit.puzzle import Puzzle, Tie
from vp_desktop.disclosure.audit.questions import About, Question
from vp_desktop.disclosure.audit.rule import Rule

Watch = Callable[[], None]
Intervals = dict[int, Interval]
"""By question."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the answer to one question."""

    outsider: Interval
    insider: Interval
    """Of the others: without the case that somebody is."""
    rule: Interval


class Readers:
    """Asks the questions of a puzzle, for each of the three readers."""

    def __init__(
        self, puzzle: Puzzle, ties: Sequence[Tie], asked: Sequence[Question], watch: Watch
    ) -> None:
        self._puzzle, self._asked, self._clock = puzzle, asked, Clock(watch)
        self._islands = Islands(puzzle.size, ties, [one.terms for one in asked])
        self._insiders = [Insiders(world, self._islands) for world in puzzle.worlds.values()]
        self._settled: dict[int, list[Tie]] = {}
        for tie in self._islands.settled:
            for column in tie.known:
                self._settled.setdefault(column, []).append(tie)
        self._rule = Rule(puzzle, asked, self._islands, self._clock)
        self.relaxed = False

    def told(self) -> dict[int, Told]:
        """Return what is known of every question that may not be as safe as can be.

        What is left of a whole is passed over where two quite different answers were seen.
        """
        found = {}
        for n, value in self._islands.certain.items():
            one = Interval(value, value)
            found[n] = Told(one, _others(one, self._asked[n]), one)
        for name, island in self._islands.pieces.items():
            found |= self._of(name, island)
        return dict(sorted(found.items()))

    def threshold(self, question: int) -> int:
        """Return under which the answer is small."""
        return self._rule.threshold(question)

    def _of(self, name: int, island: Island) -> dict[int, Told]:
        attack = Attack(len(island.columns), island.ties, island.questions, self._clock)
        outside = self._outside(attack, island)
        inside = self._inside(name, island, attack, outside)
        by_rule = self._rule.known(island, attack, outside)
        self.relaxed |= attack.relaxed or self._rule.relaxed
        return {n: Told(outside[n], inside[n], by_rule[n]) for n in outside}

    def _outside(self, attack: Attack, island: Island) -> Intervals:
        counts = [n for n in island.questions if _is_count(self._asked[n])]
        found = self._ask(attack, counts, {n: self._limits(n) for n in counts})
        for n in island.questions:
            if n not in found and self._may_tell(n, attack.seen.answers(n)):
                found |= self._ask(attack, [n], {n: Interval(0, None)})
        return found

    def _limits(self, n: int) -> Interval:
        known = self._asked[n].known
        return Interval(known.least, known.most)

    def _ask(
        self, attack: Attack, asked: Sequence[int], outer: Mapping[int, Interval]
    ) -> Intervals:
        """Return the answers for who knows nothing more."""
        found = attack.intervals(asked, outer)
        if found is None:  # it was seen before that it can be
            self.relaxed = True
            return {n: outer[n] for n in asked}
        return found

    def _may_tell(self, n: int, answers: NDArray[np.int64]) -> bool:
        """Return whether somebody may be sure that the answer is small, or none."""
        if not len(answers):
            return True
        small = bool(np.all((answers > 0) & (answers < self.threshold(n))))
        return small or not np.ptp(answers)

    def _inside(self, name: int, island: Island, attack: Attack, outside: Intervals) -> Intervals:
        """Return for each question what the case knows that knows most of the others."""
        found = {n: _others(one, self._asked[n]) for n, one in outside.items()}
        open_ = [n for n, one in outside.items() if not one.is_certain]
        cases = self._cases(name, len(open_)) if open_ else []
        closest = Closest(attack, Reading(island, cases, self._settled), open_, self._clock)
        for n in open_:
            one = closest.knows(n, island.questions[n], outside[n], self.threshold(n))
            found |= {} if one is None else {n: one}
        self.relaxed |= closest.relaxed
        return found

    def _cases(self, name: int, asked: int) -> list[Case]:
        """Return each sort of case that unknowns of an island count."""
        every: dict[Case, None] = {}
        for insiders in self._insiders:
            every |= dict.fromkeys(insiders.of(name, asked))
            self.relaxed |= insiders.relaxed
        return list(every)


def _is_count(question: Question) -> bool:
    return question.about in (About.COUNT, About.MERGED)


def _others(one: Interval, question: Question) -> Interval:
    """Return how many others there are for somebody who is one of them."""
    if not _is_count(question):
        return one
    return Interval(max(one.least, 1) - 1, None if one.most is None else max(one.most - 1, 0))
