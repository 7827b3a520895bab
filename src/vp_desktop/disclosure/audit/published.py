"""What a figures file says, as one list of known numbers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.loose_figures import LooseCell, LooseFigures, LooseTable

TOTAL, MENTIONS = "Total", "Sum"
COUNTED, CONVERSATIONS = "counted", "conversations"
"""Beside cases, conversations are all that is counted in which a person can be recognised."""
_NOT_COUNTS = frozenset({"statistic"})

Number = frozenset[tuple[str, str]]
"""A count, by the values that its cases have; what is not said is whatever."""


@dataclass(slots=True)
class Known:
    """What a reader sees of one count."""

    least: int = 0
    most: int | None = None
    printed: bool = False
    seen_in: tuple[str, str] = ("", "")
    """Report and table in which it stands first."""
    key: Mapping[str, str] = field(default_factory=dict)
    """As it stands there."""
    divided_by: set[str] = field(default_factory=set)
    """The properties of the tables in which it is a row."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A number that adds up several values of one dimension."""

    rest: Number
    dimension: str
    values: tuple[str, ...]
    known: Known


@dataclass(slots=True)
class Published:
    """Everything that was published of one organisation, from the same source of cases."""

    figures: LooseFigures
    numbers: dict[Number, Known] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    complete: dict[str, bool] = field(default_factory=dict)
    """By dimension: whether its rows in some table are all there are."""
    passed_on: dict[str, set[str]] = field(default_factory=dict)
    """By dimension of which a value is another a year later: its values in any year.

    A year of which the report says nothing of what was carried over may still have some.
    """

    def threshold_in(self, report: str) -> int:
        """Return under which a count of ``report`` is small."""
        return self.figures.threshold_of(report)


def published(figures: LooseFigures) -> Published:
    """Return what ``figures`` says.

    Raises:
        FiguresFileError: it says two things of one number.
    """
    found = Published(figures)
    for table in figures.tables:
        if table.fixed.get(COUNTED, CONVERSATIONS) == CONVERSATIONS:
            _take_in(found, table)
    names = {name for (name, _), into in figures.becomes() for name in (name, *into)}
    for number in found.numbers:
        for name, value in number:
            if name in names:
                found.passed_on.setdefault(name, set()).add(value)
    return found


def _take_in(found: Published, table: LooseTable) -> None:
    for dimension in table.dims:
        found.complete[dimension] = found.complete.get(dimension, False) or table.complete
    for cell in table.cells:
        if cell.is_computed or _NOT_COUNTS & cell.key.keys():
            continue
        number = number_of({**table.fixed, **cell.key})
        if cell.groups:
            _merge(found, table, cell, number)
        else:
            _know(found, number, cell, table)


def _merge(found: Published, table: LooseTable, cell: LooseCell, number: Number) -> None:
    if cell.most is None:
        return
    for dimension, values in (cell.groups or {}).items():
        rest = frozenset(part for part in number if part[0] != dimension)
        known = Known(
            least=cell.least,
            most=cell.most,
            printed=cell.value is not None,
            seen_in=(table.report, table.id),
            key={**table.fixed, **cell.key},
        )
        found.merged.append(Merged(rest, dimension, tuple(values), known))


def _know(found: Published, number: Number, cell: LooseCell, table: LooseTable) -> None:
    seen = Known(seen_in=(table.report, table.id), key={**table.fixed, **cell.key})
    known = found.numbers.setdefault(number, seen)
    known.least = max(known.least, cell.least)
    if cell.most is not None:
        known.most = cell.most if known.most is None else min(known.most, cell.most)
    known.printed = known.printed or cell.value is not None
    known.divided_by.update(table.dims)
    if known.most is not None and known.least > known.most:
        raise FiguresFileError("the numbers contradict each other")


def number_of(key: Mapping[str, str]) -> Number:
    """Return the count that stands at ``key``."""
    return frozenset((name, value) for name, value in key.items() if value != TOTAL)


def universes(found: Published) -> Iterator[tuple[Number, dict[Number, Known]]]:
    """Yield what is counted apart (a year, conversations), and the numbers of each without that."""
    by_slice: dict[Number, dict[Number, Known]] = defaultdict(dict)
    for number, known in found.numbers.items():
        apart = frozenset(part for part in number if is_slice(found.figures, part[0]))
        by_slice[apart][number - apart] = known
    yield from sorted(by_slice.items(), key=lambda one: sorted(one[0]))


def is_slice(figures: LooseFigures, dimension: str) -> bool:
    """Return whether every value of a dimension is a world of its own."""
    return dimension == COUNTED or figures.kind_of(dimension) in ("slice", "edition")
