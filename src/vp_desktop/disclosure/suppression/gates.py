"""What a safe choice must stand beside the linear attack: whole numbers, insiders, the rule itself.

Three readers are tried, each on every small number (disclosure.md 2.2): one who knows only what is
printed, one who is a case, and one who knows by what rule numbers are hidden. The first must find
a number possible that is 0 and one that is well above small; the others must not be certain.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from vp_desktop.disclosure.suppression.cuts import Cut, at_least_one_of
from vp_desktop.disclosure.suppression.parts import Roots
from vp_desktop.disclosure.suppression.problem import End, Need, Problem, ends
from vp_desktop.disclosure.suppression.worlds import World, Worlds, value

Also = Mapping[int, tuple[int, int]]

Check = Callable[["_Look"], bool]
"""Whether a choice withstands one reader's one question."""

Watch = Callable[[], None]
"""Called now and then; raises what is to end the search."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who tries, beside somebody who knows only what is printed."""

    insiders: Sequence[frozenset[int]] = ()
    """By kind of case: the counts that such a case is one of."""
    small_below: int = 0
    """Somebody who knows the rule knows that among numbers hidden together one is below this."""


class Gate:
    """Looks at what a choice leaves possible, in whole numbers."""

    def __init__(self, problem: Problem, readers: Readers, watch: Watch) -> None:
        """Look at choices for ``problem``; ``watch`` may end it by raising."""
        self._watch = watch
        self._problem, self._readers = problem, readers
        self._truth = tuple(one.value for one in problem.counts)
        self.worlds: tuple[World, ...] = ()
        """What was found for the choice that passed last: for every end a world, and more."""
        self.looks = 0
        """How many choices were looked at."""
        self._seen: list[World] = []
        self._checks = list(self._all_checks())

    def __call__(self, hidden: frozenset[int]) -> list[Cut]:
        """Return the cut that ``hidden`` breaks, if any reader is certain of anything small."""
        look = self._look(hidden)
        self._seen = []
        failed = next((check for check in self._checks if not check(look)), None)
        if failed:
            return [self._lesson(hidden, failed)]
        self.worlds = tuple(self._seen)
        return []

    def _look(self, hidden: frozenset[int]) -> "_Look":
        self._watch()
        self.looks += 1
        return _Look(Worlds(self._problem, hidden), hidden_together(self._problem, hidden))

    def _all_checks(self) -> Iterator[Check]:
        for end in ends(self._problem):
            yield partial(self._reached, end)
        for need, also in self._insiders():
            yield partial(self._withstands_insider, need, also)
        if self._readers.small_below:
            for need in self._problem.needs:
                yield partial(self._withstands_rule, need)

    def _reached(self, end: End, look: "_Look") -> bool:
        def far(world: World) -> bool:
            return end.sign * value(end.terms, world) >= end.wanted

        world = next(filter(far, self._seen), None)
        return bool(world) or self._keep(look.found.farthest(end.terms, end.sign), far)

    def _insiders(self) -> Iterator[tuple[Need, Also]]:
        """Yield what an insider must not be sure of, and what an insider knows."""
        for own in self._readers.insiders:
            also = {number: (1, self._problem.counts[number].most) for number in own}
            for need in self._problem.needs:
                inside = sum(times for number, times in need.terms.items() if number in own)
                others = value(need.terms, self._truth) - inside
                if need.least is None or 0 < others < self._readers.small_below:
                    yield need, also

    def _withstands_insider(self, need: Need, also: Also, look: "_Look") -> bool:
        return self._doubts(need, look.found, also)

    def _withstands_rule(self, need: Need, look: "_Look") -> bool:
        """Return whether somebody who knows the rule still finds another value possible."""
        together = sorted({n for one in need.terms for n in look.with_(one)})
        if not self._has_small(together):
            return True

        def by_rule(world: World) -> bool:
            return any(0 < world[number] < self._readers.small_below for number in together)

        if any(by_rule(world) and self._differs(need, world) for world in self._seen):
            return True
        return any(self._doubts(need, look.found, {number: self._small}) for number in together)

    @property
    def _small(self) -> tuple[int, int]:
        return 1, self._readers.small_below - 1

    def _has_small(self, together: Sequence[int]) -> bool:
        return any(0 < self._truth[number] < self._readers.small_below for number in together)

    def _doubts(self, need: Need, found: Worlds, also: Also) -> bool:
        """Return whether somebody who knows ``also`` still finds another value possible."""

        def fits(world: World) -> bool:
            known = all(low <= world[n] <= high for n, (low, high) in also.items())
            return known and self._differs(need, world)

        return any(map(fits, self._seen)) or any(
            self._keep(found.farthest(need.terms, sign, also), fits) for sign in (1, -1)
        )

    def _differs(self, need: Need, world: World) -> bool:
        return value(need.terms, world) != value(need.terms, self._truth)

    def _keep(self, world: World | None, fits: Callable[[World], bool]) -> bool:
        if world is None or not fits(world):
            return False
        self._seen.append(world)
        return True

    def _lesson(self, hidden: frozenset[int], failed: Check) -> Cut:
        """Return what is certain to be wrong with ``hidden`` and every choice inside it.

        Hides as much more as leaves it wrong in the same way: the fewer are left, the more the cut
        says.
        """
        unsafe, left = set(hidden), []
        for number, one in enumerate(self._problem.counts):
            if one.hidden is not None or number in unsafe:
                continue
            self._seen = []
            if failed(self._look(frozenset(unsafe | {number}))):
                left.append(number)
            else:
                unsafe.add(number)
        return at_least_one_of(left)


@dataclass(frozen=True, slots=True)
class _Look:
    """One choice, looked at."""

    found: Worlds
    groups: Sequence[Sequence[int]]
    """The hidden counts that hang together by what they add up to."""

    def with_(self, number: int) -> Sequence[int]:
        """Return the hidden counts that hang together with ``number``."""
        return next((group for group in self.groups if number in group), ())


def hidden_together(problem: Problem, hidden: Iterable[int]) -> list[list[int]]:
    """Return the ``hidden`` counts that hang together by what they add up to."""
    root, found = Roots(len(problem.counts)), dict[int, list[int]]()
    hidden = frozenset(hidden)
    for tie in problem.sums:
        if tie.together:
            root.join(number for number in tie.terms if number in hidden)
    for number in sorted(hidden):
        found.setdefault(root.of(number), []).append(number)
    return list(found.values())
