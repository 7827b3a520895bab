"""Years and what else is counted apart, and where they overlap: as parts that share no case.

A report over nine months and the one over the whole year are about three quarters of the same
cases. So periods are cut where any of them starts or ends, and each is the sum of its parts. A
later edition of the same period is the earlier one and what was added since.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from vp_desktop.disclosure.audit.published import Number, Published
from vp_desktop.disclosure.figures_reading import FiguresFileError

_A_DAY = timedelta(days=1)
_STRETCH = re.compile(r"\d{4}-\d\d-\d\d - \d{4}-\d\d-\d\d")
_YEAR, _SPLIT_YEAR = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(\d{4})")

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Atom:
    """Cases that no report tells apart further by when they were counted."""

    rest: Number
    """What else they are counted apart by."""
    name: Number
    """The period as it is called, where its days are not known."""
    days: Days | None
    edition: int | None
    """0 for what was known first, then what was added."""


class Slices:
    """Of which parts everything that is counted apart consists."""

    def __init__(self, found: Published, aparts: Iterable[Number]) -> None:
        """Cut ``aparts`` where they overlap."""
        self._found = found
        self._editions = _editions(found)
        self.loose = False
        """Whether something is counted apart of which it is not known what it shares."""
        self._split = {apart: self._pieces(apart) for apart in dict.fromkeys(aparts)}
        self._cuts: dict[Number, list[date]] = {}
        for rest, _, days, _ in self._split.values():
            if days:
                self._cuts.setdefault(rest, []).extend((days[0], days[1] + _A_DAY))
        self.parts = {apart: self._parts(apart) for apart in self._split}
        self._look_for_loose_ends()

    @property
    def atoms(self) -> list[Atom]:
        """Every part once."""
        return list(dict.fromkeys(one for row in self.parts.values() for p in row for one in p))

    def follows(self) -> Iterator[tuple[Atom, Atom]]:
        """Yield parts of which one starts where the other ends."""
        atoms = self.atoms
        starts = {(a.rest, a.edition, a.days[0] if a.days else a.name): a for a in atoms}
        for one in atoms:
            start = one.days[1] + _A_DAY if one.days else next_year(one.name)
            after = starts.get((one.rest, one.edition, start))
            if after is not None and after != one:
                yield one, after

    def _pieces(self, apart: Number) -> tuple[Number, Number, Days | None, int | None]:
        """Return what else it is counted by, its period, the days of that, and its edition."""
        editions = {part for part in apart if self._found.kind_of(part[0]) == "edition"}
        periods = {p: days for p in apart - editions if (days := self._days(*p)) is not None}
        edition = max((self._editions[part] for part in editions), default=None)
        if len(periods) == 1:
            ((part, days),) = periods.items()
            return apart - editions - {part}, frozenset({part}), days, edition
        return frozenset(), apart - editions, None, edition

    def _parts(self, apart: Number) -> list[list[Atom]]:
        """Return its parts: by stretch of time, and in each by edition."""
        rest, name, days, edition = self._split[apart]
        stretches: list[Days | None] = [None]
        if days:
            cuts = sorted({day for day in self._cuts[rest] if days[0] <= day <= days[1] + _A_DAY})
            stretches = [(a, b - _A_DAY) for a, b in pairwise(cuts)]
        layers = [None] if edition is None else list(range(edition + 1))
        called = frozenset[tuple[str, str]]() if days else name
        return [[Atom(rest, called, one, layer) for layer in layers] for one in stretches]

    def _days(self, name: str, value: str) -> Days | None:
        known = self._found.figures.dimension(name).dates.get(value)
        if known:
            return _dated(known)
        if self._found.kind_of(name) != "slice":
            return None
        if _STRETCH.fullmatch(value):
            first, _, last = value.partition(" - ")
            return _dated((first, last))
        return self._own_days(value) or _named_days(value, self._school_year())

    def _own_days(self, value: str) -> Days | None:
        for report in self._found.figures.reports:
            if report.years and list(report.years)[-1] == value and report.first and report.last:
                return _dated((report.first, report.last))
        return None

    def _school_year(self) -> tuple[int, int]:
        """Return on which month and day a year such as 2024-2025 starts."""
        for report in self._found.figures.reports:
            if report.first and report.years and _SPLIT_YEAR.fullmatch(list(report.years)[-1]):
                first = _dated((report.first, report.last or report.first))[0]
                return first.month, first.day
        return 9, 1

    def _look_for_loose_ends(self) -> None:
        """Find what may share cases with something else without saying which."""
        alike: dict[tuple[Number, bool], set[bool]] = {}
        for rest, _, days, edition in self._split.values():
            alike.setdefault((rest, days is None), set()).add(edition is None)
        self.loose = any(len(kinds) > 1 for kinds in alike.values())
        names = [name for _, name, days, _ in self._split.values() if days is None]
        if any(a < b for a in names for b in names) or (
            frozenset() in names and any(days for _, _, days, _ in self._split.values())
        ):
            self.loose = True


def next_year(number: Number) -> Number:
    """Return the same a year later: 2026 after 2025, 2025-2026 after 2024-2025."""

    def later(value: str) -> str:
        return "-".join(
            str(int(part) + 1) if _YEAR.fullmatch(part) else part for part in value.split("-")
        )

    return frozenset((name, later(value)) for name, value in number)


def _editions(found: Published) -> dict[tuple[str, str], int]:
    """Return the place of each edition in the order in which the file names them."""
    ranks: dict[tuple[str, str], int] = {}
    for number in found.numbers:
        for part in number:
            if found.kind_of(part[0]) == "edition" and part not in ranks:
                ranks[part] = sum(name == part[0] for name, _ in ranks)
    return ranks


def _named_days(value: str, school_year: tuple[int, int]) -> Days | None:
    if _YEAR.fullmatch(value) and value != "0000":
        return date(int(value), 1, 1), date(int(value), 12, 31)
    split = _SPLIT_YEAR.fullmatch(value)
    if split and int(split[2]) == int(split[1]) + 1 and split[1] != "0000":
        try:
            first, after = (date(int(year), *school_year) for year in split.groups())
        except ValueError:  # 29 February
            return None
        return first, after - _A_DAY
    return None


def _dated(days: tuple[str, str]) -> Days:
    try:
        first, last = (date.fromisoformat(day) for day in days)
    except ValueError as error:
        raise FiguresFileError("no days") from error
    if last < first or last == date.max:
        raise FiguresFileError("days that cannot be")
    return first, last
