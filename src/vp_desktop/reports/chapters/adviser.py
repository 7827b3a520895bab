"""The chapter on the adviser: what the task is and is not, how to reach one, what one can."""

from collections.abc import Sequence
from dataclasses import replace

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import ReportContent, ReportQualification
from vp_desktop.i18n import _, long_date, ngettext
from vp_desktop.reports.chapters.activities import for_profession
from vp_desktop.reports.charts.amounts import NOT_COUNTED
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Panel, Paragraph
from vp_desktop.reports.words import hours, listed

_NUMBER = 96.0
_HOUR = 60
_UNTIL = 96.0
_UNDER_TITLE = 5.0
_WHEN, _TIMES, _HOURS = 102.0, 44.0, 46.0


def adviser_chapter(content: ReportContent) -> Chapter:
    """Return the chapter for readers who pay for the adviser, or are consulted on one."""
    blocks: list[Block] = [
        Section(
            head=_("The task"),
            note=_("Who pays the adviser does not hear who came."),
            blocks=[Paragraph(text=text, look=style("body"), whole=True) for text in _task()],
        )
    ]
    return Chapter(
        key="adviser",
        title=_("The confidential adviser"),
        blocks=[*blocks, *_reach(content), *_skills(content)],
    )


def _task() -> list[str]:
    return [
        _(
            "The external confidential adviser is there for everybody who works for the "
            "organisation and meets undesirable behaviour or a matter of integrity: listens, "
            "thinks along about the steps that are possible, stays beside the reporter in the step "
            "that he or she chooses, and refers. Informing staff belongs to the task too, and "
            "advising the organisation, asked and unasked."
        ),
        _(
            "The adviser is independent: does not investigate, does not mediate, does not judge, "
            "and answers to nobody for what is said in a conversation. The reporter decides; "
            "nothing happens without consent, save where the law asks for it."
        ),
    ]


def _reach(content: ReportContent) -> list[Block]:
    lines = content.reach.splitlines()
    if not lines:
        return []
    look = style("panel")
    panel = Panel(blocks=[Paragraph(text=line, look=look) for line in lines], before=0)
    return [Section(head=_("How to reach the adviser"), blocks=[panel])]


def _skills(content: ReportContent) -> list[Block]:
    """Return the sections on certificates and education; nothing if neither is known."""
    certificates = _certificates(content.qualifications)
    learned = _learned(for_profession(content))
    studied = _studied(content)
    sections: list[Block] = []
    if certificates or (studied and not learned):
        sections.append(
            Section(
                head=_("Professional skills"),
                note=_("As the adviser recorded it"),
                blocks=[*certificates, *([] if learned else studied)],
            )
        )
    if learned:
        sections.append(
            Section(
                head=_("Training and supervision in this period"),
                note=_("It serves every organisation of the adviser"),
                blocks=[*learned, *studied],
            )
        )
    return sections


def _certificates(qualifications: Sequence[ReportQualification]) -> list[Block]:
    if not qualifications:
        return []
    heads = (_("Certificate or registration"), _("Registration number"), _("Valid until"))
    widths = (page().main_width - _NUMBER - _UNTIL, _NUMBER, _UNTIL)
    rows = [
        Row(
            cells=[
                Cell(one.name),
                Cell(one.number) if one.number else Cell(NOT_COUNTED, _("none")),
                Cell(long_date(one.valid_until))
                if one.valid_until
                else Cell(NOT_COUNTED, _("no end")),
            ]
        )
        for one in qualifications
    ]
    table = Table(
        columns=[Column(head=h, width=w) for h, w in zip(heads, widths, strict=True)],
        rows=rows,
        summary=_("Certificates and registrations of the confidential adviser."),
    )
    look = replace(style("title"), after=_UNDER_TITLE)
    return [Paragraph(text=_("Valid in this period"), look=look, leads=True), table]


def _learned(rows: Sequence[Row]) -> list[Block]:
    """Return the table of what kept up the adviser's skills; nothing without any."""
    if not rows:
        return []
    heads = ((_("When"), _WHEN), (_("Times"), _TIMES), (_("Hours"), _HOURS))
    label = page().main_width - sum(width for _head, width in heads)
    columns = [
        Column(head=_("Activity"), width=label),
        *(Column(head=head, width=width, numbers=width is not _WHEN) for head, width in heads),
    ]
    summary = _("What the adviser did to keep up the skills, when, how often and how long.")
    return [Table(columns=columns, rows=rows, summary=summary)]


def _studied(content: ReportContent) -> list[Block]:
    """Return the paragraph on continuing education; nothing without any."""
    if not content.education:
        return []
    book = code_book()
    kinds = [
        ngettext("{kind} {n} hour", "{kind} {n} hours", 1 if one.minutes == _HOUR else 2).format(
            kind=_bare(book.label(one.kind)), n=hours(one.minutes)
        )
        for one in content.education
    ]
    text = _("Continuing education in this period: {kinds}.")
    look = replace(style("body"), before=8)
    return [Paragraph(text=text.format(kinds=listed(kinds)), look=look)]


def _bare(name: str) -> str:
    """Return the name of a kind of education without what stands in brackets."""
    return name.partition(" (")[0]
