"""The numbers of a report as an Excel workbook: those that its pages show, and no other.

What is suppressed is a word there, so that no sum is made over it unseen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vp_desktop.disclosure.figures import CASES, CONVERSATIONS, PublicFigures, PublicTable
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.domain.reports import ReportActivity, ReportContent, Variant
from vp_desktop.i18n import _, long_date
from vp_desktop.reports.chapters.accountability import how_we_protect
from vp_desktop.reports.chapters.activities import (
    activity_groups,
    activity_name,
    held_when,
    people_present,
    printed_activities,
    total_name,
)
from vp_desktop.reports.chapters.breakdowns import (
    bar_lines,
    compared_years,
    is_broken_down,
    table_lines,
    wordings,
)
from vp_desktop.reports.chapters.cases import case_lines
from vp_desktop.reports.chapters.numbers import sets_years_beside
from vp_desktop.reports.chapters.signs import sums_apart
from vp_desktop.reports.charts.amounts import NOT_COUNTED, Amount, not_counted
from vp_desktop.reports.cover import file_title
from vp_desktop.reports.edition import edition_sentences
from vp_desktop.reports.excel import About, Row, Sheet, Value, write_book
from vp_desktop.reports.reading import YEARS_OF_A_TABLE, Line, amount, is_compared
from vp_desktop.reports.words import capital, period_name, whole_period

_MINUTES, _DECIMALS = 60, 2


def workbook(content: ReportContent, figures: PublicFigures) -> bytes:
    """Return the workbook, in the language spoken now."""
    printed = printed_part(figures)
    sheets = [
        *_cases(printed, figures),
        *(
            _table(table, figures)
            for table in printed.tables
            if table.id not in (CASES, CONVERSATIONS)
        ),
        # The pages for staff list what was done, and not how often or for how many.
        *(() if content.variant is Variant.STAFF else _activities(content)),
    ]
    return write_book(_about(content, figures), sheets)


def _about(content: ReportContent, figures: PublicFigures) -> About:
    signs = _(
        "These are the numbers of the report, and no others. “{suppressed}” stands where a number "
        "is not told: it may be zero or more. “{sign}” stands where the report has no number: not "
        "counted, not compared, or nothing to add up."
    )
    return About(
        name=_("About these numbers"),
        title=file_title(content),
        language=content.language,
        day=content.adopted_on,
        paragraphs=[
            whole_period(figures.period),
            *_state(content),
            signs.format(suppressed=capital(_("suppressed")), sign=NOT_COUNTED),
            *how_we_protect(figures.threshold),
        ],
    )


def _state(content: ReportContent) -> list[str]:
    """Return when the report was adopted, and which edition of it this is."""
    told = edition_sentences(content.edition)
    if content.edition.draft:
        return told
    return [_("Adopted on {day}").format(day=long_date(content.adopted_on)), *told]


def _cases(printed: PublicFigures, figures: PublicFigures) -> Iterator[Sheet]:
    """Yield the sheet of the four numbers and the conversations, as far as they are told."""
    four = (printed.table(CASES), printed.table(CONVERSATIONS))
    years = [year for year in printed.years if any(year in table.columns for table in four)]
    rows = []
    for line in case_lines(printed, years) if years else ():
        unprinted = [
            printed.count(line.row, year).hidden and figures.count(line.row, year).shown
            for year in years
        ]
        if not all(unprinted):
            told = zip(map(_value, line.amounts), unprinted, strict=True)
            values = ["" if is_unprinted else value for value, is_unprinted in told]
            rows.append(Row(name=line.label, values=values))
    if rows:
        yield Sheet(
            name=_("By period"),
            title=_("Cases and conversations"),
            subtitle=_("Numbers by period"),
            heads=[_("Cases"), *map(period_name, years)],
            rows=rows,
        )


def _table(table: PublicTable, figures: PublicFigures) -> Sheet:
    """Return the sheet of a table: what its charts and its table on the pages show."""
    wording = wordings()[table.id]
    shown = _shown(table, figures)
    grouped = any(line.under for line in shown.lines)
    rows = [_row(line, shown.in_panels, in_parts=grouped) for line in shown.lines]
    heads = [period_name(year) for year in shown.years]
    parts = [_in_parts(head) for head in heads] if grouped else []
    totals = [amount(table.total(year)) for year in shown.years]
    if not table.several and any(one.counted for one in totals):
        values = [*map(_value, totals), *("" for _head in parts)]
        rows.append(Row(name=_("Total"), values=values, bold=True))
    apart = sums_apart(shown.lines)
    return Sheet(
        name=wording.head,
        title=wording.title,
        subtitle=" ".join(filter(None, (f"{capital(wording.unit)}.", wording.note, *apart))),
        heads=[wording.head, *heads, *parts],
        rows=rows,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the pages show of a table."""

    years: Sequence[str]
    lines: Sequence[Line]
    in_panels: int = 0
    """So many of the first years have no sums on the pages, which draw each row by itself."""


