"""Say why a number of a report is hidden: for the adviser's eyes, who knows the exact counts.

What is said holds by arithmetic alone. It does not repeat the search for what to hide: several
choices may be as cheap, and of a number that is hidden along it says what printing it would tell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vp_desktop.disclosure.figures import (
    CARRIED_OVER,
    CASES,
    CLOSED,
    CONVERSATIONS,
    NEW,
    OPEN_AT_END,
    PublicFigures,
    Size,
)
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.tables import OF_CLOSED, SEVERAL, Table, rows

Place = tuple[str, str]
"""A table of the report and a row of it."""

Exact = Mapping[str, Mapping[str, int]]
"""The exact counts by the ids and rows of the printed tables."""


class Why(StrEnum):
    """For which reason a number is hidden."""

    SMALL = "small"
    CHOSEN = "chosen"
    """The adviser left the row out."""
    BEFORE = "before"
    """An earlier report hid it."""
    EVERYBODY = "everybody"
    """Nearly everybody of the organisation came."""
    ALL = "all"
    """Every case stands in this row, so it would say something of each of them."""
    ALL_BUT_FEW = "all but few"
    DIFFERENCE = "difference"
    """Hardly more cases name the kind than have it as their first."""
    UNITS = "units"
    """The units are too small to be named."""
    TOGETHER = "together"
    """From the total and this number, the other hidden rows would follow."""
    ELSEWHERE = "elsewhere"
    """Numbers of another table would follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one number is hidden."""

    why: Why
    rows: tuple[str, ...] = ()
    """Which rows of the same table it would give away."""
    tables: tuple[str, ...] = ()
    """In which other tables it would tell something."""
    whole: int = 0
    """Of how many cases this row holds all, or all but a few."""
    report: str = ""
    """The period of the report that hid it."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """Rows of one table that add up to a number of the report."""

    table: str
    rows: tuple[str, ...]
    known: bool
    """Whether readers know what they add up to."""


def exact_counts(counted: PeriodCounts) -> dict[str, dict[str, int]]:
    """Return the exact counts by the ids and rows of the printed tables."""
    exact = {str(table): dict(rows) for table, rows in counted.tables.items()}
    exact[Table.KINDS] = exact.get(Table.DOMAINS, {}) | exact.get(Table.KINDS, {})
    exact[CASES] = {
        NEW: counted.new,
        CARRIED_OVER: counted.carried_over,
        CLOSED: counted.closed,
        OPEN_AT_END: counted.open_at_end,
    }
    exact[CONVERSATIONS] = {CONVERSATIONS: counted.conversations}
    return exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of hidden numbers beside the figures."""

    before: Mapping[Place, str] = field(default_factory=dict)
    """By number that an earlier report hid: the period of that report."""
    left_out: frozenset[str] = frozenset()
    """What the adviser leaves out: ``TABLE``, or ``TABLE/ROW``."""


def reasons(
    figures: PublicFigures, counted: PeriodCounts, known: Known | None = None
) -> dict[Place, Reason]:
    """Return for each number of the report's own period that is hidden why it is."""
    return dict(_Explainer(figures, counted, known or Known()).all())


def left_out_as(table: str, row: str) -> str:
    """Return by which name a row is left out: a main category has one in both of its tables."""
    is_domain = table == Table.KINDS and row in rows(Table.DOMAINS)
    return f"{Table.DOMAINS if is_domain else table}/{row}"


def hidden_rows(figures: PublicFigures, table_id: str) -> tuple[str, ...]:
    """Return the rows of a table that are hidden in the report's own period."""
    table = figures.table(table_id)
    return tuple(row for row in table.all_rows if table.cell(row, figures.year).hidden)


