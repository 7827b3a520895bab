"""Which properties of a case have to be looked at together.

Tables that share a property hang together through it. Where the tables form a tree, looking at
each by itself and at what they share is exact: any counts that agree can be put together into
cases. Where they form a ring they cannot, and all properties of the ring are one table
(Graham, Yu and Ozsoyoglu: an acyclic scheme is what ear removal leaves nothing of).
"""

from collections.abc import Iterable

Frame = frozenset[str]
"""Properties that are looked at together."""


def frames(used: Iterable[Frame]) -> list[Frame]:
    """Return the sets of properties to model, so that agreeing on what they share is enough."""
    left = _largest(used)
    while True:
        core = _core(left)
        if not core:
            return sorted(left, key=sorted)
        whole = frozenset().union(*core)
        left = _largest([*(one for one in left if not one <= whole), whole])


def tree(found: list[Frame]) -> list[tuple[Frame, Frame]]:
    """Return which frames have to agree on what they share: a tree of the most shared first."""
    joined: list[tuple[Frame, Frame]] = []
    if not found:
        return joined
    inside, outside = [found[0]], found[1:]
    while outside:
        one, other = max(
            ((a, b) for a in inside for b in outside), key=lambda pair: len(pair[0] & pair[1])
        )
        joined.append((one, other))
        inside.append(other)
        outside.remove(other)
    return joined


def _largest(used: Iterable[Frame]) -> list[Frame]:
    every = set(used)
    return [one for one in every if not any(one < other for other in every)]


def _core(left: list[Frame]) -> list[Frame]:
    """Return what remains when every property and every frame that hangs loose is taken off."""
    now = {one: one for one in left}
    while True:
        ear = next((one for one in now if _hangs_loose(one, now)), None)
        if ear is None:
            return list(now)
        del now[ear]
        # What only one frame still has ties it to nothing.
        now = {one: one & _shared(one, now) for one in now}


def _hangs_loose(one: Frame, now: dict[Frame, Frame]) -> bool:
    inside = now[one] & _shared(one, now)
    return not inside or any(inside <= now[other] for other in now if other != one)


def _shared(one: Frame, now: dict[Frame, Frame]) -> Frame:
    """Return the properties that other frames have as well."""
    return frozenset().union(*(now[other] for other in now if other != one))