def _shown(table: PublicTable, figures: PublicFigures) -> _Shown:
    """Return what the pages show: a sum of other rows only where they print it."""
    years = table.years
    if not is_broken_down(figures, table.id):
        lines = [line for line in table_lines(table, years) if not line.together]
        return _Shown(years, lines, len(years))
    if sets_years_beside(figures, table.id):
        beside = sums_apart(table_lines(table, years[-YEARS_OF_A_TABLE:]))
        lines = [replace(one, apart=bool(beside)) for one in table_lines(table, years)]
        return _Shown(years, lines, max(0, len(years) - YEARS_OF_A_TABLE))
    lines = [_compared(line) for line in bar_lines(figures, table.id)]
    return _Shown(compared_years(figures, table), lines)


def _compared(line: Line) -> Line:
    """Return ``line`` without the sum of the period before where bars lay none beside this one."""
    if is_compared(line):
        return replace(line, apart=False)
    return replace(line, amounts=(not_counted(), line.amounts[-1]))


def _in_parts(head: str) -> str:
    """Return the head of the column beside that of ``head``, in which nothing is counted twice."""
    return _("{column}, in parts").format(column=head)


def _row(line: Line, in_panels: int = 0, *, in_parts: bool = False) -> Row:
    """Return a row; of two levels, what is part of another stands in columns of its own."""
    values = [*map(_value, line.amounts)]
    if line.group or line.together:
        values[:in_panels] = [""] * in_panels
    if in_parts:
        beside = [""] * len(values)
        values = [*beside, *values] if line.under else [*values, *beside]
    return Row(name=line.label, values=values, bold=line.group, under=line.under)


def _value(one: Amount) -> Value:
    """Return what stands in a cell: what is suppressed is a word, else the sign of the pages."""
    if one.shown:
        return one.value
    return one.spoken if one.hidden else one.text


def _activities(content: ReportContent) -> Iterator[Sheet]:
    """Yield the sheet with the rows of the table of activities, and its sums."""
    activities = printed_activities(content)
    if not activities:
        return
    timed = any(one.minutes for one in activities)
    rows: list[Row] = []
    groups = activity_groups(content)
    for name, members in groups:
        if name:
            rows.append(_spent(name, members, timed=timed, parts=True))
        rows += [_activity(one, timed=timed, part=bool(name)) for one in members]
    in_parts = any(name for name, _members in groups)
    hours = [_("Hours"), *([_in_parts(_("Hours"))] if in_parts else [])] if timed else []
    if timed:
        rows.append(_spent(total_name(content), activities, timed=True, parts=in_parts))
    yield Sheet(
        name=_("Activities"),
        title=_("What was done besides the cases"),
        subtitle=_("Activities are not tied to a case and not to a person."),
        heads=[_("Activity"), _("When"), _("Times"), *hours, _("Present")],
        rows=rows,
    )


def _spent(name: str, members: Sequence[ReportActivity], *, timed: bool, parts: bool) -> Row:
    """Return the row with the hours of ``members`` together."""
    hours = _hours(sum(one.minutes for one in members)) or ""
    spent: list[Value] = [hours, *([""] if parts else [])] if timed else []
    return Row(name=capital(name), values=["", "", *spent, ""], bold=True)


def _activity(one: ReportActivity, *, timed: bool, part: bool) -> Row:
    present, hours = people_present(one), _hours(one.minutes)
    spent: list[Value] = [*([""] if part else []), hours or NOT_COUNTED] if timed else []
    come = NOT_COUNTED if present is None else present
    values = [held_when(one), one.times, *spent, come]
    return Row(name=activity_name(one), values=values, under=part)


def _hours(minutes: int) -> float:
    """Return as many decimals as paper shows, and no more."""
    return round(minutes / _MINUTES, _DECIMALS)
