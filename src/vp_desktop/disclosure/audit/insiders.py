"""Who can be one of the cases, and what such a person knows beside what was published.

A case is of one sort in everything that is counted. What it says of one table teaches nothing of
another that shares no unknown with it, so sorts are told apart only as far as unknowns hang
together.
"""

from collections.abc import Iterator, Mapping, Sequence

from vp_desktop.disclosure.audit.frames import Frame
from vp_desktop.disclosure.audit.islands import Islands
from vp_desktop.disclosure.audit.several import Several
from vp_desktop.disclosure.audit.sorts import Grid
from vp_desktop.disclosure.audit.universe import Universe

MOST_INSIDERS = 3_000
"""Sorts of cases that are tried in one place."""

MOST_ANSWERS = 1_000_000
"""Sorts of cases times questions in one place."""


class Insiders:
    """The sorts of cases of one stretch of time, as far as they matter to one island."""

    def __init__(self, world: Universe, islands: Islands) -> None:
        self._world, self._islands = world, islands
        self._none = {column for column, value in islands.known.items() if value == 0}
        self.relaxed = False
        self._found: dict[tuple[int, str], list[tuple[list[int], dict[str, str]]]] = {}

    def of(self, island: int, asked: int) -> list[frozenset[int]]:
        """Return for each sort of case the unknowns of ``island`` that count such a case.

        The more is ``asked`` of each, the fewer are tried.
        """
        enough = min(MOST_INSIDERS, max(MOST_ANSWERS // max(asked, 1), 1))
        found: dict[frozenset[int], None] = {}
        frames = [f for f, g in self._world.sorts.grids.items() if self._has(island, g)]
        for tried, own in enumerate(self._every(island, frames)):
            if tried >= enough:
                self.relaxed = True
                break
            found[own] = None
        found.pop(frozenset(), None)
        return list(found)

    def _has(self, island: int, grid: Grid) -> bool:
        return any(self._islands.of(column) == island for column in grid.ravel().tolist())

    def _every(self, island: int, frames: Sequence[Frame]) -> Iterator[frozenset[int]]:
        for own, sort in self._joined(frames):
            for more in self._with_several(island, sort, list(self._world.several.values())):
                every = {*own, *more}
                yield frozenset(c for c in every if self._islands.of(c) == island)

    def _joined(self, frames: Sequence[Frame]) -> Iterator[tuple[list[int], dict[str, str]]]:
        """Yield every sort of case by all these frames, with its unknowns."""
        if not frames:
            yield [], {}
            return
        first, *rest = frames
        for own, sort in self._joined(rest):
            for column, values in self._world.sorts.each(first):
                if column not in self._none and _agree(values, sort):
                    yield [*own, column], {**sort, **values}

    def _with_several(
        self, island: int, sort: dict[str, str], several: Sequence[Several]
    ) -> Iterator[list[int]]:
        """Yield for a sort every choice of one value of each property that may have several."""
        if not several:
            yield []
            return
        first, *rest = several
        options = [
            (own, values) for own, values in self._choices(island, first) if _agree(values, sort)
        ]
        for own, values in options or [([], {})]:
            for more in self._with_several(island, {**sort, **values}, rest):
                yield [*own, *more]

    def _choices(self, island: int, several: Several) -> list[tuple[list[int], dict[str, str]]]:
        found = self._found.get((island, several.name))
        if found is None:
            found = self._found[island, several.name] = [
                (own, values)
                for own, values in several.each()
                if own[0] not in self._none
                and any(self._islands.of(column) == island for column in own)
            ]
        return found


def _agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(other.get(name, value) == value for name, value in one.items())
