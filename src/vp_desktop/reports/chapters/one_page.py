"""The summary of a report on one page: what the report itself opens with, and the years."""

from dataclasses import replace
from itertools import product

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import ReportContent
from vp_desktop.i18n import _
from vp_desktop.reports.banner import Banner
from vp_desktop.reports.chapters.activities import activities_table
from vp_desktop.reports.chapters.development import all_cases
from vp_desktop.reports.chapters.summary import SHORTER, Short, summary_chapter
from vp_desktop.reports.design import style
from vp_desktop.reports.edition import edition_note
from vp_desktop.reports.layout.one_page import fits_one_page, under_title
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.words import period_name

_BANNER = 158.0
_ABOVE_FOOT = 18.0
_ADVICE = Chapter(key="advice", title="")
"""Stands for the chapter that the report has and this page has not."""
_LEAST = 2
"""Blocks that always stay: the lead and the large numbers."""


def one_page_blocks(content: ReportContent, figures: PublicFigures) -> list[Block]:
    """Return the blocks of the page; what stands last is left out where it would not fit."""
    period = period_name(Period(content.first, content.last).label)
    title = _("Summary {period}").format(period=period)
    head = Banner(title=title, name=content.organisation, height=_BANNER)
    foot = _belongs_to()
    forms = product((content, _without_more(content)), SHORTER)
    tries = (_told(mine, figures, short) for mine, short in forms)
    fitting = (one for one in tries if fits_one_page([head, *one, foot]))
    told = next(fitting, None) or _told(content, figures, SHORTER[-1])
    while len(told) > _LEAST and not fits_one_page([head, *told, foot]):
        told.pop()
    for more in (all_cases(figures, content.counted), activities_table(content, figures.year)):
        if fits_one_page([head, *told, *more, foot]):
            told += under_title(more)
    return [head, *told, foot]


def _without_more(content: ReportContent) -> ReportContent:
    """Return the same with no more of the adviser's summary than its first paragraph."""
    first = content.texts.summary.split("\n", 1)[0]
    return replace(content, texts=content.texts.model_copy(update={"summary": first}))


def _told(content: ReportContent, figures: PublicFigures, short: Short) -> list[Block]:
    summary = summary_chapter(figures, content, [_ADVICE], short)
    return [*edition_note(content), *under_title(summary.blocks)]


def _belongs_to() -> Paragraph:
    text = _(
        "This page goes with the report, and holds no number that the report does not. How the "
        "numbers were counted and protected stands there."
    )
    look = replace(style("note"), before=_ABOVE_FOOT)
    return Paragraph(text=text, look=look)
