"""Released figures made by hand: every case a sentence can meet, also the rare ones."""

from collections.abc import Mapping
from datetime import date

from vp_desktop.disclosure import figures as figures_module
from vp_desktop.disclosure.figures import (
    ABSENT_CELL,
    CASES,
    CONVERSATIONS,
    HIDDEN_CELL,
    NEW,
    Column,
    PublicCell,
    PublicFigures,
    PublicTable,
    Size,
    State,
    Terms,
    shown,
)
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import Variant

FEW = "few"
HIDDEN = "hidden"
Count = int | str
"""A number that is told, ``FEW`` for «fewer than 5», or ``HIDDEN``."""


def told(
    counts: Mapping[str, Count],
    talks: int | None = None,
    as_of: date = date(2026, 1, 31),
    period: Period | None = None,
    people: int | None = None,
) -> PublicFigures:
    """Return figures with these new cases by year, the last being the report's own."""
    year = list(counts)[-1]
    tables = [PublicTable(id=CASES, order=(NEW,), columns=_columns(counts, NEW))]
    if talks is not None:
        columns = _columns({year: talks}, CONVERSATIONS)
        tables.append(PublicTable(id=CONVERSATIONS, order=(CONVERSATIONS,), columns=columns))
    return figures_module.released(
        period or calendar_year(int(year)),
        as_of,
        Terms(5, Variant.BOARD, people=people),
        {year: _size(count) for year, count in counts.items()},
        tables,
    )


def _columns(counts: Mapping[str, Count], row: str) -> dict[str, Column]:
    return {year: Column(cells={row: _cell(n)}, total=ABSENT_CELL) for year, n in counts.items()}


def _cell(count: Count) -> PublicCell:
    if isinstance(count, int):
        return shown(count)
    return PublicCell(State.HIDDEN, at_most=4) if count == FEW else HIDDEN_CELL


def _size(count: Count) -> Size:
    if isinstance(count, int):
        return Size.TABLES if count >= 10 else Size.TOTAL
    return Size.FEW if count == FEW else Size.HIDDEN
