"""Practices small enough to try every list of cases that gives the printed report.

Beside the total two properties are crossed, and kinds add up to domains: the tables hang together
in more than their totals. What no list of cases can be, the audit must know, and nothing else.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.how_many import PRACTICES
from tests.disclosure.judging import Truth
from tests.disclosure.practices import Practice, Shape, practice_of
from vp_desktop.disclosure import plan
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.protect import protect
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.cohorts import NewCase
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import calendar_year

MOST_SORTS = 12
"""More would take minutes."""
Number = frozenset[tuple[str, str]]
Sort = tuple[str, str]
"""A kind, and who is accused."""

SHAPES = st.builds(
    Shape,
    seed=st.integers(0, 10**6),
    sizes=st.tuples(st.integers(6, 15)),
    spread=st.integers(2, 3),
    most_kinds=st.just(1),
    threshold=st.integers(2, 3),
)


@pytest.fixture(autouse=True, scope="module")
def crossed_from_nine_cases_on() -> Iterator[None]:
    before = dict(plan.FEWEST)
    plan.FEWEST.update(dict.fromkeys(plan.TWO_WAY, 9))
    yield
    plan.FEWEST.update(before)


@settings(max_examples=12, deadline=None)
@given(SHAPES)
def test_no_list_of_cases_gives_a_small_number_away(shape: Shape) -> None:
    _try(practice_of(shape))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_nor_in_any_of_very_many_practices() -> None:
    tried = sum(_try(practice_of(_small(seed))) for seed in range(PRACTICES // 2))

    assert tried > PRACTICES // 8


def _small(seed: int) -> Shape:
    return Shape(
        seed=seed,
        sizes=(6 + seed % 10,),
        spread=2 + seed % 2,
        most_kinds=1,
        threshold=2 + (seed % 5 == 0),
    )


def _try(practice: Practice) -> bool:
    """Compare what is known of every number with all lists of cases; False if they are too many."""
    [moment] = practice.moments
    raw = count_series(moment.facts, calendar_year(moment.year), moment.as_of)
    content = to_json("De Linden", [Issue(id="1", figures=protect(raw, practice.rules))])
    printed = _printed(json.loads(content))
    sorts = _sorts(printed)
    if not 1 < len(sorts) <= MOST_SORTS:
        return False
    truth, small = Truth(moment, practice.rules), practice.rules.threshold
    worlds = list(_worlds(sorts, printed, raw.own.new))
    found = {_name(one.key): (one.least, one.most) for one in audit(content).findings}
    cases = raw.own.cohort.new if raw.own.cohort else ()
    there = {sort for sort in sorts for case in cases if _is(case, sort)}
    for number, value in printed.items():
        if value is not None or "mention" in dict(number):
            continue
        values = {world[number] for world in worlds}
        count = truth.count({**dict(number), "year": str(moment.year), "entry": "new"})
        assert found[number] == (min(values), max(values)), sorted(number)
        if 0 < count < small:
            assert min(values) == 0
            assert max(values) > small
        for sort in there:
            inside = number in _numbers_of(sort)
            others = {world[number] - inside for world in worlds if world[frozenset(sort)]}
            assert len(others) > 1 or not 0 < min(others) < small, (sort, sorted(number))
    return True


def _is(case: NewCase, sort: Sort) -> bool:
    kind, accused = sort
    kinds = ("", case.kind, str(code_book().domain_of(case.kind)))
    return kind in kinds and accused in ("", case.accused)


def _worlds(
    sorts: Sequence[Sort], printed: Mapping[Number, int | None], total: int
) -> Iterator[Counter[Number | frozenset[str]]]:
    """Yield the counts of every list of ``total`` cases that gives what is printed."""
    room = {number: value for number, value in printed.items() if value is not None}
    mentioned = {number for number in room if dict(number).keys() == {"mention"}}
    places = [
        [number for number in (*_numbers_of(sort), _mention_of(sort)) if number in printed]
        for sort in sorts
    ]
    held = [0] * len(sorts)

    def fill(at: int, left: int) -> Iterator[Counter[Number | frozenset[str]]]:
        if at == len(sorts):
            # A kind may be mentioned beside others as well, so of that something may be left.
            if left == 0 and not any(n for number, n in room.items() if number not in mentioned):
                yield _tally(sorts, places, held)
            return
        most = min([left, *(room[number] for number in places[at] if number in room)])
        for count in range(most + 1):
            _put(room, places[at], count)
            held[at] = count
            yield from fill(at + 1, left - count)
            _put(room, places[at], -count)

    yield from fill(0, total)


def _put(room: dict[Number, int], places: Sequence[Number], count: int) -> None:
    for number in places:
        if number in room:
            room[number] -= count


def _tally(
    sorts: Sequence[Sort], places: Sequence[Sequence[Number]], held: Sequence[int]
) -> Counter[Number | frozenset[str]]:
    counts: Counter[Number | frozenset[str]] = Counter()
    for sort, numbers, count in zip(sorts, places, held, strict=True):
        counts[frozenset(sort)] += count
        for number in numbers:
            counts[number] += count
    return counts


def _sorts(printed: Mapping[Number, int | None]) -> list[Sort]:
    """Return every sort of case that there may be: a row that is 0, or not there, holds none."""
    rows: dict[str, set[str]] = {"kind": set(), "accused": set()}
    for number, value in printed.items():
        for name, row in number:
            if value != 0 and name in rows:
                rows[name].add(row)
    finest = {row for row in rows["kind"] if "-" in row}
    undivided = rows["kind"] - {str(code_book().domain_of(row)) for row in finest}
    kinds = sorted(finest | (undivided - finest)) or [""]
    crossed = any(len(number) > 1 for number in printed)
    return [
        sort
        for sort in product(kinds, sorted(rows["accused"]) or [""])
        if all(printed.get(number) != 0 for number in _numbers_of(sort))
        and (not crossed or _numbers_of(sort)[-1] in printed)
    ]


def _numbers_of(sort: Sort) -> tuple[Number, ...]:
    kind, accused = sort
    domain = str(code_book().domain_of(kind)) if "-" in kind else kind  # or nothing is known of it
    numbers = [
        frozenset({("kind", kind)}),
        frozenset({("kind", domain)}),
        frozenset({("accused", accused)}),
        frozenset({("kind", domain), ("accused", accused)}),
    ]
    return tuple(dict.fromkeys(numbers))


def _mention_of(sort: Sort) -> Number:
    return frozenset({("mention", sort[0])})


def _printed(figures: Any) -> dict[Number, int | None]:
    """Return what stands at each number of kinds, of who is accused, and of mentions."""
    asked = {"kind", "accused", "mention"}
    found: dict[Number, int | None] = {}
    for table in figures["tables"]:
        for cell in table["cells"]:
            number = _name({**table["fixed"], **cell["key"]})
            if number and {name for name, _ in number} <= asked and "groups" not in cell:
                found[number] = cell["value"]
    return found


def _name(key: Mapping[str, str]) -> Number:
    return frozenset(
        (name, row) for name, row in key.items() if name not in ("year", "entry") and row != "Total"
    )
