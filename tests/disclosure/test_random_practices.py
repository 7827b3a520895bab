"""Practices that nobody thought of: none gives away what is small, to any of the three readers."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.how_many import PRACTICES, SIDE_BY_SIDE, batches
from tests.disclosure.judging import Truth, complaints
from tests.disclosure.practices import Moment, Practice, Shape, practice_of, shape_of
from tests.disclosure.reporting import Cabinet, every_kind, yearly
from tests.disclosure.trying import truths
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.protect import protect
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import calendar_year

AT_ONCE = 12

Habit = Callable[[Practice], Cabinet]

SHAPES = st.builds(
    Shape,
    seed=st.integers(0, 10**6),
    sizes=st.lists(st.integers(0, 50), min_size=1, max_size=4).map(tuple),
    units=st.integers(1, 12),
    spread=st.integers(1, 9),
    most_kinds=st.integers(1, 4),
    threshold=st.integers(3, 10),
    people=st.sampled_from((None, 60, 400)),
)


@pytest.mark.parametrize("seed", range(AT_ONCE))
def test_no_seeded_practice_gives_away_what_is_small(seed: int) -> None:
    practice = practice_of(shape_of(seed))

    assert _complaints(practice) == []


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seeds", batches(AT_ONCE, PRACTICES), ids=str)
def test_nor_does_any_of_very_many(seeds: range) -> None:
    for seed in seeds:
        assert _complaints(practice_of(shape_of(seed))) == [], seed


@pytest.mark.parametrize("seed", range(AT_ONCE))
@pytest.mark.parametrize("habit", [yearly, every_kind])
def test_nor_do_reports_laid_side_by_side(habit: Habit, seed: int) -> None:
    practice = practice_of(shape_of(seed))

    assert _complaints_of(habit(practice)) == []


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seeds", batches(AT_ONCE, AT_ONCE + SIDE_BY_SIDE, 4), ids=str)
def test_nor_do_those_of_many_practices(seeds: range) -> None:
    for seed in seeds:
        assert _complaints_of(every_kind(practice_of(shape_of(seed)))) == [], seed


@settings(max_examples=10, deadline=None)
@given(SHAPES)
def test_no_practice_gives_away_what_is_small(shape: Shape) -> None:
    assert _complaints(practice_of(shape)) == []


def _complaints(practice: Practice) -> list[str]:
    """Return what is wrong with the report over each year, made by itself."""
    return [
        wrong
        for moment in practice.moments
        for wrong in complaints(_report(practice, moment), {"1": Truth(moment, practice.rules)})
    ]


def _report(practice: Practice, moment: Moment) -> bytes:
    raw = count_series(moment.facts, calendar_year(moment.year), moment.as_of)
    figures = protect(raw, practice.rules)
    return to_json("De Linden", [Issue(id="1", figures=figures)])


def _complaints_of(cabinet: Cabinet) -> list[str]:
    """Return what is wrong with all that was given out, taken together."""
    return list(complaints(cabinet.file(), truths(cabinet)))
