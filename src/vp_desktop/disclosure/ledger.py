"""What given-out reports have fixed: periods, their counts, what of them is hidden, and worlds.

It is kept with every publication and never changes. It holds counts alone, nothing of single
cases, so a case can be erased without touching it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from vp_desktop.disclosure.building import build
from vp_desktop.disclosure.errors import LedgerError, LedgerTooNewError
from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.model import Name, PlannedYear
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.periods import Period, PeriodError
from vp_desktop.domain.tables import Table
from vp_desktop.domain.timeline import Frozen

FORMAT: Literal["vp-frozen"] = "vp-frozen"
VERSION: Literal[1] = 1

Worlds = Sequence[Mapping[Name, int]]
"""Other worlds of counts that hang together, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What is fixed, of periods one after another."""

    years: tuple[PlannedYear, ...] = ()
    as_of: tuple[date, ...] = ()
    """By period: until which day it knows."""
    settled: Mapping[Name, bool] = field(default_factory=dict, repr=False)
    """By count: whether it is hidden."""
    worlds: Sequence[tuple[frozenset[Name], Worlds]] = field(default=(), repr=False)

    told: Mapping[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    """From which to which period there was a column in a report, oldest first; of a column of
    several periods the tables and rows that it did not have."""

    @property
    def frozen(self) -> list[Frozen]:
        """What a new report has to be counted beside."""
        pairs = zip(self.years, self.as_of, strict=True)
        return [Frozen(as_of=as_of, counts=year.counts) for year, as_of in pairs]

    @property
    def given_out(self) -> frozenset[Name]:
        """The counts that were printed."""
        return frozenset(name for name, hidden in self.settled.items() if not hidden)

    def since(self, first: int) -> "Ledger":
        """Return the same without the periods before number ``first``."""

        def later(name: Name) -> Name:
            return (name[0] - first, name[1], name[2])

        kept = [
            (
                frozenset(later(name) for name in names if name[0] >= first),
                [{later(n): count for n, count in w.items() if n[0] >= first} for w in worlds],
            )
            for names, worlds in self.worlds
        ]
        return Ledger(
            years=self.years[first:],
            as_of=self.as_of[first:],
            settled={later(n): hidden for n, hidden in self.settled.items() if n[0] >= first},
            worlds=[(names, worlds) for names, worlds in kept if names],
            told={(a - first, b - first): no for (a, b), no in self.told.items() if a >= first},
        )


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class _Year(_Record):
    first: date
    last: date
    as_of: date
    threshold: int
    size: Size
    carried_over: int
    new: int
    closed: int
    open_at_end: int
    conversations: int
    tables: dict[Table, dict[str, int]]
    people: int | None
    people_of: dict[str, int]
    never: list[str]


class _Part(_Record):
    names: list[Name]
    worlds: list[list[int]]


class _File(_Record):
    format: Literal["vp-frozen"]
    version: Literal[1]
    years: list[_Year]
    settled: list[tuple[int, str, str, bool]]
    parts: list[_Part]
    told: list[tuple[int, int, list[str]]] = []


class _Version(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)
    version: int


def ledger_text(ledger: Ledger) -> str:
    """Return ``ledger`` as it is kept (JSON)."""
    record = _File(
        format=FORMAT,
        version=VERSION,
        years=[_year(y, day) for y, day in zip(ledger.years, ledger.as_of, strict=True)],
        settled=sorted((*name, hidden) for name, hidden in ledger.settled.items()),
        parts=[_part(names, worlds) for names, worlds in ledger.worlds],
        told=[(first, last, sorted(without)) for (first, last), without in ledger.told.items()],
    )
    return record.model_dump_json()


def read_ledger(text: str) -> Ledger:
    """Return the ledger in ``text``; an empty text is an empty one.

    Raises:
        LedgerTooNewError: a newer program wrote it.
        LedgerError: it cannot be read.
    """
    if not text:
        return Ledger()
    try:
        if _Version.model_validate_json(text).version > VERSION:
            raise LedgerTooNewError("newer than this program")
        ledger = _ledger(_File.model_validate_json(text))
        sound = _is_sound(ledger)
    except (ValidationError, ValueError, KeyError, PeriodError) as error:
        # KeyError: a row without the one that takes it in.
        raise LedgerError("not a ledger") from error
    if not sound:
        raise LedgerError("its counts contradict each other")
    return ledger


def _ledger(record: _File) -> Ledger:
    return Ledger(
        years=tuple(map(_planned, record.years)),
        as_of=tuple(one.as_of for one in record.years),
        settled={(at, table, row): hidden for at, table, row, hidden in record.settled},
        worlds=[
            (frozenset(one.names), [dict(zip(one.names, w, strict=True)) for w in one.worlds])
            for one in record.parts
        ],
        told={(first, last): frozenset(without) for first, last, without in record.told},
    )


def _is_sound(ledger: Ledger) -> bool:
    """Return whether the periods follow one another and their counts add up."""
    periods = [year.counts.period for year in ledger.years]
    if any(after.first != one.last + timedelta(1) for one, after in pairwise(periods)):
        return False
    if any(not 0 <= first <= last < len(periods) for first, last in ledger.told):
        return False
    four = [year.counts for year in ledger.years]
    if any(after.carried_over != one.open_at_end for one, after in pairwise(four)):
        return False
    model = build(ledger.years, ledger.settled)
    problem = model.problem
    counts = problem.counts
    if not ledger.settled.keys() <= model.numbers.keys():
        return False
    return all(one.value >= 0 for one in counts) and all(
        tie.least <= sum(times * counts[n].value for n, times in tie.terms.items()) <= tie.most
        for tie in problem.sums
    )


def _part(names: frozenset[Name], worlds: Worlds) -> _Part:
    ordered = sorted(names)
    return _Part(names=ordered, worlds=[[world[name] for name in ordered] for world in worlds])


def _year(year: PlannedYear, as_of: date) -> _Year:
    counts = year.counts
    return _Year(
        first=counts.period.first,
        last=counts.period.last,
        as_of=as_of,
        threshold=year.threshold,
        size=year.size,
        carried_over=counts.carried_over,
        new=counts.new,
        closed=counts.closed,
        open_at_end=counts.open_at_end,
        conversations=counts.conversations,
        tables={table: dict(rows) for table, rows in year.tables.items()},
        people=year.people,
        people_of=dict(year.people_of),
        never=sorted(year.never),
    )


def _planned(one: _Year) -> PlannedYear:
    counts = PeriodCounts(
        period=Period(one.first, one.last),
        carried_over=one.carried_over,
        new=one.new,
        closed=one.closed,
        open_at_end=one.open_at_end,
        conversations=one.conversations,
        tables=one.tables,
    )
    return PlannedYear(
        counts=counts,
        size=one.size,
        threshold=one.threshold,
        tables=one.tables,
        people=one.people,
        people_of=one.people_of,
        never=frozenset(one.never),
    )
