"""The page after the cover: contents, the year in a few lines, key figures, advice in short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.advice_states import (
    ANSWERED,
    UNDECIDED,
    advice_states,
    state_of_advice,
)
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.counting_changes import ALIKE, Counted
from vp_desktop.domain.reports import EarlierAdvice, ReportAdvice, ReportContent, Variant
from vp_desktop.i18n import _, ngettext
from vp_desktop.reports.chapters.asked import asked_of, has_passed
from vp_desktop.reports.chapters.breakdowns import findings
from vp_desktop.reports.chapters.followed_up import is_same
from vp_desktop.reports.chapters.matters import matters
from vp_desktop.reports.design import colour, style
from vp_desktop.reports.edition import language_note
from vp_desktop.reports.layout.contents import Contents
from vp_desktop.reports.layout.keyfigures import Figures, KeyFigure
from vp_desktop.reports.layout.one_page import Unparted, fits_one_page
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.text import Span
from vp_desktop.reports.layout.words import Listing, Paragraph, Text, bold_start
from vp_desktop.reports.reading import amount
from vp_desktop.reports.sentences import key_comparison, opening, reason_for_few
from vp_desktop.reports.series import comparable
from vp_desktop.reports.words import capital, in_line

LEAD_CHARS = 480
"""Longer than this the adviser's first paragraph is set as body text under a lead of our own."""
_NEAR = 15.0
"""Points between two sections, of which a summary has many and each is short."""
LEAST_CONTENTS = 4
"""Chapters: with fewer a table of contents, and numbers, are of no use."""


@dataclass(frozen=True, slots=True)
class Short:
    """How many pieces of new and of earlier advice the summary names."""

    advice: int
    earlier: int


_WHOLE = Short(5, 9)
SHORTER = (_WHOLE, *(Short(5, n) for n in (5, 3, 2, 1, 0)), *(Short(n, 0) for n in (4, 3, 2)))
"""The lengths of a summary, longest first: the first of them that fits is taken."""


def opening_blocks(
    figures: PublicFigures,
    content: ReportContent,
    chapters: Sequence[Chapter],
    pages: Mapping[str, int],
) -> list[Block]:
    """Return the summary and the contents: on one page, unless the adviser's own words are many."""
    for short in SHORTER:
        blocks = _opening(figures, content, chapters, pages, short)
        if fits_one_page(blocks):
            return [Unparted(blocks)]
    return _opening(figures, content, chapters, pages, _WHOLE)


def _opening(
    figures: PublicFigures,
    content: ReportContent,
    chapters: Sequence[Chapter],
    pages: Mapping[str, int],
    short: Short,
) -> list[Block]:
    summary = summary_chapter(figures, content, chapters, short)
    if len(chapters) < LEAST_CONTENTS:
        return [summary]
    contents = Contents(chapters, pages)
    return [summary, Section(head=_("Contents"), level="H2", blocks=[contents])]


def summary_chapter(
    figures: PublicFigures,
    content: ReportContent,
    chapters: Sequence[Chapter],
    short: Short = _WHOLE,
) -> Chapter:
    """Return the summary: what was, what stands out, advice in short and what is asked for it."""
    lead, rest = _lead(figures, content)
    look = style("lead")
    blocks: list[Block] = [
        *language_note(content),
        *(Paragraph(text=text, look=look, indent_right=34) for text in lead),
    ]
    blocks += key_figures(figures, content.counted)
    blocks += why_short(figures)
    blocks += about_cases(figures, content.counted)
    blocks += _told(_("What stands out"), [*rest, *findings(figures)])
    blocks += _short_advice(content, chapters, short.advice)
    blocks += _short_earlier(content, short.earlier)
    blocks += _asked(content, chapters)
    return Chapter(key="summary", title=_("Summary"), blocks=blocks)


def key_figures(figures: PublicFigures, counted: Counted = ALIKE) -> list[Figures]:
    """Return the row of large numbers; nothing where not even one of them is told."""
    names = {
        "new": _("new cases"),
        "conversations": _("conversations"),
        "closed": _("cases closed"),
    }
    items = []
    for row, name in names.items():
        now, compared = amount(figures.count(row)), ""
        if figures.previous is not None and comparable(figures, counted):
            earlier = amount(figures.count(row, figures.previous))
            compared = key_comparison(figures.previous, earlier)
        if now.shown:
            items.append(KeyFigure(value=now.text, label=name, compared=compared))
    return [Figures(items=items)] if items else []


def why_short(figures: PublicFigures) -> list[Section]:
    """Return the section that says why few numbers, or none, are told; nothing if many are."""
    text = reason_for_few(figures)
    if not text:
        return []
    blocks = [Paragraph(text=one, look=style("body")) for one in text]
    return [Section(head=_("Why so few numbers"), blocks=blocks)]


