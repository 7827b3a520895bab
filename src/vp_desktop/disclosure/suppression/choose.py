"""Choose what to hide of a whole problem, part by part."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from vp_desktop.disclosure.suppression.cuts import CannotBeHiddenError
from vp_desktop.disclosure.suppression.gates import Gate, Readers, Watch
from vp_desktop.disclosure.suppression.linear import SolverError
from vp_desktop.disclosure.suppression.optimum import GaveUpError, optimum
from vp_desktop.disclosure.suppression.parts import Part, parts
from vp_desktop.disclosure.suppression.problem import Problem
from vp_desktop.disclosure.suppression.worlds import World


class UnprotectableError(Exception):
    """These counts cannot stand in one report: no choice was found that hides what is small."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__("no safe choice found")
        self.numbers = tuple(numbers)


@dataclass(frozen=True, slots=True)
class Solved:
    """One part: what is hidden of it, and the worlds that keep it in the dark."""

    numbers: tuple[int, ...]
    """Which count of the whole each count of a world is."""
    hidden: frozenset[int]
    worlds: tuple[World, ...]


def choose(problem: Problem, readers: Readers, watch: Watch, only: Container[int]) -> list[Solved]:
    """Return the cheapest safe choice for each part of ``problem`` with one of the counts ``only``.

    Raises:
        UnprotectableError: some counts cannot be protected, or not in reasonable time.
    """
    return [
        _solve(part, readers, watch)
        for part in parts(problem)
        if any(number in only for number in part.numbers)
    ]


def _solve(part: Part, readers: Readers, watch: Watch) -> Solved:
    place = {number: at for at, number in enumerate(part.numbers)}
    inside = {frozenset(place[n] for n in own if n in place): None for own in readers.insiders}
    inside.pop(frozenset(), None)
    gate = Gate(part.problem, Readers(list(inside), readers.small_below), watch)
    try:
        found = optimum(part.problem, [gate], watch).hidden
    except GaveUpError as error:
        if error.best is None:
            raise UnprotectableError(part.numbers) from error
        found = error.best.hidden
    except (CannotBeHiddenError, SolverError) as error:
        raise UnprotectableError(part.numbers) from error
    hidden = frozenset(part.numbers[at] for at in found)
    return Solved(part.numbers, hidden, gate.worlds)
