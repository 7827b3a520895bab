"""The periods of one organisation, each settled by what it and the periods before it hold.

So the column of a period is the same in every later report, and no two reports can be laid side by
side to find what one of them hides. What was given out is fixed (``ledger``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vp_desktop.disclosure.building import build
from vp_desktop.disclosure.columns import Hidden, columns_of
from vp_desktop.disclosure.combined import Combined, Span
from vp_desktop.disclosure.doubt import Doubt
from vp_desktop.disclosure.errors import NoSafeReportError
from vp_desktop.disclosure.figures import CARRIED_OVER, CASES, OPEN_AT_END, Size
from vp_desktop.disclosure.insiders import insiders
from vp_desktop.disclosure.ledger import Ledger
from vp_desktop.disclosure.model import Model, Name, PlannedYear
from vp_desktop.disclosure.plan import with_less
from vp_desktop.disclosure.rules import Rules
from vp_desktop.disclosure.suppression.choose import Solved, UnprotectableError, choose
from vp_desktop.disclosure.suppression.gates import Readers, Watch
from vp_desktop.disclosure.suppression.worlds import World
from vp_desktop.disclosure.witness import check
from vp_desktop.domain.periods import Period


class Chain:
    """The periods so far, oldest first."""

    def __init__(self, ledger: Ledger, rules: Rules, watch: Watch) -> None:
        """Start with what was given out; ``watch`` is called now and then, and may end the work."""
        self.years = list(ledger.years)
        self._rules, self._watch = rules, watch
        self._given_out, self._told = ledger.given_out, ledger.told
        self._settled: dict[Name, bool] = dict(ledger.settled)
        self._worlds = dict(ledger.worlds)

    def add(self, year: PlannedYear) -> None:
        """Settle what is printed of ``year``, beside all that is printed already."""
        at = len(self.years)
        model, solved = self._solve(year)
        self._keep(model, solved)
        hidden = _hidden_numbers(model, solved)
        for name, number in model.numbers.items():
            # What a year without tables leaves open, the next year may still tell as its start.
            if name[0] == at or (name[0] > at and self.years[at].size is Size.TABLES):
                self._settled.setdefault(name, number in hidden)

    def proven(self) -> Combined:
        """Return the columns of each year, after proving all of them together.

        Raises:
            LeakError: there is a bug in this package.
        """
        model = build(self.years, self._settled, self._given_out)
        columns = [columns_of(year, self._hidden_in(at)) for at, year in enumerate(self.years)]
        check(model, self.years, columns, self._whole_worlds(model))
        doubt = Doubt(model, self._rules.threshold, self._watch)
        return Combined(columns, doubt, self._told)

    def _solve(self, year: PlannedYear) -> tuple[Model, list[Solved]]:
        """Add ``year``, or what of it can be protected, and return how."""
        model = build([*self.years, year], self._settled, self._given_out)
        try:
            solved = self._choose(model, len(self.years), year)
        except UnprotectableError as error:
            less = with_less(year, _tables_of(model, error.numbers))
            if less is None:
                raise NoSafeReportError("not even a total") from error
            return self._solve(less)
        self.years.append(year)
        return model, solved

    def ledger(self, as_of: Sequence[date], told: Mapping[Span, frozenset[str]]) -> Ledger:
        """Return what is fixed once this is given out.

        ``as_of`` is the day that each period knows; ``told`` are the columns printed so far.
        """
        return Ledger(
            years=tuple(map(_until, self.years, as_of)),
            as_of=tuple(as_of),
            settled=self._settled,
            worlds=list(self._worlds.items()),
            told=told,
        )

    def _choose(self, model: Model, at: int, year: PlannedYear) -> list[Solved]:
        own = {number for (place, *_row), number in model.numbers.items() if place >= at}
        readers = Readers(list(insiders(model, at, year)), self._rules.threshold)
        return choose(model.problem, readers, self._watch, own)

    def _keep(self, model: Model, solved: list[Solved]) -> None:
        """Keep the worlds of each part; what was known of its counts before is out of date.

        Counts that were solved together with them before are now cut off by what is printed, so
        of those the old worlds stand.
        """
        names = {number: name for name, number in model.numbers.items()}
        for part in solved:
            ours = [names[number] for number in part.numbers]
            mine = frozenset(ours)
            self._worlds = {old - mine: kept for old, kept in self._worlds.items() if old - mine}
            self._worlds[mine] = [dict(zip(ours, world, strict=True)) for world in part.worlds]

    def _whole_worlds(self, model: Model) -> Iterator[World]:
        """Yield worlds of the whole, each made of one of every part, as nothing ties parts."""
        truth = {name: model.value(number) for name, number in model.numbers.items()}
        for at in range(max(map(len, self._worlds.values()), default=0)):
            whole = dict(truth)
            for mine, worlds in self._worlds.items():
                found = worlds[at] if at < len(worlds) else {}
                whole |= {name: count for name, count in found.items() if name in mine}
            yield tuple(whole[name] for name in model.numbers)

    def _hidden_in(self, at: int) -> Hidden:
        def hidden(table: str, row: str) -> bool:
            end = (table, row) == (CASES, OPEN_AT_END)
            return self._settled[(at + 1, CASES, CARRIED_OVER) if end else (at, table, row)]

        return hidden


def _until(year: PlannedYear, as_of: date) -> PlannedYear:
    """Return ``year`` without the days after ``as_of``: of those nothing was told."""
    period = year.counts.period
    if as_of < period.first:
        return year
    told = Period(period.first, min(period.last, as_of))
    return replace(year, counts=replace(year.counts, period=told))


def _tables_of(model: Model, numbers: tuple[int, ...]) -> set[str]:
    return {table for (_at, table, _row), number in model.numbers.items() if number in numbers}


def _hidden_numbers(model: Model, solved: list[Solved]) -> set[int]:
    forced = {number for number, one in enumerate(model.problem.counts) if one.hidden}
    return forced.union(*(part.hidden for part in solved))
