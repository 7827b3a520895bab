"""Somebody who is one of the cases: which unknowns count that case, as far as that is decided.

Who has several values of a property knows all of them, and knows which values are not among them.
So many sets of values cannot be looked at one by one. While some are not decided, both is taken to
be known: that somebody has the value, and that somebody has not. That is more than anybody can
know, whatever is decided; only where it tells something, it is decided value by value.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vp_desktop.disclosure.audit.puzzle import Tie
from vp_desktop.disclosure.audit.sorts import Expression

Settled = Mapping[int, Sequence[Tie]]
"""By unknown of which the count is known: what it is tied to, which is known too."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of some unknowns count a case."""

    of: frozenset[int]
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A case of one sort."""

    own: frozenset[int]
    """The unknowns that count it."""
    open: frozenset[int] = frozenset()
    """Those of which it is not decided."""
    unions: tuple[tuple[int, frozenset[int]], ...] = ()
    """Unknowns that count it if one of others does."""
    limits: tuple[Limit, ...] = ()

    def beside(self, other: "Case") -> "Case":
        """Return a case that is of both sorts, by properties that have nothing in common."""
        return Case(
            self.own | other.own,
            self.open | other.open,
            self.unions + other.unions,
            self.limits + other.limits,
        )

    def settled(self) -> "Case | None":
        """Return the same with what follows decided too; None: there is no such case."""
        own, open_ = self.own, self.open
        for limit in self.limits:
            has, may = len(limit.of & own), len(limit.of & open_)
            if has + may < limit.least or (limit.most is not None and has > limit.most):
                return None
            if has + may == limit.least:
                own, open_ = own | (limit.of & open_), open_ - limit.of
            elif has == limit.most:
                open_ -= limit.of
        return replace(self, own=own, open=open_)

    def decided(self, rather: Iterable[int]) -> Iterator["Case"]:
        """Yield the cases that it is when one thing more is decided, one of ``rather`` first."""
        column = min(self.open.intersection(rather) or self.open)
        rest = self.open - {column}
        for own in (self.own | {column}, self.own):
            case = replace(self, own=own, open=rest).settled()
            if case is not None:
                yield case

    def counted(self) -> frozenset[int]:
        """Return the unknowns that count it for sure."""
        return self.own | {column for column, of in self.unions if of & self.own}

    def perhaps(self) -> frozenset[int]:
        """Return the unknowns that count it or not."""
        unions = {column for column, of in self.unions if of & self.open and not of & self.own}
        return self.open | unions


def known_of_others(case: Case, ties: Mapping[int, Expression]) -> tuple[tuple[int, int], ...]:
    """Return by how much more ``ties`` hold for who is that case: of the others they hold too."""
    sure, perhaps = case.counted(), case.perhaps()
    found = []
    for row, terms in ties.items():
        more = sum(
            n for column, n in terms.items() if column in sure or (column in perhaps and n > 0)
        )
        if more > 0:
            found.append((row, more))
    return tuple(found)


def can_be(case: Case, settled: Settled) -> bool:
    """Return whether what is known leaves room for such a case."""
    sure, perhaps = case.counted(), case.perhaps()
    ties = {id(tie): tie for column in sure | perhaps for tie in settled.get(column, ())}
    return all(
        sum(n for c, n in tie.known.items() if c in sure or (c in perhaps and n < 0)) <= -tie.least
        for tie in ties.values()
    )


def of_any(ties: Sequence[Tie], columns: Sequence[int]) -> dict[int, Expression]:
    """Return by row the terms of ``ties`` that hold of any cases, by the names in ``columns``."""
    return {
        row: {**{columns[c]: n for c, n in tie.terms.items()}, **tie.known}
        for row, tie in enumerate(ties)
        if tie.of_any
    }
