"""The chapter on what the adviser does beside cases, and what comes next."""

from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.reports import ReportActivity, ReportContent
from vp_desktop.i18n import _, month_name, number
from vp_desktop.reports.chapters.parts import prose, titles
from vp_desktop.reports.charts.amounts import NOT_COUNTED
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.words import capital, hours, in_period

_WHEN = 100.0
_TIMES = 46.0
_HOURS = 50.0
_PRESENT = 64.0
_ACTIVITIES = ListId("L17")
_OFFICE_HOUR = "AT-SPR"
"""Whoever is present at an office hour is a visitor: that number points to cases."""
_OWN_PRACTICE = "praktijk"
_BOARD_TALKS = frozenset({"AT-DIR", "AT-RVT"})
_MANY_MONTHS = 3


def activities_chapter(content: ReportContent, year: str) -> Chapter | None:
    """Return the chapter on activities and the outlook; None if there is neither."""
    blocks = [*activities_table(content, year), *prose(content.texts.outlook, _("Outlook"))]
    if not blocks:
        return None
    title = _("Activities and outlook") if content.texts.outlook else _("Activities")
    return Chapter(key="activities", title=title, blocks=blocks)


def printed_activities(content: ReportContent) -> list[ReportActivity]:
    """Return the activities that this reader is told of: not the adviser's own practice."""
    book = code_book()
    return [
        one
        for one in content.activities
        if book.group_of(one.kind) != _OWN_PRACTICE
        and (content.variant.hears_of_board_talks or one.kind not in _BOARD_TALKS)
    ]


def activities_table(content: ReportContent, year: str) -> list[Block]:
    """Return the section with the table of activities, over the full width; nothing without any."""
    activities = printed_activities(content)
    if not activities:
        return []
    timed = any(one.minutes for one in activities)
    numbers = [(_("Times"), _TIMES), (_("Hours"), _HOURS), (_("Present"), _PRESENT)]
    if not timed:
        del numbers[1]
    label = page().text_width - _WHEN - sum(width for _head, width in numbers)
    columns = [
        Column(head=_("Activity"), width=label),
        Column(head=_("When"), width=_WHEN),
        *(Column(head=head, width=width, numbers=True) for head, width in numbers),
    ]
    summary = _("Activities of the confidential adviser, when, how often and for how many people.")
    note: list[Block] = []
    if any(people_present(one) is None for one in activities):
        text = _("{sign} not counted, or not told: who visits an office hour is nobody’s business.")
        note = [Paragraph(text=text.format(sign=NOT_COUNTED), look=style("note"), whole=True)]
    table = Table(
        columns=columns, rows=_rows(activities, timed=timed), summary=summary, noted=bool(note)
    )
    minutes = content.activity_minutes if _complete(content) else 0
    heading = titles(_("What was done beside the cases"), _time(minutes))
    side = _("Activities are not tied to a case and not to a person.")
    return [Section(head=capital(in_period(year)), note=side, blocks=heading), table, *note]


def _rows(activities: list[ReportActivity], *, timed: bool) -> list[Row]:
    """Return the activities under the names of their groups, each group with its hours."""
    book = code_book()
    found: list[Row] = []
    for group in book.list(_ACTIVITIES).groups:
        members = [one for one in activities if book.group_of(one.kind) == group.key]
        if members:
            minutes = sum(one.minutes for one in members)
            sums = ["", *([_hours(minutes)] if timed else []), ""]
            head = [Cell(capital(group.label)), Cell(""), *map(Cell, sums)]
            found.append(Row(cells=head, group=True))
            found += [Row(cells=_cells(one, timed=timed), under=True) for one in members]
    return found


def _complete(content: ReportContent) -> bool:
    """Return whether all activities are told: hours of others would point to what is left out."""
    return len(printed_activities(content)) == len(content.activities)


def activity_name(activity: ReportActivity) -> str:
    """Return the adviser's own title of it; the kind in full where it has none."""
    return capital(activity.subject or code_book().label(activity.kind))


def _cells(activity: ReportActivity, *, timed: bool) -> list[Cell]:
    return [
        Cell(activity_name(activity)),
        Cell(held_when(activity)),
        Cell(number(activity.times)),
        *([_counted(_hours(activity.minutes))] if timed else []),
        _counted("" if (present := people_present(activity)) is None else number(present)),
    ]


def _counted(text: str) -> Cell:
    return Cell(text) if text else Cell(NOT_COUNTED, _("not counted"))


def people_present(activity: ReportActivity) -> int | None:
    """Return how many people were there; None if it was not counted or is not told."""
    return None if activity.kind == _OFFICE_HOUR else activity.participants


def held_when(activity: ReportActivity) -> str:
    """Return the months, or «all year» where there are many."""
    months = sorted(set(activity.months))
    if len(months) > _MANY_MONTHS:
        return _("through the year")
    return ", ".join(month_name(month) for month in months)


def _time(minutes: int) -> str:
    if not minutes:
        return _("How often, and for how many people")
    text = _("How often, and for how many people; {hours} hours for the organisation")
    return text.format(hours=hours(minutes))


def _hours(minutes: int) -> str:
    """Return the hours as a cell shows them, or nothing if no time was written down."""
    return hours(minutes) if minutes else ""
