"""The breakdowns of one period: what each is called, what it counts and what its finding is."""

from collections.abc import Sequence
from dataclasses import dataclass

from vp_desktop.disclosure.figures import PublicFigures, PublicTable
from vp_desktop.domain.tables import WIDER, Table
from vp_desktop.i18n import _, number, pgettext
from vp_desktop.reports.chapters.parts import titled_charts
from vp_desktop.reports.chapters.signs import chart_note, not_named
from vp_desktop.reports.charts.bars import Bars, bar_figures
from vp_desktop.reports.design import style
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.reading import (
    Line,
    all_accounted,
    amount,
    bar_rows,
    kind_lines,
    lines_of,
    row_name,
)
from vp_desktop.reports.sentences import first_places
from vp_desktop.reports.words import capital, in_period, in_sentence, listed, period_name

TWO_LEVELS = "kinds"
ONE_YEAR = "accused_by_domain"
"""Two properties at once are told of the report's own period alone."""

_STANDING_OUT = ("accused", "outcomes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one table is spoken of."""

    head: str
    note: str = ""
    title: str
    """When no row surely comes first."""
    first: str = ""
    """The finding when one row does, with ``{label}``, ``{n}`` and ``{total}``."""
    both: str = ""
    """The finding when two rows share the first place."""
    unit: str
    """What is counted, in the plural."""


def wordings() -> dict[str, Wording]:
    """Return by table how it is spoken of, in the language spoken now."""
    found = {**_of_matters(), **_of_people(), **_of_time(), **_of_guidance()}
    return found | {wide: found[fine] for fine, wide in WIDER.items()}


def _of_matters() -> dict[str, Wording]:
    """Return the wording of what cases are about."""
    return {
        "kinds": Wording(
            head=_("By kind"),
            note=_("A case counts once, by the kind that came first."),
            title=_("New cases by kind"),
            first=_("Kind named most: {label}, in {n} of {total} new cases"),
            both=_("Kinds named most: {label}, each in {n} of {total} new cases"),
            unit=_("new cases"),
        ),
        "domains": Wording(
            head=_("By subject"),
            note=_("A case counts once, by the subject that came first."),
            title=_("New cases by subject"),
            first=_("Subject named most: {label}, in {n} of {total} new cases"),
            both=_("Subjects named most: {label}, each in {n} of {total} new cases"),
            unit=_("new cases"),
        ),
        "mentions": Wording(
            head=_("All kinds that were named"),
            note=_("A case can be about more than one kind; the numbers cannot be added up."),
            title=_("New cases by every kind that was named"),
            unit=_("new cases"),
        ),
        "accused_by_domain": Wording(
            head=_("The other party by subject"),
            note=_("Who the case is about, as told by the reporter. It was not investigated."),
            title=_("New cases by subject and role of the other party"),
            unit=_("new cases"),
        ),
        "accused": Wording(
            head=_("The other party"),
            note=_("Who the case is about, as told by the reporter. It was not investigated."),
            title=_("New cases by the role of the other party"),
            first=_("Other party named most: {label}, in {n} of {total} new cases"),
            both=_("Other parties named most: {label}, each in {n} of {total} new cases"),
            unit=_("new cases"),
        ),
    }


def _of_people() -> dict[str, Wording]:
    """Return the wording of who came and how."""
    return {
        "client_roles": Wording(
            head=_("Who came"),
            title=_("New cases by the role of the reporter"),
            first=_("Most common role of the reporter: {label}, in {n} of {total} new cases"),
            both=_("Most common roles of the reporter: {label}, each in {n} of {total} new cases"),
            unit=_("new cases"),
        ),
        "channels": Wording(
            head=_("First contact"),
            note=_("The way by which the first contact came."),
            title=_("New cases by first contact"),
            first=_("Way chosen most: {label}, in {n} of {total} new cases"),
            both=_("Ways chosen most: {label}, each in {n} of {total} new cases"),
            unit=_("new cases"),
        ),
        "found_by": Wording(
            head=_("Known through"),
            note=_("How the reporter knew of the confidential adviser."),
            title=_("New cases by how the reporter knew the adviser"),
            first=_("Named most: {label}, in {n} of {total} new cases"),
            both=_("Named most: {label}, each in {n} of {total} new cases"),
            unit=_("new cases"),
        ),
        "units": Wording(
            head=_("Parts of the organisation"),
            note=_("A difference in size of the parts shows in the numbers."),
            title=_("New cases by part of the organisation"),
            unit=_("new cases"),
        ),
    }


def _of_time() -> dict[str, Wording]:
    """Return the wording of when cases came."""
    return {
        "quarters": Wording(
            head=_("Through the year"),
            note=_("By the day of the first contact."),
            title=_("New cases by part of the period"),
            unit=_("new cases"),
        )
    }


def _of_guidance() -> dict[str, Wording]:
    """Return the wording of what was done and what came of it."""
    return {
        "interventions": Wording(
            head=_("What was done"),
            note=_("More than one thing can be done in a case; the numbers cannot be added up."),
            title=_("Cases by what the confidential adviser did"),
            first=_("Done most: {label}, in {n} cases"),
            both=_("Done most: {label}, each in {n} cases"),
            unit=_("cases"),
        ),
        "referrals": Wording(
            head=_("Referred to"),
            note=_("A case can have more than one referral; the numbers cannot be added up."),
            title=_("Cases by referral"),
            first=_("Referred to most: {label}, in {n} cases"),
            both=_("Referred to most: {label}, each in {n} cases"),
            unit=_("cases"),
        ),
        "outcomes": Wording(
            head=pgettext("chapter", "Outcome"),
            note=_("The outcome as it was known when the case was closed."),
            title=_("Closed cases by outcome"),
            first=_("Most common outcome: {label}, in {n} of {total} closed cases"),
            both=_("Most common outcomes: {label}, each in {n} of {total} closed cases"),
            unit=_("closed cases"),
        ),
        "lead_times": Wording(
            head=_("Lead time"),
            note=_("From the first contact to the day of closing."),
            title=_("Closed cases by lead time"),
            first=_("Most common lead time: {label}, in {n} of {total} closed cases"),
            both=_("Most common lead times: {label}, each in {n} of {total} closed cases"),
            unit=_("closed cases"),
        ),
    }


def is_broken_down(figures: PublicFigures, table_id: str) -> bool:
    """Return whether the report has this table, for its own period at least."""
    return figures.has(table_id) and figures.year in figures.table(table_id).years


def finest(figures: PublicFigures, table_id: str) -> str:
    """Return the table with the rows of ``table_id``, or with those taken together."""
    wide = WIDER.get(Table(table_id), table_id)
    return wide if is_broken_down(figures, wide) else table_id


def compared_years(figures: PublicFigures, table: PublicTable) -> list[str]:
    """Return the period before, if the table has it, and this one; of two properties this one."""
    if table.id == ONE_YEAR:
        return [figures.year]
    before = [year for year in (figures.previous,) if year is not None and year in table.years]
    return [*before, figures.year]


def table_lines(table: PublicTable, years: Sequence[str]) -> list[Line]:
    """Return the lines of a table, in two levels if it has two."""
    return kind_lines(table, years) if table.id == TWO_LEVELS else lines_of(table, years)


def bar_lines(figures: PublicFigures, table_id: str) -> list[Line]:
    """Return the lines of the bars of this period and the one before; a sum that is told alone."""
    table = figures.table(table_id)
    lines = table_lines(table, compared_years(figures, table))
    return [line for line in lines if line.amounts[-1].shown or not line.together]


def finding(figures: PublicFigures, table_id: str) -> str:
    """Return what the figures surely say of who comes first; empty if they say nothing sure."""
    table, wording = figures.table(table_id), wordings()[table_id]
    lines = table_lines(table, [figures.year])
    total = amount(table.total(figures.year))
    if not wording.first or not all_accounted(table, figures.year, lines):
        return ""
    if table_id == TWO_LEVELS and not any(line.under for line in lines):
        return ""  # no kind is told: what would be first is a subject
    first = first_places(lines)
    if not first or not (total.shown or table.several):
        return ""
    label = listed([row_name(table, line.row) for line in first])
    text = wording.first if len(first) == 1 else wording.both
    n = number(first[0].amounts[-1].value)
    return capital(text.format(label=label, n=n, total=total.text))


def findings(figures: PublicFigures) -> list[str]:
    """Return in a sentence each what stands out beside what the cases were about."""
    rungs = [finest(figures, table_id) for table_id in _STANDING_OUT]
    told = [table_id for table_id in rungs if is_broken_down(figures, table_id)]
    return [f"{text}." for table_id in told if (text := finding(figures, table_id))]


def breakdown(figures: PublicFigures, table_id: str) -> list[Section]:
    """Return the section with the bar chart of a table; nothing if it is not told."""
    if not is_broken_down(figures, table_id):
        return []
    table, wording = figures.table(table_id), wordings()[table_id]
    years, lines = compared_years(figures, table), bar_lines(figures, table_id)
    if not lines:
        return []
    if len(lines) == 1 and lines[0].amounts[-1].shown:
        note = not_named() if table.several else wording.note
        told = Paragraph(text=_in_words(wording, lines[0], years), look=style("body"))
        return [Section(head=wording.head, note=note, blocks=[told])]
    previous = period_name(years[0]) if len(years) > 1 else None
    chart = Bars(
        rows=bar_rows(lines),
        subject=in_sentence(wording.title),
        when=in_period(figures.year),
        previous=previous,
    )
    title = finding(figures, table_id) or wording.title
    subtitle = bars_subtitle(wording.unit, figures.year, previous)
    blocks = titled_charts(
        title, subtitle, bar_figures(chart), chart_note(lines, several=table.several)
    )
    return [Section(head=wording.head, note=wording.note, blocks=blocks)]


def _in_words(wording: Wording, line: Line, years: Sequence[str]) -> str:
    """Return the only row that is told: one bar shows nothing."""
    text = _("{label}: {n} {unit} {in_period}.")
    if len(years) > 1:
        text = _("{label}: {n} {unit} {in_period} ({before} {in_period_before}).")
    return text.format(
        label=line.label,
        n=line.amounts[-1].text,
        unit=wording.unit,
        in_period=in_period(years[-1]),
        before=line.amounts[0].words,
        in_period_before=in_period(years[0]),
    )


def bars_subtitle(unit: str, year: str, previous: str | None) -> str:
    """Return what is counted and which bar is which."""
    if previous is None:
        text = _("{unit} {in_period}")
        return capital(text.format(unit=unit, in_period=in_period(year)))
    text = _("{unit}: {year} (dark bar) and {previous} (thin light bar)")
    return capital(text.format(unit=unit, year=period_name(year), previous=previous))
