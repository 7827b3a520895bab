"""Which of the printed numbers cannot all be true: as few of them as show it."""

from collections.abc import Callable, Sequence
from unicodedata import category

import numpy as np

from vp_desktop.disclosure.audit.attack import NEAR, row_of
from vp_desktop.disclosure.audit.published import Place
from vp_desktop.disclosure.audit.puzzle import Tie, places
from vp_desktop.disclosure.figures_reading import ContradictionError
from vp_desktop.disclosure.loose_figures import MOST_CASES
from vp_desktop.disclosure.suppression.linear import Program, SolverError

LONGEST = 2.0
"""Seconds to look whether one choice of numbers can be true."""


def consistent(size: int, ties: Sequence[Tie], watch: Callable[[], None]) -> list[Tie]:
    """Return ``ties``, or without the doubtful ones where those cannot be true.

    Raises:
        ContradictionError: the others cannot be true either.
    """
    if can_be(size, ties):
        return list(ties)
    sure = [tie for tie in ties if not tie.doubtful]
    if len(sure) < len(ties) and can_be(size, sure):
        return sure
    given = [tie for tie in sure if tie.place is None]
    said = [tie for tie in sure if tie.place is not None]

    def fails(chosen: Sequence[Tie]) -> bool:
        watch()
        return not can_be(size, [*given, *chosen])

    found = _fewest([], said, fails) if said else []
    raise ContradictionError(dict.fromkeys(_written(place) for place in places(found)))


def can_be(size: int, ties: Sequence[Tie]) -> bool:
    """Return whether there are counts that keep to ``ties``; where that is not known, say yes."""
    upper = np.full(max(size, 1), float(MOST_CASES))
    program = Program(np.zeros(len(upper)), upper, [row_of(tie) for tie in ties])
    try:
        found = program.least()
        if found is None:
            return False
        if np.any(np.abs(found.columns - np.rint(found.columns)) > NEAR):
            return program.least_whole(LONGEST) is not None
    except SolverError:
        return True
    return True


def _fewest(
    held: Sequence[Tie], doubted: Sequence[Tie], fails: Callable[[Sequence[Tie]], bool]
) -> list[Tie]:
    """Return as few of ``doubted`` as fail beside ``held`` (Junker 2004, QuickXplain)."""
    if fails(held):
        return []
    if len(doubted) == 1:
        return list(doubted)
    half = len(doubted) // 2
    first, second = doubted[:half], doubted[half:]
    of_second = _fewest([*held, *first], second, fails)
    return [*_fewest([*held, *of_second], first, fails), *of_second]


def _written(place: Place) -> str:
    """Return on one line where a number stands, without signs that could move a cursor."""
    key = ", ".join(f"{name} {value}" for name, value in sorted(place.key.items()))
    line = f"{place.report} / {place.table}: {key} = {place.text}"
    return "".join(" " if category(sign).startswith("C") else sign for sign in line).strip(" /")
