"""Which hidden numbers hang together: who knows how numbers are hidden knows one of them is small.

Numbers hang together where they add up to the same number, and with that number if it is not
printed; what cases are at all hangs together with what they are first of all; what is open at the
end of a period is what is carried over into the next.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from vp_desktop.disclosure.audit.published import Number, Published
from vp_desktop.disclosure.audit.slices import Slices

Node = Number | tuple[Number, str]
"""A count, or the sum of counts that divide one by one property."""


def together(found: Published, slices: Slices, numbers: Sequence[Number]) -> list[list[int]]:
    """Return for each of ``numbers`` the places of the hidden ones that hang together with it."""
    above: dict[Node, Node] = {}
    for one, other in (*_ties(found, numbers), *_years(found, slices, numbers)):
        above[_root(above, one)] = _root(above, other)
    hidden = [n for n, one in enumerate(numbers) if not found.numbers[one].printed]
    by_root: dict[Node, list[int]] = {}
    for n in hidden:
        by_root.setdefault(_root(above, numbers[n]), []).append(n)
    return [by_root.get(_root(above, one), [n]) for n, one in enumerate(numbers)]


def _root(above: dict[Node, Node], node: Node) -> Node:
    while node in above and above[node] != node:
        node = above[node]
    return node


def _ties(found: Published, numbers: Sequence[Number]) -> Iterator[tuple[Node, Node]]:
    for number in numbers:
        if found.numbers[number].printed:
            continue
        for name in sorted(found.numbers[number].divided_by):
            whole = _whole(found, number, name)
            if whole is None:
                continue
            yield number, (whole, name)
            if whole not in found.numbers or not found.numbers[whole].printed:
                yield (whole, name), whole
    yield from _firsts(found, numbers)


def _firsts(found: Published, numbers: Sequence[Number]) -> Iterator[tuple[Node, Node]]:
    """Yield what cases are at all, with what they are first of all: the one holds the other."""
    for number in numbers:
        for name, value in number:
            first = found.figures.dimension(name).includes
            other = number - {(name, value)} | {(first or "", value)}
            if first and other in found.numbers and not found.numbers[other].printed:
                yield number, other


def _whole(found: Published, number: Number, name: str) -> Number | None:
    """Return what ``number`` and others add up to; None if a case may be in several of them."""
    if found.is_slice(name) or found.kind_of(name) == "multi":
        return None
    value = dict(number).get(name)
    if value is None:
        return None
    rest = frozenset(part for part in number if part[0] != name)
    for group, members in found.figures.groups_of(name).items():
        if value in members and rest | {(name, group)} in found.numbers:
            return rest | {(name, group)}
    return rest


def _years(
    found: Published, slices: Slices, numbers: Sequence[Number]
) -> Iterator[tuple[Node, Node]]:
    """Yield what is open at the end of a period, with what the next one starts with."""
    follows = set(slices.follows())
    for (name, value), becomes in found.figures.becomes():
        ends = [one for one in numbers if (name, value) in one]
        for part in becomes.items():
            starts = [one for one in numbers if part in one]
            for one, other in product(ends, starts):
                last, first = (slices.parts[found.apart(of)] for of in (one, other))
                if any(pair in follows for pair in product(last[-1], first[0])):
                    yield one, other
