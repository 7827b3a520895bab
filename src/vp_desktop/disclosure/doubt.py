"""What readers who take a rule for granted still doubt, of all that an organisation was told.

Who knows the rule of hiding takes one of the numbers hidden together to be small. In a period that
is protected by itself that is so, and was seen to there (``suppression.gates``). In a period made
of several it need not be so, and nobody saw to it: here it is asked, of what readers really see.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vp_desktop.disclosure.figures import CARRIED_OVER, CASES
from vp_desktop.disclosure.model import Model, Name
from vp_desktop.disclosure.suppression.gates import Watch, hidden_together
from vp_desktop.disclosure.suppression.parts import Part, joined, parts
from vp_desktop.disclosure.suppression.problem import Problem, Sum
from vp_desktop.disclosure.suppression.rule import Added, Believer

Names = frozenset[Name]
"""Counts that are printed, or hidden, as one: added up."""

_Group = Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What readers have seen so far."""

    alone: frozenset[int] = frozenset()
    """Periods that are a column by themselves."""
    borders: frozenset[int] = frozenset()
    """Periods at the start of which a column starts or ends."""
    sums: tuple[frozenset[int], ...] = ()
    """Counts of which only the sum is printed."""
    groups: tuple[_Group, ...] = ()
    """Sums of which one is taken to be small."""

    def shows(self, name: Name) -> bool:
        at, table, row = name
        return at in (self.borders if (table, row) == (CASES, CARRIED_OVER) else self.alone)


class Doubt:
    """Follows what readers are told of the periods of a model, one column after another."""

    def __init__(self, model: Model, threshold: int, watch: Watch) -> None:
        """Start with readers who were told nothing; small is what is below ``threshold``.

        ``watch`` is called before each question, and may end the work by raising.
        """
        self._model, self._small, self._watch = model, threshold - 1, watch
        self._told = _Told()

    def show(self, first: int, last: int) -> None:
        """Let there be a column of all periods from ``first`` to ``last`` together."""
        told = self._told
        alone = {first} if first == last else set[int]()
        self._told = replace(
            told, alone=told.alone | alone, borders=told.borders | {first, last + 1}
        )

    def withstands(self, groups: Iterable[Sequence[Names]], sums: Iterable[Names]) -> bool:
        """Return whether nothing small is certain if ``sums`` are printed beside all the rest.

        Readers take one of each of the ``groups`` to be small. If nothing is certain, they are told
        so from now on.
        """
        self._watch()
        new = [[self._numbered(one) for one in group] for group in groups]
        told = self._with(new, sums)
        if new and not _View(self._model, told).is_safe(new, self._small):
            return False
        self._told = told
        return True

    def tell(self, groups: Iterable[Sequence[Names]], sums: Iterable[Names]) -> None:
        """Let readers see this, as they once did."""
        self._told = self._with([[self._numbered(n) for n in one] for one in groups], sums)

    def _with(self, groups: Iterable[_Group], sums: Iterable[Names]) -> _Told:
        told = self._told
        return replace(
            told, groups=(*told.groups, *groups), sums=(*told.sums, *map(self._numbered, sums))
        )

    def _numbered(self, names: Names) -> frozenset[int]:
        return frozenset(self._model.numbers[name] for name in names)


class _View:
    """The counts as they look to readers of what was told."""

    def __init__(self, model: Model, told: _Told) -> None:
        shown = {number: told.shows(name) for name, number in model.numbers.items()}
        whole = model.problem
        self._counts = [
            replace(one, hidden=one.hidden is not False or not shown[number])
            for number, one in enumerate(whole.counts)
        ]
        printed = [
            Sum(dict.fromkeys(one, 1), total, total, together=False)
            for one in told.sums
            for total in (sum(whole.counts[number].value for number in one),)
        ]
        problem = Problem(self._counts, [*whole.sums, *printed], whole.needs)
        crosses = (n for n, one in enumerate(self._counts) if one.hidden and shown[n])
        alone = [[frozenset({n}) for n in one] for one in hidden_together(problem, crosses)]
        self._groups: list[_Group] = [*alone, *told.groups]
        self._parts = parts(problem)
        self._part_of = {n: at for at, part in enumerate(self._parts) for n in part.numbers}

    def is_safe(self, new: Iterable[_Group], small: int) -> bool:
        """Return whether readers who take the ``new`` groups for granted too learn nothing."""
        near = self._near(new)
        whole = joined(self._parts[at] for at in sorted(near))
        inside = list(self._inside(whole, near))
        reader = Believer(whole.problem, inside, small)
        return reader.learns_nothing([one for group in inside for one in group])

    def _near(self, groups: Iterable[_Group]) -> set[int]:
        """Return the parts that ``groups`` are about, and those that hang together with them."""
        near = set[int]().union(*map(self._touched, groups))
        while more := {
            at
            for touched in map(self._touched, self._groups)
            if touched & near
            for at in touched - near
        }:
            near |= more
        return near

    def _touched(self, group: _Group) -> set[int]:
        return {self._part_of[n] for one in group for n in one if n in self._part_of}

    def _inside(self, whole: Part, near: set[int]) -> Iterator[list[Added]]:
        place = {number: at for at, number in enumerate(whole.numbers)}
        for group in self._groups:
            if self._touched(group) & near:
                yield [self._added(one, place) for one in group]

    def _added(self, sums: frozenset[int], place: Mapping[int, int]) -> Added:
        beside = sum(self._counts[number].value for number in sums if number not in place)
        return Added([place[number] for number in sums if number in place], beside)
