"""Read any figures file, also one that another program made; what is not used is passed over."""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class LooseCell(_Part):
    """One number of a table."""

    key: dict[str, str]
    value: float | None = None
    min: float | None = None
    max: float | None = None
    pct: float | None = None
    decimals: int | None = None
    groups: dict[str, list[str]] | None = None

    @property
    def is_computed(self) -> bool:
        """Whether this is a percentage or a mean, and no count."""
        return self.pct is not None or self.decimals is not None

    @property
    def least(self) -> int:
        """The least that a reader sees it can be."""
        return int(self.min or 0) if self.value is None else int(self.value)

    @property
    def most(self) -> int | None:
        """The most that a reader sees it can be; None: nothing is said of that."""
        known = self.max if self.value is None else self.value
        return None if known is None else int(known)


class LooseTable(_Part):
    """One table of one report."""

    id: str
    report: str = ""
    dims: list[str]
    fixed: dict[str, str] = {}
    complete: bool = False
    cells: list[LooseCell]


class _Dimension(_Part):
    type: str = "single"
    groups: dict[str, list[str]] | None = None
    at_least_one: bool = False
    max_per_case: int | None = None
    includes: str | None = None
    becomes: dict[str, dict[str, str]] = {}


class _Report(_Part):
    id: str
    threshold: int | None = None


class LooseFigures(_Part):
    """A whole file."""

    format: Literal["vp-figures"]
    version: Literal[1]
    threshold: int
    reports: list[_Report] = []
    dimensions: dict[str, _Dimension] = {}
    tables: list[LooseTable]

    def threshold_of(self, report: str) -> int:
        """Return under which number a count of ``report`` is small."""
        own = {one.id: one.threshold for one in self.reports}
        return own.get(report) or self.threshold

    def kind_of(self, dimension: str) -> str:
        """Return ``single``, ``multi`` or what else the values of a dimension are to each other."""
        known = self.dimensions.get(dimension)
        return known.type if known else "single"

    def groups_of(self, dimension: str) -> dict[str, list[str]]:
        """Return the groups of a dimension with their members."""
        known = self.dimensions.get(dimension)
        return (known.groups if known else None) or {}

    def becomes(self) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
        """Yield the values that are others a year later: what is open then was carried over."""
        for name, dimension in self.dimensions.items():
            for value, into in dimension.becomes.items():
                yield (name, value), into
