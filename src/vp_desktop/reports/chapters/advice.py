"""The chapter on advice: what became of earlier advice, signals, and new advice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.narrative.dates import day_of
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import EarlierAdvice, ReportAdvice, ReportContent
from vp_desktop.i18n import _, long_date, pgettext
from vp_desktop.reports.chapters.followed_up import (
    answer_sentences,
    earlier_blocks,
    is_same,
    state_of,
)
from vp_desktop.reports.chapters.parts import prose, titles
from vp_desktop.reports.design import colour, page, style
from vp_desktop.reports.layout.pieces import Block, Piece, moved, pieces_of
from vp_desktop.reports.layout.sections import SECTION_GAP, Chapter, Section
from vp_desktop.reports.layout.words import Paragraph, bold_start
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
        """Return the lines; the numeral and the title stay with the first of them.

        To whom it goes, and by when, never opens a page: it stays with the line above.
        """
        main = page().main
        parts = (self._told(), self._address(), self._became())
        told, to_whom, became = (pieces_of(part, width - main) for part in parts)
        if to_whom:
            told[-1] = replace(told[-1], tied=True)
        closed = [*told, *to_whom, *became, *_End().pieces(width)]
        lines = [moved(line, main) for line in closed]
        drawn = _Numbered(lines[0], self.number, width if self.ruled else 0)
        before = 2 * _BETWEEN if self.ruled else SECTION_GAP
        last = replace(lines[-1], after=_BETWEEN)
        first = replace(lines[0], draw=drawn.draw, before=before, tied=True)
        return [first, *(replace(line, parted=_PARTED) for line in lines[1:-1]), last]

    def _told(self) -> list[Block]:
        title = style("advice")
        return [
            Paragraph(text=self.advice.title, look=title, role="H3", leads=True),
            *_named(_("Observation."), self.advice.observation, "soft"),
            *_named(_("Advice."), self.advice.text, "accent"),
            *_named(_("Expected effect."), self.advice.expected_effect, "soft"),
        ]

    def _address(self) -> list[Block]:
        look = replace(style("note"), before=0, after=5)
        return [Paragraph(text=self.address, look=look, whole=True)] if self.address else []

    def _became(self) -> list[Block]:
        told = " ".join(answer_sentences(self.advice.answer, self.advice.response))
        state = "" if self.advice.status in _NO_STATE else state_of(self.advice)
        return [
            *_named(_("Response."), told, "accent"),
            *_named(_("State."), f"{state}." if state else "", "soft"),
        ]


def _named(name: str, text: str, ink: str) -> list[Block]:
    """Return the paragraphs of ``text``, the first after ``name``; nothing if there are none."""
    body = replace(style("body"), after=4)
    first, *others = text.splitlines() or [""]
    if not first:
        return []
    start = Paragraph(text=bold_start(name, first, body, ink), look=body)
    return [start, *(Paragraph(text=other, look=body) for other in others)]


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
    if advice.theme:
        parts.append(_("Theme: {theme}.").format(theme=code_book().short(advice.theme)))
    if advice.repeated:
        parts.append(_repeated(advice, content.earlier_advice))
    return " ".join(parts)


def _due(advice: ReportAdvice, today: date) -> str:
    """Return by when, in the adviser's own words, or that this has passed unanswered."""
    due = advice.due.rstrip(".")
    last = day_of(due)
    if last is not None and last < today and not advice.answered:
        text = _("The term passed on {day}; there is no response yet.")
        return text.format(day=long_date(last))
    return _("By: {due}.").format(due=due) if due[:1].isdigit() else f"{capital(due)}."


def _repeated(advice: ReportAdvice, earlier: Sequence[EarlierAdvice]) -> str:
    states = [one.status for one in earlier if is_same(one, advice) and one.status not in _NO_STATE]
    if not states:
        return _("Repeated advice: it was given before and has not been carried out yet.")
    text = _("Repeated advice: given before, {state}.")
    return text.format(state=code_book().label(states[-1]))
