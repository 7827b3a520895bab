"""Which values of a dimension stand for others, in one layer or more."""

from collections.abc import Iterable, Mapping, Sequence

from vp_desktop.disclosure.figures_reading import FiguresFileError

MOST_BELOW = 5_000_000
"""What the groups of a dimension hold, all together and each counted by itself."""


class Groups:
    """The values of one dimension that stand for others."""

    def __init__(self, members: Mapping[str, Sequence[str]]) -> None:
        """Take in which values stand directly for which.

        Raises:
            FiguresFileError: one of them stands for itself.
        """
        self._members = {group: tuple(inside) for group, inside in members.items() if inside}
        self._below: dict[str, frozenset[str]] = {}
        for group in self._members:
            self._find_below(group)

    def below(self, value: str) -> frozenset[str]:
        """Return ``value`` and everything that it stands for."""
        return self._below.get(value, frozenset({value}))

    def above(self, value: str) -> tuple[str, ...]:
        """Return the values that stand directly for ``value``."""
        return tuple(group for group, inside in self._members.items() if value in inside)

    def finest(self, seen: Iterable[str]) -> frozenset[str]:
        """Return values of which none stands for another, and of which all ``seen`` ones consist.

        A value stays whole where nothing that was seen cuts through it.
        """
        every = frozenset(seen)
        found = frozenset[str]().union(*(self._parts(value, every) for value in every))
        if any(a != b and a in self.below(b) for a in found for b in found):
            found = frozenset[str]().union(*(self._ground(value) for value in every))
        return found

    def within(self, value: str, leaves: Iterable[str]) -> frozenset[str]:
        """Return which of ``leaves`` ``value`` consists of."""
        return self.below(value).intersection(leaves)

    def _parts(self, value: str, seen: frozenset[str]) -> frozenset[str]:
        if value in self._members and any(self._cuts(one, value) for one in seen):
            return frozenset[str]().union(*(self._parts(v, seen) for v in self._members[value]))
        return frozenset({value})

    def _cuts(self, one: str, value: str) -> bool:
        mine, other = self.below(value), self.below(one)
        return one != value and bool(mine & other) and not mine <= other

    def _ground(self, value: str) -> frozenset[str]:
        return frozenset(one for one in self.below(value) if one not in self._members)

    def _find_below(self, top: str) -> None:
        """Find without recursion: a file may nest deeper than the program could follow."""
        size = 0
        open_, path = [(top, iter(self._members[top]))], {top}
        while open_:
            group, rest = open_[-1]
            inside = next((one for one in rest if one in self._members), None)
            if inside is None:
                open_.pop()
                path.discard(group)
                under = (self.below(one) for one in self._members[group])
                self._below[group] = frozenset({group}).union(*under)
                size += len(self._below[group])
                if size > MOST_BELOW:
                    raise FiguresFileError("too many groups")
            elif inside in path:
                raise FiguresFileError("a group is part of itself")
            elif inside not in self._below:
                open_.append((inside, iter(self._members[inside])))
                path.add(inside)
