"""A problem as it looks to somebody who knows by what rule numbers are hidden."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from vp_desktop.disclosure.suppression.problem import Count, Problem, Sum, Terms
from vp_desktop.disclosure.suppression.worlds import World, Worlds, value

MOST = 10**9
"""More than anything is."""


@dataclass(frozen=True, slots=True)
class Added:
    """Counts that are added up, and what is known of others beside them."""

    counts: Collection[int]
    beside: int = 0


class Believer:
    """Takes for granted that in every group one of the sums is above 0 and small."""

    def __init__(self, problem: Problem, groups: Iterable[Sequence[Added]], small: int) -> None:
        """Know all of ``problem`` but its hidden counts; small is at most ``small``.

        Of a group in which nothing can be small it is seen that the rule does not hold there.
        """
        everywhere = list(groups)
        self._problem, self._small = _with(problem, everywhere, small), small
        self._worlds = _worlds(self._problem)
        if self._worlds.farthest({}, 1) is None:
            somewhere = [
                g for g in everywhere if _worlds(_with(problem, [g], small)).farthest({}, 1)
            ]
            self._problem = _with(problem, somewhere, small)
            self._worlds = _worlds(self._problem)
        self._seen: list[World] = []

    def learns_nothing(self, sums: Iterable[Added]) -> bool:
        """Return whether no need and none of ``sums`` is certain, or at least not to be small.

        What is taken for granted need not be true. So a reader may be certain of what is wrong,
        which is as bad for whom it is about, and what has no world at all counts as certain.
        """
        needs = [need.terms for need in self._problem.needs]
        small = [(dict.fromkeys(one.counts, 1), self._small - one.beside) for one in sums]
        self._look_around([*needs, *(terms for terms, _most in small)])
        return not any(map(self._is_certain, needs)) and not any(
            self._is_certain(terms, most) for terms, most in small
        )

    def _look_around(self, asked: Sequence[Terms]) -> None:
        """Find worlds far apart: each answers many questions that would be asked one by one."""
        for bit in range(len(asked).bit_length()):
            for odd in (0, 1):
                both = Counter[int]()
                for at, terms in enumerate(asked):
                    for number, times in terms.items():
                        both[number] += times if at >> bit & 1 == odd else -times
                self._find(both, 1)

    def _is_certain(self, terms: Terms, most: int = MOST) -> bool:
        """Return whether the terms have one value only, at most ``most``."""
        for sign in (1, -1):
            if not self._have_one_value(terms):
                return False
            self._find(terms, sign)
        return self._have_one_value(terms) and all(
            value(terms, world) <= most for world in self._seen
        )

    def _find(self, terms: Terms, sign: int) -> None:
        world = self._worlds.farthest(terms, sign)
        if world is not None:
            self._seen.append(world)

    def _have_one_value(self, terms: Terms) -> bool:
        return len({value(terms, world) for world in self._seen}) <= 1


def _worlds(problem: Problem) -> Worlds:
    return Worlds(problem, frozenset(n for n, one in enumerate(problem.counts) if one.hidden))


def _with(problem: Problem, groups: Iterable[Sequence[Added]], small: int) -> Problem:
    """Return ``problem`` with a switch for every sum of a group: if it is on, the sum is small."""
    counts, sums = list(problem.counts), list(problem.sums)
    for group in groups:
        switches = []
        for one in group:
            most = max(sum(problem.counts[number].most for number in one.counts), small)
            terms, switch = dict.fromkeys(one.counts, 1), len(counts)
            switches.append(switch)
            counts.append(Count(value=0, least=0, most=1, hidden=True))
            sums.append(Sum({**terms, switch: min(one.beside, 1) - 1}, 0, most))
            sums.append(Sum({**terms, switch: most - small + one.beside}, 0, most))
        sums.append(Sum(dict.fromkeys(switches, 1), 1, len(switches)))
    return Problem(counts, sums, problem.needs)
