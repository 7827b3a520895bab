"""A reader who knows everything but the cases tries all worlds that give the same table."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.disclosure.worlds import same_from_outside
from vp_desktop.disclosure.division import Limits, divide, divide_several

THRESHOLDS = st.integers(2, 5)
ROWS = ("a", "b", "c", "d", "e")
COUNTS = st.lists(st.integers(0, 8), min_size=2, max_size=5).map(
    lambda counts: dict(zip(ROWS, counts, strict=False))
)


@settings(max_examples=400, deadline=None)
@given(COUNTS, THRESHOLDS)
@example({"a": 3, "b": 7, "c": 2}, 5)
@example({"a": 9, "b": 7, "c": 2, "d": 1}, 5)
def test_every_small_row_could_be_none_and_could_be_many(
    counts: dict[str, int], threshold: int
) -> None:
    printed = divide(counts, threshold)

    worlds = same_from_outside(counts, printed) if printed else []
    for row, count in counts.items():
        if printed and 0 < count < threshold:
            held = {world[row] for world in worlds}
            assert 0 in held, row
            assert max(held) > threshold, row


@settings(max_examples=400, deadline=None)
@given(COUNTS, THRESHOLDS)
@example({"a": 12, "b": 0, "c": 0}, 5)
@example({"a": 12, "b": 3, "c": 0}, 5)
def test_nobody_learns_that_all_or_nearly_all_are_in_one_row(
    counts: dict[str, int], threshold: int
) -> None:
    printed, total = divide(counts, threshold), sum(counts.values())

    worlds = same_from_outside(counts, printed) if printed else []
    for row, count in counts.items():
        left = {total - world[row] for world in worlds}
        if worlds and count and count == total:
            assert max(left) >= 1, row
        elif worlds and count and total - count < threshold:
            assert min(left) == 0, row
            assert max(left) > threshold, row


@settings(max_examples=400, deadline=None)
@given(COUNTS, THRESHOLDS)
def test_who_knows_that_something_small_is_hidden_still_cannot_say_where(
    counts: dict[str, int], threshold: int
) -> None:
    """The reader knows the rule: a bundle is printed because at least one row of it is small."""
    printed = divide(counts, threshold)
    hidden = [row for row in counts if row not in printed] if printed else []

    worlds = [
        world
        for world in same_from_outside(counts, printed)
        if any(0 < world[row] < threshold for row in hidden)
    ]

    for row in hidden:
        assert not {world[row] for world in worlds} <= set(range(1, threshold)), row


@settings(max_examples=300, deadline=None)
@given(COUNTS, THRESHOLDS)
def test_no_row_is_hidden_that_could_be_printed_alone(
    counts: dict[str, int], threshold: int
) -> None:
    """Take back any one row of those that are not small: then something small is given away."""
    printed = divide(counts, threshold)
    large = [row for row in counts if row not in printed and counts[row] >= threshold]

    for row in large if printed else ():
        hidden = [one for one in counts if one not in printed and one != row]
        bundle = sum(counts[one] for one in hidden)
        small = [one for one in hidden if 0 < counts[one] < threshold]
        assert bundle <= threshold or len(hidden) == 1
        assert small


def test_a_table_without_small_rows_is_printed_whole() -> None:
    assert divide({"a": 7, "b": 5, "c": 0}, 5) == {"a", "b", "c"}


def test_the_smallest_row_goes_along_with_a_small_one() -> None:
    assert divide({"a": 9, "b": 7, "c": 8, "d": 2}, 5) == {"a", "c"}


def test_rows_without_cases_hide_among_the_small_ones() -> None:
    assert divide({"a": 9, "b": 0, "c": 4, "d": 3}, 5) == {"a"}


def test_of_equal_rows_always_the_same_one_goes() -> None:
    assert divide({"a": 7, "b": 7, "c": 2}, 5) == {"b"}


def test_a_row_that_may_never_be_printed_is_not() -> None:
    counts = {"a": 9, "b": 8, "small units": 7}

    printed = divide(counts, 5, Limits(never=frozenset({"small units"})))

    assert printed == {"a"}


@settings(max_examples=300, deadline=None)
@given(COUNTS, THRESHOLDS, st.dictionaries(st.sampled_from(ROWS), st.integers(0, 6), max_size=3))
def test_a_small_row_stays_in_the_dark_for_who_knows_how_many_fit_in_each(
    counts: dict[str, int], threshold: int, room: dict[str, int]
) -> None:
    most = {row: counts[row] + room[row] for row in room if row in counts}

    printed = divide(counts, threshold, Limits(most=most))

    worlds = [
        world
        for world in (same_from_outside(counts, printed) if printed else [])
        if all(world[row] <= most[row] for row in most)
    ]
    for row, count in counts.items():
        if printed and 0 < count < threshold:
            held = {world[row] for world in worlds}
            assert 0 in held, row
            assert max(held) > threshold, row


@settings(max_examples=300, deadline=None)
@given(COUNTS, THRESHOLDS, st.sets(st.sampled_from(ROWS), max_size=3), st.integers(0, 5))
def test_a_small_row_stays_in_the_dark_for_who_knows_how_many_fit_together(
    counts: dict[str, int], threshold: int, bound: set[str], room: int
) -> None:
    together = frozenset(bound & counts.keys())
    most = sum(counts[row] for row in together) + room

    printed = divide(counts, threshold, Limits(together=together, most_together=most))

    worlds = [
        world
        for world in (same_from_outside(counts, printed) if printed else [])
        if sum(world[row] for row in together) <= most
    ]
    for row, count in counts.items():
        if printed and 0 < count < threshold:
            held = {world[row] for world in worlds}
            assert 0 in held, row
            assert max(held) > threshold, row


@settings(max_examples=300, deadline=None)
@given(COUNTS, st.integers(0, 8), THRESHOLDS)
def test_rows_that_overlap_are_printed_only_far_from_none_and_from_all(
    counts: dict[str, int], without: int, threshold: int
) -> None:
    total = max(counts.values()) + without

    printed = divide_several(counts, total, threshold)

    for row in printed:
        assert counts[row] == 0 or threshold <= counts[row] <= total - threshold
    hidden = counts.keys() - printed
    if printed and hidden:
        assert len(hidden) > 1
        assert all(counts[row] > 0 for row in printed)
