"""The shape of a figures file, for writing and for reading one that somebody hands in."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from vp_desktop.disclosure.figures import Size
from vp_desktop.domain.reports import Variant

FORMAT: Literal["vp-figures"] = "vp-figures"
VERSION: Literal[1] = 1

Key = dict[str, str]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class CellRecord(_Record):
    """One number, at its key; without ``value`` it is hidden, which means 0 or more."""

    key: Key
    value: Annotated[int | float, Field(allow_inf_nan=False)] | None
    min: int | None = None
    max: int | None = None
    decimals: int | None = None
    groups: dict[str, list[str]] | None = None
    """Which values of a dimension a merged row adds up."""


class TableRecord(_Record):
    """One table of one report."""

    id: str
    report: str
    dims: list[str]
    fixed: Key = {}
    complete: bool
    """Whether the rows hold every case of the total between them."""
    cells: list[CellRecord]


class DimensionRecord(_Record):
    """What the values of a dimension are to each other."""

    type: Literal["single", "multi", "slice"]
    groups: dict[str, list[str]] | None = None
    at_least_one: bool | None = None
    includes: str | None = None
    """A dimension of which each case has this value too: what it is first of all, it is at all."""
    becomes: dict[str, Key] | None = None
    """By value: at which key of the next year the same cases are counted again."""


class ReportRecord(_Record):
    """One report, given out or not."""

    id: str
    variant: Variant
    as_of: date
    given_out_on: date | None
    first: date
    last: date
    threshold: int
    years: Annotated[dict[str, Size], Field(min_length=1)]


class FiguresRecord(_Record):
    """A whole file."""

    format: Literal["vp-figures"]
    version: Literal[1]
    organisation: str
    threshold: int
    reports: list[ReportRecord]
    dimensions: dict[str, DimensionRecord]
    tables: list[TableRecord]
    population: list[CellRecord] = []
