"""The chapters of one period: the new cases, and what came of them."""

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.reports import ReportContent, Variant
from vp_desktop.i18n import _
from vp_desktop.reports.chapters.breakdowns import (
    TWO_LEVELS,
    breakdown,
    finding,
    finest,
    is_broken_down,
    table_lines,
    wordings,
)
from vp_desktop.reports.chapters.cases import cases_table
from vp_desktop.reports.chapters.crossed import crossed_section
from vp_desktop.reports.chapters.development import untold_trend
from vp_desktop.reports.chapters.parts import explanation, titled_charts, titles, year_table
from vp_desktop.reports.chapters.signs import table_note
from vp_desktop.reports.charts.stacked import Stack, Stacked
from vp_desktop.reports.design import page
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.reading import (
    YEARS_OF_A_TABLE,
    Line,
    amount,
    lines_of,
    together_name,
)
from vp_desktop.reports.words import in_period, in_sentence, period_name

_IN_BARS = 2
"""Years: so many stand beside each other in the bars, and need no table."""
_NEW_CASES = (
    "mentions",
    "accused",
    "client_roles",
    "channels",
    "quarters",
    "found_by",
    "units",
)


def numbers_chapter(figures: PublicFigures, content: ReportContent) -> Chapter | None:
    """Return the chapter on the cases of the period; None where there is nothing to say."""
    main = TWO_LEVELS if is_broken_down(figures, TWO_LEVELS) else "domains"
    sections: list[Block] = [*breakdown(figures, main), *_kinds_table(figures, main)]
    for table_id in _NEW_CASES:
        sections += breakdown(figures, finest(figures, table_id))
        if table_id == "accused":
            sections += crossed_section(figures)
    figures_told = bool(sections)
    sections += [*explanation(content.texts.kinds), *untold_trend(figures, content)]
    if not sections:
        return None
    text = _("Cases {in_period}").format(in_period=in_period(figures.year))
    before = cases_table(figures) if len(figures.years) == 1 and figures_told else []
    return Chapter(key="numbers", title=text, blocks=[*before, *sections])


def guidance_chapter(figures: PublicFigures) -> Chapter | None:
    """Return the chapter on what was done and what came of it; None if nothing may be told."""
    sections: list[Block] = []
    for table_id in ("interventions", "referrals"):
        sections += breakdown(figures, table_id)
    sections += _outcomes(figures, finest(figures, "outcomes"))
    sections += breakdown(figures, finest(figures, "lead_times"))
    if not sections:
        return None
    return Chapter(key="guidance", title=_("Guidance and outcome"), blocks=sections)


def sets_years_beside(figures: PublicFigures, table_id: str) -> bool:
    """Return whether all years of a table stand beside each other, with what is left of each."""
    if table_id in (TWO_LEVELS, "domains"):
        return _has_table(figures) and is_broken_down(figures, table_id)
    return table_id == finest(figures, "outcomes") and _outcome_bars(figures, table_id) is not None


def _has_table(figures: PublicFigures) -> bool:
    whole = figures.variant not in (Variant.STAFF, Variant.FLASH)
    return whole and len(figures.years) > _IN_BARS


def _kinds_table(figures: PublicFigures, table_id: str) -> list[Block]:
    """Return the section with the kinds, or the subjects, of the last years."""
    if not is_broken_down(figures, table_id):
        return []
    table, wording = figures.table(table_id), wordings()[table_id]
    years = figures.years[-YEARS_OF_A_TABLE:]
    lines = table_lines(table, years)
    if not _has_table(figures) or not lines:
        return []
    total = Line(
        "total", _("Total"), tuple(amount(table.total(year)) for year in years), total=True
    )
    lines = [*lines, total]
    note = table_note(lines)
    text = _("{title}, {first} to {last}.")
    first, last = period_name(years[0]), period_name(years[-1])
    summary = text.format(title=wording.title, first=first, last=last)
    block = year_table(_("Kind of case"), years, lines, summary, noted=bool(note))
    heading = titles(wording.title, _("Number of new cases by period"))
    return [Section(head=_("Compared with before"), blocks=[*heading, block, *note])]


def _outcomes(figures: PublicFigures, table_id: str) -> list[Section]:
    """Return the outcomes as stacked bars where they are few enough, else as bars."""
    if not is_broken_down(figures, table_id):
        return []
    chart = _outcome_bars(figures, table_id)
    if chart is None:
        return breakdown(figures, table_id)
    wording = wordings()[table_id]
    title = finding(figures, table_id) or wording.title
    rest = next((line for line in _outcome_lines(figures, table_id) if line.together), None)
    sums = tuple(one for one in rest.amounts if one.shown) if rest else ()
    apart = rest is not None and rest.apart and len(sums) > 1
    note = table_note([Line("", "", sums, together=True, apart=apart)] if sums else [])
    subtitle = _("Closed cases; on the right the total")
    blocks = titled_charts(title, subtitle, [chart], note)
    return [Section(head=wording.head, note=wording.note, blocks=blocks)]


def _outcome_lines(figures: PublicFigures, table_id: str) -> list[Line]:
    table = figures.table(table_id)
    return lines_of(table, _outcome_years(figures, table_id))


def _outcome_years(figures: PublicFigures, table_id: str) -> list[str]:
    table = figures.table(table_id)
    return [year for year in figures.years[-YEARS_OF_A_TABLE:] if year in table.years]


def _outcome_bars(figures: PublicFigures, table_id: str) -> Stacked | None:
    """Return the outcomes as a bar a year; None where they are too many or do not add up."""
    table, years = figures.table(table_id), _outcome_years(figures, table_id)
    lines = _outcome_lines(figures, table_id)
    named = [line for line in lines if not line.together]
    rest = next((line for line in lines if line.together), None)
    chart = Stacked(
        names=[line.label for line in named],
        together_name=together_name(),
        stacks=[
            Stack(
                name=period_name(year),
                parts=[line.amounts[n] for line in named],
                together=rest.amounts[n] if rest else None,
                total=amount(table.total(year)),
            )
            for n, year in reversed(list(enumerate(years)))
        ],
        subject=in_sentence(wordings()[table_id].title),
    )
    whole = all(stack.whole for stack in chart.stacks)
    return chart if whole and chart.fits(page().main_width) else None
