"""The figures file: every number that a reader of a report can see, and no other (JSON).

What belongs together has the same key in every table. A case is new or was carried over
(``entry``), and was closed or is still open at the end (``exit``); «Total» or a missing dimension
means: whichever. ``null`` is hidden and means 0 or more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vp_desktop.disclosure.figures import (
    ABSENT_CELL,
    CARRIED_OVER,
    CASES,
    CLOSED,
    CONVERSATIONS,
    NEW,
    OPEN_AT_END,
    PublicCell,
    PublicFigures,
    PublicTable,
)
from vp_desktop.disclosure.figures_format import (
    FORMAT,
    VERSION,
    CellRecord,
    DimensionRecord,
    FiguresRecord,
    Key,
    ReportRecord,
    TableRecord,
)
from vp_desktop.disclosure.rate import rate_of
from vp_desktop.domain.tables import FINER, OF_CLOSED, WIDE_ROWS, WIDER, Table

TOTAL, REST, TEXT, COUNTED = "Total", "overig", "text", "counted"
OTHER_KINDS = f"{REST}e soorten"
"""What is left of the kinds, where ``overig`` is what is left of the domains."""
OTHER_GROUPS = f"{REST}e groepen"
"""What is left of a table that takes rows together."""

DIMENSIONS: Mapping[str, str] = {
    Table.DOMAINS: "kind",
    Table.KINDS: "kind",
    Table.ACCUSED: "accused",
    Table.CLIENT_ROLES: "client_role",
    Table.CHANNELS: "channel",
    Table.FOUND_BY: "found_by",
    Table.UNITS: "unit",
    Table.QUARTERS: "part_of_year",
    Table.HALF_YEARS: "part_of_year",
    Table.MENTIONS: "mention",
    Table.INTERVENTIONS: "intervention",
    Table.REFERRALS: "referral",
    Table.OUTCOMES: "outcome",
    Table.LEAD_TIMES: "lead_time",
    Table.CHANNELS_WIDE: "channel",
    Table.FOUND_BY_WIDE: "found_by",
    Table.OUTCOMES_WIDE: "outcome",
    Table.LEAD_TIMES_WIDE: "lead_time",
}
"""By table: what its rows are values of. A kind is the primary one, so a case has exactly one."""

CROSSED: Mapping[str, tuple[str, str]] = {Table.ACCUSED_BY_DOMAIN: ("kind", "accused")}
"""By table of two properties: what the two halves of a row are values of."""

PLACES: Mapping[str, Key] = {
    NEW: {"entry": "new", "exit": TOTAL},
    CARRIED_OVER: {"entry": "carried", "exit": TOTAL},
    CLOSED: {"entry": TOTAL, "exit": "closed"},
    OPEN_AT_END: {"entry": TOTAL, "exit": "open"},
}
"""By number: at which key it stands."""


MEAN, RATE = "mean", "per_100_people"
"""Statistics: what a cell of sentences tells that is no count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A report whose figures go into the file."""

    id: str
    given_out_on: date | None = None
    figures: PublicFigures = field(repr=False)
    tells_mean: bool = True
    """Whether it prints the mean of the years before, if they have one."""


def to_json(organisation: str, issues: Sequence[Issue]) -> bytes:
    """Return the figures file of these reports about one organisation, oldest first."""
    tables = [table for issue in issues for table in _tables(issue)]
    record = FiguresRecord(
        format=FORMAT,
        version=VERSION,
        organisation=organisation,
        threshold=issues[-1].figures.threshold if issues else 0,
        reports=[_report(issue) for issue in issues],
        dimensions=_dimensions(issues),
        tables=tables,
        population=list(_population(issues)),
    )
    return record.model_dump_json(indent=1, exclude_unset=True).encode() + b"\n"


def _population(issues: Iterable[Issue]) -> Iterator[CellRecord]:
    """Yield once how many people could be new cases of a year, where a report says it."""
    for year, people in sorted({(one.figures.year, one.figures.people or 0) for one in issues}):
        if people:
            yield CellRecord(key={"year": year, **PLACES[NEW]}, value=people)


def _report(issue: Issue) -> ReportRecord:
    figures = issue.figures
    return ReportRecord(
        id=issue.id,
        variant=figures.variant,
        as_of=figures.as_of,
        given_out_on=issue.given_out_on,
        first=figures.period.first,
        last=figures.period.last,
        threshold=figures.threshold,
        years=dict(figures.sizes),
    )


def _dimensions(issues: Iterable[Issue]) -> dict[str, DimensionRecord]:
    found = {
        "year": DimensionRecord(type="slice"),
        "entry": DimensionRecord(type="single"),
        "exit": DimensionRecord(type="single", becomes={"open": {"entry": "carried"}}),
    }
    for table in (table for issue in issues for table in issue.figures.tables):
        if table.id not in DIMENSIONS:
            continue
        dimension = DIMENSIONS[table.id]
        if table.id == Table.MENTIONS:
            found[dimension] = DimensionRecord(type="multi", at_least_one=True, includes="kind")
        elif table.several:
            found[dimension] = DimensionRecord(type="multi", at_least_one=False)
        elif table.parents:
            before = found.get(dimension)
            groups = _merged((before and before.groups) or {}, _groups(table))
            found[dimension] = DimensionRecord(type="single", groups=groups)
        else:
            found.setdefault(dimension, DimensionRecord(type="single"))
    return found | {
        DIMENSIONS[fine]: DimensionRecord(type="single", groups=_taken_together(wide))
        for fine, wide in WIDER.items()
        if {fine, wide} <= {table.id for issue in issues for table in issue.figures.tables}
    }


def _taken_together(wide: Table) -> dict[str, list[str]]:
    return {row: list(below) for row, below in WIDE_ROWS[wide].items() if below != (row,)}


def _merged(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the groups of two tables together: not every report has every row."""
    return {
        group: sorted({*one.get(group, ()), *other.get(group, ())})
        for group in sorted({*one, *other})
    }


