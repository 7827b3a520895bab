"""The chapter on advice: what became of earlier advice, signals, and new advice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.narrative.dates import day_of
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import EarlierAdvice, ReportAdvice, ReportContent
from vp_desktop.i18n import _, long_date, pgettext
from vp_desktop.reports.chapters.asked import has_passed
from vp_desktop.reports.chapters.followed_up import (
    answer_sentences,
    earlier_blocks,
    is_same,
    state_of,
)
from vp_desktop.reports.chapters.parts import prose, titles
from vp_desktop.reports.design import Style, colour, page, style
from vp_desktop.reports.layout.pieces import Block, Piece, moved, pieces_of
from vp_desktop.reports.layout.sections import SECTION_GAP, Chapter, Section, goes_on
from vp_desktop.reports.layout.text import Span
from vp_desktop.reports.layout.words import Paragraph, Text, bold_start
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.words import capital, period_name

_BETWEEN = 13.0
_NUMERAL = 27.0
_NO_STATE = frozenset({"", "AV-GEG"})
"""Unknown, or no more than that the advice was given."""
_PARTED = 6.0
"""What it costs to go on with a piece of advice on the next page: see ``layout.pages``."""


def advice_chapter(content: ReportContent) -> Chapter | None:
    """Return the chapter on advice; None if there is none and there never was."""
    blocks = earlier_blocks(content.earlier_advice)
    blocks += prose(content.texts.signals, _("Signals"))
    if content.advice and content.earlier_advice:
        blocks.append(_of_this_period(content))
    blocks += [
        Advice(advice, n, address(advice, content), ruled=n > 1 or bool(blocks))
        for n, advice in enumerate(content.advice, start=1)
    ]
    if not blocks:
        return None
    return Chapter(key="advice", title=_title(content), blocks=blocks)


def _of_this_period(content: ReportContent) -> Section:
    period = period_name(Period(content.first, content.last).label)
    head = _("Advice from {period}").format(period=period)
    if any(one.answered for one in content.advice):
        told = titles(_("What the adviser advised"), _("With the response, where there is one"))
    else:
        told = titles(_("What the adviser advises now"), _("To whom and by when is told below"))
    return Section(head=head, blocks=told)


def _title(content: ReportContent) -> str:
    if not content.texts.signals:
        return pgettext("chapter", "Advice")
    if not content.advice and not content.earlier_advice:
        return pgettext("chapter", "Signals")
    return _("Signals and advice")


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of advice: its numeral in the margin, what was seen, what is advised, to whom.

    What management answered, and what became of it, closes it.
    """

    advice: ReportAdvice
    number: int
    address: str
    """See ``address``."""
    ruled: bool

    def pieces(self, width: float) -> list[Piece]:
        """Return the lines; the numeral, the title, to whom and the state stay with the first."""
        main = page().main
        told = pieces_of([*self._head(), *self._told()], width - main)
        told[-2:-1] = [
            replace(line, tied=True) for line in told[-2:-1]
        ]  # no line opens a page alone
        closed = [*told, *_End().pieces(width)]
        lines = [moved(line, main) for line in closed]
        drawn = _Numbered(lines[0], self.number, width if self.ruled else 0)
        before = 2 * _BETWEEN if self.ruled else SECTION_GAP
        last = replace(lines[-1], after=_BETWEEN)
        first = replace(lines[0], draw=drawn.draw, before=before, tied=True)
        name = _("Advice {number}").format(number=self.number)
        others = goes_on([replace(line, parted=_PARTED) for line in lines[1:-1]], name)
        return [first, *others, last]

    def _head(self) -> list[Block]:
        """Return the title, and under it what is asked of whom, by when, and how far it is."""
        look = style("panel")
        state = "" if self.advice.status in _NO_STATE else state_of(self.advice)
        told: list[Text] = [self.address] if self.address else []
        told += [_light_start(_("State."), f"{state}.", look)] if state else []
        lines = [Paragraph(text=text, look=look, leads=True) for text in told]
        if lines:
            lines[-1] = replace(lines[-1], look=replace(look, after=4))
        title = Paragraph(text=self.advice.title, look=style("advice"), role="H3", leads=True)
        return [title, *lines]

    def _told(self) -> list[Block]:
        answered = " ".join(answer_sentences(self.advice.answer, self.advice.response))
        return [
            *_named(_("Observation."), self.advice.observation),
            *_named(_("Advice."), self.advice.text, bold=True),
            *_named(_("Expected effect."), self.advice.expected_effect),
            *_named(_("Response."), answered),
        ]


def _named(name: str, text: str, *, bold: bool = False) -> list[Block]:
    """Return the paragraphs of ``text``, the first after ``name``; nothing if there are none.

    What is advised stands out by its weight, which a grey print has too.
    """
    body = replace(style("body"), after=4)
    first, *others = text.splitlines() or [""]
    if not first:
        return []
    start = bold_start(name, first, body, "t900") if bold else _light_start(name, first, body)
    texts: list[Text] = [start, *others]
    return [Paragraph(text=one, look=body) for one in texts]


def _light_start(start: str, rest: str, look: Style) -> tuple[Span, ...]:
    return (Span(start, replace(look, colour=colour("soft"))), Span(f" {rest}", look))


@dataclass(frozen=True, slots=True)
class _End:
    """Closes a piece of advice, so that the last of its lines always is of no height."""

    def pieces(self, width: float) -> list[Piece]:
        """Return a piece that draws nothing."""
        del width
        return [Piece(height=0, draw=_nothing)]


def _nothing(pen: Pen, x: float, top: float) -> None:
    del pen, x, top


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The first line of a piece of advice with the numeral and the rule above."""

    line: Piece
    number: int
    rule: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.artifact():  # the heading is what is read; the numeral is for the eye
            if self.rule:
                pen.rule((x, top + _BETWEEN), self.rule, 0.7, colour("rule"))
            pen.text(x, top - _NUMERAL, str(self.number), style("numeral"))
        self.line.draw(pen, x, top)


def address(advice: ReportAdvice, content: ReportContent) -> str:
    """Return to whom advice goes, by when, how urgent it is, and whether it was given before."""
    parts = []
    if advice.recipient:
        parts.append(_("To: {recipient}.").format(recipient=advice.recipient.rstrip(".")))
    if advice.due:
        parts.append(_due(advice, content.adopted_on))
    if advice.priority:
        priority = code_book().label(advice.priority)
        parts.append(_("Priority: {priority}.").format(priority=priority))
    if advice.repeated:
        parts.append(_repeated(advice, content.earlier_advice))
    if advice.theme:
        parts.append(_("Theme: {theme}.").format(theme=code_book().short(advice.theme)))
    return " ".join(parts)


def _due(advice: ReportAdvice, today: date) -> str:
    """Return by when, in the adviser's own words, or that this has passed unanswered."""
    due = advice.due.rstrip(".")
    last = day_of(due)
    if last is not None and last < today and not advice.answered:
        text = _("The term passed on {day}; there is no response yet.")
        return text.format(day=long_date(last))
    if last is not None and last < today and has_passed(advice, today):
        due = _("{term} (passed)").format(term=due)
    return _("By: {due}.").format(due=due) if due[:1].isdigit() else f"{capital(due)}."


def _repeated(advice: ReportAdvice, earlier: Sequence[EarlierAdvice]) -> str:
    states = [one.status for one in earlier if is_same(one, advice) and one.status not in _NO_STATE]
    if not states:
        return _("Repeated advice: it was given before and has not been carried out yet.")
    text = _("Repeated advice: given before, {state}.")
    return text.format(state=code_book().label(states[-1]))
