"""Read the released figures into rows and series: the only place where a chart gets its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vp_desktop.disclosure.figures import PublicCell, PublicFigures, PublicTable
from vp_desktop.domain.tables import IN_TIME
from vp_desktop.i18n import _
from vp_desktop.reports.charts.amounts import Amount, hidden, not_counted, shown
from vp_desktop.reports.charts.bars import BarRow
from vp_desktop.reports.charts.multiples import Series
from vp_desktop.reports.printable import clean_line
from vp_desktop.reports.words import capital

YEARS_OF_A_TABLE = 3
"""A table shows this period and two before it; the charts of the development show all."""


def amount(cell: PublicCell) -> Amount:
    """Return what print may show of ``cell``."""
    if cell.shown and cell.value is not None:
        return shown(cell.value)
    if cell.hidden:
        return hidden(None if cell.at_most is None else cell.at_most + 1)
    return not_counted()


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table of figures in every year asked for."""

    row: str
    """Its key in the table; empty for the sum of several rows."""
    label: str
    amounts: tuple[Amount, ...]
    together: bool = False
    """The sum of the rows that are not told one by one."""
    group: bool = False
    """A heading of the lines ``under`` it."""
    under: bool = False
    total: bool = False
    apart: bool = False
    """Of a sum: it does not hold the same rows in every period."""


def together_name() -> str:
    """Return what the sum of the rows that are not told one by one is called."""
    return _("All others together")


def row_name(table: PublicTable, row: str) -> str:
    """Return what ``row`` is called beside a bar; a unit has the name that the adviser gave it.

    Raises:
        UnprintableTextError: a font lacks a character of that.
    """
    return clean_line(table.short(row), "units")


def lines_of(table: PublicTable, years: Sequence[str], parent: str | None = None) -> list[Line]:
    """Return the rows under ``parent``, the largest of this period first, then their rest.

    Rows that follow each other in time keep that order.
    """
    lines = [
        Line(
            row,
            capital(row_name(table, row)),
            tuple(amount(table.cell(row, year)) for year in years),
            under=parent is not None,
        )
        for row in table.rows_under(parent)
    ]
    lines = [line for line in lines if any(one.hidden or one.value for one in line.amounts)]
    if table.id not in IN_TIME:
        lines.sort(key=lambda line: -line.amounts[-1].value)  # stable: what is not told stays
    rests = tuple(_rest(table, year, parent) for year in years)
    if lines and any(rest.shown for rest in rests):
        held = {frozenset(table.rest_rows(year, parent)) for year in years}
        lines.append(
            Line(
                "",
                together_name(),
                rests,
                together=True,
                under=parent is not None,
                apart=len(held) > 1,
            )
        )
    return lines


def _rest(table: PublicTable, year: str, parent: str | None) -> Amount:
    """Return what the rows that are not told add up to; not told where it would tell of them."""
    rest = amount(table.rest(year, parent))
    if rest.counted or not table.rest_rows(year, parent):
        return rest
    return hidden()


def kind_lines(table: PublicTable, years: Sequence[str]) -> list[Line]:
    """Return the kinds in two levels: each domain that is told, and under it its kinds.

    A domain of which no kind is told is one line; so is the rest of the domains.
    """
    lines: list[Line] = []
    for domain in lines_of(table, years):
        if domain.together:
            lines.append(replace(domain, label=_("Other subjects together")))
            continue
        kinds = lines_of(table, years, domain.row)
        lines += [replace(domain, group=bool(kinds)), *kinds]
    return lines


def all_accounted(table: PublicTable, year: str, lines: Sequence[Line]) -> bool:
    """Return whether every row of ``year`` is told in ``lines``, alone or in a sum.

    Where it is not, a row that is not told may be larger than all that are.
    """
    parents = [None, *(line.row for line in lines if line.group)]
    return all(
        table.rest(year, parent).shown or not table.rest_rows(year, parent) for parent in parents
    )


def bar_rows(lines: Sequence[Line]) -> list[BarRow]:
    """Return ``lines``, whose last amounts are of this period, as rows of a bar chart."""
    grouped = any(line.under for line in lines)
    return [
        BarRow(
            label=line.label,
            now=line.amounts[-1],
            before=_before(line),
            together=line.together,
            group=line.group,
            under=line.under,
            apart=grouped and not (line.under or line.group),
        )
        for line in lines
    ]


def _before(line: Line) -> Amount | None:
    """Return the number of the period before, if there is one to lay beside this one."""
    if len(line.amounts) == 1 or not is_compared(line):
        return None
    return line.amounts[-2]


def is_compared(line: Line) -> bool:
    """Return whether the period before is laid beside this one: not where it holds other rows."""
    return not line.apart or line.amounts[-2].hidden


def series_of(lines: Sequence[Line]) -> list[Series]:
    """Return the lines that are not headings of others as panels."""
    return [
        Series(label=line.label, amounts=line.amounts)
        for line in lines
        if not line.group and not line.together
    ]


def case_amounts(figures: PublicFigures, row: str, years: Sequence[str]) -> tuple[Amount, ...]:
    """Return the row ``row`` of the cases, as ``new``, or of the conversations, by year."""
    return tuple(amount(figures.count(row, year)) for year in years)
