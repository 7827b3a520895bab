"""All counts of a report and the sums that every reader knows of them, as one problem.

A count has one number wherever it stands: the four numbers, the rows of every table, and where two
properties are crossed every combination of them. What is open at the end of one year is what is
carried over into the next, so the years form a chain.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.suppression.problem import Count, Need, Problem, Sum, Terms
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.tables import Table

Name = tuple[int, str, str]
"""Which period, which table, which row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedYear:
    """One period with the tables that may be printed of it."""

    counts: PeriodCounts = field(repr=False)
    size: Size
    threshold: int
    """Under which a count is small; what was given out before may have had another."""
    tables: Mapping[Table, Mapping[str, int]] = field(repr=False)
    """Every table as it would be printed if nothing had to be hidden."""
    people: int | None = None
    """Of the whole organisation, if it is known."""
    people_of: Mapping[str, int] = field(default_factory=dict, repr=False)
    """By named unit."""
    never: frozenset[str] = frozenset()
    """Rows that are not printed whatever they hold, as ``TABLE/ROW``."""


class Model:
    """The counts, sums and needs of a chain of periods, by name."""

    def __init__(self, settled: Mapping[Name, bool], given_out: Container[Name] = ()) -> None:
        """Start empty: ``settled`` says of counts whether they are hidden or printed.

        Of the names ``given_out`` the number was printed in a report that left the house.
        """
        self._settled, self._given_out = settled, given_out
        self.numbers: dict[Name, int] = {}
        self._counts: list[Count] = []
        self._sums: list[Sum] = []
        self._needs: dict[tuple[tuple[int, int], ...], Need] = {}
        self._known: set[int] = set()

    @property
    def problem(self) -> Problem:
        """What is to be solved."""
        return Problem(self._counts, self._sums, list(self._needs.values()))

    def number(self, name: Name, one: Count) -> int:
        """Return the number of the count called ``name``, which is ``one`` if it is new."""
        if name not in self.numbers:
            self.numbers[name] = len(self._counts)
            if name in self._settled:
                one = replace(one, hidden=self._settled[name])
            if name in self._given_out:
                self._known.add(self.numbers[name])
            self._counts.append(one)
        return self.numbers[name]

    def tie(self, whole: int, parts: Iterable[int]) -> None:
        """Know that ``parts`` add up to ``whole``."""
        self._sums.append(Sum({whole: -1, **dict.fromkeys(parts, 1)}))

    def limit(self, terms: Terms, least: int, most: int, *, together: bool = False) -> None:
        """Know that the terms add up to something between ``least`` and ``most``."""
        self._sums.append(Sum(terms, least, most, together=together))

    def need(self, terms: Terms, least: int | None, most: int | None) -> None:
        """Ask that a reader thinks it possible that the terms are ``least``, and ``most``.

        Of what was given out nothing can be asked any more: it is known.
        """
        if terms.keys() <= self._known:
            return
        key = tuple(sorted(terms.items()))
        before = self._needs.get(key, Need(terms))
        # Both have to hold: neither takes the place of the other.
        self._needs[key] = Need(
            terms, _either(min, before.least, least), _either(max, before.most, most)
        )

    def value(self, number: int) -> int:
        """Return the true count."""
        return self._counts[number].value


class Place:
    """Where the counts of one period stand in the model."""

    def __init__(self, model: Model, at: int, year: PlannedYear) -> None:
        """Stand at number ``at`` of the chain."""
        self.model, self.at, self.year = model, at, year
        counts = year.counts
        self.most = 4 * max(counts.new + counts.carried_over, 2 * year.threshold)
        """More than anybody would believe; the less is believed, the more has to be hidden."""

    def count(
        self,
        table: str,
        row: str,
        value: int,
        price: int,
        *,
        printable: bool = True,
        most: int | None = None,
    ) -> int:
        """Return the number of a count that is hidden if it is small or not printable."""
        printable = printable and f"{table}/{row}" not in self.year.never
        one = self.one(value, price, printable=printable, most=most)
        return self.model.number((self.at, table, row), one)

    def one(self, value: int, price: int, *, printable: bool, most: int | None = None) -> Count:
        """Return a count that is hidden if it is small or not printable."""
        small = 0 < value < self.year.threshold
        most = self.most if most is None else most
        return Count(
            value=value,
            least=0,
            most=max(most, value),
            price=priced(value, price),
            hidden=True if small or not printable else None,
        )

    def conceal(self, number: int) -> None:
        """Ask that a small count is not known."""
        if 0 < self.model.value(number) < self.year.threshold:
            self.model.need({number: 1}, 0, self.year.threshold + 1)

    def conceal_rest(self, whole: int, part: int, *, also_none: bool = True) -> None:
        """Ask that nobody knows that all, or all but a few, of ``whole`` are in ``part``."""
        inside = self.model.value(part)
        left = self.model.value(whole) - inside
        terms = {whole: 1, part: -1}
        if inside and left == 0 and also_none:
            self.model.need(terms, None, 1)
        elif inside and 0 < left < self.year.threshold:
            self.model.need(terms, 0, self.year.threshold + 1)

    def conceal_difference(self, larger: int, smaller: int) -> None:
        """Ask that nobody knows a small difference between two counts."""
        if 0 < self.model.value(larger) - self.model.value(smaller) < self.year.threshold:
            self.model.need({larger: 1, smaller: -1}, 0, self.year.threshold + 1)


def _either(choose: Callable[[int, int], int], one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return choose(one, other)


def priced(value: int, price: int) -> int:
    """Return what hiding a count costs: a large one a little more."""
    return price + price * value // 100