def _groups(table: PublicTable) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row, parent in table.parents.items():
        groups.setdefault(parent, []).append(row)
    return groups


def _tables(issue: Issue) -> Iterator[TableRecord]:
    figures = issue.figures
    for table in figures.tables:
        if table.id == CASES:
            dims, fixed, cells = ["year", "entry", "exit"], {}, _four(figures, figures.years)
        elif table.id == CONVERSATIONS:
            dims, fixed = ["year"], {COUNTED: CONVERSATIONS}
            cells = _plain(table)
        elif table.id in CROSSED:
            dims, fixed = ["year", *CROSSED[table.id]], _whole(table.id)
            cells = _crossed(table)
        else:
            dims, fixed = ["year", DIMENSIONS[table.id]], _whole(table.id)
            cells = _divided(table)
        yield TableRecord(
            id=table.id,
            report=issue.id,
            dims=dims,
            fixed=fixed,
            complete=not table.several,
            cells=list(cells),
        )
    yield from _open_tables(issue)
    yield _text(issue)


def _four(figures: PublicFigures, years: Iterable[str]) -> Iterator[CellRecord]:
    table = figures.table(CASES)
    for year in years:
        for row in table.order:
            cell = table.cell(row, year)
            if cell != ABSENT_CELL:
                yield _cell({"year": year, **PLACES[row]}, cell)


def _plain(table: PublicTable) -> Iterator[CellRecord]:
    for year, column in table.columns.items():
        for cell in column.cells.values():
            yield _cell({"year": year}, cell)


def _whole(table_id: str) -> Key:
    """Return which cases a table divides."""
    return {"exit": "closed"} if table_id in OF_CLOSED else {"entry": "new"}


def _divided(table: PublicTable) -> Iterator[CellRecord]:
    dimension = DIMENSIONS[table.id]
    for year, column in table.columns.items():
        for row, cell in column.cells.items():
            yield _cell({"year": year, dimension: row}, cell)
        for parent, value in column.rests.items():
            merged = {dimension: list(table.rest_rows(year, parent))}
            key = {"year": year, dimension: _rest_name(table, parent)}
            yield CellRecord(key=key, value=value, groups=merged)
        yield _cell({"year": year, dimension: TOTAL}, column.total)


def _crossed(table: PublicTable) -> Iterator[CellRecord]:
    first, second = CROSSED[table.id]
    for year, column in table.columns.items():
        for row, cell in column.cells.items():
            one, _, other = row.partition("|")
            yield _cell({"year": year, first: one, second: other}, cell)
        yield _cell({"year": year, first: TOTAL, second: TOTAL}, column.total)


def _rest_name(table: PublicTable, parent: str | None) -> str:
    """Return what the sum of hidden rows is called: in each table its own, and no row's name."""
    if parent is not None:
        return f"{REST} {parent}"
    if table.id == Table.KINDS:
        return OTHER_KINDS
    if table.id in FINER:
        return OTHER_GROUPS
    return f"{REST} {TOTAL}" if REST in table.order else REST


def _open_tables(issue: Issue) -> Iterator[TableRecord]:
    """Yield the numbers about no person, one table for each thing that is counted."""
    found: dict[str, list[CellRecord]] = {}
    for count in issue.figures.open_counts:
        key = {"row": count.row, "measure": count.measure}
        found.setdefault(count.counted, []).append(CellRecord(key=key, value=count.value))
    for counted, cells in found.items():
        yield TableRecord(
            id=counted,
            report=issue.id,
            dims=["row", "measure"],
            fixed={COUNTED: counted},
            complete=False,
            cells=cells,
        )


def _text(issue: Issue) -> TableRecord:
    """Return what key figures, sentences and descriptions of charts may say."""
    figures = issue.figures
    cells = list(_four(figures, figures.years[-2:]))
    for year in figures.years[-2:]:
        talks = figures.count(CONVERSATIONS, year)
        if talks.shown:
            cells.append(_cell({"year": year, COUNTED: CONVERSATIONS}, talks))
    mean = figures.mean_of_earlier() if issue.tells_mean else None
    if mean is not None:
        years = "/".join(figures.years[:-1])
        key = {"year": years, **PLACES[NEW], "statistic": MEAN}
        cells.append(CellRecord(key=key, value=mean, decimals=1))
    rate = rate_of(figures)
    if rate is not None:
        key = {"year": figures.year, **PLACES[NEW], "statistic": RATE}
        cells.append(CellRecord(key=key, value=rate, decimals=1))
    return TableRecord(
        id=TEXT,
        report=issue.id,
        dims=["year", "entry", "exit"],
        fixed={},
        complete=False,
        cells=cells,
    )


def _cell(key: Key, cell: PublicCell) -> CellRecord:
    if cell.at_most is not None:
        return CellRecord(key=key, value=None, min=0, max=cell.at_most)
    return CellRecord(key=key, value=cell.value)
