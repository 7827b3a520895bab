"""What a figures file says, as one list of known numbers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vp_desktop.disclosure.audit.groups import Groups
from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.loose_figures import LooseCell, LooseFigures, LooseTable

TOTAL, MENTIONS = "Total", "Sum"
COUNTED, CONVERSATIONS = "counted", "conversations"
"""Beside cases, conversations are all that is counted in which a person can be recognised."""
_NOT_COUNTS = frozenset({"statistic"})

MOST_NUMBERS = 10_000
"""Counts in one file. A report has hundreds, the reports of ten years some thousands."""

Number = frozenset[tuple[str, str]]
"""A count, by the values that its cases have; what is not said is whatever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in what was published."""

    report: str
    table: str
    key: Mapping[str, str]
    text: str = ""
    """The number as it is printed."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A number that adds up several values of one dimension."""

    rest: Number
    dimension: str
    values: tuple[str, ...]


@dataclass(slots=True)
class Known:
    """What a reader sees of one count."""

    place: Place
    """Where it stands first."""
    least: int = 0
    most: int | None = None
    divided_by: set[str] = field(default_factory=set)
    """The properties of the tables in which it is a row."""
    listed_with_all: bool = False
    """Whether it is a row of a table that lists all rows."""
    people: int | None = None
    """How many people it is a part of."""

    @property
    def printed(self) -> bool:
        """Whether it is plainly there."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: a count, or several values of it together, lies between two numbers."""

    of: Number | Merged
    least: int
    most: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage that is printed: 100 times ``of`` is between two shares of ``whole``."""

    of: Number
    whole: Number
    percent: float
    decimals: int
    place: Place


@dataclass(slots=True)
class Published:
    """Everything that was published of one organisation, from the same source of cases."""

    figures: LooseFigures
    groups: Mapping[str, Groups]
    numbers: dict[Number, Known] = field(default_factory=dict)
    merged: dict[Merged, Known] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    tables: list[LooseTable] = field(default_factory=list)
    """Those that count cases."""
    passed_on: dict[str, set[str]] = field(default_factory=dict)
    """By dimension of which a value is another a year later: its values in any year.

    A year of which the report says nothing of what was carried over may still have some.
    """
    incomplete: set[str] = field(default_factory=set)
    """Dimensions of which no table lists all rows."""

    def kind_of(self, name: str) -> str:
        """Return ``single``, ``multi`` or what else the values of a dimension are to each other."""
        return self.figures.dimension(name).type

    def lists_all(self, name: str) -> bool:
        """Return whether some table lists all values of a dimension."""
        return name not in self.incomplete

    def threshold_in(self, report: str) -> int:
        """Return under which a count of ``report`` is small."""
        return self.figures.threshold_of(report)

    def is_slice(self, name: str) -> bool:
        """Return whether every value of a dimension is about other cases."""
        return name == COUNTED or self.kind_of(name) in ("slice", "edition")

    def apart(self, number: Number) -> Number:
        """Return with what ``number`` is counted: its year."""
        return frozenset(part for part in number if self.is_slice(part[0]))

    def flows(self) -> set[str]:
        """Return the dimensions that say how cases come into a year and leave it."""
        return set(self.passed_on)


def published(figures: LooseFigures) -> Published:
    """Return what ``figures`` says.

    Raises:
        FiguresFileError: it says more than can be looked through, or says it in circles.
    """
    if sum(len(table.cells) for table in figures.tables) > MOST_NUMBERS:
        raise FiguresFileError("too many numbers")
    groups = {name: Groups(one.groups or {}) for name, one in figures.dimensions.items()}
    found = Published(figures, groups)
    complete: set[str] = set()
    for table in figures.tables:
        if table.fixed.get(COUNTED, CONVERSATIONS) == CONVERSATIONS:
            found.tables.append(table)
            properties = table.properties
            complete.update(properties if table.complete else ())
            for cell in table.cells:
                _take_in(found, table, cell, properties)
    _look_over(found, complete)
    _people(found)
    return found


def _look_over(found: Published, complete: set[str]) -> None:
    """Take in what only all numbers together say."""
    names = {name for (name, _), into in found.figures.becomes() for name in (name, *into)}
    found.passed_on = {name: set() for name in names}
    for number in found.numbers:
        found.incomplete.update(name for name, _ in number if name not in complete)
        for name, value in number:
            if name in names:
                found.passed_on[name].add(value)
    for one in found.merged:
        found.incomplete.update({one.dimension} - complete)


def number_of(key: Mapping[str, str]) -> Number:
    """Return the count that stands at ``key``."""
    return frozenset((name, value) for name, value in key.items() if value != TOTAL)


def _take_in(
    found: Published, table: LooseTable, cell: LooseCell, properties: Iterable[str]
) -> None:
    if cell.is_mean or _NOT_COUNTS & cell.key.keys():
        return
    key = {**table.fixed, **cell.key}
    text = _text(cell)
    place = Place(report=table.report, table=table.id, key=key, text=text)
    number = number_of(key)
    for of in _merged(number, cell) if cell.groups else (number,):
        known = _known(found, of, place)
        known.least = max(known.least, cell.least)
        if cell.most is not None:
            known.most = cell.most if known.most is None else min(known.most, cell.most)
        known.divided_by.update(properties)
        known.listed_with_all |= table.complete
        found.facts.append(Fact(of, cell.least, cell.most, place))
    if cell.pct is not None and not cell.groups:
        whole = number_of({**table.fixed, **_whole(found, table, cell)})
        _known(found, whole, Place(report=table.report, table=table.id, key=dict(whole)))
        share = Share(number, whole, cell.pct, cell.decimals or 0, place)
        found.shares.append(share)


def _known(found: Published, of: Number | Merged, place: Place) -> Known:
    if isinstance(of, Merged):
        return found.merged.setdefault(of, Known(place))
    return found.numbers.setdefault(of, Known(place))


def _merged(number: Number, cell: LooseCell) -> Iterator[Merged]:
    for dimension, values in (cell.groups or {}).items():
        rest = frozenset(part for part in number if part[0] != dimension)
        yield Merged(rest, dimension, tuple(sorted(set(values))))


def _whole(found: Published, table: LooseTable, cell: LooseCell) -> Mapping[str, str]:
    """Return the key of what a percentage is of: without more, all that the table is about."""
    if cell.of is not None:
        return cell.of
    return {name: value for name, value in cell.key.items() if found.is_slice(name)}


def _text(cell: LooseCell) -> str:
    if cell.value is not None:
        return str(int(cell.value))
    if cell.pct is not None:
        return f"{cell.pct:.{cell.decimals or 0}f} %"
    if cell.most is None and not cell.least:
        return "×"
    return f"{cell.least} - {'…' if cell.most is None else cell.most}"


def _people(found: Published) -> None:
    for cell in found.figures.population:
        wanted = number_of(cell.key)
        for number, known in found.numbers.items():
            # A headcount without a year holds in every year; of cases that are new alike.
            if wanted <= number and cell.most is not None and _only_slices(found, number - wanted):
                known.people = cell.most if known.people is None else min(known.people, cell.most)


def _only_slices(found: Published, more: Number) -> bool:
    return all(found.is_slice(name) or name in found.passed_on for name, _ in more)
