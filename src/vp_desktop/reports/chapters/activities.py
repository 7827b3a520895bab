"""The chapter on what the adviser does beside cases, and what comes next."""

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import ReportActivity, ReportContent
from vp_desktop.i18n import _, month_name, number
from vp_desktop.reports.chapters.parts import prose, titles
from vp_desktop.reports.charts.amounts import NOT_COUNTED
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.words import capital, in_period

_WHEN = 92.0
_TIMES = 46.0
_PRESENT = 58.0
_OFFICE_HOUR = "AT-SPR"
"""Whoever is present at an office hour is a visitor: that number points to cases."""
_OWN_PRACTICE = "praktijk"
_BOARD_TALKS = frozenset({"AT-DIR", "AT-RVT"})
_MANY_MONTHS = 3
_MINUTES = 60


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
    """Return the section with the table of activities; nothing if there are none."""
    activities = printed_activities(content)
    if not activities:
        return []
    label = page().main_width - _WHEN - _TIMES - _PRESENT
    columns = [
        Column(head=_("Activity"), width=label),
        Column(head=_("When"), width=_WHEN),
        Column(head=_("Times"), width=_TIMES, numbers=True),
        Column(head=_("Present"), width=_PRESENT, numbers=True),
    ]
    rows = [Row(cells=_cells(one)) for one in activities]
    uncounted = any(_present(one) is None for one in activities)
    summary = _("Activities of the confidential adviser, when, how often and for how many people.")
    note: list[Block] = []
    if uncounted:
        text = _("{sign} not counted, or not told: who visits an office hour is nobody’s business.")
        note = [Paragraph(text=text.format(sign=NOT_COUNTED), look=style("note"), whole=True)]
    table = Table(columns=columns, rows=rows, summary=summary, noted=bool(note))
    minutes = content.activity_minutes if _complete(content) else 0
    heading = titles(_("What was done beside the cases"), _time(minutes))
    side = _("Activities are not tied to a case and not to a person.")
    return [
        Section(
            head=capital(in_period(year)),
            note=side,
            blocks=[*heading, table, *note],
        )
    ]


def _complete(content: ReportContent) -> bool:
    """Return whether all activities are told: hours of others would point to what is left out."""
    return len(printed_activities(content)) == len(content.activities)


def activity_name(activity: ReportActivity) -> str:
    """Return the kind in full, or in short with its subject."""
    if activity.subject:
        return f"{capital(code_book().short(activity.kind))}: {activity.subject}"
    return capital(code_book().label(activity.kind))


def _cells(activity: ReportActivity) -> list[Cell]:
    present = _present(activity)
    return [
        Cell(activity_name(activity)),
        Cell(_when(activity)),
        Cell(number(activity.times)),
        Cell(NOT_COUNTED, _("not counted")) if present is None else Cell(number(present)),
    ]


def _present(activity: ReportActivity) -> int | None:
    return None if activity.kind == _OFFICE_HOUR else activity.participants


def _when(activity: ReportActivity) -> str:
    """Return the months, or «all year» where there are many."""
    months = sorted(set(activity.months))
    if len(months) > _MANY_MONTHS:
        return _("through the year")
    return ", ".join(month_name(month) for month in months)


def _time(minutes: int) -> str:
    if not minutes:
        return _("How often, and for how many people")
    hours = number(minutes / _MINUTES, 0 if minutes % _MINUTES == 0 else 1)
    text = _("How often, and for how many people; {hours} hours in all")
    return text.format(hours=hours)
