"""The response form: what management decides on each piece of advice, to be filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.reports import ReportAdvice, ReportContent, Variant
from vp_desktop.i18n import _
from vp_desktop.reports.design import colour, style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.pieces import Block, Piece, Together
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element
from vp_desktop.reports.words import capital

_DECISIONS = ListId("L18h")
_LINE = 23.0
"""Points: room to write by hand."""
_BOX, _BOX_GAP, _BETWEEN = 8.6, 4.0, 13.0
_LABEL = 56.0
"""Points: what stands before the room to write."""
_APART = 14.0
_OWNER_SHARE = 0.55


def response_chapter(content: ReportContent) -> Chapter | None:
    """Return the form for what waits for an answer; None where nothing does, or others read it.

    What management answered already stands under the advice itself.
    """
    waiting = [(n, one) for n, one in enumerate(content.advice, start=1) if not one.answered]
    if content.variant is not Variant.BOARD or not waiting:
        return None
    intro = _(
        "For each piece of advice, please say what the organisation decides, what it will do, who "
        "does it and by when. Return the form to the adviser: the next report opens with your "
        "answers, beside what became of the advice."
    )
    asked = Section(head=_("Your answer"), blocks=[Paragraph(text=intro, look=style("body"))])
    signed = [(_("Name and position"), _OWNER_SHARE), (_("Date"), 1.0)]
    ends = Together([Fields(signed)], after=_APART)
    signature = Section(head=_("On behalf of the organisation"), blocks=[ends])
    return Chapter(
        key="response",
        title=_("Response of management"),
        blocks=[asked, *(_form(one, n) for n, one in waiting), signature],
        new_page=True,
    )


def _form(advice: ReportAdvice, number: int) -> Block:
    name = _("Advice {n}").format(n=number)
    form: list[Block] = [
        Paragraph(text=advice.title, look=style("advice-small"), leads=True),
        Choice(_("Decision"), [capital(code_book().label(code)) for code in _codes()]),
        Fields([(_("Action"), 1.0)]),
        Fields([("", 1.0)]),
        Fields([(_("Who"), _OWNER_SHARE), (_("By when"), 1.0)]),
    ]
    return Section(head=name, blocks=[Together(form, after=_APART)])


def _codes() -> list[str]:
    return [item.code for item in code_book().list(_DECISIONS).items]


@dataclass(frozen=True, slots=True)
class Choice:
    """A label and boxes, one of which is to be ticked."""

    label: str
    options: Sequence[str]

    def pieces(self, width: float) -> list[Piece]:
        """Return the boxes beside one another, on as many lines as they need."""
        look, left = style("form"), _LABEL
        places: list[tuple[int, float, str]] = []
        line = 0
        for option in self.options:
            wide = _BOX + _BOX_GAP + text_width(option, look.font, look.size)
            if left > _LABEL and left + wide > width:
                line, left = line + 1, _LABEL
            places.append((line, left, option))
            left += wide + _BETWEEN

        def draw(pen: Pen, x: float, top: float) -> None:
            base = top - _LINE + 7
            with pen.mark(Element(role="P")):
                pen.text(x, base, self.label, style("form-label"))
                for down, right, option in places:
                    pen.text(x + right + _BOX + _BOX_GAP, base - down * _LINE, option, look)
            with pen.artifact():
                for down, right, _option in places:
                    corner = (x + right, base - down * _LINE - 1.2)
                    pen.frame(corner, _BOX, _BOX, colour("soft"))

        return [Piece(height=(line + 1) * _LINE, draw=draw, rise=_LINE - 7)]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels on one line, each with room to write; how far each reaches, as a share of the line."""

    fields: Sequence[tuple[str, float]]

    def pieces(self, width: float) -> list[Piece]:
        """Return the line."""

        def draw(pen: Pen, x: float, top: float) -> None:
            base, left = top - _LINE + 7, 0.0
            for label, share in self.fields:
                wide = 0.0
                if label:
                    with pen.mark(Element(role="P")):
                        wide = pen.text(x + left, base, label, style("form-label"))
                start = left + max(wide + _BOX_GAP, 0 if left else _LABEL)
                with pen.artifact():
                    free = share * width - start - (_BETWEEN if share < 1 else 0)
                    pen.rule((x + start, base - 3), free, 0.5, colour("soft"))
                left = share * width

        return [Piece(height=_LINE, draw=draw, rise=_LINE - 7)]
