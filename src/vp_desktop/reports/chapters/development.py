"""The chapter on the years: all new cases, and each kind on one scale."""

from collections.abc import Sequence
from dataclasses import replace

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.counting_changes import Counted
from vp_desktop.domain.reports import ReportContent
from vp_desktop.i18n import _
from vp_desktop.reports.chapters.breakdowns import TWO_LEVELS, table_lines, wordings
from vp_desktop.reports.chapters.cases import cases_table
from vp_desktop.reports.chapters.parts import explanation, prose, titled_charts
from vp_desktop.reports.chapters.signs import chart_note
from vp_desktop.reports.charts.columns import Columns, Year
from vp_desktop.reports.charts.multiples import Multiples, figures_of, reach_of
from vp_desktop.reports.design import style
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.reading import Line, case_amounts, series_of
from vp_desktop.reports.sentences import change_of, per_hundred, trend_title
from vp_desktop.reports.series import breaks, ends_early, in_full, parted, starts_late
from vp_desktop.reports.words import in_period, in_sentence, period_name, period_short

_LEAST_YEARS = 2
_LEAST_CHARTED = 3
"""Years: two numbers beside each other need no chart."""


def development_chapter(figures: PublicFigures, content: ReportContent) -> Chapter | None:
    """Return the chapter on the years; None where there is but one year to tell of."""
    sections = _sections(figures, content.counted)
    if not sections:
        return None
    title = _("Development since {period}").format(period=period_name(figures.years[0]))
    blocks = [*sections, *explanation(content.texts.trend)]
    return Chapter(key="development", title=title, blocks=blocks)


def untold_trend(figures: PublicFigures, content: ReportContent) -> list[Block]:
    """Return what the adviser wrote of the years where no chapter tells of them."""
    if _sections(figures, content.counted):
        return []
    return prose(content.texts.trend, _("Development"))


def _sections(figures: PublicFigures, counted: Counted) -> list[Section]:
    if len(figures.years) == 1:
        return []
    found = [*all_cases(figures, counted), *_by_kind(figures, counted)]
    table = cases_table(figures) if found and _charted(figures) else []
    return [*found, *table]


def _charted(figures: PublicFigures) -> bool:
    return len(figures.years) >= _LEAST_CHARTED


def tells_of_years(figures: PublicFigures) -> bool:
    """Return whether there are new cases of several years to lay beside each other."""
    told = case_amounts(figures, "new", figures.years)
    return sum(amount.shown for amount in told) >= _LEAST_YEARS


def all_cases(figures: PublicFigures, counted: Counted) -> list[Section]:
    """Return the section on new cases by year; nothing with fewer than two told.

    Of two years it is the table of their numbers, for there is nothing in it for the eye.
    """
    if not tells_of_years(figures):
        return []
    title, remarks = trend_title(figures, counted), _remarks(figures, counted)
    if not _charted(figures):
        finding = title if change_of(figures, counted) else ""
        return cases_table(figures, finding, remarks)
    side = _("A difference of a few cases is within the usual fluctuation.")
    if any(parted(figures, year, counted) for year in figures.years):
        side = _("Years that were counted in another way cannot be compared.")
    blocks = _columns(figures, counted, title, remarks)
    return [Section(head=_("All cases"), note=side, blocks=blocks)]


def _remarks(figures: PublicFigures, counted: Counted) -> list[Block]:
    """Return which periods are not like the others, and what the cases are to the employees."""
    body = replace(style("body"), before=8)
    rate = [Paragraph(text=text, look=body) for text in per_hundred(figures)]
    return [*_breaks(figures, counted), *rate]


def _columns(
    figures: PublicFigures, counted: Counted, title: str, note: Sequence[Block]
) -> list[Block]:
    """Return the chart with a column a year."""
    years = figures.years
    amounts = case_amounts(figures, "new", years)
    mean = figures.mean_of_earlier() if in_full(figures, counted) else None
    chart = Columns(
        years=[
            Year(
                name=period_name(year),
                when=in_period(year),
                amount=amount,
                short=starts_late(figures, year, counted)
                or (year == figures.year and ends_early(figures)),
                parted=parted(figures, year, counted),
            )
            for year, amount in zip(years, amounts, strict=True)
        ],
        subject=_("the number of new cases by period"),
        mean=mean,
    )
    subtitle = _("Number of new cases by period")
    if mean is not None:
        subtitle = _("Number of new cases by period; dashed line: the mean of the earlier ones")
    if any(year.parted for year in chart.years):
        subtitle = _("Number of new cases by period; upright line: counted in another way")
    absent = _("{sign} not told, or not counted.")
    signs = chart_note([Line("new", "", amounts)], absent)
    return titled_charts(title, subtitle, [chart], [*signs, *note])


def _breaks(figures: PublicFigures, counted: Counted) -> list[Block]:
    """Return the note on periods that were not counted in full."""
    said = breaks(figures, counted)
    return [Paragraph(text=" ".join(said), look=style("note"), whole=True)] if said else []


def _by_kind(figures: PublicFigures, counted: Counted) -> list[Section]:
    table_id = TWO_LEVELS if figures.has(TWO_LEVELS) else "domains"
    if not figures.has(table_id):
        return []
    table, years = figures.table(table_id), figures.years
    lines = table_lines(table, years)
    series = series_of(lines)
    if len(table.years) < _LEAST_YEARS or not _charted(figures) or not series:
        return []
    wording = wordings()[table_id]
    whole = Multiples(
        series=series,
        years=[period_name(year) for year in years],
        short_years=[period_short(year) for year in years],
        subject=in_sentence(wording.title),
        reach=reach_of(series),
        parted=frozenset(n for n, year in enumerate(years) if parted(figures, year, counted)),
    )
    text = _("Number of new cases, {first} to {last}")
    if whole.parted:
        text = _("Number of new cases, {first} to {last}; upright line: counted in another way")
    subtitle = text.format(first=whole.years[0], last=whole.years[-1])
    note = chart_note([line for line in lines if not line.group and not line.together])
    blocks = titled_charts(wording.title, subtitle, figures_of(whole), note)
    side = _("All panels have the same scale, so that heights can be compared.")
    return [Section(head=wording.head, note=side, blocks=blocks)]
