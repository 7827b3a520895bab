"""The table of the four numbers of cases, and of the conversations, by period."""

from collections.abc import Sequence

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.i18n import _
from vp_desktop.reports.chapters.parts import titles, year_table
from vp_desktop.reports.chapters.signs import table_note
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.reading import Line, case_amounts
from vp_desktop.reports.words import period_name


def case_lines(figures: PublicFigures, years: Sequence[str]) -> list[Line]:
    """Return the four numbers of every one of ``years``, and its conversations."""
    names = {
        "carried_over": _("Carried over from the period before"),
        "new": _("New"),
        "closed": _("Closed in the period"),
        "open_at_end": _("Open at the end"),
        "conversations": _("Conversations"),
    }
    lines = [Line(row, name, case_amounts(figures, row, years)) for row, name in names.items()]
    return [line for line in lines if line.amounts[-1].counted]


def cases_table(
    figures: PublicFigures, title: str = "", more: Sequence[Block] = ()
) -> list[Section]:
    """Return the section with the four numbers of every period, and its conversations.

    ``title`` is what they carry, where they carry something; ``more`` stands under the table.
    """
    years = figures.years
    lines = case_lines(figures, years)
    if not lines:
        return []
    note = table_note(lines, _("{sign} not told, or not counted."))
    text = _("Cases and conversations, {first} to {last}.")
    summary = text.format(first=period_name(years[0]), last=period_name(years[-1]))
    table = year_table(_("Cases"), years, lines, summary, noted=bool(note))
    heading = titles(title or _("Cases and conversations"), _("Numbers by period"))
    side = _("A case is one reporter with one matter, however many conversations it takes.")
    return [Section(head=_("By period"), note=side, blocks=[*heading, table, *note, *more])]
