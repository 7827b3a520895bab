"""What a reader can work out of printed numbers, exactly: bounds of every count that is hidden.

The counts of a report hang together by sums: rows make a total, what was carried over and what is
new makes what was closed and what is still open. A count that is known cuts that web in parts.
As long as what is left is a forest (no count can be reached from another in two ways), narrowing
every sum from its parts and every part from its sum until nothing changes gives the exact bounds:
each whole number between them occurs in some list of cases that gives the same printed numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

UNBOUNDED = 1_000_000_000
"""More cases than there can be: the upper bound of a count of which nothing is known."""


class NotAForestError(AssertionError):
    """Two hidden counts hang together in two ways, so the bounds might not be exact: a bug."""


class ContradictionError(AssertionError):
    """No list of cases gives the printed numbers: a bug."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a count can be."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Sum:
    """``left`` and ``right`` are names of counts; both sides add up to the same."""

    left: tuple[str, ...]
    right: tuple[str, ...]


ANYTHING = Bounds(0, UNBOUNDED)


def solve(sums: Iterable[Sum], given: Mapping[str, Bounds]) -> dict[str, Bounds]:
    """Return the exact bounds of every count in ``sums``; one that is not ``given`` is any count.

    Raises:
        NotAForestError: exactness is not certain.
        ContradictionError: the printed numbers contradict each other.
    """
    web = list(sums)
    bounds = {name: given.get(name, ANYTHING) for one in web for name in one.left + one.right}
    _check_forest(web, bounds)
    using: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(web):
        for name in one.left + one.right:
            using[name].add(number)
    waiting = dict.fromkeys(range(len(web)))
    while waiting:
        number, _ = waiting.popitem()
        for name in _narrow(web[number], bounds):
            waiting |= dict.fromkeys(using[name] - {number})
    return bounds


def _narrow(one: Sum, bounds: dict[str, Bounds]) -> list[str]:
    """Narrow every count of one sum by the others of it; return which ones changed."""
    signs = [(name, 1) for name in one.left] + [(name, -1) for name in one.right]
    reach = [_times(bounds[name], sign) for name, sign in signs]
    least, most = sum(b.least for b in reach), sum(b.most for b in reach)
    changed = []
    for (name, sign), own in zip(signs, reach, strict=True):
        # What the others leave over: own value = -(sum of the others).
        rest = Bounds(own.most - most, own.least - least)
        new = _times(_within(own, rest), sign)
        if new != bounds[name]:
            bounds[name] = new
            changed.append(name)
    return changed


def _times(bounds: Bounds, sign: int) -> Bounds:
    return bounds if sign == 1 else Bounds(-bounds.most, -bounds.least)


def _within(own: Bounds, rest: Bounds) -> Bounds:
    least, most = max(own.least, rest.least), min(own.most, rest.most)
    if least > most:
        raise ContradictionError("no list of cases gives these numbers")
    return Bounds(least, most)


def _check_forest(web: list[Sum], bounds: Mapping[str, Bounds]) -> None:
    """Raise if hidden counts make a ring. A known count cuts the web, so it can be in no ring."""
    leader: dict[str, str] = {}

    def root(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for number, one in enumerate(web):
        free = [n for n in one.left + one.right if bounds[n].least != bounds[n].most]
        for name in free:
            if root(name) == root(f"sum {number}"):
                raise NotAForestError("two counts hang together in two ways")
            leader[root(name)] = root(f"sum {number}")
