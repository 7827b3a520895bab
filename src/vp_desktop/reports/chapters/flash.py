"""The flash: one page on part of a year, with what was done and, if it is told, how many came."""

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.reports import ReportContent
from vp_desktop.i18n import _, ngettext, number
from vp_desktop.reports.banner import Banner
from vp_desktop.reports.chapters.activities import activities_table
from vp_desktop.reports.chapters.parts import prose
from vp_desktop.reports.chapters.staff import reach_section
from vp_desktop.reports.chapters.summary import LEAD_CHARS, why_short
from vp_desktop.reports.cover import title_of
from vp_desktop.reports.design import style
from vp_desktop.reports.edition import edition_note, language_note
from vp_desktop.reports.layout.keyfigures import Figures, KeyFigure
from vp_desktop.reports.layout.one_page import fits_one_page, under_title
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.reading import amount
from vp_desktop.reports.sentences import opening
from vp_desktop.reports.words import capital, hours, in_period

_BANNER = 150.0
_MANY_MINUTES = 600
"""Fewer are no large number: the table has them."""


def flash_blocks(content: ReportContent, figures: PublicFigures) -> list[Block]:
    """Return the blocks of the page; what can be missed is left out where it would not fit."""
    lead, rest = _lead(figures, content)
    blocks: list[Block] = [
        Banner(title=title_of(content), name=content.organisation, height=_BANNER),
        *edition_note(content),
        *language_note(content),
        Paragraph(text=lead, look=style("lead"), indent_right=34),
        *_key_figures(figures),
        *under_title(() if figures.size() is Size.UNTOLD else why_short(figures)),
        *under_title(prose("\n".join(rest), _("In short"))),
        *under_title(activities_table(content, figures.year)),
        *under_title(prose(content.texts.signals, _("Signals"))),
        *under_title(prose(content.texts.outlook, _("Outlook"))),
    ]
    numbers = under_title(_numbers(figures))
    for more in ([*numbers, *under_title(reach_section(content))], numbers):
        if fits_one_page([*blocks, *more]):
            return [*blocks, *more]
    return [*blocks, *numbers]


def _lead(figures: PublicFigures, content: ReportContent) -> tuple[str, list[str]]:
    """Return what stands large: the adviser's own words before ours; and what is left of them."""
    written = content.texts.summary.splitlines()
    if written and len(written[0]) <= LEAD_CHARS and figures.size() is Size.UNTOLD:
        return written[0], written[1:]
    return _first_words(figures), written


def _first_words(figures: PublicFigures) -> str:
    if figures.size() is not Size.UNTOLD:
        return opening(figures)
    text = _(
        "{in_period}, the confidential adviser was there for everybody who works here. This page "
        "tells what was done besides the cases."
    )
    return capital(text.format(in_period=in_period(figures.year)))


def _key_figures(figures: PublicFigures) -> list[Block]:
    """Return the row of large numbers; nothing where there is nothing to count."""
    items = []
    new = amount(figures.count("new"))
    if new.shown:
        items.append(KeyFigure(value=new.text, label=_("new cases")))
    sums = {
        one.measure: one.value
        for one in figures.open_counts
        if (one.counted, one.row) == ("activities", "Total")
    }
    if times := sums.get("times"):
        items.append(
            KeyFigure(value=number(times), label=ngettext("activity", "activities", times))
        )
    if present := sums.get("participants"):
        label = ngettext("person reached", "people reached", present)
        items.append(KeyFigure(value=number(present), label=label))
    if (minutes := sums.get("minutes", 0)) >= _MANY_MINUTES:
        items.append(KeyFigure(value=hours(minutes), label=_("hours for the organisation")))
    return [Figures(items=items)] if items else []


def _numbers(figures: PublicFigures) -> list[Section]:
    """Return how to read the numbers, or why there are none."""
    if figures.size() is Size.UNTOLD:
        text = _(
            "This page gives no numbers of cases, whether there were many or none. They follow in "
            "the yearly report: over a whole year more can be told without anybody being "
            "recognised."
        )
        return [Section(head=_("The cases"), blocks=[_body(text)])]
    text = _(
        "Numbers of cases from 1 to {last} are not on this page, so that nobody can be recognised. "
        "Later reports take account of that."
    )
    block = _body(text.format(last=figures.threshold - 1))
    return [Section(head=_("The numbers"), blocks=[block])]


def _body(text: str) -> Paragraph:
    return Paragraph(text=text, look=style("body"))
