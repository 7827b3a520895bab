"""What was published, said of the unknowns of a puzzle: counts, bands, percentages, headcounts."""

from math import ceil, floor, gcd

from vp_desktop.disclosure.audit.published import Share
from vp_desktop.disclosure.audit.puzzle import Puzzle, Tie
from vp_desktop.disclosure.audit.sorts import Expression

FINEST_DECIMALS = 2
"""More of a percentage than this is not taken in: the solver counts to six digits."""


def tell(puzzle: Puzzle) -> None:
    """Let ``puzzle`` hear everything that was published."""
    for fact in puzzle.found.facts:
        if fact.least or fact.most is not None:
            terms = puzzle.expression(fact.of)
            puzzle.hear(Tie(terms, fact.least, fact.most, fact.place))
    for share in puzzle.found.shares:
        _tell_share(puzzle, share)
    for number, known in puzzle.found.numbers.items():
        if known.people is not None and known.least <= known.people:
            terms = puzzle.expression(number)
            puzzle.hear(Tie(terms, 0, known.people, known.place, doubtful=True))


def _tell_share(puzzle: Puzzle, share: Share) -> None:
    part, whole = puzzle.expression(share.of), puzzle.expression(share.whole)
    least, most, times = _limits(share)
    puzzle.relaxed |= share.decimals > FINEST_DECIMALS
    puzzle.hear(Tie(whole, 1, None, share.place))
    puzzle.hear(Tie(_plus(part, times, whole, -least), 0, None, share.place))
    puzzle.hear(Tie(_plus(part, -times, whole, most), 0, None, share.place))


def _limits(share: Share) -> tuple[int, int, int]:
    """Return whole numbers: ``least`` wholes <= ``times`` parts <= ``most`` wholes."""
    scale = 10**share.decimals
    middle = round(share.percent * scale)
    least, most, times = 2 * middle - 1, 2 * middle + 1, 200 * scale
    if share.decimals > FINEST_DECIMALS:
        coarser = 200 * 10**FINEST_DECIMALS
        least, most = floor(least * coarser / times), ceil(most * coarser / times)
        times = coarser
    by = gcd(least, most, times)
    return max(least // by, 0), most // by, times // by


def _plus(one: Expression, times: int, other: Expression, more: int) -> Expression:
    terms = {column: n * times for column, n in one.items()}
    for column, n in other.items():
        terms[column] = terms.get(column, 0) + n * more
    return terms
