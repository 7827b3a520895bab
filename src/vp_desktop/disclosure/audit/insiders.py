"""Who can be one of the cases, and what such a person knows beside what was published.

A case is of one sort in everything that is counted. What it says of one table teaches nothing of
another that shares no unknown with it, so sorts are told apart only as far as unknowns hang
together.
"""

from collections.abc import Iterator, Mapping, Sequence

from vp_desktop.disclosure.audit.cases import Case, Limit
from vp_desktop.disclosure.audit.frames import Frame
from vp_desktop.disclosure.audit.islands import Islands
from vp_desktop.disclosure.audit.several import Choice, Several
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
        self._found: dict[tuple[int, str], list[Choice]] = {}

    def of(self, island: int, asked: int) -> list[Case]:
        """Return each sort of case that unknowns of ``island`` count.

        The more is ``asked`` of each, the fewer are tried.
        """
        enough = min(MOST_INSIDERS, max(MOST_ANSWERS // max(asked, 1), 1))
        found: dict[Case, None] = {}
        frames = [f for f, g in self._world.sorts.grids.items() if self._has(island, g)]
        for tried, case in enumerate(self._every(island, frames)):
            if tried >= enough:
                self.relaxed = True
                break
            if case is not None:
                found[case] = None
        return [
            case
            for case in found
            if any(self._is_in(island, column) for column in case.counted() | case.perhaps())
        ]

    def _has(self, island: int, grid: Grid) -> bool:
        return any(self._is_in(island, column) for column in grid.ravel().tolist())

    def _is_in(self, island: int, column: int) -> bool:
        return self._islands.of(column) == island

    def _every(self, island: int, frames: Sequence[Frame]) -> Iterator[Case | None]:
        for own, sort in self._joined(frames):
            case = Case(frozenset(own))
            for more in self._with_several(island, sort, list(self._world.several.values())):
                yield case.beside(more).settled()

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
        self, island: int, sort: Mapping[str, str], several: Sequence[Several]
    ) -> Iterator[Case]:
        """Yield for a sort what it has to choose of each property that may have several values."""
        if not several:
            yield Case(frozenset())
            return
        first, *rest = several
        options = [one for one in self._choices(island, first) if _agree(one.sort, sort)]
        if not options:
            yield from self._with_several(island, sort, rest)
        for one in options:
            for more in self._with_several(island, {**sort, **one.sort}, rest):
                yield self._choosing(island, one).beside(more)

    def _choices(self, island: int, several: Several) -> list[Choice]:
        found = self._found.get((island, several.name))
        if found is None:
            found = self._found[island, several.name] = [
                one
                for one in several.choices()
                if one.whole not in self._none
                and any(self._is_in(island, column) for column in one.columns())
            ]
        return found

    def _choosing(self, island: int, one: Choice) -> Case:
        """Return a case that has to choose; what no question depends on it chooses itself."""
        known, whole = self._islands.known, self._islands.known.get(one.whole)
        own = {one.single[one.first]} if one.first and one.first in one.single else set()
        may = {column for column in one.single.values() if known.get(column) and column not in own}
        joined = {one.single[value] for of in one.unions for value in of} - known.keys()
        here = {column for column in one.single.values() if self._is_in(island, column)}
        open_ = (here | joined) - own
        must = {column for column in may if known[column] == whole}
        own |= must
        if whole is None or one.unions:
            # Who does not have a value knows that there are more than those that have it.
            open_ |= may - must
        else:  # as many as can be: the more are known, the fewer of them others have
            room = len(may) if one.most is None else max(one.most - len(own), 0)
            own |= set(sorted(may - must)[:room])
        every = frozenset(one.single.values())
        unions = tuple(
            (column, frozenset(one.single[value] for value in of))
            for of, column in one.unions.items()
        )
        return Case(
            frozenset(own | {one.whole}), frozenset(open_), unions,
            (Limit(every, one.least, one.most),),
        )  # fmt: skip


def _agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(other.get(name, value) == value for name, value in one.items())
