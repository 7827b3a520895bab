"""Which values each property can have: the finest that were published."""

from collections.abc import Iterable

from vp_desktop.disclosure.audit.published import MENTIONS, Merged, Number, Published

ANY_OTHER = "\0other"
"""The value of cases that stand in no row of a table that does not list all rows."""


def leaves(
    found: Published, numbers: Iterable[Number], merged: Iterable[Merged]
) -> dict[str, tuple[str, ...]]:
    """Return by dimension its finest values: none of them stands for others."""
    seen: dict[str, set[str]] = {}
    for number in numbers:
        for name, value in number:
            seen.setdefault(name, set()).add(value)
    for one in merged:
        seen.setdefault(one.dimension, set()).update(one.values)
    for name in seen.keys() & found.passed_on.keys():
        seen[name] |= found.passed_on[name]
    by_name = {}
    for name, values in seen.items():
        groups = found.figures.groups_of(name)
        split = {g for g, members in groups.items() if g in values and values & set(members)}
        members = {member for group in split for member in groups[group]}
        finest = sorted((values | members) - split - {MENTIONS})
        if not found.complete.get(name) and found.figures.kind_of(name) != "multi":
            finest.append(ANY_OTHER)
        by_name[name] = tuple(finest)
    return by_name
