"""The numbers of a report as an Excel workbook: those that its pages show, and no other.

What is suppressed is a word there, so that no sum is made over it unseen.
"""

from collections.abc import Iterator, Sequence

from vp_desktop.disclosure.figures import CASES, CONVERSATIONS, PublicFigures, PublicTable
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.domain.reports import ReportActivity, ReportContent, Variant
from vp_desktop.i18n import _, long_date
from vp_desktop.reports.chapters.accountability import how_we_protect
from vp_desktop.reports.chapters.activities import (
    activity_name,
    held_when,
    people_present,
    printed_activities,
)
from vp_desktop.reports.chapters.breakdowns import table_lines, wordings
from vp_desktop.reports.chapters.cases import case_lines
from vp_desktop.reports.chapters.signs import sums_apart
from vp_desktop.reports.charts.amounts import Amount
from vp_desktop.reports.cover import file_title
from vp_desktop.reports.edition import edition_sentences
from vp_desktop.reports.excel import About, Row, Sheet, Value, write_book
from vp_desktop.reports.reading import Line, amount
from vp_desktop.reports.words import capital, period_name, whole_period

_MINUTES = 60


def workbook(content: ReportContent, figures: PublicFigures) -> bytes:
    """Return the workbook, in the language spoken now."""
    printed = printed_part(figures)
    sheets = [
        *_cases(printed, figures),
        *(
            _table(table, figures.table(table.id))
            for table in printed.tables
            if table.id not in (CASES, CONVERSATIONS)
        ),
        # The pages for staff list what was done, and not how often or for how many.
        *_activities(() if content.variant is Variant.STAFF else printed_activities(content)),
    ]
    return write_book(_about(content, figures), sheets)


def _about(content: ReportContent, figures: PublicFigures) -> About:
    signs = _(
        "These are the numbers of the report, and no others. “{suppressed}” stands where a number "
        "is not told: it may be zero or more."
    )
    return About(
        name=_("About these numbers"),
        title=file_title(content),
        language=content.language,
        day=content.adopted_on,
        paragraphs=[
            whole_period(figures.period),
            *_state(content),
            signs.format(suppressed=capital(_("suppressed"))),
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
            rows.append(_row(line, unprinted))
    if rows:
        yield Sheet(
            name=_("By period"),
            title=_("Cases and conversations"),
            subtitle=_("Numbers by period"),
            heads=[_("Cases"), *map(period_name, years)],
            rows=rows,
        )


def _table(table: PublicTable, whole: PublicTable) -> Sheet:
    wording = wordings()[table.id]
    lines = table_lines(table, table.years)
    apart = sums_apart(lines)
    rows = []
    for line in lines:
        unprinted = [
            table.cell(line.row, year).hidden and whole.cell(line.row, year).shown
            for year in table.years
        ]
        rows.append(_row(line, unprinted))
    totals = [amount(table.total(year)) for year in table.years]
    if not table.several and any(one.counted for one in totals):
        rows.append(Row(name=_("Total"), values=[*map(_value, totals)], bold=True))
    return Sheet(
        name=wording.head,
        title=wording.title,
        subtitle=" ".join(filter(None, (f"{capital(wording.unit)}.", wording.note, *apart))),
        heads=[wording.head, *map(period_name, table.years)],
        rows=rows,
    )


def _row(line: Line, unprinted: Sequence[bool]) -> Row:
    """Return a row; of what the pages show neither number nor sign, it shows nothing either."""
    told = zip(line.amounts, unprinted, strict=True)
    values = ["" if is_unprinted else _value(one) for one, is_unprinted in told]
    if line.together:
        nothing = _("not applicable")
        counted = zip(values, line.amounts, strict=True)
        values = [value if one.counted else nothing for value, one in counted]
    return Row(name=line.label, values=values, bold=line.group, under=line.under)


def _value(one: Amount) -> Value:
    return one.value if one.shown else one.spoken


def _activities(activities: Sequence[ReportActivity]) -> Iterator[Sheet]:
    if not activities:
        return
    timed = any(one.minutes for one in activities)
    hours = [_("Hours")] if timed else []
    yield Sheet(
        name=_("Activities"),
        title=_("What was done beside the cases"),
        subtitle=_("Activities are not tied to a case and not to a person."),
        heads=[_("Activity"), _("When"), _("Times"), *hours, _("Present")],
        rows=[_activity(one, timed=timed) for one in activities],
    )


def _activity(one: ReportActivity, *, timed: bool) -> Row:
    present = people_present(one)
    counted = [one.minutes / _MINUTES if one.minutes else None] if timed else []
    numbers = [one.times, *counted, present]
    told = [_("not counted") if number is None else number for number in numbers]
    return Row(name=activity_name(one), values=[held_when(one), *told])
