"""Cases by sort: how many there may be of each combination of values."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from vp_desktop.disclosure.audit.frames import Frame, tree

Expression = dict[int, int]
"""Unknown counts added up: by column, how often it is taken."""

Know = Callable[[Expression, int, int | None], None]
"""Takes in that terms lie between two numbers; None: nothing limits them."""

Grid = NDArray[np.int64]
"""By the values of each property, in the order of their names: the column of the sort."""


class Sorts:
    """One unknown for each combination of the values of a frame's properties.

    What frames share has unknowns of its own. Where those are printed, frames no longer hang
    together.
    """

    def __init__(
        self,
        every: Iterable[Frame],
        bases: Iterable[Frame],
        values: Callable[[str], Sequence[str]],
        column: Callable[[], int],
    ) -> None:
        """Lay out the largest of the frames and ``bases``; ``column`` gives a new unknown."""
        found = set(every)
        self._largest = sorted((a for a in found if not any(a < b for b in found)), key=sorted)
        self._shared = [(a, b, a & b) for a, b in tree(self._largest)]
        smaller = {*bases, *(shared for _, _, shared in self._shared)}
        self.values = values
        self.grids: dict[Frame, Grid] = {}
        for frame in sorted({*self._largest, *smaller}, key=lambda one: (len(one), sorted(one))):
            shape = [len(values(name)) for name in sorted(frame)]
            columns = [column() for _ in range(int(np.prod(shape, dtype=np.int64)))]
            self.grids[frame] = np.array(columns, dtype=np.int64).reshape(shape)

    def agree(self, know: Know, *, all_pairs: bool) -> None:
        """Know that frames that share properties count the same cases by them."""
        whole = set(self._largest)
        for frame in self.grids:
            if frame not in whole:
                above = {one for one in self._largest if frame <= one}
                if not all_pairs:
                    tied = {side for a, b, of in self._shared if of == frame for side in (a, b)}
                    above = tied or {min(above, key=sorted)}
                for one in {self._between(frame, one): None for one in sorted(above, key=sorted)}:
                    self._tie(know, frame, one)
        if all_pairs:
            for one, other in self._pairs():
                self._match(know, one, other)

    def _between(self, small: Frame, large: Frame) -> Frame:
        """Return the smallest frame that counts what ``small`` does, and as ``large`` does."""
        return next(one for one in self.grids if small < one <= large)

    def _tie(self, know: Know, small: Frame, large: Frame) -> None:
        for column, sort in self.each(small):
            inside = self.within(large, {name: (value,) for name, value in sort.items()})
            know({**dict.fromkeys(inside, -1), column: 1}, 0, 0)

    def _pairs(self) -> Iterator[tuple[Frame, Frame]]:
        every = self._largest
        yield from ((a, b) for n, a in enumerate(every) for b in every[n + 1 :])

    def _match(self, know: Know, one: Frame, other: Frame) -> None:
        names = sorted(one & other)
        for sort in product(*(self.values(name) for name in names)):
            wanted = {name: (value,) for name, value in zip(names, sort, strict=True)}
            there = dict.fromkeys(self.within(other, wanted), -1)
            know({**self.within(one, wanted), **there}, 0, 0)

    def has(self, names: Iterable[str]) -> bool:
        """Return whether these properties are looked at together."""
        wanted = frozenset(names)
        return any(wanted <= frame for frame in self.grids)

    def each(self, frame: Frame) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield every sort of a frame: its unknown, and its values."""
        names = sorted(frame)
        sorts = product(*(self.values(name) for name in names))
        for column, sort in zip(self.grids[frame].ravel().tolist(), sorts, strict=True):
            yield column, dict(zip(names, sort, strict=True))

    def expression(self, wanted: Mapping[str, Iterable[str]]) -> Expression:
        """Return what adds up to the cases with one of the wanted values of each property."""
        fitting = (one for one in self.grids if wanted.keys() <= one)
        return self.within(min(fitting, key=lambda one: self.grids[one].size), wanted)

    def within(self, frame: Frame, wanted: Mapping[str, Iterable[str]]) -> Expression:
        """Return the same, added up in this frame."""
        grid = self.grids[frame]
        found = grid[np.ix_(*self._places(frame, wanted))] if grid.ndim else grid
        return dict.fromkeys(found.ravel().tolist(), 1)

    def in_no_row(
        self,
        among: Mapping[str, Iterable[str]],
        names: Iterable[str],
        rows: Iterable[Mapping[str, Iterable[str]]],
    ) -> Expression:
        """Return what adds up to the cases ``among`` these that stand in none of ``rows``."""
        wanted = {*among, *names}
        frame = min((f for f in self.grids if wanted <= f), key=lambda f: self.grids[f].size)
        left = np.zeros(self.grids[frame].shape, dtype=bool)
        left[np.ix_(*self._places(frame, among))] = True
        for row in rows:
            left[np.ix_(*self._places(frame, row))] = False
        return dict.fromkeys(self.grids[frame][left].tolist(), 1)

    def _places(self, frame: Frame, wanted: Mapping[str, Iterable[str]]) -> list[list[int]]:
        places = []
        for name in sorted(frame):
            every = self.values(name)
            allowed = set(wanted[name]) if name in wanted else set(every)
            places.append([n for n, value in enumerate(every) if value in allowed])
        return places
