"""The cases of one year, or what else is counted apart, as unknown counts."""

from collections.abc import Mapping
from itertools import product
from math import prod
from typing import Protocol

from vp_desktop.disclosure.audit.frames import Frame, frames
from vp_desktop.disclosure.audit.published import MENTIONS, Known, Merged, Number, Published
from vp_desktop.disclosure.audit.sorts import Expression, Sorts
from vp_desktop.disclosure.audit.values import leaves

MOST_SORTS = 20_000
"""Sorts of cases above which properties are no longer looked at together."""


class Unknowns(Protocol):
    """Where the unknowns of all years are kept, and what is known of them."""

    relaxed: bool

    def column(self) -> int:
        """Return a new unknown."""

    def know(self, terms: Expression, least: float, most: float | None) -> None:
        """Take in that the terms lie between two numbers."""


class Universe:
    """The cases of one year, or what else is counted apart."""

    def __init__(
        self, puzzle: Unknowns, apart: Number, numbers: Mapping[Number, Known], found: Published
    ) -> None:
        self._puzzle, self._found = puzzle, found
        merged = [one for one in found.merged if apart <= one.rest]
        self._merged = [
            Merged(one.rest - apart, one.dimension, one.values, one.known) for one in merged
        ]
        used = {frozenset(name for name, _ in number) for number in numbers}
        used |= {frozenset(n for n, _ in one.rest) | {one.dimension} for one in self._merged}
        known = frozenset[str]().union(*used)
        used = {self._with_first(one, known) for one in used}
        self._values = leaves(found, numbers, self._merged)
        self._multi = {name for one in used for name in one if self._is_multi(name)}
        whole = self._affordable(sorted(used, key=sorted))
        self._sorts = Sorts([one - self._multi for one in whole], self._values, puzzle.column)
        self._sorts.agree(puzzle.know, all_pairs=puzzle.relaxed)
        self._several: dict[tuple[Frame, str], dict[tuple[str, tuple[str, ...]], int]] = {}
        for one in whole:
            for name in sorted(one & self._multi):
                self._add_several(one - self._multi, name)
        self._include()
        self._say(numbers)

    def expression_or_none(self, number: Number) -> Expression | None:
        """Return what adds up to ``number``, or None if nothing of it can be told apart."""
        known = all(value in self._values.get(name, ()) for name, value in number)
        return self.expression(number) if known else None

    def expression(self, number: Number) -> Expression:
        """Return what adds up to ``number``."""
        wanted = dict(number)
        several = [name for name in wanted if name in self._multi]
        plain = {name: value for name, value in wanted.items() if name not in self._multi}
        if several:
            return self._of_several(several[0], wanted[several[0]], plain)
        return self._sorts.expression(
            {name: self._members(name, value) for name, value in plain.items()}
        )

    def _of_several(self, name: str, value: str, plain: Mapping[str, str]) -> Expression:
        frame, columns = next(
            (frame, columns)
            for (frame, of), columns in self._several.items()
            if of == name and plain.keys() <= frame
        )
        members = {one: set(self._members(one, v)) for one, v in plain.items()}
        values = set(self._values[name]) if value == MENTIONS else {value}
        return {
            column: 1.0
            for (v, sort), column in columns.items()
            if v in values
            and all(
                s in members[n] for n, s in zip(sorted(frame), sort, strict=True) if n in members
            )
        }

    def _members(self, name: str, value: str) -> tuple[str, ...]:
        if value in self._values[name]:
            return (value,)
        return tuple(self._found.figures.groups_of(name)[value])

    def _with_first(self, used: Frame, known: Frame) -> Frame:
        """Return ``used`` with what says for one of its properties what a case is first of all."""
        firsts = (self._found.figures.dimensions.get(name) for name in used)
        return used.union(one.includes for one in firsts if one and one.includes in known)

    def _is_multi(self, name: str) -> bool:
        return self._found.figures.kind_of(name) == "multi"

    def _affordable(self, used: list[Frame]) -> list[Frame]:
        """Return the frames, apart again where their sorts would be too many to look through."""
        whole = frames(used)
        for frame in whole:
            if prod(len(self._values[name]) for name in frame) > MOST_SORTS:
                self._puzzle.relaxed = True
                return used
        return whole

    def _add_several(self, frame: Frame, name: str) -> None:
        """Add the cases that have a value beside others: no more than there are of the sort."""
        if (frame, name) in self._several:
            return
        columns: dict[tuple[str, tuple[str, ...]], int] = {}
        rule = self._found.figures.dimensions[name]
        names = sorted(frame)
        for sort in product(*(self._values[one] for one in names)):
            wanted = {one: (value,) for one, value in zip(names, sort, strict=True)}
            all_ = self._sorts.expression(wanted)
            mine = []
            for value in self._values[name]:
                column = columns[value, sort] = self._puzzle.column()
                mine.append(column)
                self._puzzle.know({**all_, column: -1.0}, 0, None)
            if rule.at_least_one and self._found.complete.get(name):
                minus = {c: -n for c, n in all_.items()}
                self._puzzle.know({**minus, **dict.fromkeys(mine, 1.0)}, 0, None)
            if rule.max_per_case:
                most = {c: n * rule.max_per_case for c, n in all_.items()}
                self._puzzle.know({**most, **dict.fromkeys(mine, -1.0)}, 0, None)
        self._several[frame, name] = columns
        if frame:  # a value counts the same however the cases are divided beside it
            self._add_several(frozenset(), name)
            for value in self._values[name]:
                whole = self._several[frozenset(), name][value, ()]
                inside = {c: -1.0 for (v, _), c in columns.items() if v == value}
                self._puzzle.know({whole: 1.0, **inside}, 0, 0)

    def _include(self) -> None:
        """Know that what a case is first of all, it is at all, of whatever sort it is."""
        for (frame, name), columns in self._several.items():
            other = self._found.figures.dimensions[name].includes
            for (value, sort), column in columns.items():
                wanted = {n: (v,) for n, v in zip(sorted(frame), sort, strict=True)}
                if wanted.get(other or "") == (value,):
                    cases = self._sorts.expression(wanted)
                    self._puzzle.know({**{c: -n for c, n in cases.items()}, column: 1.0}, 0, 0)

    def _say(self, numbers: Mapping[Number, Known]) -> None:
        for number, known in numbers.items():
            if known.least or known.most is not None:
                self._puzzle.know(self.expression(number), known.least, known.most)
        for one in self._merged:
            terms: Expression = {}
            for value in one.values:
                if value in self._values[one.dimension] or self._found.figures.groups_of(
                    one.dimension
                ).get(value):
                    terms |= self.expression(one.rest | {(one.dimension, value)})
            self._puzzle.know(terms, one.known.least, one.known.most)
