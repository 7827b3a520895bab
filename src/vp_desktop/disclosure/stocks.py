"""The four numbers of a period, and how they hang together with the periods beside it."""

from vp_desktop.disclosure.figures import CARRIED_OVER, CASES, CLOSED, NEW, Size
from vp_desktop.disclosure.model import Model, Place, PlannedYear
from vp_desktop.disclosure.suppression.problem import Count

TOTAL_PRICE = 4000
"""What hiding one of them costs: most of all (disclosure.md 2.5)."""


class Stocks:
    """Adds what is carried over, new, closed and open at the end of one period."""

    def __init__(self, place: Place, after: PlannedYear | None) -> None:
        """Add them at ``place``; ``after`` is the next period, if there is one."""
        self._place, self._after = place, after
        self._model: Model = place.model
        self._at, self._year = place.at, place.year
        self._threshold = place.year.threshold

    def add(self) -> tuple[int, int, int]:
        """Return the numbers of what is new, closed and carried over."""
        counts, model = self._year.counts, self._model
        new = self._new()
        open_ = self._year.size is Size.TABLES
        carried = self._stock(self._at, counts.carried_over, printable=open_)
        closed = self._place.count(CASES, CLOSED, counts.closed, TOTAL_PRICE, printable=open_)
        later = self._after is not None and self._after.size is Size.TABLES
        end = self._stock(self._at + 1, counts.open_at_end, printable=open_ or later)
        model.limit({carried: 1, new: 1, closed: -1, end: -1}, 0, 0, together=True)
        for number in (carried, closed, end):
            if open_:
                self._place.conceal(number)
            elif 0 < model.value(number) < self._threshold:
                # Beside «fewer than t» everybody knows that it is small; not whether it is none.
                model.need({number: 1}, 0, None)
        return new, closed, carried

    def _new(self) -> int:
        year, value = self._year, self._year.counts.new
        name = (self._at, CASES, NEW)
        if year.size is Size.FEW:
            most = self._threshold - 1
            number = self._model.number(name, Count(value=value, least=0, most=most, hidden=True))
            self._model.need({number: 1}, 0, most)
            return number
        if year.size is not Size.HIDDEN:
            return self._model.number(name, Count(value=value, least=0, most=value, hidden=False))
        most = max(year.people or self._place.most, value)
        number = self._model.number(name, Count(value=value, least=0, most=most, hidden=True))
        if year.people is None:
            self._place.conceal(number)
        else:
            self._model.need({number: 1}, 0, most)
        return number

    def _stock(self, boundary: int, value: int, *, printable: bool) -> int:
        name = (boundary, CASES, CARRIED_OVER)
        return self._model.number(name, self._place.one(value, TOTAL_PRICE, printable=printable))
