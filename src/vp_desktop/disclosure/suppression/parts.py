"""Take a problem apart where nothing hidden hangs together: small problems are solved at once.

A count that is printed in any case is the same to every reader: nothing is passed on through it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from vp_desktop.disclosure.suppression.problem import Count, Need, Problem, Sum, Terms

_Tie = TypeVar("_Tie", Sum, Need)


@dataclass(frozen=True, slots=True)
class Part:
    """A problem by itself, and which count of the whole each of its counts is."""

    problem: Problem
    numbers: tuple[int, ...]


def parts(problem: Problem) -> list[Part]:
    """Return the parts of ``problem`` that have a need, in the order of their first count."""
    known = [_is_known(one) for one in problem.counts]
    root = Roots(len(known))
    ties = [*(one.terms for one in problem.sums), *(one.terms for one in problem.needs)]
    for terms in ties:
        root.join(number for number in terms if not known[number])
    counts: dict[int, list[int]] = defaultdict(list)
    for number, is_known in enumerate(known):
        if not is_known:
            counts[root.of(number)].append(number)
    sums, needs = _by_root(problem.sums, root, known), _by_root(problem.needs, root, known)
    return [
        _part(problem, numbers, sums[leader], needs[leader])
        for leader, numbers in counts.items()
        if leader in needs
    ]


def joined(some: Iterable[Part]) -> Part:
    """Return several parts of a problem as one."""
    counts, numbers = list[Count](), list[int]()
    sums, needs = list[Sum](), list[Need]()
    for one in some:
        start = len(counts)
        counts += one.problem.counts
        numbers += one.numbers
        sums += [replace(s, terms=_later(s.terms.items(), start)) for s in one.problem.sums]
        needs += [replace(n, terms=_later(n.terms.items(), start)) for n in one.problem.needs]
    return Part(Problem(counts, sums, needs), tuple(numbers))


def _later(terms: Iterable[tuple[int, int]], start: int) -> dict[int, int]:
    return {number + start: times for number, times in terms}


def _is_known(one: Count) -> bool:
    return one.hidden is False or one.least == one.most


def _by_root(ties: Iterable[_Tie], root: "Roots", known: list[bool]) -> dict[int, list[_Tie]]:
    found: dict[int, list[_Tie]] = defaultdict(list)
    for tie in ties:
        leaders = {root.of(number) for number in tie.terms if not known[number]}
        for leader in leaders:  # one, or none where everything is known
            found[leader].append(tie)
    return found


def _part(whole: Problem, numbers: list[int], sums: list[Sum], needs: list[Need]) -> Part:
    place = {number: at for at, number in enumerate(numbers)}

    def split(terms: Terms) -> tuple[dict[int, int], int]:
        inside = {place[n]: times for n, times in terms.items() if n in place}
        outside = sum(t * whole.counts[n].value for n, t in terms.items() if n not in place)
        return inside, outside

    def shorter(one: Sum) -> Sum:
        inside, outside = split(one.terms)
        return replace(one, terms=inside, least=one.least - outside, most=one.most - outside)

    def narrower(one: Need) -> Need:
        inside, outside = split(one.terms)
        least = None if one.least is None else one.least - outside
        return Need(inside, least, None if one.most is None else one.most - outside)

    problem = Problem(
        [whole.counts[number] for number in numbers],
        [shorter(one) for one in sums],
        [narrower(one) for one in needs],
    )
    return Part(problem, tuple(numbers))


class Roots:
    """Which counts hang together (union and find)."""

    def __init__(self, size: int) -> None:
        """Start with each of ``size`` counts by itself."""
        self._above = list(range(size))

    def of(self, number: int) -> int:
        """Return the count that stands for all that hang together with ``number``."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, numbers: Iterable[int]) -> None:
        """Let these hang together."""
        first, *rest = [self.of(number) for number in numbers] or [0]
        for other in rest:
            low, high = sorted((self.of(first), self.of(other)))
            self._above[high] = low
