"""Read any figures file, also one that another program made; what is not used is passed over.

The least that can be judged is a threshold and one table, in JSON::

    {"format": "vp-figures", "version": 1, "threshold": 5, "tables": [
      {"id": "kinds", "complete": true, "cells": [
        {"key": {"year": "2025", "kind": "bullying"}, "value": null},
        {"key": {"year": "2025", "kind": "fraud"}, "value": 9},
        {"key": {"year": "2025", "kind": "Total"}, "value": 14}]}]}

A *key* says which cases are counted; names and values are free. ``Total``, or a name that is left
out, means: whichever. Cells with the same key are the same count, in whatever table or report.

- ``value``: a whole number, or null where it is hidden (0 or more). ``min`` and ``max``: a band
  that is printed. ``value`` with ``decimals`` and no ``pct``: a mean, which is not looked at.
- ``pct`` with ``decimals``: a percentage that is printed of the count at the key; ``of`` is the key
  of what it is a percentage of. Without it: of all cases of the table.
- ``groups``: what is printed is about several values of a dimension together,
  ``{"kind": ["bullying", "fraud"]}``; in the key they have a name of their own.
- ``complete`` of a table: every case it is about stands in a cell beside the whole.
- ``fixed`` of a table: what all its cells have in their keys. ``report``: in which report it is.
- ``reports``: ``id``, ``threshold``, with ``first`` and ``last`` the days it is about, and to tell
  it by: ``variant``, ``given_out_on``.
- ``population``: cells whose value is how many people there are, cases or not.

``dimensions`` says what values are to each other; one that is not named is ``single``.

- ``type``: ``single`` (a case has one value), ``multi`` (it may have several), ``slice`` (each
  value is about other cases: years), ``edition`` (the same cases as they were known later: values
  in order of time, as they come first in the file; cases were only added).
- ``groups``: a value that stands for others, also in more than one layer.
- ``at_least_one`` and ``max_per_case`` of a ``multi``; the value ``Sum`` is all mentions together.
- ``includes`` of a ``multi``: a dimension of which each case has this value too.
- ``becomes``: a value that is another a slice later: open at the end, then carried over.
- ``dates`` of a ``slice``: first and last day of each value. Years, school years and
  ``first - last`` in ISO dates are understood without. Slices that overlap share cases; others have
  none in common.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

MOST_CASES = 100_000
"""More cases than any count can be."""

_Count = Annotated[float, Field(ge=0, le=MOST_CASES, allow_inf_nan=False)]


def _spelled(value: object) -> object:
    """Return a number as the text it stands for: a year may be written as either."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _said(value: object) -> str:
    """Return a text as it is, and anything else as none: it is only told again."""
    return value if isinstance(value, str) else ""


Text = Annotated[str, BeforeValidator(_spelled)]
Said = Annotated[str, BeforeValidator(_said)]
Key = dict[str, Text]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class LooseCell(_Part):
    """One number of a table."""

    key: Key
    value: _Count | None = None
    min: _Count | None = None
    max: _Count | None = None
    pct: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)] | None = None
    decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    of: Key | None = None
    groups: dict[str, list[Text]] | None = None

    @model_validator(mode="after")
    def _counts_whole(self) -> "LooseCell":
        if not self.is_mean and any(n is not None and n != int(n) for n in self._counts):
            raise ValueError("a count is a whole number")
        return self

    @property
    def _counts(self) -> tuple[float | None, ...]:
        return self.value, self.min, self.max

    @property
    def is_mean(self) -> bool:
        """Whether this is a mean, and no count."""
        return self.decimals is not None and self.pct is None

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

    id: Text
    report: Text = ""
    dims: list[str] = []
    fixed: Key = {}
    complete: bool = False
    cells: list[LooseCell]

    @property
    def properties(self) -> tuple[str, ...]:
        """The dimensions by which the table divides cases."""
        return tuple(dict.fromkeys([*self.dims, *(name for one in self.cells for name in one.key)]))


class Dimension(_Part):
    """What the values of a dimension are to each other."""

    type: str = "single"
    groups: dict[str, list[Text]] | None = None
    at_least_one: bool | None = None
    max_per_case: Annotated[int, Field(ge=1)] | None = None
    includes: str | None = None
    becomes: dict[str, Key] | None = None
    dates: dict[str, tuple[str, str]] = {}


class LooseReport(_Part):
    """One report, given out or not."""

    id: Text
    threshold: Annotated[int, Field(ge=1)] | None = None
    variant: Said = ""
    given_out_on: Said = ""
    first: str | None = None
    last: str | None = None
    years: dict[str, object] = {}
    """The names of its slices, oldest first; the last is what it is about."""


class LooseFigures(_Part):
    """A whole file."""

    format: Literal["vp-figures"]
    version: Literal[1]
    organisation: object = ""
    threshold: Annotated[int, Field(ge=0)]
    reports: list[LooseReport] = []
    dimensions: dict[str, Dimension] = {}
    tables: list[LooseTable]
    population: list[LooseCell] = []

    def threshold_of(self, report: str) -> int:
        """Return under which number a count of ``report`` is small."""
        own = {one.id: one.threshold for one in self.reports}
        return own.get(report) or self.threshold

    def report(self, report: str) -> LooseReport | None:
        """Return what is said of a report."""
        return next((one for one in self.reports if one.id == report), None)

    def dimension(self, name: str) -> Dimension:
        """Return what the values of ``name`` are to each other."""
        return self.dimensions.get(name) or Dimension()

    def groups_of(self, name: str) -> dict[str, list[str]]:
        """Return the groups of a dimension with their members."""
        return self.dimension(name).groups or {}

    def becomes(self) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
        """Yield the values that are others a year later: what is open then was carried over."""
        for name, dimension in self.dimensions.items():
            for value, into in (dimension.becomes or {}).items():
                yield (name, value), into