def _lead(figures: PublicFigures, content: ReportContent) -> tuple[list[str], list[str]]:
    """Return what stands large, and what follows it in the list."""
    written = content.texts.summary.splitlines()
    own = opening(figures, content.counted)
    if written and len(written[0]) <= LEAD_CHARS:
        return [written[0]], [own, *written[1:]]
    return [own], written


def about_cases(figures: PublicFigures, counted: Counted) -> list[Section]:
    """Return the section that says what the cases were about, or that this is not told."""
    text = " ".join(matters(figures, counted))
    return _told(_("What the cases were about"), [text] if text else [])


def _told(head: str, texts: Sequence[str]) -> list[Section]:
    """Return a section with ``texts``, in a list if they are several; nothing if there are none."""
    if not texts:
        return []
    look = replace(style("body"), after=0)
    block = (
        Listing(items=texts, look=look) if len(texts) > 1 else Paragraph(text=texts[0], look=look)
    )
    return [Section(head=head, blocks=[block], before=_NEAR)]


def _asked(content: ReportContent, chapters: Sequence[Chapter]) -> list[Section]:
    """Return the section with what the reader is asked to do; nothing where nothing is open."""
    texts = asked_of(content)
    number = next((chapter.number for chapter in chapters if chapter.key == "response"), None)
    if number is not None:
        texts.append(_("The form for your answer is in chapter {number}.").format(number=number))
    if not texts:
        return []
    look = replace(style("body"), after=0)
    name = content.recipients if content.variant is Variant.BOARD else ""
    told = " ".join(texts)
    text = bold_start(f"{capital(name).rstrip('.')}.", told, look) if name else told
    asked = Paragraph(text=text, look=look)
    return [Section(head=_("What we ask"), blocks=[asked], before=_NEAR)]


def _short_advice(content: ReportContent, chapters: Sequence[Chapter], most: int) -> list[Block]:
    if not content.advice:
        return []
    n = len(content.advice)
    head = ngettext("One piece of advice", "{n} pieces of advice", n).format(n=n)
    number = next(chapter.number for chapter in chapters if chapter.key == "advice")
    states = advice_states(content.advice)
    told = ", ".join(f"{n} {_state(state)}" for state, n in states.items())
    note = [f"{told}."] if told else []
    if number is not None:
        note.append(_("Worked out in chapter {number}.").format(number=number))
    today = content.adopted_on
    titles = [_with_address(one, today, told=bool(states)) for one in content.advice[:most]]
    look = replace(style("body"), after=0)
    blocks: list[Block] = [Listing(items=titles, look=look, numbered=True)]
    if n > most:
        more = _("The report has all of them, each with its reason.")
        blocks.append(Paragraph(text=more, look=replace(style("note"), before=8)))
    return [Section(head=head, note=" ".join(note), blocks=blocks, before=_NEAR)]


def _state(state: str) -> str:
    own = {ANSWERED: _("answered"), UNDECIDED: _("still to be decided")}
    return own.get(state) or code_book().label(state)


def _with_address(advice: ReportAdvice, today: date, *, told: bool) -> Text:
    """Return the title of a piece of advice; under it to whom it goes, by when, and its state.

    The state only where it is ``told``. A term that has passed says so.
    """
    body = style("body")
    state = _state(state_of_advice(advice)) if told else ""
    promised = advice.answer.due if advice.answer.due != advice.due else ""
    later = _("promised: {due}").format(due=in_line(promised)) if promised else ""
    parts = (advice.recipient, in_line(advice.due), later, state)
    address = [part.rstrip(".") for part in parts if part]
    if has_passed(advice, today):
        address.append(_("term passed"))
    if not address:
        return advice.title
    under = capital(", ".join(address))
    return (Span(advice.title, body), Span(f"\n{under}.", replace(body, colour=colour("soft"))))


def _short_earlier(content: ReportContent, most: int) -> list[Block]:
    """Return the section with the state of earlier advice, what is not settled before the rest.

    Nothing if there was none. What is repeated this year is told there, and not here again.
    """
    advice = [
        one
        for one in content.earlier_advice
        if not any(is_same(one, again) for again in content.advice)
    ]
    earlier = sorted(advice, key=lambda one: (one.settled, -one.year))[:most]
    if not earlier:
        return []
    look = replace(style("body"), after=0)
    items = [_state_of_earlier(one) for one in earlier]
    note = "" if len(advice) <= most else _("The report has all of them.")
    blocks = [Listing(items=items, look=look)]
    return [Section(head=_("Earlier advice"), note=note, blocks=blocks, before=_NEAR)]


def _state_of_earlier(advice: EarlierAdvice) -> str:
    """Return its title and year, what became of it, and by when it is to be ready if it is not."""
    state = code_book().label(advice.status) if advice.status else _("not known yet")
    due = "" if advice.settled else in_line(advice.answer.due).rstrip(".")
    text = _("{title} ({year}): {state}.")
    return text.format(
        title=advice.title.rstrip("."),
        year=advice.year,
        state=", ".join(filter(None, (state, due))),
    )
