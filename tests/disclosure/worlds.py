"""Every world that looks the same from outside: the slow, obvious attacker of the tests."""

from collections.abc import Iterator, Mapping, Sequence


def compositions(total: int, rows: Sequence[str]) -> Iterator[dict[str, int]]:
    """Yield every way to divide ``total`` cases over ``rows``."""
    if not rows:
        if total == 0:
            yield {}
        return
    first, *rest = rows
    for count in range(total + 1):
        for below in compositions(total - count, rest):
            yield {first: count, **below}


def same_from_outside(counts: Mapping[str, int], printed: frozenset[str]) -> list[dict[str, int]]:
    """Return every division of the same total in which the printed rows hold the same."""
    hidden = [row for row in counts if row not in printed]
    known = {row: counts[row] for row in printed}
    left = sum(counts[row] for row in hidden)
    return [{**known, **world} for world in compositions(left, hidden)]
