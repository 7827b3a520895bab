"""The three readers: what each can know of the answer to every question (disclosure.md 2.2)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.attack import Attack, Clock, Interval, Knowledge
from vp_desktop.disclosure.audit.insiders import Insiders
from vp_desktop.disclosure.audit.islands import Island, Islands
from vp_desktop.disclosure.audit.puzzle import Puzzle, Tie
from vp_desktop.disclosure.audit.questions import About, Question
from vp_desktop.disclosure.audit.rule import Rule
from vp_desktop.disclosure.audit.sorts import Expression
from vp_desktop.disclosure.loose_figures import MOST_CASES

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
        self._rule = Rule(puzzle.found, asked, self._islands, self._clock)
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
            if n not in found and self._may_tell(n, attack.answers(n)):
                found |= self._ask(attack, [n], {n: Interval(0, None)})
        return found

    def _limits(self, n: int) -> Interval:
        known = self._asked[n].known
        return Interval(known.least, known.most)

    def _ask(
        self, attack: Attack, asked: Sequence[int], outer: Mapping[int, Interval]
    ) -> Intervals:
        """Return the answers for who knows nothing more."""
        found = attack.intervals(asked, outer, Knowledge())
        if found is None:  # it was seen before that it can be
            self.relaxed = True
            return {n: outer[n] for n in asked}
        return found

    def _may_tell(self, n: int, answers: NDArray[np.int64]) -> bool:
        """Return whether somebody may be sure that the answer is small, or none."""
        if not len(answers):
            return True
        small = bool(np.all((answers > 0) & (answers < self.threshold(n))))
        return small or len(np.unique(answers)) == 1

    def _inside(self, name: int, island: Island, attack: Attack, outside: Intervals) -> Intervals:
        """Return for each question what the case knows that knows most of the others."""
        found = {n: _others(one, self._asked[n]) for n, one in outside.items()}
        open_ = [n for n, one in outside.items() if not one.is_certain]
        place = {column: at for at, column in enumerate(island.columns)}
        best: Intervals = {}
        for cases in self._insiders if open_ else ():
            for own in cases.of(name, len(open_)):
                if self._clock.is_up:
                    self.relaxed = True
                    break
                mine = {place[column] for column in own}
                seen = attack.spread(open_, _in_each(mine))
                asked = [n for n in open_ if n not in best or self._may_know(n, seen[n], best[n])]
                for n, one in self._known_to(mine, island, attack, outside, asked).items():
                    if n not in best or self._rank(n, one) < self._rank(n, best[n]):
                        best[n] = one
            self.relaxed |= cases.relaxed
        return found | best

    def _known_to(
        self, own: set[int], island: Island, attack: Attack, outside: Intervals, asked: list[int]
    ) -> Intervals:
        """Return what somebody knows who is one of the cases in each of the unknowns ``own``."""
        terms = {n: island.questions[n].terms for n in asked}
        mine = {n: sum(terms[n].get(column, 0) for column in own) for n in asked}
        outer = {n: _with_me(outside[n], mine[n], terms[n]) for n in asked}
        found = attack.intervals(asked, outer, _in_each(own)) or {}
        return {
            n: Interval(one.least - mine[n], None if one.most is None else one.most - mine[n])
            for n, one in found.items()
        }

    def _may_know(self, n: int, spread: int, best: Interval) -> bool:
        """Return whether a case may know more than ``best``, if its answers lie so far apart."""
        untold = self._rank(n, best)[0]
        return spread < _width(best) or (spread == 0 and untold)

    def _rank(self, n: int, one: Interval) -> tuple[bool, int, int]:
        """Return how much is known: certain of something small first, then the narrowest."""
        tells = one.is_certain and 0 < one.least < self.threshold(n)
        return not tells, _width(one), one.least


def _in_each(own: Iterable[int]) -> Knowledge:
    """Return what somebody knows who is one of the cases in each of the unknowns ``own``."""
    return Knowledge(dict.fromkeys(own, (1, MOST_CASES)))


def _width(one: Interval) -> int:
    return MOST_CASES if one.most is None else one.most - one.least


def _is_count(question: Question) -> bool:
    return question.about in (About.COUNT, About.MERGED)


def _others(one: Interval, question: Question) -> Interval:
    """Return how many others there are for somebody who is one of them."""
    if not _is_count(question):
        return one
    return Interval(max(one.least, 1) - 1, None if one.most is None else max(one.most - 1, 0))


def _with_me(one: Interval, mine: int, terms: Expression) -> Interval:
    """Return what holds anyway for somebody who is ``mine`` of what is added up."""
    if all(n > 0 for n in terms.values()):
        return Interval(max(one.least, mine), one.most)
    return one
