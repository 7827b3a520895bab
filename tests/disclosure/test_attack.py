"""The whole attack: try every list of cases that gives the printed report, table by table."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.disclosure.practices import CASE, figures_of
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.codes import Code

THRESHOLD = 2
"""Lower than any report's, so that practices small enough to enumerate have tables at all."""

KINDS = ("OO-PES", "OO-INT", "IN-FRA", "IN-GIF")
ACCUSED = {"WP-DLE": "leidinggevende", "WP-COL": "collega"}
CHANNELS = ("KA-TEL", "KA-MAI")
SORTS = tuple(product(KINDS, ACCUSED, CHANNELS))
"""Everything that a case of these small practices can be."""

Place = tuple[str, str]
"""A table and a row of it."""

PLACES: tuple[tuple[Place, ...], ...] = tuple(
    (
        ("domains", kind[:2]),
        ("kinds", kind),
        ("accused", ACCUSED[accused]),
        ("channels", channel),
    )
    for kind, accused, channel in SORTS
)
"""By sort of case: where it counts."""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, len(SORTS) - 1), min_size=4, max_size=6))
@example([0, 0, 0, 8, 12])
@example([0, 0, 0, 8, 8, 12])
@example([0, 1, 4, 5, 0, 1])
@example([0, 4, 8, 12])
def test_every_small_number_could_be_none_and_could_be_many_in_some_world(
    sorts: list[int],
) -> None:
    facts = [
        replace(CASE, kinds=(Code(kind),), accused_role=Code(accused), channel=Code(channel))
        for kind, accused, channel in (SORTS[sort] for sort in sorts)
    ]

    figures = figures_of(facts, Rules(threshold=THRESHOLD))

    told = {table.id for table in figures.tables} & {table for table, _ in PLACES[0]}
    seen = _seen_in_all_worlds(figures, len(sorts)) if told else {}
    for place, count in _tally(sorts).items():
        cell = figures.table(place[0]).cell(place[1], figures.year)
        if not (cell.shown or cell.hidden):
            continue  # the table says nothing of this row
        held, left = seen[place], len(sorts) - count
        if 0 < count < THRESHOLD:
            assert min(held) == 0, place
            assert max(held) > THRESHOLD, place
        if left == 0:
            assert min(held) < len(sorts), place
        elif left < THRESHOLD:
            assert max(held) == len(sorts), place
            assert min(held) < len(sorts) - THRESHOLD, place


def _tally(sorts: list[int]) -> dict[Place, int]:
    counts: dict[Place, int] = {}
    for sort in sorts:
        for place in PLACES[sort]:
            counts[place] = counts.get(place, 0) + 1
    return counts


def _seen_in_all_worlds(figures: PublicFigures, total: int) -> dict[Place, set[int]]:
    printed = {
        (table.id, row): table.value(row, figures.year)
        for table in figures.tables
        if table.id in {place[0] for places in PLACES for place in places}
        for row in table.order
    }
    known = {place: value for place, value in printed.items() if value is not None}
    every = {place for places in PLACES for place in places}
    known |= {place: 0 for place in known if place not in every}
    seen: dict[Place, set[int]] = {place: set() for place in every}
    for world in _worlds(known, total):
        for place in every:
            seen[place].add(world.get(place, 0))
    return seen


def _worlds(known: Mapping[Place, int], total: int) -> Iterator[Mapping[Place, int]]:
    """Yield the tallies of every list of ``total`` cases that gives the ``known`` numbers."""
    room = dict(known)
    counts: dict[Place, int] = {}

    def fill(sort: int, left: int) -> Iterator[Mapping[Place, int]]:
        if sort == len(SORTS):
            if left == 0 and not any(room.values()):
                yield counts
            return
        places = PLACES[sort]
        most = min([left, *(room[place] for place in places if place in room)])
        for number in range(most + 1):
            _move(counts, room, places, number)
            yield from fill(sort + 1, left - number)
            _move(counts, room, places, -number)

    yield from fill(0, total)


def _move(
    counts: dict[Place, int], room: dict[Place, int], places: tuple[Place, ...], number: int
) -> None:
    for place in places:
        counts[place] = counts.get(place, 0) + number
        if place in room:
            room[place] -= number
