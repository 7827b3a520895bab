"""The chapter on advice: signals, new advice, and what became of earlier advice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import EarlierAdvice, ReportAdvice, ReportContent
from vp_desktop.i18n import _, pgettext
from vp_desktop.reports.chapters.parts import prose, titles
from vp_desktop.reports.charts.amounts import NOT_COUNTED
from vp_desktop.reports.design import colour, page, style
from vp_desktop.reports.layout.pieces import Block, Piece, moved, pieces_of
from vp_desktop.reports.layout.sections import SECTION_GAP, Chapter, Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Paragraph, bold_start
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.words import capital

_BETWEEN = 13.0
_NUMERAL = 27.0
_PARTED = 6.0
"""What it costs to go on with a piece of advice on the next page: see ``layout.pages``."""
_COLUMNS = (40.0, 165.0, 92.0)
"""Points: the year, the title, the state; the response takes the rest."""


def advice_chapter(content: ReportContent) -> Chapter | None:
    """Return the chapter on advice; None if there is none and there never was."""
    blocks: list[Block] = [*prose(content.texts.signals, _("Signals"))]
    blocks += [
        Advice(advice, n, ruled=n > 1 or bool(blocks))
        for n, advice in enumerate(content.advice, start=1)
    ]
    blocks += _earlier(content.earlier_advice)
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
        """Return the lines; the numeral and the title stay with the first of them."""
        main = page().main
        lines = [moved(line, main) for line in pieces_of(self._blocks(), width - main)]
        drawn = _Numbered(lines[0], self.number, width if self.ruled else 0)
        before = 2 * _BETWEEN if self.ruled else SECTION_GAP
        last = replace(lines[-1], after=_BETWEEN)
        first = replace(lines[0], draw=drawn.draw, before=before, tied=True)
        return [first, *(replace(line, parted=_PARTED) for line in lines[1:-1]), last]

    def _blocks(self) -> list[Block]:
        body = replace(style("body"), after=4)
        title = style("advice")
        blocks: list[Block] = [Paragraph(text=self.advice.title, look=title, role="H3", leads=True)]
        for name, ink, text in (
            (_("Seen."), "soft", self.advice.observation),
            (_("Advice."), "accent", self.advice.text),
        ):
            first, *others = text.splitlines() or [""]
            if first:
                blocks.append(Paragraph(text=bold_start(name, first, body, ink), look=body))
            blocks += [Paragraph(text=other, look=body) for other in others]
        meta = _meta(self.advice)
        if meta:
            blocks.append(Paragraph(text=meta, look=replace(style("note"), before=0)))
        return [*blocks, _End()]


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


def _earlier(advice: Sequence[EarlierAdvice]) -> list[Block]:
    """Return the table of earlier advice over the full width."""
    if not advice:
        return []
    heads = (_("Year"), _("Advice"), _("State"), _("Response"))
    widths = (*_COLUMNS, page().text_width - sum(_COLUMNS))
    columns = [Column(head=head, width=width) for head, width in zip(heads, widths, strict=True)]
    rows = [
        Row(cells=[Cell(str(one.year)), Cell(one.title), _state(one), _response(one)])
        for one in advice
    ]
    summary = _("Earlier advice and what became of it.")
    table = Table(columns=columns, rows=rows, summary=summary, row_heads=False)
    heading = Section(
        head=_("Earlier advice"),
        blocks=titles(_("What became of earlier advice"), _("As the adviser knows it")),
    )
    return [heading, table]


def _state(advice: EarlierAdvice) -> Cell:
    if not advice.status:
        return Cell(NOT_COUNTED, _("unknown"))
    return Cell(capital(code_book().label(advice.status)))


def _response(advice: EarlierAdvice) -> Cell:
    response = " ".join(advice.response.splitlines())
    return Cell(response) if response else Cell(NOT_COUNTED, _("none"))
