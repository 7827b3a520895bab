"""Cases by sort: how many there may be of each combination of values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from vp_desktop.disclosure.audit.frames import Frame, tree

Expression = dict[int, float]
"""Unknown counts added up: by column, how often it is taken."""

Know = Callable[[Expression, float, float | None], None]
"""Takes in that terms lie between two numbers; None: nothing limits them."""


class Sorts:
    """One unknown for each combination of the values of a frame's properties."""

    def __init__(
        self,
        every: Iterable[Frame],
        values: Mapping[str, Sequence[str]],
        column: Callable[[], int],
    ) -> None:
        """Lay out the largest of the frames; ``column`` gives a new unknown."""
        found = set(every)
        largest = sorted((a for a in found if not any(a < b for b in found)), key=sorted)
        self._values = values
        self.columns: dict[Frame, dict[tuple[str, ...], int]] = {
            frame: {sort: column() for sort in product(*(values[name] for name in sorted(frame)))}
            for frame in largest
        }

    def agree(self, know: Know, *, all_pairs: bool) -> None:
        """Know that frames that share properties count the same cases by them."""
        every = list(self.columns)
        pairs = tree(every)
        if all_pairs:
            pairs = [(a, b) for n, a in enumerate(every) for b in every[n + 1 :]]
        for one, other in pairs:
            names = sorted(one & other)
            for values in product(*(self._values[name] for name in names)):
                wanted = {name: (value,) for name, value in zip(names, values, strict=True)}
                here, there = self._within(one, wanted), self._within(other, wanted)
                know({**here, **{c: -n for c, n in there.items()}}, 0, 0)

    def expression(self, wanted: Mapping[str, Iterable[str]]) -> Expression:
        """Return what adds up to the cases with one of the wanted values of each property."""
        return self._within(next(one for one in self.columns if wanted.keys() <= one), wanted)

    def _within(self, frame: Frame, wanted: Mapping[str, Iterable[str]]) -> Expression:
        allowed = [set(wanted[name]) if name in wanted else None for name in sorted(frame)]
        return {
            column: 1.0
            for sort, column in self.columns[frame].items()
            if all(ok is None or value in ok for ok, value in zip(allowed, sort, strict=True))
        }
