"""A property of which a case may have several values: how many cases of a sort have each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from vp_desktop.disclosure.audit.frames import Frame
from vp_desktop.disclosure.audit.published import MENTIONS
from vp_desktop.disclosure.audit.sorts import Expression, Sorts
from vp_desktop.disclosure.audit.values import Values
from vp_desktop.disclosure.loose_figures import Dimension

Sort = tuple[tuple[str, str], ...]
"""One value of each property of a frame."""

Wanted = Mapping[str, Iterable[str]]


class Unknowns(Protocol):
    """Where the unknowns are kept, and what is known of them."""

    relaxed: bool

    def column(self) -> int:
        """Return a new unknown."""

    def know(self, terms: Expression, least: int, most: int | None) -> None:
        """Take in that the terms lie between two numbers."""

    def know_of_any(self, terms: Expression) -> None:
        """Take in that the terms are not below 0, whichever cases are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a case of one sort has to choose its values from."""

    sort: Mapping[str, str]
    whole: int
    """The unknown that counts every such case."""
    single: Mapping[str, int]
    """By value: the unknown that counts those that have it."""
    unions: Mapping[frozenset[str], int]
    """By values: the unknown that counts those that have one of them."""
    first: str | None
    """What it has for sure."""
    least: int
    most: int | None
    """How many values it has."""

    def columns(self) -> Iterator[int]:
        """Yield every unknown that may count it."""
        yield self.whole
        yield from self.single.values()
        yield from self.unions.values()


class Several:
    """The values of one such property, beside the sorts of cases.

    Of each sort, any numbers of cases by value can be put together to cases with at least one value
    and at most so many: hand them out in turn. So nothing else has to be known (disclosure.md 2.2).
    """

    def __init__(self, puzzle: Unknowns, sorts: Sorts, values: Values, name: str) -> None:
        self._puzzle, self._sorts, self._values, self.name = puzzle, sorts, values, name
        self.frame: Frame = frozenset()
        self._unions: set[frozenset[str]] = set()
        self._rule = Dimension()
        self.columns: dict[tuple[Sort, frozenset[str]], int] = {}
        """By sort and values: how many cases of the sort have one of the values."""

    def lay_out(self, frame: Frame, unions: Iterable[Iterable[str]], rule: Dimension) -> None:
        """Add the unknowns beside ``frame``; of ``unions`` a reader sees the number of cases."""
        of = [self._members(union) for union in unions]
        wanted = {one for one in of if len(one) > 1}
        loose = any(a & b for a in wanted for b in wanted if a != b)
        few = rule.max_per_case is not None and rule.max_per_case < len(self._values[self.name])
        if loose or (few and wanted):
            self._puzzle.relaxed = True
        self.frame, self._unions, self._rule = frame, wanted, rule
        for sort in self._all_sorts():
            self._add(sort, wanted, rule)

    def has(self, plain: Iterable[str]) -> bool:
        """Return whether cases are divided by these properties as well."""
        return self.frame.issuperset(plain)

    def expression(self, value: str, plain: Wanted) -> Expression:
        """Return what adds up to the cases with ``value`` among those that are ``plain``."""
        if value == MENTIONS:
            columns = (self._sum(frozenset({one}), plain) for one in self._values[self.name])
            return {column: n for found in columns for column, n in found.items()}
        return self._sum(self._members([value]), plain)

    def union(self, values: Iterable[str], plain: Wanted) -> Expression:
        """Return what adds up to the cases with one of ``values`` or more."""
        return self._sum(self._members(values), plain)

    def outside(self, value: str, plain: Wanted) -> Expression:
        """Return what adds up to the cases without ``value``."""
        terms: Expression = {}
        for sort in self._all_sorts():
            if _is(sort, plain):
                terms |= self._sorts.expression({name: (value,) for name, value in sort})
        return terms | {column: -n for column, n in self.expression(value, plain).items()}

    def choices(self) -> Iterator[Choice]:
        """Yield for every sort what a case of it has to choose from."""
        for sort in self._all_sorts():
            named = dict(sort)
            (whole,) = self._sorts.within(self.frame, {n: (v,) for n, v in sort})
            yield Choice(
                sort=named,
                whole=whole,
                single={v: self.columns[sort, frozenset({v})] for v in self._values[self.name]},
                unions={union: self.columns[sort, union] for union in self._unions},
                first=named.get(self._rule.includes or ""),
                least=1 if self._rule.at_least_one else 0,
                most=self._rule.max_per_case,
            )

    def _members(self, values: Iterable[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self._values.members(self.name, v) for v in values))

    def _sum(self, members: frozenset[str], plain: Wanted) -> Expression:
        return {
            column: 1
            for (sort, one), column in self.columns.items()
            if one == members and _is(sort, plain)
        }

    def _all_sorts(self) -> Iterator[Sort]:
        names = sorted(self.frame)
        for values in product(*(self._values[name] for name in names)):
            yield tuple(zip(names, values, strict=True))

    def _at_most_all(self, sort: Sort, column: int, *, exactly: bool) -> None:
        all_ = self._sorts.expression({name: (value,) for name, value in sort})
        if exactly:
            self._puzzle.know({**all_, column: -1}, 0, 0)
        else:
            self._puzzle.know_of_any({**all_, column: -1})

    def _at_least(self, sort: Sort, times: int, terms: Expression) -> None:
        """Know that ``times`` the cases of a sort and the terms are not below 0 together."""
        all_ = self._sorts.expression({name: (value,) for name, value in sort})
        self._puzzle.know_of_any({**dict.fromkeys(all_, times), **terms})

    def _add(self, sort: Sort, unions: Iterable[frozenset[str]], rule: Dimension) -> None:
        """Add one sort: no more of its cases have a value than there are."""
        know, columns = self._puzzle.know_of_any, self.columns
        single = {one: self._puzzle.column() for one in self._values[self.name]}
        columns |= {(sort, frozenset({one})): column for one, column in single.items()}
        first = dict(sort).get(rule.includes or "")
        for value, column in single.items():
            # What a case is first of all, it is at all.
            self._at_most_all(sort, column, exactly=value == first)
        for union in unions:
            inside = [single[one] for one in sorted(union)]
            together = columns[sort, union] = self._puzzle.column()
            self._at_most_all(sort, together, exactly=False)
            know({**dict.fromkeys(inside, 1), together: -1})
            for column in inside:
                know({together: 1, column: -1})
        if rule.max_per_case:
            self._at_least(sort, rule.max_per_case, dict.fromkeys(single.values(), -1))
        if rule.at_least_one:
            self._cover(sort, unions)

    def _cover(self, sort: Sort, unions: Iterable[frozenset[str]]) -> None:
        """Know that every case of a sort has a value, whichever way values are taken together."""
        columns, every = self.columns, frozenset(self._values[self.name])
        unions = list(unions)
        apart = not any(a & b for a in unions for b in unions if a != b)
        ways = [[], *([one] for one in unions), *([unions] if apart and len(unions) > 1 else [])]
        for taken in ways:
            terms = [*taken, *(frozenset({one}) for one in every.difference(*taken))]
            self._at_least(sort, -1, {columns[sort, one]: 1 for one in terms})


def _is(sort: Sort, plain: Wanted) -> bool:
    return all(value in plain[name] for name, value in sort if name in plain)
