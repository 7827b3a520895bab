"""What goes with a report, from the same released figures and the same words."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.periods import Period
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.domain.reports import ReportContent
from vp_desktop.i18n import _, speaking
from vp_desktop.reports.banner import Banner
from vp_desktop.reports.chapters.one_page import one_page_blocks
from vp_desktop.reports.cover import file_title
from vp_desktop.reports.design import page, style
from vp_desktop.reports.edition import edition_note
from vp_desktop.reports.furniture import Furniture
from vp_desktop.reports.layout.document import Document, build
from vp_desktop.reports.layout.one_page import under_title
from vp_desktop.reports.layout.pieces import Block, Together, total_height
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.words import Panel, Paragraph, bold_start
from vp_desktop.reports.pdf.metadata import LANGUAGE_TAGS, DocumentFacts
from vp_desktop.reports.printable import printable_content
from vp_desktop.reports.speaking_notes import Part, answers, talk
from vp_desktop.reports.words import period_name
from vp_desktop.reports.workbook import workbook
from vp_desktop.version import NAME

_BANNER = 118.0
_NEAR = 12.0
"""Points between two parts of the notes, which lie on the table as few sheets."""
_KEPT_WHOLE = 0.4
"""Of a page: a longer part of the talk may go on over the next."""
_LINE = 76
"""Characters of a line of plain text."""


def make(
    handout: Handout, content: ReportContent, figures: PublicFigures, report: Progress = unwatched
) -> bytes:
    """Return the file of ``handout``. The same content and figures give the same bytes.

    ``report`` hears how far the pages of one are; the others take no time.

    Raises:
        UnprintableTextError: a text holds characters that the fonts do not have.
    """
    with speaking(content.language):
        ready = printable_content(content)
        match handout:
            case Handout.NUMBERS:
                return workbook(ready, figures)
            case Handout.SUMMARY:
                blocks = one_page_blocks(ready, figures)
                return _pages(ready, _("Summary"), blocks, report)
            case Handout.NOTES:
                whom = _("the confidential adviser’s own use")
                blocks = _note_blocks(ready, figures)
                return _pages(ready, _("Speaking notes"), blocks, report, whom)
            case Handout.NOTES_TEXT:
                return _note_text(ready, figures).encode()


def _pages(
    content: ReportContent,
    name: str,
    blocks: Sequence[Block],
    report: Progress,
    whom: str = "",
) -> bytes:
    facts = DocumentFacts(
        title=f"{name} – {file_title(content)}",
        language=LANGUAGE_TAGS[content.language],
        day=content.adopted_on,
        producer=NAME,
    )
    furniture = Furniture(content, bare_first=True, whom=whom).draw
    document = Document(facts=facts, blocks=blocks, furniture=furniture, pages={})
    return build(document, report)


def _note_blocks(content: ReportContent, figures: PublicFigures) -> list[Block]:
    period = period_name(Period(content.first, content.last).label)
    title = _("Speaking notes {period}").format(period=period)
    questions = [
        Section(head=one.question, blocks=[_spoken(one.answer)], before=_NEAR)
        for one in answers(figures, content.variant)
    ]
    return [
        Banner(title=title, name=content.organisation, height=_BANNER),
        *edition_note(content),
        *under_title([_section(one) for one in talk(content, figures)]),
        Chapter(key="questions", title=_("Questions that may come"), blocks=questions),
    ]


def _section(part: Part) -> Section:
    blocks: list[Block] = [_spoken(text) for text in part.say]
    if part.ask:
        look = style("panel")
        text = bold_start(_("Ask."), part.ask, look, "accent")
        blocks.append(Panel(blocks=[Paragraph(text=text, look=look)]))
    whole = Together(blocks)
    short = total_height(whole.pieces(page().main_width)) < page().text_height * _KEPT_WHOLE
    return Section(head=part.head, blocks=[whole] if short else blocks, before=_NEAR)


def _spoken(text: str) -> Paragraph:
    """Return ``text`` large enough to be read at arm's length."""
    look = style("body")
    return Paragraph(text=text, look=replace(look, size=look.size + 1, leading=look.leading + 1.2))


def _note_text(content: ReportContent, figures: PublicFigures) -> str:
    """Return the same as plain text, with lines of a readable length."""
    lines = [_underlined(" – ".join((_("Speaking notes"), file_title(content))), "=")]
    for part in talk(content, figures):
        lines.append(_underlined(part.head, "-"))
        lines += map(_wrapped, part.say)
        if part.ask:
            lines.append(_wrapped(" ".join((_("Ask."), part.ask))))
    lines.append(_underlined(_("Questions that may come"), "-"))
    lines += [
        _wrapped(f"{one.question}\n{one.answer}") for one in answers(figures, content.variant)
    ]
    return "\n\n".join(lines) + "\n"


def _underlined(text: str, sign: str) -> str:
    return f"{_wrapped(text)}\n{sign * min(len(text), _LINE)}"


def _wrapped(text: str) -> str:
    return "\n".join(line for part in text.splitlines() for line in wrap(part, _LINE))
