"""Between which bounds whole numbers must lie when some of them are known and sums hold."""

from collections.abc import Sequence

Number = frozenset[tuple[str, str]]
"""Which number: the conditions that its cases meet."""

_MOST_ROUNDS = 10_000
"""Rounds of narrowing, far more than the sums of a report take."""

_ANYTHING = 10**9
"""Stands for no limit: more cases than there are people to report them."""


class Intervals:
    """The least and the most that each number can be. Never narrower than the truth."""

    def __init__(self) -> None:
        self._bounds: dict[Number, tuple[int, int]] = {}
        self._sums: list[tuple[Number, tuple[Number, ...]]] = []
        self._parts: list[tuple[Number, Number]] = []

    def know(self, number: Number, least: int, most: int | None) -> None:
        """Take in what is printed of a number."""
        self._bounds[number] = (least, _ANYTHING if most is None else most)

    def sum(self, whole: Number, parts: Sequence[Number]) -> None:
        """Take in that ``parts`` add up to ``whole``; either may be printed nowhere."""
        self._sums.append((whole, tuple(parts)))

    def part(self, part: Number, *, of: Number) -> None:
        """Take in that ``part`` is no more than ``of``."""
        self._parts.append((part, of))

    def of(self, number: Number) -> tuple[int, int | None]:
        """Return the least and the most that ``number`` can be; None: there is no limit."""
        least, most = self._bounds.get(number, (0, _ANYTHING))
        return least, None if most >= _ANYTHING else most

    def settle(self) -> bool:
        """Narrow until nothing moves; False when the numbers contradict each other."""
        for _round in range(_MOST_ROUNDS):
            before = dict(self._bounds)
            for whole, parts in self._sums:
                self._narrow_sum(whole, parts)
            for part, whole in self._parts:
                self._narrow(part, 0, self._most(whole))
                self._narrow(whole, self._least(part), _ANYTHING)
            if any(least > most for least, most in self._bounds.values()):
                return False
            if self._bounds == before:
                break
        return True

    def _narrow_sum(self, whole: Number, parts: tuple[Number, ...]) -> None:
        least, most = sum(map(self._least, parts)), sum(map(self._most, parts))
        self._narrow(whole, least, most)
        for part in parts:
            others_least = sum(map(self._least, parts)) - self._least(part)
            others_most = sum(map(self._most, parts)) - self._most(part)
            self._narrow(part, self._least(whole) - others_most, self._most(whole) - others_least)

    def _narrow(self, number: Number, least: int, most: int) -> None:
        self._bounds[number] = (
            max(self._least(number), least),
            min(self._most(number), most),
        )

    def _least(self, number: Number) -> int:
        return self._bounds.get(number, (0, _ANYTHING))[0]

    def _most(self, number: Number) -> int:
        return self._bounds.get(number, (0, _ANYTHING))[1]
