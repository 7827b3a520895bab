"""The chapter on what the adviser does beside cases, and what comes next."""

from collections.abc import Sequence

from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.reports import ReportActivity, ReportContent, Variant
from vp_desktop.i18n import _, month_name, number
from vp_desktop.reports.chapters.parts import prose, titles
from vp_desktop.reports.charts.amounts import NOT_COUNTED
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.words import capital, hour_decimals, hours, in_period

_WHEN = 100.0
_TIMES = 46.0
_HOURS = 50.0
_PRESENT = 64.0
_ACTIVITIES = ListId("L17")
_OFFICE_HOUR = "AT-SPR"
"""Whoever is present at an office hour is a visitor: that number points to cases."""
_OWN_PRACTICE, _PROFESSION = "praktijk", "vak"
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
    """Return what was done for the organisation, as far as this reader is told of it."""
    book = code_book()
    return [
        one
        for one in content.activities
        if book.group_of(one.kind) not in (_OWN_PRACTICE, _PROFESSION)
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
        text = _("{sign} not counted.")
        if any(one.kind == _OFFICE_HOUR for one in activities):
            text = _("{sign} not counted; how many people visit an office hour stays confidential.")
        note = [Paragraph(text=text.format(sign=NOT_COUNTED), look=style("note"), whole=True)]
    table = Table(
        columns=columns,
        rows=_rows(content, activities, timed=timed),
        summary=summary,
        noted=bool(note),
    )
    told = _("How often, and for how many people")
    heading = titles(_("What was done besides the cases"), told)
    flash = content.variant is Variant.FLASH
    side = "" if flash else _("Activities are not tied to a case and not to a person.")
    return [Section(head=capital(in_period(year)), note=side, blocks=heading), table, *note]


def total_name(content: ReportContent) -> str:
    """Return what the sum of the hours is of: it is of the lines above it, for every reader."""
    if content.variant.hears_of_board_talks:
        return _("Total for the organisation")
    return _("Total, talks with the board not counted")


def _rows(content: ReportContent, activities: list[ReportActivity], *, timed: bool) -> list[Row]:
    """Return the activities under the names of their groups, each group with its hours.

    The hours of all together come last; they have as many decimals as any of the lines needs.
    """
    total = total_name(content)
    decimals = hour_decimals(one.minutes for one in activities)
    found: list[Row] = []
    for name, members in activity_groups(content):
        if name:
            found.append(Row(cells=_sum(name, members, decimals, timed=timed), group=True))
        lines = [_cells(one, decimals, timed=timed) for one in members]
        found += [Row(cells=cells, under=bool(name)) for cells in lines]
    if timed:
        found.append(Row(cells=_sum(total, activities, decimals, timed=True), total=True))
    return found


def activity_groups(content: ReportContent) -> list[tuple[str, list[ReportActivity]]]:
    """Return what was done by group, each with its name; a flash has no room for the names."""
    book, activities = code_book(), printed_activities(content)
    found = []
    for group in book.list(_ACTIVITIES).groups:
        members = [one for one in activities if book.group_of(one.kind) == group.key]
        if members:
            found.append(("" if content.variant is Variant.FLASH else group.label, members))
    return found


def _sum(
    name: str, activities: Sequence[ReportActivity], decimals: int, *, timed: bool
) -> list[Cell]:
    minutes = sum(one.minutes for one in activities)
    spent = [Cell(_hours(minutes, decimals))] if timed else []
    return [Cell(capital(name)), Cell(""), Cell(""), *spent, Cell("")]


def for_profession(content: ReportContent) -> list[Row]:
    """Return what kept up the skills that serve all organisations alike: what, when, how long."""
    book = code_book()
    learned = [one for one in content.activities if book.group_of(one.kind) == _PROFESSION]
    decimals = hour_decimals(one.minutes for one in learned)
    return [Row(cells=_cells(one, decimals, timed=True)[:-1]) for one in learned]


def activity_name(activity: ReportActivity) -> str:
    """Return the adviser's own title of it; the kind in full where it has none."""
    return capital(activity.subject or code_book().label(activity.kind))


def _cells(activity: ReportActivity, decimals: int, *, timed: bool) -> list[Cell]:
    return [
        Cell(activity_name(activity)),
        Cell(held_when(activity)),
        Cell(number(activity.times)),
        *([_counted(_hours(activity.minutes, decimals))] if timed else []),
        _counted("" if (present := people_present(activity)) is None else number(present)),
    ]


def _counted(text: str) -> Cell:
    return Cell(text) if text else Cell(NOT_COUNTED, _("not counted"))


def people_present(activity: ReportActivity) -> int | None:
    """Return how many people were there; None if it was not counted or is not told."""
    return None if activity.kind == _OFFICE_HOUR else activity.participants


def held_when(activity: ReportActivity) -> str:
    """Return the months as they came, or that they are many."""
    if len(activity.months) > _MANY_MONTHS:
        return _("throughout")
    return ", ".join(month_name(month) for month in activity.months)


def _hours(minutes: int, decimals: int) -> str:
    """Return the hours as a cell shows them, or nothing if no time was written down."""
    return hours(minutes, decimals) if minutes else ""
