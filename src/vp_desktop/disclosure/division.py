"""Choose which rows of one table may be printed beside their total.

Cases are divided into rows, each case in one. A row is dangerous when it is small (1 to t-1), when
all but a few of the cases are in it, or when all are: whoever knows one of them knows too much.
Hidden rows are printed together, as «other». What they add up to can be worked out from the total
anyway, so it has to be at least t+1: then each of them may be 0, and each may be t+1 or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a reader knows of the rows beside the counts."""

    never: frozenset[str] = frozenset()
    """Rows that are not printed whatever they hold."""
    most: Mapping[str, int] = field(default_factory=dict)
    """By row: more than this it cannot hold, as a unit cannot have more cases than people."""
    together: frozenset[str] = frozenset()
    """Rows that cannot hold more than ``most_together`` between them, printed ones included."""
    most_together: int = 0


NO_LIMITS = Limits()


def divide(counts: Mapping[str, int], threshold: int, limits: Limits = NO_LIMITS) -> frozenset[str]:
    """Return the rows of ``counts`` that may be printed; none if nothing would be left to print.

    Hides as little as it can: the smallest row that is not small itself goes first, and of equal
    ones the first of the list, so that the same counts always give the same table.
    """
    small = {row for row, count in counts.items() if 0 < count < threshold}
    barred = {row for row in limits.never if counts.get(row)}
    hidden = small | barred
    order = {row: number for number, row in enumerate(counts)}
    while True:
        if hidden:
            # A row without cases takes part in every bundle: it might as well be the small one.
            hidden |= {row for row, count in counts.items() if count == 0}
        printed = [row for row, count in counts.items() if row not in hidden and count]
        if not printed:
            return frozenset()
        if _safe(counts, hidden, threshold, limits):
            return frozenset(counts) - hidden
        hidden.add(min(printed, key=lambda row: (counts[row], order[row])))


def divide_several(counts: Mapping[str, int], total: int, threshold: int) -> frozenset[str]:
    """Return the rows that may be printed of a table in which a case may stand in several rows.

    A hidden row may hold anything from 0 to ``total``: no sum gives it away. So that a cross does
    not say «small» by itself, rows without cases are hidden beside it, and never one row alone.
    """
    hidden = {
        row for row, n in counts.items() if 0 < n < threshold or (n and total - n < threshold)
    }
    if hidden:
        hidden |= {row for row, count in counts.items() if count == 0}
    printed = sorted(
        (row for row, count in counts.items() if row not in hidden and count),
        key=lambda row: counts[row],
    )
    if len(hidden) == 1:
        hidden |= set(printed[:1])
        printed = printed[1:]
    return frozenset(counts) - hidden if printed else frozenset()


def _safe(counts: Mapping[str, int], hidden: set[str], threshold: int, limits: Limits) -> bool:
    total = sum(counts.values())
    if any(
        total - count < threshold for row, count in counts.items() if row not in hidden and count
    ):
        return False
    if len(hidden) == 1:
        return False
    room = _Room(counts, frozenset(hidden), limits)
    return all(
        room.least(row) == 0 and room.most(row) > threshold
        for row in hidden
        if 0 < counts[row] < threshold
    )


class _Room:
    """What hidden rows can hold, given all that is printed."""

    def __init__(self, counts: Mapping[str, int], hidden: frozenset[str], limits: Limits) -> None:
        self._hidden = hidden
        self._limits = limits
        self._bundle = sum(counts[row] for row in hidden)
        printed = sum(counts[row] for row in limits.together if row in counts and row not in hidden)
        self._together = limits.most_together - printed

    def most(self, row: str) -> int:
        """Return the most that one hidden row can hold."""
        most = min(self._bundle, self._limits.most.get(row, self._bundle))
        return min(most, self._together) if row in self._limits.together else most

    def least(self, row: str) -> int:
        """Return what the other hidden rows cannot take of the bundle."""
        others = self._hidden - {row}
        bound = sum(self.most(other) for other in others & self._limits.together)
        free = sum(self.most(other) for other in others - self._limits.together)
        return max(0, self._bundle - free - min(bound, self._together))
