"""The chapter on advice: what became of earlier advice, signals, and new advice."""

from dataclasses import dataclass, replace

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import ReportAdvice, ReportContent
from vp_desktop.i18n import _, pgettext
from vp_desktop.reports.chapters.followed_up import earlier_blocks
from vp_desktop.reports.chapters.parts import prose, titles
from vp_desktop.reports.design import colour, page, style
from vp_desktop.reports.layout.pieces import Block, Piece, moved, pieces_of
from vp_desktop.reports.layout.sections import SECTION_GAP, Chapter, Section
from vp_desktop.reports.layout.words import Paragraph, bold_start
from vp_desktop.reports.pdf.pen import Pen

_BETWEEN = 13.0
_NUMERAL = 27.0
_PARTED = 6.0
"""What it costs to go on with a piece of advice on the next page: see ``layout.pages``."""


def advice_chapter(content: ReportContent) -> Chapter | None:
    """Return the chapter on advice; None if there is none and there never was."""
    blocks = earlier_blocks(content.earlier_advice)
    blocks += prose(content.texts.signals, _("Signals"))
    if content.advice and content.earlier_advice:
        advised = titles(_("What the adviser advises now"), _("To whom and by when is told below"))
        blocks.append(Section(head=_("New advice"), blocks=advised))
    blocks += [
        Advice(advice, n, ruled=n > 1 or bool(blocks))
        for n, advice in enumerate(content.advice, start=1)
    ]
    if not blocks:
        return None
    return Chapter(key="advice", title=_title(content), blocks=blocks)


def _title(content: ReportContent) -> str:
    if not content.texts.signals:
        return pgettext("chapter", "Advice")
    if not content.advice and not content.earlier_advice:
        return pgettext("chapter", "Signals")
    return _("Signals and advice")


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of advice: its numeral in the margin, what was seen, what is advised, to whom."""

    advice: ReportAdvice
    number: int
    ruled: bool

    def pieces(self, width: float) -> list[Piece]:
        """Return the lines; the numeral and the title stay with the first of them.

        To whom it goes, and by when, never opens a page: it stays with the line above.
        """
        main = page().main
        told, address = (pieces_of(part, width - main) for part in (self._told(), self._address()))
        if address:
            told[-1] = replace(told[-1], tied=True)
        closed = [*told, *address, *_End().pieces(width)]
        lines = [moved(line, main) for line in closed]
        drawn = _Numbered(lines[0], self.number, width if self.ruled else 0)
        before = 2 * _BETWEEN if self.ruled else SECTION_GAP
        last = replace(lines[-1], after=_BETWEEN)
        first = replace(lines[0], draw=drawn.draw, before=before, tied=True)
        return [first, *(replace(line, parted=_PARTED) for line in lines[1:-1]), last]

    def _told(self) -> list[Block]:
        body = replace(style("body"), after=4)
        title = style("advice")
        blocks: list[Block] = [Paragraph(text=self.advice.title, look=title, role="H3", leads=True)]
        for name, ink, text in (
            (_("Seen."), "soft", self.advice.observation),
            (_("Advice."), "accent", self.advice.text),
            (_("Expected effect."), "soft", self.advice.expected_effect),
        ):
            first, *others = text.splitlines() or [""]
            if first:
                blocks.append(Paragraph(text=bold_start(name, first, body, ink), look=body))
            blocks += [Paragraph(text=other, look=body) for other in others]
        return blocks

    def _address(self) -> list[Block]:
        meta = _meta(self.advice)
        look = replace(style("note"), before=0)
        return [Paragraph(text=meta, look=look, whole=True)] if meta else []


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


def _meta(advice: ReportAdvice) -> str:
    parts = []
    if advice.recipient:
        parts.append(_("To: {recipient}.").format(recipient=advice.recipient.rstrip(".")))
    if advice.due:
        parts.append(_("By: {due}.").format(due=advice.due.rstrip(".")))
    if advice.priority:
        priority = code_book().label(advice.priority)
        parts.append(_("Priority: {priority}.").format(priority=priority))
    if advice.theme:
        parts.append(_("Theme: {theme}.").format(theme=code_book().short(advice.theme)))
    if advice.repeated:
        parts.append(_("Repeated advice: it was given before and has not been carried out yet."))
    return " ".join(parts)
