"""The section on two properties at once: each subject as a bar, in parts by the other party."""

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.labels import short_label
from vp_desktop.domain.tables import Table, crossed, rows
from vp_desktop.i18n import _
from vp_desktop.reports.chapters.breakdowns import breakdown, is_broken_down, wordings
from vp_desktop.reports.chapters.parts import titled_charts
from vp_desktop.reports.charts.bars import LABEL
from vp_desktop.reports.charts.stacked import Stack, Stacked
from vp_desktop.reports.design import page
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.reading import amount
from vp_desktop.reports.words import capital, in_period, in_sentence

_CROSSED = Table.ACCUSED_BY_DOMAIN


def crossed_section(figures: PublicFigures) -> list[Section]:
    """Return the section of this period alone; nothing if no part of a bar is told.

    In parts where they are few and wide enough, else as plain bars.
    """
    if not is_broken_down(figures, _CROSSED):
        return []
    chart = _chart(figures)
    if chart is None or not chart.fits(page().main_width):
        return breakdown(figures, _CROSSED)
    wording = wordings()[_CROSSED]
    subtitle = _("New cases {in_period}; on the right the total")
    blocks = titled_charts(
        wording.title, subtitle.format(in_period=in_period(figures.year)), [chart], []
    )
    return [Section(head=wording.head, note=wording.note, blocks=blocks)]


def _chart(figures: PublicFigures) -> Stacked | None:
    table, year = figures.table(_CROSSED), figures.year
    told = [
        accused
        for accused in rows(Table.ACCUSED)
        if any(table.value(crossed(one, accused), year) for one in rows(Table.DOMAINS))
    ]
    subjects = figures.table(Table.KINDS if figures.has(Table.KINDS) else Table.DOMAINS)
    stacks = []
    for domain in rows(Table.DOMAINS):
        parts = [amount(table.cell(crossed(domain, accused), year)) for accused in told]
        whole = amount(subjects.cell(domain, year))
        sum_told = sum(part.value for part in parts if part.shown)
        if sum_told:
            name = capital(short_label(Table.DOMAINS, domain))
            rest = whole.value - sum_told if whole.shown else 0
            stacks.append(Stack(name=name, parts=parts, together=None, total=whole, rest=rest))
    if not stacks:
        return None
    return Stacked(
        names=[capital(short_label(Table.ACCUSED, accused)) for accused in told],
        together_name=_("Not told apart"),
        stacks=stacks,
        subject=in_sentence(wordings()[_CROSSED].title),
        when=in_period(year),
        label=LABEL,
    )
