"""The figures that may be printed: the only numbers about cases that reach a report.

``PublicFigures`` cannot be made outside this package. Charts, tables, key figures, sentences and
alternative texts read it and nothing else, so what is hidden in one place is hidden in all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from datetime import date
from enum import Enum, StrEnum, auto

from vp_desktop.disclosure.labels import label, short_label
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Variant

CASES = "cases"
CONVERSATIONS = "conversations"
NEW, CARRIED_OVER, CLOSED, OPEN_AT_END = "new", "carried_over", "closed", "open_at_end"
FEWEST_FOR_A_MEAN = 2
"""Years. The mean of one year is that year."""


class State(Enum):
    """What stands in a cell."""

    SHOWN = auto()
    HIDDEN = auto()
    """Printed as a cross. It means: 0 or more."""
    ABSENT = auto()
    """Printed as a dash: not counted, or not broken down in that year."""


class Size(StrEnum):
    """How much of a year may be printed. It follows from the total alone."""

    FEW = "few"
    """Fewer new cases than the threshold, none included: «fewer than 5, possibly none»."""
    TOTAL = "total"
    """Too few to divide."""
    TABLES = "tables"
    HIDDEN = "hidden"
    """Nearly everybody of a small organisation came, so not even the total."""
    UNTOLD = "untold"
    """The report is about activities alone: it says nothing of cases, whatever their number."""


@dataclass(frozen=True, slots=True)
class PublicCell:
    """A number, or what stands in its place."""

    state: State
    value: int | None = None
    """Only of a cell that is shown."""
    at_most: int | None = None
    """Of a hidden total of which the report says that it is small: «fewer than ``at_most`` + 1»."""

    @property
    def shown(self) -> bool:
        """Whether the number is printed."""
        return self.state is State.SHOWN

    @property
    def hidden(self) -> bool:
        """Whether a cross is printed."""
        return self.state is State.HIDDEN


HIDDEN_CELL = PublicCell(State.HIDDEN)
ABSENT_CELL = PublicCell(State.ABSENT)


def shown(value: int) -> PublicCell:
    """Return a cell in which ``value`` is printed."""
    return PublicCell(State.SHOWN, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One year of a table."""

    cells: Mapping[str, PublicCell]
    total: PublicCell = ABSENT_CELL
    rests: Mapping[str | None, int] = field(default_factory=dict)
    """By parent row (None: the top level): what the hidden rows under it add up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTable:
    """One table over the years of a report. Where it has no column the year is not broken down."""

    id: str
    order: tuple[str, ...]
    """All rows, printed or not."""
    parents: Mapping[str, str] = field(default_factory=dict)
    several: bool = False
    """A case may stand in several rows, or in none: rows do not add up to the total."""
    columns: Mapping[str, Column]

    @property
    def years(self) -> tuple[str, ...]:
        """The years in which the table is broken down, oldest first."""
        return tuple(self.columns)

    @property
    def all_rows(self) -> tuple[str, ...]:
        """Every row that is printed or hidden in some year, in the order of the list."""
        return self.order

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows of the top level with a number to print, in the order of the list."""
        return self.rows_under(None)

    def rows_under(self, parent: str | None) -> tuple[str, ...]:
        """Return the rows under ``parent`` with a number other than 0 to print in some year.

        A row of the top level counts in too if a row under it has one.
        """
        return tuple(
            row for row in self.order if self.parents.get(row) == parent and self._told(row)
        )

    def cell(self, row: str, year: str) -> PublicCell:
        """Return what stands in ``row`` in ``year``."""
        column = self.columns.get(year)
        return ABSENT_CELL if column is None else column.cells.get(row, ABSENT_CELL)

    def value(self, row: str, year: str) -> int | None:
        """Return the number in ``row`` in ``year`` if it is printed."""
        return self.cell(row, year).value

    def total(self, year: str) -> PublicCell:
        """Return how many cases the rows divide in ``year``."""
        column = self.columns.get(year)
        return ABSENT_CELL if column is None else column.total

    def rest(self, year: str, parent: str | None = None) -> PublicCell:
        """Return what all rows hidden in ``year`` under ``parent`` add up to: «other, together»."""
        column = self.columns.get(year)
        if column is None or parent not in column.rests:
            return ABSENT_CELL
        return shown(column.rests[parent])

    def rest_rows(self, year: str, parent: str | None = None) -> tuple[str, ...]:
        """Return the rows that ``rest`` adds up; rows without any case may be among them.

        Of a hidden row of the top level that has printed rows under it, the other rows under it.
        """
        if parent is not None:
            return self._hidden_under(parent, year) if self.cell(parent, year).shown else ()
        found: list[str] = []
        for row in self._hidden_under(None, year):
            told = any(self.value(r, year) for r in self.order if self._is_under(r, row))
            found += self._hidden_under(row, year) if told else (row,)
        return tuple(found)

    def label(self, row: str) -> str:
        """Return the name of ``row`` in the language spoken now, as it stands in a sentence."""
        return label(self.id, row)

    def short(self, row: str) -> str:
        """Return a name of ``row`` that fits beside a bar, in the language spoken now."""
        return short_label(self.id, row)

    def _told(self, row: str) -> bool:
        """Return whether ``row``, or a row under it, has a number other than 0 in some year."""
        return any(
            column.cells.get(one, ABSENT_CELL).value
            for column in self.columns.values()
            for one in self.order
            if one == row or self._is_under(one, row)
        )

    def _is_under(self, row: str, parent: str | None) -> bool:
        return self.parents.get(row) == parent

    def _hidden_under(self, parent: str | None, year: str) -> tuple[str, ...]:
        return tuple(
            row for row in self.order if self._is_under(row, parent) and self.cell(row, year).hidden
        )


