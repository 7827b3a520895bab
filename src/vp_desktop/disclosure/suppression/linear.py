"""Linear programs: the one module that talks to the solver (HiGHS).

Its word is never proof. What it finds is rounded and counted again in whole numbers by whoever
relies on it; what it does not find is taken as not safe. HiGHS up to 1.15.1 is known to call some
programs without a solution that have one (ERGO-Code/HiGHS issues 3258, 1959 and 1725).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

EVERYTHING = highspy.kHighsInf

_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,  # more would make equal choices fall out differently from run to run
    "presolve": "off",  # the programs are small: it costs more than it saves
    "simplex_strategy": 4,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-6,
}


class SolverError(RuntimeError):
    """The solver gave no answer."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Where a program is at its least."""

    value: float
    columns: Vector
    reduced: Vector
    """By column: what it holds back (reduced cost)."""


@dataclass(frozen=True, slots=True)
class Row:
    """``least`` <= the columns, each times its factor, added up <= ``most``."""

    factors: Mapping[int, float]
    least: float
    most: float


class Program:
    """Columns between bounds, tied by rows; asked for the least of a sum of them."""

    def __init__(self, lower: Vector, upper: Vector, rows: Sequence[Row]) -> None:
        """Start with these bounds and rows; every price is 0."""
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]  # its one untyped call
        for option, setting in _OPTIONS.items():
            self._highs.setOptionValue(option, setting)
        self._size = len(lower)
        self._numbers = np.arange(self._size, dtype=np.int32)
        self._prices = np.zeros(self._size)
        self._highs.addVars(self._size, lower, upper)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Add a row."""
        numbers = np.fromiter(row.factors.keys(), dtype=np.int32, count=len(row.factors))
        factors = np.fromiter(row.factors.values(), dtype=np.float64, count=len(row.factors))
        self._highs.addRow(row.least, row.most, len(numbers), numbers, factors)

    def bound(self, lower: Vector, upper: Vector) -> None:
        """Put every column between new bounds."""
        self._highs.changeColsBounds(self._size, self._numbers, lower, upper)

    def bound_one(self, column: int, lower: float, upper: float) -> None:
        """Put one column between new bounds."""
        self._highs.changeColBounds(column, lower, upper)

    def bound_row(self, number: int, row: Row) -> None:
        """Put the row of that number between the bounds of ``row``."""
        self._highs.changeRowBounds(number, row.least, row.most)

    def price(self, prices: Mapping[int, float]) -> None:
        """Ask from now on for the least of these columns, each times its price."""
        self._prices[:] = 0.0
        self._prices[list(prices)] = list(prices.values())
        self._highs.changeColsCost(self._size, self._numbers, self._prices)

    def least(self) -> Solution | None:
        """Return where the priced sum is least; None if no columns fit all rows.

        Raises:
            SolverError: there is no answer.
        """
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(str(status))
        found = self._highs.getSolution()
        return Solution(
            value=self._highs.getInfo().objective_function_value,
            columns=np.array(found.col_value),
            reduced=np.array(found.col_dual),
        )

    def least_whole(self, longest: float) -> Solution | None:
        """Return the same with every column a whole number; gives up after ``longest`` seconds.

        Raises:
            SolverError: there is no answer, or none in time.
        """
        kinds = np.full(self._size, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
        self._highs.changeColsIntegrality(self._size, self._numbers, kinds)
        self._highs.setOptionValue("presolve", "choose")
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + longest)
        try:
            return self.least()
        finally:
            kinds[:] = highspy.HighsVarType.kContinuous.value
            self._highs.changeColsIntegrality(self._size, self._numbers, kinds)
            self._highs.setOptionValue("presolve", "off")
            self._highs.setOptionValue("time_limit", EVERYTHING)
