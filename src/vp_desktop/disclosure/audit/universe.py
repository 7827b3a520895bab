"""The cases of one stretch of time, or what else is counted apart, as unknown counts."""

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Protocol

from vp_desktop.disclosure.audit.frames import Frame, frames
from vp_desktop.disclosure.audit.published import Merged, Number, Published
from vp_desktop.disclosure.audit.several import Several, Wanted
from vp_desktop.disclosure.audit.sorts import Expression, Sorts
from vp_desktop.disclosure.audit.values import Values

MOST_SORTS = 20_000
"""Sorts of cases above which properties are no longer looked at together."""

Row = Mapping[str, Iterable[str]]
"""The values of the properties by which a row divides cases."""


class Unknowns(Protocol):
    """Where the unknowns of all years are kept, and what is known of them."""

    relaxed: bool

    def column(self) -> int:
        """Return a new unknown."""

    def know(self, terms: Expression, least: int, most: int | None) -> None:
        """Take in that the terms lie between two numbers."""

    def know_of_any(self, terms: Expression) -> None:
        """Take in that the terms are not below 0, whichever cases are counted."""


class Universe:
    """The cases of one stretch of time."""

    def __init__(
        self,
        puzzle: Unknowns,
        found: Published,
        subjects: Iterable[Number | Merged],
    ) -> None:
        """Lay out the sorts of cases."""
        self._puzzle, self._found = puzzle, found
        subjects = list(subjects)
        self.values = Values(found, subjects)
        used = {_properties(one) for one in subjects}
        known = frozenset[str]().union(*used)
        multi = {name for name in known if found.kind_of(name) == "multi"}
        beside = {name: self._beside(name, used, multi) for name in sorted(multi)}
        whole = self._affordable({one - multi for one in used}, beside)
        self.sorts = Sorts(whole, beside.values(), self.values.__getitem__, puzzle.column)
        self.sorts.agree(puzzle.know, all_pairs=puzzle.relaxed)
        self.several = {
            name: Several(puzzle, self.sorts, self.values, name) for name in sorted(multi)
        }
        for name, one in self.several.items():
            self._lay_out(one, name, beside[name], subjects)

    def expression(self, number: Number) -> Expression | None:
        """Return what adds up to ``number``; None if nothing of it can be told apart here."""
        plain = self._plain(number)
        names = [(name, value) for name, value in number if name in self.several]
        if not all(plain.values()) or not all(self._members(*one) for one in names):
            return None
        if len(names) > 1 or not all(self.several[name].has(plain) for name, _ in names):
            return self._several_at_once(names, plain)
        if names:
            return self.several[names[0][0]].expression(names[0][1], plain)
        return self.sorts.expression(plain) if self.sorts.has(plain) else self._unknown(plain)

    def outside(self, number: Number, dimension: str, value: str) -> Expression | None:
        """Return what adds up to the cases of ``number`` that do not have ``value``.

        None if all of them have it by the meaning of the words.
        """
        plain = self._plain(number)
        names = [name for name, _ in number if name in self.several]
        if dimension in self.several:
            one = self.several[dimension]
            return one.outside(value, plain) if not names and one.has(plain) else None
        every = plain.get(dimension, frozenset(self.values[dimension]))
        left = every - self._members(dimension, value)
        wanted = {**plain, dimension: left}
        if len(names) == 1 and left and self.several[names[0]].has(wanted):
            return self.several[names[0]].expression(dict(number)[names[0]], wanted)
        return (
            self.sorts.expression(wanted) if left and not names and self.sorts.has(wanted) else None
        )

    def together(self, one: Merged) -> Expression:
        """Return what adds up to several values of a dimension taken together."""
        plain = self._plain(one.rest)
        if one.dimension in self.several:
            several = self.several[one.dimension]
            return several.union(one.values, plain) if several.has(plain) else self._unknown(plain)
        wanted = {**plain, one.dimension: self._all(one.dimension, one.values)}
        return self.sorts.expression(wanted) if self.sorts.has(wanted) else self._unknown(wanted)

    def in_no_row(self, fixed: Number, names: Sequence[str], rows: Iterable[Row]) -> Expression:
        """Return what adds up to the cases that stand in none of ``rows``."""
        plain = self._plain(fixed)
        if not self.sorts.has([*plain, *names]):
            return {}
        rows = [{n: self._all(n, values) for n, values in row.items()} for row in rows]
        return self.sorts.in_no_row(plain, names, rows)

    def _all(self, name: str, values: Iterable[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self._members(name, value) for value in values))

    def _members(self, name: str, value: str) -> frozenset[str]:
        return self.values.members(name, value)

    def _plain(self, number: Number) -> dict[str, frozenset[str]]:
        wanted: dict[str, frozenset[str]] = {}
        for name, value in number:
            if name not in self.several:
                wanted[name] = self._members(name, value)
        return wanted

    def _beside(self, name: str, used: Iterable[Frame], multi: set[str]) -> Frame:
        """Return the properties that have to be looked at together with one that has several."""
        with_it = frozenset[str]().union(*(one for one in used if name in one))
        others = with_it & multi
        more = frozenset[str]().union(*(one for one in used if one & others))
        first = self._found.figures.dimension(name).includes
        known = {first} if any(first in one for one in used) and first else set()
        return (more | known) - multi

    def _affordable(self, plain: set[Frame], beside: dict[str, Frame]) -> list[Frame]:
        """Return the frames, apart again where their sorts would be too many to look through."""
        whole = frames(plain | set(beside.values()))
        sizes = [self._size(frame) for frame in whole]
        sizes += [self._size(frame) * len(self.values[name]) for name, frame in beside.items()]
        if max(sizes, default=0) <= MOST_SORTS:
            return whole or [frozenset()]
        self._puzzle.relaxed = True
        beside.update(dict.fromkeys(beside, frozenset()))
        small = [frame for frame in sorted(plain, key=sorted) if self._size(frame) <= MOST_SORTS]
        return [*small, *(frozenset({name}) for frame in plain - set(small) for name in frame)]

    def _size(self, frame: Frame) -> int:
        return prod(len(self.values[name]) for name in frame)

    def _lay_out(
        self, one: Several, name: str, beside: Frame, subjects: Iterable[Number | Merged]
    ) -> None:
        unions: set[tuple[str, ...]] = set()
        for subject in subjects:
            if isinstance(subject, Merged):
                unions |= {subject.values} if subject.dimension == name else set()
            unions |= {(value,) for n, value in _rest(subject) if n == name}
        rule = self._found.figures.dimension(name)
        whole = bool(rule.at_least_one) and self._found.lists_all(name)
        one.lay_out(beside, sorted(unions), rule.model_copy(update={"at_least_one": whole}))

    def _several_at_once(
        self, names: Iterable[tuple[str, str]], plain: dict[str, frozenset[str]]
    ) -> Expression:
        """Return an unknown: how many cases have two values is only known within bounds."""
        terms = self._unknown(plain)
        for name, value in names:
            several = self.several[name]
            of = several.expression(value, plain if several.has(plain) else {})
            self._puzzle.know({**of, **dict.fromkeys(terms, -1)}, 0, None)
        return terms

    def _unknown(self, plain: Wanted) -> Expression:
        self._puzzle.relaxed = True
        column = self._puzzle.column()
        for name, values in plain.items():
            self._puzzle.know({**self.sorts.expression({name: values}), column: -1}, 0, None)
        return {column: 1}


def _rest(one: Number | Merged) -> Number:
    return one.rest if isinstance(one, Merged) else one


def _properties(one: Number | Merged) -> Frame:
    names = frozenset(name for name, _ in _rest(one))
    return names | {one.dimension} if isinstance(one, Merged) else names