class _Explainer:
    def __init__(self, figures: PublicFigures, counted: PeriodCounts, known: Known) -> None:
        self._figures, self._counted, self._known = figures, counted, known
        self._exact: Exact = exact_counts(counted)
        self._hidden = {table.id: hidden_rows(figures, table.id) for table in figures.tables}

    def all(self) -> Iterator[tuple[Place, Reason]]:
        for table, hidden in self._hidden.items():
            for row in hidden:
                yield (table, row), self._reason(table, row)

    def _reason(self, table: str, row: str) -> Reason:
        if self._is_small(table, row):
            return Reason(why=Why.SMALL)
        if left_out_as(table, row) in self._known.left_out:
            return Reason(why=Why.CHOSEN)
        if (table, row) in self._known.before:
            return Reason(why=Why.BEFORE, report=self._known.before[table, row])
        if (table, row) == (CASES, NEW) and self._figures.size() is Size.HIDDEN:
            return Reason(why=Why.EVERYBODY)
        return self._of_whole(table, row) or self._along(table, row)

    def _count(self, table: str, row: str) -> int:
        return self._exact.get(table, {}).get(row, 0)

    def _is_small(self, table: str, row: str) -> bool:
        return 0 < self._count(table, row) < self._figures.threshold

    def _of_whole(self, table: str, row: str) -> Reason | None:
        """Return that a row holds all or nearly all of something, if it does."""
        count = self._count(table, row)
        for whole in self._wholes(table, row):
            left = whole - count
            if count and left == 0 and table not in SEVERAL:
                return Reason(why=Why.ALL, whole=whole)
            if count and 0 < left < self._figures.threshold:
                return Reason(why=Why.ALL_BUT_FEW, whole=whole)
        first = self._count(Table.KINDS, row)
        if table == Table.MENTIONS and 0 < count - first < self._figures.threshold:
            return Reason(why=Why.DIFFERENCE)
        return None

    def _wholes(self, table: str, row: str) -> Iterator[int]:
        if table in (CASES, CONVERSATIONS):
            return
        if table == Table.ACCUSED_BY_DOMAIN:
            domain, _bar, accused = row.partition("|")
            yield self._count(Table.DOMAINS, domain)
            yield self._count(Table.ACCUSED, accused)
            return
        if table == Table.KINDS and row not in self._exact[Table.DOMAINS]:
            yield self._count(Table.DOMAINS, str(code_book().domain_of(row)))
        yield self._counted.closed if table in OF_CLOSED else self._counted.new

    def _along(self, table: str, row: str) -> Reason:
        best: tuple[str, ...] = ()
        for one in self._sums(table, row):
            others = tuple(other for other in one.rows if other != row)
            if one.known and others and (not best or len(others) < len(best)):
                best = others
        if best:
            return Reason(why=Why.TOGETHER, rows=self._first_hidden(table, best))
        if (table, row) == (Table.UNITS, OTHER_UNITS):
            return Reason(why=Why.UNITS)
        return Reason(why=Why.ELSEWHERE, tables=tuple(self._linked(table)))

    def _first_hidden(self, table: str, rows: Iterable[str]) -> tuple[str, ...]:
        """Return ``rows``, small counts first."""
        return tuple(sorted(rows, key=lambda row: not self._is_small(table, row)))

    def _sums(self, table: str, row: str) -> Iterator[_Sum]:
        """Yield the sums of its own table in which a hidden row stands, hidden rows only."""
        hidden = self._hidden[table]
        if table in SEVERAL or table == CONVERSATIONS:
            return
        if table == CASES:
            yield _Sum(table, hidden, known=True)
        elif table == Table.ACCUSED_BY_DOMAIN:
            yield from self._crossed(row, hidden)
        elif table == Table.KINDS:
            yield self._same_level(row, hidden)
        else:
            known = table not in OF_CLOSED or CLOSED not in self._hidden.get(CASES, ())
            yield _Sum(table, hidden, known=known)

    def _crossed(self, row: str, hidden: Iterable[str]) -> Iterator[_Sum]:
        domain, _bar, accused = row.partition("|")
        for table, part, at in ((Table.DOMAINS, domain, 0), (Table.ACCUSED, accused, 2)):
            same = tuple(other for other in hidden if other.partition("|")[at] == part)
            yield _Sum(Table.ACCUSED_BY_DOMAIN, same, known=part not in self._hidden.get(table, ()))

    def _same_level(self, row: str, hidden: Iterable[str]) -> _Sum:
        domains = self._exact[Table.DOMAINS]
        if row in domains:
            return _Sum(Table.KINDS, tuple(r for r in hidden if r in domains), known=True)
        hidden_domains = {r for r in hidden if r in domains}
        domain = str(code_book().domain_of(row))
        # Of kinds whose domains are hidden too, readers know what all of them add up to.
        level = hidden_domains if domain in hidden_domains else {domain}
        same = (r for r in hidden if r not in domains and code_book().domain_of(r) in level)
        return _Sum(Table.KINDS, tuple(same), known=True)

    def _linked(self, table: str) -> Iterator[str]:
        """Yield the tables with hidden numbers that hang together with those of ``table``."""
        for group in _TOGETHER:
            if table in group:
                yield from (other for other in group if other != table and self._hidden.get(other))


_TOGETHER: tuple[tuple[str, ...], ...] = (
    (Table.DOMAINS, Table.KINDS, Table.ACCUSED_BY_DOMAIN, Table.ACCUSED, Table.MENTIONS),
    (CASES, Table.OUTCOMES, Table.OUTCOMES_WIDE, Table.LEAD_TIMES, Table.LEAD_TIMES_WIDE),
)
"""Tables whose numbers follow from each other."""
