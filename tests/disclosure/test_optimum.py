import pytest

from vp_desktop.disclosure.suppression.cuts import CannotBeHiddenError
from vp_desktop.disclosure.suppression.optimum import optimum
from vp_desktop.disclosure.suppression.problem import Count, Need, Problem, Sum

SMALL = 1
"""The count that must be hidden in every row."""


def _row(*others: int) -> Problem:
    """Return a row of the small count and ``others``, with a total that is printed."""
    total = SMALL + sum(others)
    whole = Count(value=total, least=total, most=total, hidden=False)
    small = Count(value=SMALL, least=0, most=40, hidden=True)
    rest = [Count(value=n, least=0, most=40, price=n) for n in others]
    terms = {0: -1, **dict.fromkeys(range(1, len(others) + 2), 1)}
    return Problem([whole, small, *rest], [Sum(terms)], [Need({1: 1}, 0, 6)])


def test_the_cheapest_count_that_is_enough_is_hidden_beside_a_small_one() -> None:
    assert optimum(_row(4, 9, 20)).hidden == {1, 3}
    assert optimum(_row(4, 2, 20)).hidden == {1, 2, 3}


def test_a_row_in_which_not_even_everything_hidden_is_enough_is_said_to_be_so() -> None:
    with pytest.raises(CannotBeHiddenError):
        optimum(_row(4))
