"""A puzzle in pieces that have nothing to do with each other: each is solved by itself.

What is plainly known of an unknown is taken out first; it passes nothing on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from vp_desktop.disclosure.audit.puzzle import Tie
from vp_desktop.disclosure.audit.sorts import Expression


@dataclass(frozen=True, slots=True)
class Asked:
    """A question within one island: unknowns added up, and what is known beside them."""

    terms: Expression
    more: int
    known: Expression = field(default_factory=dict)
    """The terms of which ``more`` is the sum; counted as in the whole puzzle."""


@dataclass(frozen=True, slots=True)
class Island:
    """Unknowns that hang together; in ties and questions they are counted from 0."""

    columns: tuple[int, ...]
    ties: tuple[Tie, ...]
    questions: dict[int, Asked]


class Islands:
    """The pieces of a puzzle."""

    def __init__(self, size: int, ties: Sequence[Tie], questions: Sequence[Expression]) -> None:
        """Take ``ties`` apart; what a question adds up stays together."""
        self.known = _known(ties)
        shorter = [self._shorter(tie) for tie in ties]
        left = [tie for tie in shorter if tie.terms]
        self.settled = [tie for tie in shorter if tie.of_any and not tie.terms]
        """What holds of any cases, where all of it is known."""
        asked = [self._asked(terms) for terms in questions]
        left = _lean(left, [one.terms for one in asked])
        self._above = list(range(size))
        for terms in [*(tie.terms for tie in left), *(one.terms for one in asked)]:
            self._join(list(terms))
        self.certain = {n: one.more for n, one in enumerate(asked) if not one.terms}
        """The answers that need no search."""
        self.pieces = self._pieces(left, {n: one for n, one in enumerate(asked) if one.terms})

    def of(self, column: int) -> int:
        """Return what stands for all unknowns that hang together with ``column``."""
        if column in self.known:
            return -1
        while self._above[column] != column:
            self._above[column] = self._above[self._above[column]]
            column = self._above[column]
        return column

    def _join(self, columns: Sequence[int]) -> None:
        for column in columns[1:]:
            low, high = sorted((self.of(columns[0]), self.of(column)))
            self._above[high] = low

    def _shorter(self, tie: Tie) -> Tie:
        one = self._asked(tie.terms)
        most = None if tie.most is None else tie.most - one.more
        least = tie.least - one.more
        return replace(tie, terms=one.terms, least=least, most=most, known=one.known)

    def _asked(self, terms: Expression) -> Asked:
        inside = {column: n for column, n in terms.items() if column not in self.known}
        known = {column: n for column, n in terms.items() if column in self.known}
        return Asked(inside, sum(n * self.known[c] for c, n in known.items()), known)

    def _pieces(self, ties: Iterable[Tie], asked: dict[int, Asked]) -> dict[int, Island]:
        """Return by what stands for it every piece that something is asked of."""
        columns: dict[int, list[int]] = {self.of(next(iter(q.terms))): [] for q in asked.values()}
        for column in range(len(self._above)):
            if self.of(column) in columns:
                columns[self.of(column)].append(column)
        place = {column: at for inside in columns.values() for at, column in enumerate(inside)}
        tied: dict[int, list[Tie]] = {island: [] for island in columns}
        for tie in ties:
            island = self.of(next(iter(tie.terms)))
            if island in tied:
                tied[island].append(replace(tie, terms=_placed(tie.terms, place)))
        questions: dict[int, dict[int, Asked]] = {island: {} for island in columns}
        for n, one in asked.items():
            inside = questions[self.of(next(iter(one.terms)))]
            inside[n] = replace(one, terms=_placed(one.terms, place))
        return {
            island: Island(tuple(inside), tuple(tied[island]), questions[island])
            for island, inside in columns.items()
        }


def _placed(terms: Expression, place: dict[int, int]) -> Expression:
    return {place[column]: n for column, n in terms.items()}


def _lean(ties: Sequence[Tie], questions: Sequence[Expression]) -> list[Tie]:
    """Return ``ties`` without the unknowns that are in one of them and in nothing else.

    Such an unknown makes up for any difference on one side, so that side says nothing. Cases that
    were carried over are not told apart by kind: that they are of some kind teaches nothing.
    """
    left, before = list(ties), -1
    asked = {column for terms in questions for column in terms}
    while len(left) != before:
        before = len(left)
        seen = Counter(column for tie in left for column in tie.terms)
        alone = {column for column, times in seen.items() if times == 1} - asked
        shorter = (_without(tie, alone) for tie in left)
        left = [tie for tie in shorter if tie.terms and not _says_nothing(tie)]
    return left


def _without(tie: Tie, alone: set[int]) -> Tie:
    """Return what ``tie`` says of its other unknowns if those ``alone`` can be any number."""
    signs = {n for column, n in tie.terms.items() if column in alone and abs(n) == 1}
    if not signs:
        return tie
    rest = {c: n for c, n in tie.terms.items() if c not in alone or abs(n) != 1}
    if signs == {-1}:
        return replace(tie, terms=rest, most=None)
    if signs == {1} and tie.most is not None:
        return replace(tie, terms={c: -n for c, n in rest.items()}, least=-tie.most, most=None)
    return replace(tie, terms={})


def _says_nothing(tie: Tie) -> bool:
    """Return whether ``tie`` holds anyway, and of all cases but one too."""
    one = sum(max(n, 0) for n in tie.known.values()) if tie.of_any else 0
    return tie.most is None and tie.least + one <= 0 and all(n > 0 for n in tie.terms.values())


def _known(ties: Sequence[Tie]) -> dict[int, int]:
    """Return the unknowns of which there is only one count, as far as single ties say so."""
    known: dict[int, int] = {}
    by_column: dict[int, list[int]] = {}
    for at, tie in enumerate(ties):
        for column in tie.terms:
            by_column.setdefault(column, []).append(at)
    to_do = list(range(len(ties)))
    while to_do:
        for column, value in _told_by(ties[to_do.pop()], known):
            known[column] = value
            to_do += by_column[column]
    return known


def _told_by(tie: Tie, known: dict[int, int]) -> list[tuple[int, int]]:
    left = {column: n for column, n in tie.terms.items() if column not in known}
    if not left or tie.most is None:
        return []
    rest = sum(n * known[column] for column, n in tie.terms.items() if column in known)
    if tie.most == rest and all(n > 0 for n in left.values()):
        return [(column, 0) for column in left]
    if len(left) == 1 and tie.least == tie.most:
        ((column, n),) = left.items()
        return [(column, (tie.least - rest) // n)] if (tie.least - rest) % n == 0 else []
    return []
