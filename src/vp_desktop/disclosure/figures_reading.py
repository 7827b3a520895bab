"""Read a figures file back into the public figures that it was written from."""

from collections.abc import Iterable

from pydantic import ValidationError

from vp_desktop.disclosure.arrange import arranged
from vp_desktop.disclosure.figures import (
    ABSENT_CELL,
    CASES,
    CONVERSATIONS,
    HIDDEN_CELL,
    Column,
    OpenCount,
    PublicCell,
    PublicTable,
    State,
    Terms,
    released,
    shown,
)
from vp_desktop.disclosure.figures_file import (
    CROSSED,
    DIMENSIONS,
    MEAN,
    OTHER_KINDS,
    PLACES,
    RATE,
    REST,
    TEXT,
    TOTAL,
    Issue,
)
from vp_desktop.disclosure.figures_format import (
    VERSION,
    CellRecord,
    FiguresRecord,
    ReportRecord,
    TableRecord,
)
from vp_desktop.domain.codes import UnknownCodeError
from vp_desktop.domain.errors import RefusedError
from vp_desktop.domain.periods import Period, PeriodError
from vp_desktop.domain.tables import Table, crossed


class FiguresFileError(RefusedError):
    """The file is no figures file, or it was changed by hand."""


class ContradictionError(FiguresFileError):
    """The numbers in the file cannot all be true."""

    def __init__(self, places: Iterable[str] = ()) -> None:
        super().__init__("the numbers contradict each other")
        self.places = tuple(places)
        """Where those stand that show it: report, table, key and number; it may be none."""


class NewerFiguresError(FiguresFileError):
    """A newer version of the program wrote the file."""


def from_json(content: bytes) -> tuple[str, list[Issue]]:
    """Return the organisation and the reports of a figures file.

    Raises:
        FiguresFileError: it is not one.
    """
    try:
        record = FiguresRecord.model_validate_json(content)
        issues = [_issue(report, record) for report in record.reports]
    except ValidationError as error:
        raise not_readable(error) from error
    except (PeriodError, KeyError, UnknownCodeError) as error:
        # KeyError: a cell without the dimensions of its table, or with a value that none has.
        raise FiguresFileError("not a figures file") from error
    return record.organisation, issues


def not_readable(error: ValidationError) -> FiguresFileError:
    """Return what is to be said of a file that does not have the right shape."""
    found = {one["loc"]: one["input"] for one in error.errors(include_url=False)}
    version = found.get(("version",))
    if ("format",) not in found and isinstance(version, int) and version > VERSION:
        return NewerFiguresError("a newer version wrote it")
    return FiguresFileError("not a figures file")


def _issue(report: ReportRecord, record: FiguresRecord) -> Issue:
    ours = [table for table in record.tables if table.report == report.id and table.id != TEXT]
    said = {
        cell.key["statistic"]
        for table in record.tables
        for cell in table.cells
        if table.report == report.id and table.id == TEXT and "statistic" in cell.key
    }
    figures = released(
        Period(report.first, report.last),
        report.as_of,
        Terms(report.threshold, report.variant, _people(report, record) if RATE in said else None),
        report.years,
        [_table(table, report) for table in ours if _about_cases(table)],
        [count for table in ours if not _about_cases(table) for count in _open_counts(table)],
    )
    return Issue(
        id=report.id,
        given_out_on=report.given_out_on,
        figures=figures,
        tells_mean=figures.mean_of_earlier() is None or MEAN in said,
    )


def _people(report: ReportRecord, record: FiguresRecord) -> int | None:
    own = list(report.years)[-1]
    found = [cell.value for cell in record.population if cell.key.get("year") == own]
    return next((int(people) for people in found if people is not None), None)


def _about_cases(table: TableRecord) -> bool:
    return table.id in (CASES, CONVERSATIONS) or table.id in DIMENSIONS or table.id in CROSSED


def _table(table: TableRecord, report: ReportRecord) -> PublicTable:
    by_year: dict[str, list[CellRecord]] = {}
    for cell in table.cells:
        by_year.setdefault(cell.key["year"], []).append(cell)
    columns = {year: _column(table.id, by_year[year]) for year in report.years if year in by_year}
    return arranged(table.id, columns)


def _column(table_id: str, cells: list[CellRecord]) -> Column:
    if table_id == CONVERSATIONS:
        return Column(cells={CONVERSATIONS: _read(cells[0])})
    if table_id == CASES:
        return _four(cells)
    if table_id in CROSSED:
        return _crossed(CROSSED[table_id], cells)
    dimension = DIMENSIONS[table_id]
    found = {cell.key[dimension]: _read(cell) for cell in cells if cell.groups is None}
    rests: dict[str | None, int] = {
        _parent(cell.key[dimension], table_id): int(cell.value or 0)
        for cell in cells
        if cell.groups is not None
    }
    return Column(cells=found, total=found.pop(TOTAL, ABSENT_CELL), rests=rests)


def _crossed(dimensions: tuple[str, str], cells: list[CellRecord]) -> Column:
    first, second = dimensions
    found = {crossed(cell.key[first], cell.key[second]): _read(cell) for cell in cells}
    return Column(cells=found, total=found.pop(crossed(TOTAL, TOTAL), ABSENT_CELL))


def _parent(rest: str, table_id: str) -> str | None:
    """Return the row under which ``rest`` adds up the hidden ones."""
    if table_id != Table.KINDS or rest == OTHER_KINDS:
        return None
    return rest.removeprefix(f"{REST} ")


def _four(cells: Iterable[CellRecord]) -> Column:
    rows = {(place["entry"], place["exit"]): row for row, place in PLACES.items()}
    return Column(cells={rows[one.key["entry"], one.key["exit"]]: _read(one) for one in cells})


def _open_counts(table: TableRecord) -> list[OpenCount]:
    return [
        OpenCount(table.id, cell.key["row"], cell.key["measure"], int(cell.value or 0))
        for cell in table.cells
    ]


def _read(cell: CellRecord) -> PublicCell:
    if cell.value is not None:
        return shown(int(cell.value))
    return HIDDEN_CELL if cell.max is None else PublicCell(State.HIDDEN, at_most=cell.max)
