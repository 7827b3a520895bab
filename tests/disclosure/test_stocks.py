"""A reader lays the years side by side: what was open at the end is carried into the next year."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.worlds import compositions
from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.rules import size_of
from vp_desktop.disclosure.stocks import Pattern, StockYear, must_be_carried, print_stocks
from vp_desktop.domain.counting import PeriodCounts, Table
from vp_desktop.domain.periods import calendar_year

OUTCOMES = ("opgelost", "zelf", "gesprek", "formeel")
LEAD_TIMES = ("BL-W1", "BL-M1", "BL-J1", "BL-J2")
LONGEST = "BL-J2"
MOST_AT_START = 16
"""More cases than any of these small practices carries over."""


@dataclass(frozen=True, slots=True)
class Flow:
    """One year of one world."""

    start: int
    new: int
    closed: int
    end: int


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[PeriodCounts], int]:
    """Return the counts of a few years in a row, and a threshold."""
    threshold = draw(st.integers(2, 3))
    stock = draw(st.integers(0, 6))
    years = []
    for year in range(2021, 2021 + draw(st.integers(1, 4))):
        new = draw(st.integers(0, 10))
        closed = draw(st.integers(0, stock + new))
        years.append(_counts(draw, year, stock, new, closed))
        stock += new - closed
    return years, threshold


@settings(max_examples=400, deadline=None)
@given(chains())
def test_no_small_number_of_any_year_can_be_worked_out(
    case: tuple[list[PeriodCounts], int],
) -> None:
    counts, threshold = case

    printed = _printed(counts, threshold)

    flows = _flows(printed, threshold)
    for year, seen in zip(printed, flows, strict=True):
        assert seen, "the real world is among them"
        if year.size is Size.FEW:
            assert {flow.new for flow in seen} == set(range(threshold))
        if year.pattern is Pattern.START:
            _assert_dark({f.closed for f in seen}, year.counts.closed, threshold)
            _assert_dark({f.end for f in seen}, year.counts.open_at_end, threshold)


@settings(max_examples=400, deadline=None)
@given(chains())
def test_no_small_outcome_can_be_worked_out(case: tuple[list[PeriodCounts], int]) -> None:
    counts, threshold = case

    printed = _printed(counts, threshold)

    for year, seen in zip(printed, _flows(printed, threshold), strict=True):
        if not year.outcomes:
            continue
        ended = year.counts.tables[Table.OUTCOMES]
        hidden = [row for row in ended if row not in year.outcomes]
        known = sum(ended[row] for row in year.outcomes)
        for row, count in ended.items():
            assert row in hidden or count == 0 or count >= threshold
            if row in hidden:
                held = {n for flow in seen for n in _held(flow.closed - known, len(hidden))}
                _assert_dark(held, count, threshold)
            elif count and year.counts.closed - count < threshold:
                beside = {flow.closed - count for flow in seen}
                assert 0 in beside or year.counts.closed == count
                assert max(beside) > (threshold if year.counts.closed > count else 0)


@settings(max_examples=400, deadline=None)
@given(chains())
def test_no_small_lead_time_can_be_worked_out(case: tuple[list[PeriodCounts], int]) -> None:
    """A case opened this year was not open for longer than a year: readers know that too."""
    counts, threshold = case

    printed = _printed(counts, threshold)

    for year in printed:
        if not year.lead_times:
            continue
        assert year.pattern is Pattern.ALL
        took = year.counts.tables[Table.LEAD_TIMES]
        hidden = [row for row in took if row not in year.lead_times]
        left = sum(took[row] for row in hidden)
        worlds = [
            {**{row: took[row] for row in year.lead_times}, **world}
            for world in compositions(left, hidden)
        ]
        worlds = [world for world in worlds if world[LONGEST] <= year.counts.carried_over]
        for row, count in took.items():
            if row in hidden:
                _assert_dark({world[row] for world in worlds}, count, threshold)


@settings(max_examples=200, deadline=None)
@given(chains())
def test_a_year_is_printed_the_same_whatever_comes_after_it(
    case: tuple[list[PeriodCounts], int],
) -> None:
    counts, threshold = case

    printed = _printed(counts, threshold)

    assert _printed(counts[:-1], threshold) == printed[:-1]


def test_all_four_numbers_are_printed_where_none_is_small() -> None:
    counts = [_fixed(2024, start=0, new=20, closed=14), _fixed(2025, start=6, new=12, closed=12)]

    printed = _printed(counts, 5)

    assert [year.pattern for year in printed] == [Pattern.ALL, Pattern.ALL]


def test_what_was_closed_hides_what_is_still_open() -> None:
    printed = _printed([_fixed(2025, start=6, new=20, closed=23)], 5)

    assert printed[0].pattern is Pattern.START


def test_a_small_number_carried_over_hides_what_was_closed_and_what_is_open() -> None:
    printed = _printed([_fixed(2025, start=3, new=20, closed=13)], 5)

    assert printed[0].pattern is Pattern.NONE


def test_where_readers_know_that_it_is_small_its_absence_does_not_say_whether_it_is_none() -> None:
    """After a year with nothing open at the end and one with few cases, at most few carry over."""
    before = _fixed(2023, start=0, new=20, closed=20)
    choices = []
    for few in range(4):
        last = _fixed(2025, start=few, new=20, closed=few + 12)
        counts = [before, _fixed(2024, start=0, new=few, closed=0), last]
        choices.append(_printed(counts, 5)[-1].pattern)

    assert set(choices) == {Pattern.NONE}


def test_cases_of_more_than_a_year_were_carried_over() -> None:
    assert must_be_carried(_fixed(2025, start=0, new=0, closed=0)) == {LONGEST}


def _printed(counts: list[PeriodCounts], threshold: int) -> list[StockYear]:
    sized = [(one, size_of(one.new, None, threshold)) for one in counts]
    return print_stocks(sized, threshold)


def _flows(printed: list[StockYear], threshold: int) -> list[set[Flow]]:
    """Return for each year every flow that occurs in some world with the same printed numbers."""
    forward: list[set[Flow]] = []
    starts = set(range(MOST_AT_START))
    for year in printed:
        forward.append({f for start in starts for f in _of_year(year, start, threshold)})
        starts = {flow.end for flow in forward[-1]}
    found = [forward[-1]]
    for before, _ in pairwise([*reversed(forward), set()]):
        if before is not forward[-1]:
            onward = {flow.start for flow in found[0]}
            found.insert(0, {flow for flow in before if flow.end in onward})
    return found


def _of_year(year: StockYear, start: int, threshold: int) -> Iterator[Flow]:
    counts = year.counts
    if year.pattern is not Pattern.NONE and start != counts.carried_over:
        return
    ended = counts.tables[Table.OUTCOMES]
    known = sum(ended[row] for row in year.outcomes)
    all_told = bool(year.outcomes) and len(year.outcomes) == len(ended)
    for new in range(threshold) if year.size is Size.FEW else (counts.new,):
        for closed in range(start + new + 1):
            flow = Flow(start, new, closed, start + new - closed)
            told = year.pattern is not Pattern.ALL or closed == counts.closed
            if told and closed >= known and not (all_told and closed != known):
                yield flow


def _held(left: int, rows: int) -> range:
    """Return what one of ``rows`` hidden rows can hold of the ``left`` cases."""
    return range(left, left + 1) if rows == 1 else range(left + 1)


def _assert_dark(held: set[int], truth: int, threshold: int) -> None:
    assert truth in held
    if 0 < truth < threshold:
        assert 0 in held
        assert max(held) > threshold


def _counts(draw: st.DrawFn, year: int, start: int, new: int, closed: int) -> PeriodCounts:
    ended, left = {}, closed
    for row in OUTCOMES[1:]:
        ended[row] = draw(st.integers(0, left))
        left -= ended[row]
    long_ones = draw(st.integers(0, min(start, closed)))
    took, rest = {LONGEST: long_ones}, closed - long_ones
    for row in LEAD_TIMES[1:-1]:
        took[row] = draw(st.integers(0, rest))
        rest -= took[row]
    return _fixed(
        year, start, new, closed, {OUTCOMES[0]: left, **ended}, {LEAD_TIMES[0]: rest, **took}
    )


def _fixed(
    year: int,
    start: int,
    new: int,
    closed: int,
    ended: dict[str, int] | None = None,
    took: dict[str, int] | None = None,
) -> PeriodCounts:
    return PeriodCounts(
        period=calendar_year(year),
        carried_over=start,
        new=new,
        closed=closed,
        open_at_end=start + new - closed,
        conversations=0,
        tables={
            Table.OUTCOMES: ended or {"opgelost": closed},
            Table.LEAD_TIMES: took or {"BL-W1": closed},
        },
    )
