"""Search the cheapest safe choice, and prove that it is the cheapest.

Choices are first allowed to hide a count in part, which makes the search a linear program. Each
answer is inspected, and what it gives away comes back as cuts, until it gives nothing away. Where
counts are then still hidden in part, the search branches: such a count hidden, or printed.
Everything is done in a fixed order, so the same problem always gets the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import gcd, inf
from typing import Protocol

import numpy as np

from vp_desktop.disclosure.suppression.attacker import NEAR
from vp_desktop.disclosure.suppression.cuts import CannotBeHiddenError, Cut, Inspector
from vp_desktop.disclosure.suppression.gates import Watch
from vp_desktop.disclosure.suppression.linear import EVERYTHING, Program, Row, Vector
from vp_desktop.disclosure.suppression.problem import Problem

MOST_LOOKS = 20_000
"""Questions to the solver before the search gives up: some seconds. It is not a time, so that the
same numbers give the same report on every machine; the largest public instance takes 2,000."""

LOOKS_OF_A_GATE = 10
"""Questions that a gate asks about one choice, or more."""


class Gate(Protocol):
    """Looks at a choice that passes the linear attack."""

    looks: int
    """How many choices it has looked at."""

    def __call__(self, hidden: frozenset[int]) -> Sequence[Cut]:
        """Return cuts if the choice is not safe after all."""


class GaveUpError(Exception):
    """The search took too long; what it had found by then is not proven to be the cheapest."""

    def __init__(self, best: "Choice | None") -> None:
        super().__init__("too many questions")
        self.best = best


@dataclass(frozen=True, slots=True)
class Choice:
    """A safe choice."""

    hidden: frozenset[int]
    price: int


@dataclass(frozen=True, slots=True, order=True)
class _Node:
    """A part of all choices, in which some counts are settled."""

    bound: float
    turn: int
    settled: tuple[tuple[int, int], ...]
    """Count and 1 for hidden, 0 for printed."""


def optimum(problem: Problem, gates: Sequence[Gate] = (), watch: Watch = lambda: None) -> Choice:
    """Return the cheapest choice of hidden counts that meets every need and passes every gate.

    Raises:
        CannotBeHiddenError: no choice does.
        GaveUpError: it takes too long.
        SolverError: the solver gives no answer.
    """
    return _Search(problem, gates, watch).run()


class _Search:
    def __init__(self, problem: Problem, gates: Sequence[Gate], watch: Watch) -> None:
        counts = problem.counts
        self._gates, self._watch = gates, watch
        self._inspector = Inspector(problem)
        self._low = np.array([float(one.hidden is True) for one in counts])
        self._high = np.array([float(one.hidden is not False) for one in counts])
        prices = {i: one.price for i, one in enumerate(counts) if one.hidden is None}
        self._step = gcd(*prices.values()) or 1
        self._cover = Program(self._low, self._high, ())
        self._cover.price({i: float(price) for i, price in prices.items()})
        self._best: Choice | None = None
        self._prices = prices

    def run(self) -> Choice:
        """Return the cheapest choice.

        Raises:
            CannotBeHiddenError, GaveUpError, SolverError: as for ``optimum``.
        """
        waiting = [_Node(0.0, 0, ())]
        if self._learn(self._low) == 0 and not self._gated(self._low):
            return self._choice(self._low)
        turn = 0
        while waiting:
            node = heappop(waiting)
            for other in self._dive(node):
                turn -= 1
                heappush(waiting, _Node(other.bound, turn, other.settled))
        if self._best is None:  # the cuts leave nothing, not even everything hidden
            raise CannotBeHiddenError
        return self._best

    def _dive(self, node: _Node) -> list[_Node]:
        """Follow the most promising choice down; return the turns that were not taken."""
        settled = node.settled
        left: list[_Node] = []
        while True:
            found = self._relaxed(settled)
            if found is None:
                return left
            value, choice = found
            at = int(np.argmax(np.abs(choice - np.round(choice))))
            if abs(choice[at] - round(choice[at])) < NEAR:
                whole = np.round(choice)
                if self._learn(whole) or self._gated(whole):
                    continue
                self._best = self._choice(whole)
                return left
            if self._learn(choice):
                continue
            left.append(_Node(value, 0, (*settled, (at, 0))))
            settled = (*settled, (at, 1))

    def _relaxed(self, settled: tuple[tuple[int, int], ...]) -> tuple[float, Vector] | None:
        """Return the cheapest choice in part; None if there is none cheaper than the best whole."""
        low, high = self._low.copy(), self._high.copy()
        for number, hidden in settled:
            low[number] = high[number] = hidden
        self._cover.bound(low, high)
        found = self._cover.least()
        known = inf if self._best is None else self._best.price
        if found is None or found.value > known - self._step + NEAR:
            return None
        return found.value, found.columns

    def _learn(self, choice: Vector) -> int:
        """Add the cuts that ``choice`` breaks; return how many."""
        self._watch()
        cuts = self._inspector.broken(choice)
        self._add(cuts)
        gates = sum(gate.looks for gate in self._gates)
        if self._inspector.looks + LOOKS_OF_A_GATE * gates > MOST_LOOKS:
            raise GaveUpError(self._best)
        return len(cuts)

    def _gated(self, choice: Vector) -> bool:
        """Return whether a gate refused ``choice``; its cuts are added."""
        hidden = _hidden(choice)
        for gate in self._gates:
            cuts = gate(hidden)
            if cuts:
                self._add(cuts)
                return True
        return False

    def _add(self, cuts: Sequence[Cut]) -> None:
        for cut in cuts:
            self._cover.add(Row(cut, 1.0, EVERYTHING))

    def _choice(self, choice: Vector) -> Choice:
        hidden = _hidden(choice)
        return Choice(hidden, sum(price for i, price in self._prices.items() if i in hidden))


def _hidden(choice: Vector) -> frozenset[int]:
    return frozenset(np.nonzero(choice > 1 / 2)[0].tolist())
