"""Unknowns that can change places: what is known of one is known of the other.

The hidden rows of a table of which nothing but the total is known are all alike. What was found of
one of them holds for every other, so that a table of hundreds costs no more than one of three.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.puzzle import Tie
from vp_desktop.disclosure.audit.sorts import Expression

Key = tuple[tuple[int, int, bool], ...]


class Twins:
    """Which unknowns of a puzzle everything that is known treats alike."""

    def __init__(
        self,
        size: int,
        ties: Iterable[Tie],
        marks: Mapping[int, Sequence[Hashable]] | None = None,
    ) -> None:
        """Take in ``ties``, and what else tells unknowns from each other."""
        seen: list[list[Hashable]] = [[] for _ in range(size)]
        for at, tie in enumerate(ties):
            for column, n in tie.terms.items():
                seen[column].append((at, n))
        for column, more in (marks or {}).items():
            seen[column] += more
        kinds: dict[tuple[Hashable, ...], int] = {}
        self._kinds = np.array([kinds.setdefault(tuple(one), len(kinds)) for one in seen])
        self.exist = len(kinds) < size
        """Whether any two are alike."""

    def key(self, terms: Expression, own: Collection[int]) -> Key:
        """Return what is the same for every sum that becomes ``terms`` if twins change places.

        ``own`` are unknowns of which more is known.
        """
        every = {*terms, *own}
        return tuple(sorted((int(self._kinds[c]), terms.get(c, 0), c in own) for c in every))

    def kinds(self, terms: Expression) -> NDArray[np.int64]:
        """Return by unknown what kind it is, where its part in ``terms`` makes a difference."""
        largest = max((abs(n) for n in terms.values()), default=0)
        parts = np.zeros(len(self._kinds), dtype=np.int64)
        parts[list(terms)] = list(terms.values())
        return self._kinds * (2 * largest + 1) + parts + largest