@dataclass(frozen=True, slots=True)
class OpenCount:
    """A number about no person: how often an activity was held, how much advice was given."""

    counted: str
    row: str
    measure: str
    value: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What the figures were made for."""

    threshold: int
    variant: Variant
    people: int | None = None


_SEAL = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFigures:
    """All numbers that a report may print, of its own period and of the years before it."""

    period: Period
    as_of: date
    threshold: int
    variant: Variant
    sizes: Mapping[str, Size]
    """By year, oldest first; the last is the report's own."""
    tables: tuple[PublicTable, ...]
    """In the order of printing: only those with something to print."""
    open_counts: tuple[OpenCount, ...] = ()
    people: int | None = None
    """In the report's own period, if the report says how many there are."""
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("only disclosure control makes public figures")

    @property
    def years(self) -> tuple[str, ...]:
        """The names of the years, oldest first."""
        return tuple(self.sizes)

    @property
    def year(self) -> str:
        """The name of the report's own period."""
        return self.years[-1]

    @property
    def previous(self) -> str | None:
        """The name of the year before, if the report shows it."""
        return self.years[-2] if len(self.years) > 1 else None

    def size(self, year: str | None = None) -> Size:
        """Return how much may be printed of ``year``, or of the report's own period."""
        return self.sizes[year or self.year]

    def has(self, table_id: str) -> bool:
        """Tell whether there is anything to print of a table."""
        return any(table.id == table_id for table in self.tables)

    def table(self, table_id: str) -> PublicTable:
        """Return a table; one without anything to print has no rows and no years."""
        for table in self.tables:
            if table.id == table_id:
                return table
        return PublicTable(id=table_id, order=(), columns={})

    def count(self, row: str, year: str | None = None) -> PublicCell:
        """Return one of the four numbers of a year, or its ``conversations``."""
        table = CONVERSATIONS if row == CONVERSATIONS else CASES
        return self.table(table).cell(row, year or self.year)

    def mean_of_earlier(self) -> float | None:
        """Return the mean of the new cases of the years before, rounded to one decimal.

        None unless all of them are printed and there are at least two.
        """
        counts = [self.count(NEW, year).value for year in self.years[:-1]]
        known = [count for count in counts if count is not None]
        if len(known) < max(FEWEST_FOR_A_MEAN, len(counts)):
            return None
        return round(sum(known) / len(known), 1)


def released(
    period: Period,
    as_of: date,
    terms: Terms,
    sizes: Mapping[str, Size],
    tables: Iterable[PublicTable],
    open_counts: Iterable[OpenCount] = (),
) -> PublicFigures:
    """Seal what was found safe. Called by this package alone; a test holds it."""
    return PublicFigures(
        period=period,
        as_of=as_of,
        threshold=terms.threshold,
        variant=terms.variant,
        sizes=dict(sizes),
        tables=tuple(tables),
        open_counts=tuple(open_counts),
        people=terms.people,
        seal=_SEAL,
    )
