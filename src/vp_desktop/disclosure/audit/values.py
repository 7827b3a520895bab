"""Which values each property can have: the finest that were published."""

from collections.abc import Iterable, Iterator, Mapping

from vp_desktop.disclosure.audit.groups import Groups
from vp_desktop.disclosure.audit.published import MENTIONS, Merged, Number, Published

ANY_OTHER = "\0other"
"""The value of cases that stand in no row of a table that does not list all rows."""


class Values:
    """The finest values of every property, and what the others consist of."""

    def __init__(self, found: Published, subjects: Iterable[Number | Merged]) -> None:
        """Take in all values that are named."""
        seen: dict[str, set[str]] = {}
        for name, value in _named(subjects):
            seen.setdefault(name, set()).add(value)
        for name in seen.keys() & found.passed_on.keys():
            seen[name] |= found.passed_on[name]
        self._groups: Mapping[str, Groups] = found.groups
        self._finest: dict[str, tuple[str, ...]] = {}
        for name, values in seen.items():
            finest = sorted(self._of(name).finest(values - {MENTIONS}))
            if found.kind_of(name) != "multi" and not found.lists_all(name):
                finest.append(ANY_OTHER)
            self._finest[name] = tuple(finest)

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the finest values of a property."""
        return self._finest.get(name, ())

    def members(self, name: str, value: str) -> frozenset[str]:
        """Return which of the finest values ``value`` consists of."""
        if value == MENTIONS:
            return frozenset(self[name])
        return self._of(name).within(value, self[name])

    def _of(self, name: str) -> Groups:
        return self._groups.get(name) or Groups({})


def _named(subjects: Iterable[Number | Merged]) -> Iterator[tuple[str, str]]:
    for one in subjects:
        if isinstance(one, Merged):
            yield from one.rest
            yield from ((one.dimension, value) for value in one.values)
        else:
            yield from one
