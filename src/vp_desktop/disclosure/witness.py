"""Other lists of cases that give the same report: the proof that needs no solver to check.

Every world that the search found is written out as cases and counted again by the report's own
counting. Only if it agrees with each printed number does it count, and only if every small number
is far enough off in some of them may the report leave this package.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat

from vp_desktop.disclosure.figures import (
    CARRIED_OVER,
    CASES,
    CLOSED,
    NEW,
    OPEN_AT_END,
    Column,
    Size,
)
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.model import Model, Name, PlannedYear
from vp_desktop.disclosure.suppression.problem import End, ends
from vp_desktop.disclosure.suppression.worlds import World
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.cohorts import Cohort, EndedCase, NewCase, tabulate
from vp_desktop.domain.counting import NO_KIND
from vp_desktop.domain.tables import UNKNOWN, WIDE_ROWS, WIDER, Table, rows

Columns = Mapping[str, Column]


class LeakError(AssertionError):
    """A small number could be worked out of what was about to be printed: a bug."""


def check(
    model: Model,
    years: Sequence[PlannedYear],
    printed: Sequence[Columns],
    worlds: Iterable[World],
) -> list[list[Cohort]]:
    """Return the lists of cases, each of all years, that keep every small number in the dark.

    Raises:
        LeakError: they do not.
    """
    open_ends = dict(enumerate(ends(model.problem)))
    found = []
    for world in worlds:
        cohorts = _Written(model, years, world).cohorts()
        _agree(cohorts, years, printed)
        counted = _recount(model, years, cohorts)
        met = [n for n, end in open_ends.items() if _reaches(end, counted)]
        if met:
            found.append(cohorts)
        for number in met:
            del open_ends[number]
    if open_ends:
        raise LeakError("a small number is not protected")
    return found


def _reaches(end: End, counted: Mapping[int, int]) -> bool:
    return end.sign * sum(times * counted[n] for n, times in end.terms.items()) >= end.wanted


def _recount(
    model: Model, years: Sequence[PlannedYear], cohorts: Sequence[Cohort]
) -> dict[int, int]:
    """Return every count of the model as these cases really give it."""
    tables = [_as_printed(tabulate(c), y) for c, y in zip(cohorts, years, strict=True)]
    found = {}
    for (at, table, row), number in model.numbers.items():
        if table == CASES:
            found[number] = _four(cohorts, at, row)
        else:
            found[number] = tables[at][Table(table)].get(row, 0)
    return found


def _four(cohorts: Sequence[Cohort], at: int, row: str) -> int:
    if row == CARRIED_OVER:
        return cohorts[at].carried_over if at < len(cohorts) else cohorts[-1].open_at_end
    return {NEW: len(cohorts[at].new), CLOSED: len(cohorts[at].ended)}[row]


def _agree(
    cohorts: Sequence[Cohort], years: Sequence[PlannedYear], printed: Sequence[Columns]
) -> None:
    """Raise unless the cases give every printed number."""
    for at, (cohort, year, columns) in enumerate(zip(cohorts, years, printed, strict=True)):
        if cohort.open_at_end < 0 or (
            at + 1 < len(cohorts) and cohorts[at + 1].carried_over != cohort.open_at_end
        ):
            raise LeakError("a chain of years that cannot be")
        tables: dict[str, Mapping[str, int]] = dict(_as_printed(tabulate(cohort), year).items())
        tables[CASES] = {
            NEW: len(cohort.new),
            CARRIED_OVER: cohort.carried_over,
            CLOSED: len(cohort.ended),
            OPEN_AT_END: cohort.open_at_end,
        }
        for table, column in columns.items():
            if table in tables:
                _agree_on(column, tables[table], tables)


def _agree_on(
    column: Column, counted: Mapping[str, int], tables: Mapping[str, Mapping[str, int]]
) -> None:
    both = {**tables[Table.DOMAINS], **counted}
    for row, cell in column.cells.items():
        value = both.get(row, 0)
        if cell.value is not None and cell.value != value:
            raise LeakError("another number than is printed")
        if cell.at_most is not None and value > cell.at_most:
            raise LeakError("more than is printed")


def _as_printed(
    tables: Mapping[Table, Mapping[str, int]], year: PlannedYear
) -> dict[Table, Mapping[str, int]]:
    """Return the tables with the units that are not named taken together."""
    found = dict(tables)
    named = year.tables.get(Table.UNITS, {})
    units = {unit: tables[Table.UNITS].get(unit, 0) for unit in named if unit != OTHER_UNITS}
    rest = sum(tables[Table.UNITS].values()) - sum(units.values())
    found[Table.UNITS] = {**units, OTHER_UNITS: rest}
    return found


class _Written:
    """One world written out as cases."""

    def __init__(self, model: Model, years: Sequence[PlannedYear], world: World) -> None:
        self._model, self._years, self._world = model, years, world

    def cohorts(self) -> list[Cohort]:
        return [self._cohort(at, year) for at, year in enumerate(self._years)]

    def _cohort(self, at: int, year: PlannedYear) -> Cohort:
        return Cohort(
            carried_over=self._of((at, CASES, CARRIED_OVER)),
            new=tuple(self._new(at, year)),
            ended=tuple(self._ended(at, year)),
            conversations=year.counts.conversations,
        )

    def _of(self, name: Name) -> int:
        return self._world[self._model.numbers[name]]

    def _rows(self, at: int, year: PlannedYear, table: Table, size: int) -> list[str]:
        """Return for each of ``size`` cases the row that it stands in, rows in a fixed order."""
        found = {
            row: self._of((at, table, row))
            for row in year.tables.get(table, {})
            if (at, table, row) in self._model.numbers
        }
        listed = list(chain.from_iterable(repeat(row, count) for row, count in found.items()))
        return listed or [UNKNOWN] * size

    def _finest(self, at: int, year: PlannedYear, table: Table, size: int) -> list[str]:
        """Return the same of a table with a wider one: of a row of that, any row it takes in."""
        wide = WIDER[table]
        if table in year.tables or wide not in year.tables:
            return self._rows(at, year, table, size)
        found = self._rows(at, year, wide, size)
        return [WIDE_ROWS[wide][row][0] if row in WIDE_ROWS[wide] else row for row in found]

    def _new(self, at: int, year: PlannedYear) -> Iterator[NewCase]:
        size = self._of((at, CASES, NEW))
        if year.size is not Size.TABLES:
            yield from repeat(_plain(NO_KIND), size)
            return
        kinds, accused = self._kinds_and_accused(at, year, size)
        roles = self._rows(at, year, Table.CLIENT_ROLES, size)
        channels = self._finest(at, year, Table.CHANNELS, size)
        found_by = self._finest(at, year, Table.FOUND_BY, size)
        quarters = self._finest(at, year, Table.QUARTERS, size)
        units = self._rows(at, year, Table.UNITS, size)
        mentions = [{kind} for kind in kinds]
        self._spread(at, year, Table.MENTIONS, mentions)
        interventions: list[set[str]] = [set() for _ in kinds]
        referrals: list[set[str]] = [set() for _ in kinds]
        self._spread(at, year, Table.INTERVENTIONS, interventions)
        self._spread(at, year, Table.REFERRALS, referrals)
        for n, kind in enumerate(kinds):
            yield NewCase(
                kind=kind,
                accused=accused[n],
                client_role=roles[n],
                channel=channels[n],
                found_by=found_by[n],
                unit=units[n],
                mentions=frozenset(mentions[n]),
                interventions=frozenset(interventions[n]),
                referrals=frozenset(referrals[n]),
                quarter=quarters[n],
            )

    def _kinds_and_accused(
        self, at: int, year: PlannedYear, size: int
    ) -> tuple[list[str], list[str]]:
        kinds = self._kinds(at, year, size)
        if Table.ACCUSED_BY_DOMAIN not in year.tables:
            return kinds, self._rows(at, year, Table.ACCUSED, size)
        crossed = self._rows(at, year, Table.ACCUSED_BY_DOMAIN, size)
        accused = [row.partition("|")[2] for row in crossed]
        # Rows of both tables come domain by domain, in the order of the list.
        order = {domain: n for n, domain in enumerate(year.tables[Table.DOMAINS])}
        domain_of = code_book().domain_of
        return sorted(kinds, key=lambda kind: order[domain_of(kind)]), accused

    def _kinds(self, at: int, year: PlannedYear, size: int) -> list[str]:
        if Table.KINDS in year.tables:
            return self._rows(at, year, Table.KINDS, size)
        if Table.DOMAINS in year.tables:
            return [_some_kind(row) for row in self._rows(at, year, Table.DOMAINS, size)]
        return [NO_KIND] * size

    def _spread(self, at: int, year: PlannedYear, table: Table, cases: list[set[str]]) -> None:
        """Put as many cases in each row as the world says, beside the rows they are in."""
        for row in year.tables.get(table, {}):
            there = sum(row in case for case in cases)
            missing = self._of((at, table, row)) - there
            for case in islice((case for case in cases if row not in case), missing):
                case.add(row)

    def _ended(self, at: int, year: PlannedYear) -> Iterator[EndedCase]:
        size = self._of((at, CASES, CLOSED))
        outcomes = self._finest(at, year, Table.OUTCOMES, size)
        lead_times = self._finest(at, year, Table.LEAD_TIMES, size)
        for outcome, lead_time in zip(outcomes, lead_times, strict=True):
            yield EndedCase(outcome, lead_time, UNKNOWN)


@cache
def _some_kind(domain: str) -> str:
    """Return a kind of ``domain``."""
    return next(kind for kind in rows(Table.KINDS) if code_book().domain_of(kind) == domain)


def _plain(kind: str) -> NewCase:
    return NewCase(kind, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, frozenset({kind}))
