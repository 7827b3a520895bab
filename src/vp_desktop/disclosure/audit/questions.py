"""What is asked of a puzzle: which sums of counts nobody may be sure of (disclosure.md 2.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vp_desktop.disclosure.audit.published import (
    MENTIONS,
    Known,
    Merged,
    Number,
    Place,
    Published,
)
from vp_desktop.disclosure.audit.puzzle import Puzzle
from vp_desktop.disclosure.audit.sorts import Expression


class About(StrEnum):
    """What kind of sum it is."""

    COUNT = "count"
    MERGED = "merged"
    """Several values together."""
    REST = "rest"
    """What is left of a whole: that all, or all but a few, are of one sort says who they are."""
    DIFFERENCE = "difference"
    """Between two editions, a part of a year and the year, or all and only the first kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One sum of counts."""

    about: About
    terms: Expression
    of: Number | Merged
    known: Known
    place: Place
    against: Place | None = None
    """The other number of a difference, or the whole."""


def questions(puzzle: Puzzle) -> list[Question]:
    """Return everything that is asked, the published counts first and in a fixed order."""
    found = puzzle.found
    numbers = sorted(found.numbers, key=sorted)
    merged = sorted(found.merged, key=lambda one: (sorted(one.rest), one.dimension, one.values))
    counts = [_count(puzzle, one, found.numbers[one]) for one in numbers]
    merges = [_count(puzzle, one, found.merged[one]) for one in merged]
    more = [*_rests(puzzle, numbers), *_differences(puzzle, numbers), *_later(puzzle, numbers)]
    return [*counts, *merges, *more]


def _count(puzzle: Puzzle, of: Number | Merged, known: Known) -> Question:
    about = About.MERGED if isinstance(of, Merged) else About.COUNT
    return Question(about=about, terms=puzzle.expression(of), of=of, known=known, place=known.place)


def _rests(puzzle: Puzzle, numbers: list[Number]) -> Iterator[Question]:
    """Yield for each count in a whole that can be seen too what is left of the whole."""
    found = puzzle.found
    for number in numbers:
        for name, value in sorted(number):
            if found.is_slice(name) or name in found.flows() or value == MENTIONS:
                continue
            for whole in _wholes(found, number, name, value):
                terms = puzzle.outside(whole, name, value)
                if terms:
                    known, of_whole = found.numbers[number], found.numbers.get(whole)
                    yield Question(
                        about=About.REST, terms=terms, of=number, known=known,
                        place=known.place, against=of_whole.place if of_whole else None,
                    )  # fmt: skip


def _wholes(found: Published, number: Number, name: str, value: str) -> Iterator[Number]:
    """Yield what ``number`` is a part of by ``name``."""
    rest = number - {(name, value)}
    if rest in found.numbers or found.numbers[number].listed_with_all:
        yield rest
    if found.kind_of(name) != "multi" and name in found.groups:
        for group in found.groups[name].above(value):
            if rest | {(name, group)} in found.numbers:
                yield rest | {(name, group)}


def _differences(puzzle: Puzzle, numbers: list[Number]) -> Iterator[Question]:
    """Yield how many cases are of a kind that is not what they are first of all."""
    found = puzzle.found
    for number in numbers:
        for name, value in sorted(number):
            first = found.figures.dimension(name).includes
            other = number - {(name, value)} | {(first or "", value)}
            if first and other in found.numbers:
                yield _difference(puzzle, number, other)


def _later(puzzle: Puzzle, numbers: list[Number]) -> Iterator[Question]:
    """Yield what came in between: two editions, or part of a year and the whole of it."""
    alike: dict[Number, list[Number]] = {}
    for number in numbers:
        alike.setdefault(number - puzzle.found.apart(number), []).append(number)
    for same in alike.values():
        for number in same:
            for other in same:
                if _is_part(puzzle, other, number):
                    yield _difference(puzzle, number, other)


def _is_part(puzzle: Puzzle, one: Number, whole: Number) -> bool:
    parts = puzzle.slices.parts
    mine, all_ = (
        {atom for row in parts[puzzle.found.apart(number)] for atom in row}
        for number in (one, whole)
    )
    return mine < all_ and puzzle.expression(one).keys() < puzzle.expression(whole).keys()


def _difference(puzzle: Puzzle, number: Number, other: Number) -> Question:
    terms = dict(puzzle.expression(number))
    for column, n in puzzle.expression(other).items():
        terms[column] = terms.get(column, 0) - n
    known = puzzle.found.numbers[number]
    return Question(
        about=About.DIFFERENCE,
        terms={column: n for column, n in terms.items() if n},
        of=number,
        known=known,
        place=known.place,
        against=puzzle.found.numbers[other].place,
    )
