"""The last chapter: what was counted, how nobody can be recognised, what the signs mean."""

from collections.abc import Sequence
from dataclasses import replace

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.counting_changes import Counted
from vp_desktop.domain.reports import Edition, ReportContent
from vp_desktop.i18n import _, long_date
from vp_desktop.reports.chapters.development import tells_of_years
from vp_desktop.reports.chapters.left_out import left_out
from vp_desktop.reports.charts.amounts import HIDDEN, NOT_COUNTED
from vp_desktop.reports.design import Style, page, style
from vp_desktop.reports.edition import edition_sentences
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Paragraph, Text, bold_start
from vp_desktop.reports.sentences import per_hundred
from vp_desktop.reports.series import breaks

_SIGN = 70.0
_BEFORE = 14.0
_AFTER = 6.0
"""Points over a section and under a paragraph: it is set smaller than what it accounts for."""
_FEW = frozenset({Size.FEW, Size.HIDDEN})
"""Reports of which nearly nothing is a number."""


def accountability_chapter(figures: PublicFigures, content: ReportContent) -> Chapter:
    """Return the chapter that says how to read the numbers and what is left out.

    It is short where hardly a number is told: there is no method to numbers that are not there.
    """
    few = figures.size() in _FEW
    counted, protection = (
        (_counted_briefly, _protection_briefly) if few else (_counted, _protection)
    )
    sections = [
        *_edition(content.edition),
        Section(head=_("What was counted"), blocks=_paragraphs(counted(figures, content.counted))),
        Section(head=_("How we protect"), blocks=protection(figures)),
        Section(head=_("What is not in it"), blocks=_paragraphs(left_out(figures))),
    ]
    if not few:
        sections += [
            Section(head=_("Signs"), blocks=[signs_table(figures)]),
            Section(head=_("About this document"), blocks=_paragraphs([about_document()])),
        ]
    blocks = [replace(one, before=_BEFORE) for one in sections]
    return Chapter(key="accountability", title=_("Method and safeguards"), blocks=blocks)


def _edition(edition: Edition) -> list[Section]:
    told = edition_sentences(edition)
    return [Section(head=_("This edition"), blocks=_paragraphs([" ".join(told)]))] if told else []


def about_document() -> str:
    """Return for whom the file was made readable, and how it reads what is not told."""
    return _(
        "This document was made to be read aloud by a screen reader (PDF/UA-1) and to be kept for "
        "long (PDF/A-2a). Charts come with words that give their numbers; a suppressed number is "
        "read as “suppressed”."
    )


def signs_table(figures: PublicFigures) -> Table:
    """Return the table that explains the signs that the report may have."""
    bound = _("fewer than {n}").format(n=figures.threshold)
    few = _("fewer than {n}; it may also be zero").format(n=figures.threshold)
    told = [c for t in figures.tables for one in t.columns.values() for c in one.cells.values()]
    rows = [
        (Cell(HIDDEN, _("suppressed"), hidden=True), _("suppressed: zero or more, not told")),
        *([(Cell(f"<{figures.threshold}", bound), few)] if any(c.at_most for c in told) else []),
        (Cell("0"), _("a real zero")),
        (
            Cell(NOT_COUNTED, _("dash")),
            _("not counted, not told, or not broken down in that period"),
        ),
    ]
    columns = [
        Column(head=_("Sign"), width=_SIGN),
        Column(head=_("Meaning"), width=page().main_width - _SIGN),
    ]
    return Table(
        columns=columns,
        rows=[Row(cells=[sign, Cell(meaning)]) for sign, meaning in rows],
        summary=_("What the signs mean."),
        row_heads=False,
    )


def _counted(figures: PublicFigures, counted: Counted) -> list[str]:
    return [
        _(
            "A case is one reporter with one matter. It counts as new in the period in which it "
            "was opened, however many conversations follow; who comes back about the same matter "
            "counts once. Carried over, new, closed and open at the end are four numbers."
        ),
        _(
            "A case may have several kinds; the tables count the kind that came first. What the "
            "reporter told is counted as it was told: a confidential adviser does not investigate "
            "and does not judge. A case is not a formal complaint."
        ),
        _recorded(figures),
        *([] if tells_of_years(figures) else per_hundred(figures)),
        *breaks(figures, counted),
    ]


def _counted_briefly(figures: PublicFigures, counted: Counted) -> list[str]:
    case = _(
        "A case is one reporter with one matter, however many conversations follow. What the "
        "reporter told is counted as it was told: a confidential adviser does not investigate and "
        "does not judge."
    )
    return [" ".join((case, _recorded(figures), *breaks(figures, counted)))]


def _recorded(figures: PublicFigures) -> str:
    text = _(
        "These numbers are about cases of the external confidential adviser only, as they were "
        "recorded on {day}."
    )
    return text.format(day=long_date(figures.as_of))


def _protection_briefly(figures: PublicFigures) -> list[Block]:
    text = _(
        "This report gives no number of this period’s cases. That says nothing of how many there "
        "were; all that was given out to the organisation before was reckoned with. That holds for "
        "the numbers; the texts are the confidential adviser’s own."
    )
    if figures.size() is Size.FEW:
        text = _(
            "Numbers of cases from 1 to {last} are not in this report. “Fewer than {n}” may also "
            "be zero: this report would look exactly the same, also beside all that was given out "
            "to the organisation before. That holds for the numbers; the texts are the "
            "confidential adviser’s own."
        )
    return _paragraphs([text.format(last=figures.threshold - 1, n=figures.threshold)])


def _protection(figures: PublicFigures) -> list[Block]:
    numbers = (
        _("This report gives numbers and no percentages.")
        if figures.people is None
        else _(
            "This report gives numbers and no percentages; only the total is also given per 100 "
            "employees."
        )
    )
    why = _(
        "With few cases a share changes with every single one. More or fewer is said only where a "
        "difference is larger than the usual fluctuation."
    )
    reading = f"{numbers} {why}"
    small = bold_start(_("Reading small numbers."), reading, _look())
    return _paragraphs([*how_we_protect(figures.threshold), small])


def how_we_protect(threshold: int) -> list[str]:
    """Return in plain words what is hidden, how far it is proven, and where that ends."""
    small = _(
        "Numbers of cases from 1 to {last} are not in this report. Where a suppressed number could "
        "be worked out from a total, from another table or from an earlier report, another one is "
        "suppressed too. Both get the same sign, so that it cannot be seen which of them was the "
        "small one. By itself it does not tell that somebody is there: it may stand for zero, too."
    )
    proven = _(
        "That was worked out, not estimated. For every small number that is suppressed there are "
        "other lists of cases with all numbers of this report, and of what was given out to the "
        "organisation before and to other readers: one in which it is zero, and one in which it is "
        "{n} or more. Somebody who is concerned in a case, or who knows these rules, cannot work "
        "it out either; who knows the rules can tell of some of them that they are small. That "
        "holds for the numbers; the texts are the confidential adviser’s own."
    )
    years = _(
        "Numbers of earlier years are repeated as they were printed. A case that is written down "
        "after a report counts in the period in which it was written down, so that no later report "
        "can be laid beside an earlier one to find a single case."
    )
    left_out = _(
        "What colleagues saw or heard themselves, no report can take back: so please do not try to "
        "find out who is behind a number."
    )
    return [small.format(last=threshold - 1), proven.format(n=threshold), years, left_out]


def _paragraphs(texts: Sequence[Text]) -> list[Block]:
    return [Paragraph(text=text, look=_look()) for text in texts]


def _look() -> Style:
    return replace(style("panel"), after=_AFTER)
