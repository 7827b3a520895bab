from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vp_desktop.disclosure.network import (
    UNBOUNDED,
    Bounds,
    ContradictionError,
    NotAForestError,
    Sum,
    solve,
)

MOST = 4
"""The largest count in a world that is enumerated."""


@st.composite
def forests(draw: st.DrawFn) -> tuple[list[Sum], dict[str, int], set[str]]:
    """Return sums that hang together as a tree, a real world, and the counts that are printed."""
    world = {"c0": draw(st.integers(0, MOST))}
    sums = []
    for _ in range(draw(st.integers(1, 3))):
        joint = draw(st.sampled_from(sorted(world)))
        parts = draw(st.integers(1, 2))
        names = [f"c{len(world) + at}" for at in range(parts)]
        rest = world[joint]
        for name in names[:-1]:
            world[name] = draw(st.integers(0, rest))
            rest -= world[name]
        world[names[-1]] = rest
        if draw(st.booleans()):
            extra = f"c{len(world)}"
            world[extra] = draw(st.integers(0, 1))
            world[names[-1]] += world[extra]
            sums.append(Sum((joint, extra), tuple(names)))
        else:
            sums.append(Sum((joint,), tuple(names)))
    printed = draw(st.sets(st.sampled_from(sorted(world))))
    return sums, world, printed


@settings(max_examples=150, deadline=None)
@given(forests())
def test_the_bounds_are_those_of_all_worlds_that_look_the_same(
    case: tuple[list[Sum], dict[str, int], set[str]],
) -> None:
    sums, world, printed = case
    most = 2 * MOST
    given = {
        name: Bounds(world[name], world[name]) if name in printed else Bounds(0, most)
        for name in world
    }

    found = solve(sums, given)

    worlds = list(_worlds(sums, {name: given[name] for name in sorted(world)}))
    for name in world:
        seen = {one[name] for one in worlds}
        assert seen == set(range(found[name].least, found[name].most + 1)), name


def test_a_count_of_which_nothing_is_known_has_no_end() -> None:
    found = solve([Sum(("start", "new"), ("closed", "end"))], {"new": Bounds(7, 7)})

    assert found["start"] == Bounds(0, UNBOUNDED)
    assert found["end"] == Bounds(0, UNBOUNDED)


def test_two_hidden_counts_in_two_sums_are_refused() -> None:
    sums = [Sum(("a",), ("b", "c")), Sum(("d",), ("b", "c"))]

    with pytest.raises(NotAForestError):
        solve(sums, {})


def test_a_printed_count_may_stand_in_any_number_of_sums() -> None:
    sums = [Sum(("a",), ("b", "c")), Sum(("a",), ("d", "e"))]

    found = solve(sums, {"a": Bounds(4, 4)})

    assert found["b"] == found["e"] == Bounds(0, 4)


def test_numbers_that_cannot_be_true_together_are_refused() -> None:
    given = {"a": Bounds(2, 2), "b": Bounds(3, 3)}

    with pytest.raises(ContradictionError):
        solve([Sum(("a",), ("b", "c"))], given)


def _worlds(sums: list[Sum], given: dict[str, Bounds]) -> list[dict[str, int]]:
    """Return every world: all values of all counts of each sum but one, which follows."""
    found: list[dict[str, int]] = [{}]
    for one in sums:
        found = [bigger for world in found for bigger in _extended(world, one, given)]
    return found


def _extended(world: dict[str, int], one: Sum, given: dict[str, Bounds]) -> list[dict[str, int]]:
    *free, last = [name for name in one.right + one.left if name not in world]
    sign = 1 if last in one.left else -1
    found = []
    for values in product(*(range(given[n].least, given[n].most + 1) for n in free)):
        bigger = {**world, **dict(zip(free, values, strict=True)), last: 0}
        over = sum(bigger[n] for n in one.right) - sum(bigger[n] for n in one.left)
        bigger[last] = sign * over
        if given[last].least <= bigger[last] <= given[last].most:
            found.append(bigger)
    return found
