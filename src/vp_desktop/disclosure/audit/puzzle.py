"""The puzzle that a reader solves: unknown counts of sorts of cases, and what is said of sums."""

from vp_desktop.disclosure.audit.published import Number, Published, is_slice, universes
from vp_desktop.disclosure.audit.sorts import Expression
from vp_desktop.disclosure.audit.together import next_year
from vp_desktop.disclosure.audit.universe import Universe
from vp_desktop.disclosure.suppression.linear import EVERYTHING, Row


class Puzzle:
    """Columns are counts of sorts of cases; rows are what is known of sums of them."""

    def __init__(self, published: Published) -> None:
        """Lay out everything that was published."""
        self.rows: list[Row] = []
        self.size = 0
        self.relaxed = False
        self._published = published
        self._worlds: dict[Number, Universe] = {}
        for apart, numbers in universes(published):
            self._worlds[apart] = Universe(self, apart, numbers, published)
        self._join_years()

    def column(self) -> int:
        """Return a new unknown."""
        self.size += 1
        return self.size - 1

    def know(self, terms: Expression, least: float, most: float | None) -> None:
        """Take in that the terms lie between two numbers."""
        self.rows.append(Row(terms, least, EVERYTHING if most is None else most))

    def expression(self, number: Number) -> Expression:
        """Return what adds up to ``number``."""
        apart = self.apart(number)
        return self._worlds[apart].expression(number - apart)

    def apart(self, number: Number) -> Number:
        """Return with what ``number`` is counted: its year."""
        return frozenset(p for p in number if is_slice(self._published.figures, p[0]))

    def _join_years(self) -> None:
        """Know that what is open at the end of one year is carried over into the next."""
        for name, becomes in self._published.figures.becomes():
            dimension, value = name
            for apart, world in self._worlds.items():
                after = self._worlds.get(next_year(apart))
                if after is None:
                    continue
                for other, into in becomes.items():
                    here = world.expression_or_none(frozenset({(dimension, value)}))
                    there = after.expression_or_none(frozenset({(other, into)}))
                    if here is not None and there is not None:
                        self.know({**here, **{c: -n for c, n in there.items()}}, 0, 0)
