"""What the cases were about, in the few words that stand in front of every number."""

from vp_desktop.disclosure.figures import PublicFigures, PublicTable, Size
from vp_desktop.domain.counting_changes import ALIKE, Counted
from vp_desktop.i18n import _, number
from vp_desktop.reports.chapters.breakdowns import (
    TWO_LEVELS,
    compared_years,
    finding,
    is_broken_down,
    table_lines,
)
from vp_desktop.reports.reading import Line, amount, row_name
from vp_desktop.reports.sentences import is_vague
from vp_desktop.reports.series import comparable
from vp_desktop.reports.words import in_period, listed

_NAMED = 3
"""Kinds that a sentence names."""


def matters(figures: PublicFigures, counted: Counted = ALIKE) -> list[str]:
    """Return in a sentence or two what the cases were about, or that this is not told.

    Nothing where the report tells why it gives hardly a number at all.
    """
    if figures.size() is not Size.TABLES:
        return []
    told = [one for one in ("domains", TWO_LEVELS) if is_broken_down(figures, one)]
    firsts = [finding(figures, one) for one in told]
    found = [f"{text}." for text in firsts if text]
    if told and not firsts[-1]:
        found += _in_numbers(figures, told[-1], counted)
    return found or [
        _(
            "What subjects the cases were about is not in this report, so that nobody can be "
            "recognised."
        )
    ]


def _in_numbers(figures: PublicFigures, table_id: str, counted: Counted) -> list[str]:
    """Return how many cases were about each of the rows that are told, the largest ones."""
    table = figures.table(table_id)
    years = compared_years(figures, table)
    if not comparable(figures, counted):
        years = [figures.year]
    named = [
        line
        for line in table_lines(table, years)
        if line.amounts[-1].value and not line.together and not is_vague(line.row)
    ]
    leaves = [line for line in named if line.under] or [line for line in named if not line.group]
    total = amount(table.total(figures.year))
    if not leaves or not total.shown:
        return []
    largest = sorted(leaves, key=lambda line: -line.amounts[-1].value)[:_NAMED]
    text = _("Among the {total} new cases there were {parts}.")
    parts = [_about(table, line, years) for line in largest]
    return [text.format(total=number(total.value), parts=listed(parts))]


def _about(table: PublicTable, line: Line, years: list[str]) -> str:
    kind, n = row_name(table, line.row), number(line.amounts[-1].value)
    before = line.amounts[0]
    if len(years) == 1 or not before.shown:
        return _("{n} mainly about {kind}").format(n=n, kind=kind)
    text = _("{n} mainly about {kind} ({in_period}: {before})")
    return text.format(n=n, kind=kind, in_period=in_period(years[0]), before=number(before.value))
