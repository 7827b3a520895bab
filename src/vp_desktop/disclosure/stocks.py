"""Choose what may be printed of the four numbers of each year, and of how cases ended.

What is open at the end of one year is what is carried over into the next, so the years of an
organisation form one chain. It is walked from the first year on, and each year only adds to what
the years before it printed: the column of a year is the same in every later report. A year prints
all four numbers, or what it started with, or only what is new; the first of these that leaves every
small number of the whole chain in the dark is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from vp_desktop.disclosure.division import Limits, divide
from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.network import UNBOUNDED, Bounds, Sum, solve
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.counting import PeriodCounts, Table


class Pattern(Enum):
    """Which of the four numbers are printed beside the new cases."""

    ALL = auto()
    START = auto()
    """What was carried over; closed and still open are hidden."""
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class StockYear:
    """What is printed of one year."""

    counts: PeriodCounts = field(repr=False)
    size: Size
    pattern: Pattern = Pattern.NONE
    outcomes: frozenset[str] = frozenset()
    lead_times: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Need:
    """What has to stay possible of a count, for all that is printed."""

    name: str
    least: int
    most: int


def print_stocks(years: list[tuple[PeriodCounts, Size]], threshold: int) -> list[StockYear]:
    """Return what may be printed of each year, oldest first."""
    chain: list[StockYear] = []
    for counts, size in years:
        chain.append(next(_safe_choices(chain, counts, size, threshold)))
    return chain


def must_be_carried(counts: PeriodCounts) -> frozenset[str]:
    """Return the lead times that no case opened in the period can have had by its end."""
    longest = (counts.period.last - counts.period.first).days
    bands = code_book().list(ListId("L17f")).items
    return frozenset(band.code for band in bands if (band.at_least or 0) > longest)


def _safe_choices(
    chain: list[StockYear], counts: PeriodCounts, size: Size, threshold: int
) -> Iterator[StockYear]:
    nothing = StockYear(counts=counts, size=size)
    if size is Size.TABLES:
        start = _bounds([*chain, nothing], threshold)[_stock(len(chain))]
        # If readers know already that it is small, its absence must not say whether it is 0.
        free = start.least == start.most or start.most > threshold
        for choice in _choices(counts, threshold, free=free):
            if _keeps([*chain, choice], threshold):
                yield choice
    yield nothing


def _choices(counts: PeriodCounts, threshold: int, *, free: bool) -> Iterator[StockYear]:
    """Return what could be printed of a year, most first."""
    if free and not any(
        _small(n, threshold) for n in (counts.carried_over, counts.closed, counts.open_at_end)
    ):
        limits = Limits(together=must_be_carried(counts), most_together=counts.carried_over)
        yield StockYear(
            counts=counts,
            size=Size.TABLES,
            pattern=Pattern.ALL,
            outcomes=divide(counts.tables[Table.OUTCOMES], threshold),
            lead_times=divide(counts.tables[Table.LEAD_TIMES], threshold, limits),
        )
    ended = counts.tables[Table.OUTCOMES]
    large = sorted((row for row in ended if ended[row] >= threshold), key=lambda row: -ended[row])
    start = free and not _small(counts.carried_over, threshold)
    for pattern in (Pattern.START, Pattern.NONE) if start else (Pattern.NONE,):
        for printed in range(len(large), -1, -1):
            yield StockYear(
                counts=counts,
                size=Size.TABLES,
                pattern=pattern,
                outcomes=frozenset(large[:printed]),
            )


def _keeps(chain: list[StockYear], threshold: int) -> bool:
    bounds = _bounds(chain, threshold)
    return all(
        bounds[need.name].least <= need.least and bounds[need.name].most >= need.most
        for number, year in enumerate(chain)
        for need in _needs(number, year, threshold)
    )


def _needs(number: int, year: StockYear, threshold: int) -> Iterator[_Need]:
    new = _new_bounds(year, threshold)
    if new.least != new.most:
        yield _Need(_new(number), new.least, new.most)
    if year.pattern is Pattern.START:
        if _small(year.counts.closed, threshold):
            yield _Need(_closed(number), 0, threshold + 1)
        if _small(year.counts.open_at_end, threshold):
            yield _Need(_stock(number + 1), 0, threshold + 1)
    if year.pattern is not Pattern.ALL:
        yield from _outcome_needs(number, year, threshold)


def _outcome_needs(number: int, year: StockYear, threshold: int) -> Iterator[_Need]:
    """Yield what outcomes need beside a hidden total; beside a known one ``divide`` saw to it."""
    ended = year.counts.tables[Table.OUTCOMES] if year.outcomes else {}
    for row, count in ended.items():
        if _small(count, threshold):
            yield _Need(_outcome(number, row), 0, threshold + 1)
        if row in year.outcomes and year.counts.closed - count < threshold:
            yield _Need(_closed(number), count, count + threshold + 1)


def _bounds(chain: list[StockYear], threshold: int) -> dict[str, Bounds]:
    sums: list[Sum] = []
    given: dict[str, Bounds] = {}
    for number, year in enumerate(chain):
        start, end = _stock(number), _stock(number + 1)
        sums.append(Sum((start, _new(number)), (_closed(number), end)))
        given[_new(number)] = _new_bounds(year, threshold)
        if year.pattern is not Pattern.NONE:
            given[start] = _exactly(year.counts.carried_over)
        if year.pattern is Pattern.ALL:
            given[_closed(number)] = _exactly(year.counts.closed)
            given[end] = _exactly(year.counts.open_at_end)
        if year.outcomes:
            ended = year.counts.tables[Table.OUTCOMES]
            rows = {row: _outcome(number, row) for row in ended}
            sums.append(Sum((_closed(number),), tuple(rows.values())))
            given |= {rows[row]: _exactly(ended[row]) for row in year.outcomes}
    return solve(sums, given)


def _new_bounds(year: StockYear, threshold: int) -> Bounds:
    if year.size is Size.FEW:
        return Bounds(0, threshold - 1)
    return Bounds(0, UNBOUNDED) if year.size is Size.HIDDEN else _exactly(year.counts.new)


def _small(count: int, threshold: int) -> bool:
    return 0 < count < threshold


def _exactly(count: int) -> Bounds:
    return Bounds(count, count)


def _stock(number: int) -> str:
    return f"open at start of {number}"


def _new(number: int) -> str:
    return f"new in {number}"


def _closed(number: int) -> str:
    return f"closed in {number}"


def _outcome(number: int, row: str) -> str:
    return f"{row} in {number}"
