"""The follow-up of earlier advice: what management answered, and what became of it."""

from collections.abc import Sequence

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import EarlierAdvice, ReportAdvice, ReportResponse
from vp_desktop.i18n import _
from vp_desktop.reports.chapters.parts import titles
from vp_desktop.reports.charts.amounts import NOT_COUNTED
from vp_desktop.reports.design import page
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.words import capital

_COLUMNS = (40.0, 150.0, 92.0)
"""Points: the year, the title, the state; the answer of management takes the rest."""
_EFFECT_UNKNOWN = "AE-NTZ"


def earlier_blocks(advice: Sequence[EarlierAdvice]) -> list[Block]:
    """Return the table of earlier advice over the full width; nothing if there is none."""
    if not advice:
        return []
    year, title, state = _COLUMNS
    columns = [
        Column(head=_("Year"), width=year),
        Column(head=_("Advice"), width=title),
        Column(head=_("Response of management"), width=page().text_width - sum(_COLUMNS)),
        Column(head=_("State"), width=state),
    ]
    rows = [
        Row(cells=[Cell(str(one.year)), Cell(one.title), _answer(one), _state(one)])
        for one in advice
    ]
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("Earlier advice, what management answered, and what became of it."),
        row_heads=False,
    )
    heading = Section(
        head=_("Earlier advice"),
        blocks=titles(_("What became of earlier advice"), _("As the adviser knows it")),
    )
    return [heading, table]


def answer_sentences(answer: ReportResponse, response: str) -> list[str]:
    """Return what management answered, a sentence each: the decision, the action, who and when."""
    told = []
    if answer.decision:
        told.append(f"{capital(code_book().label(answer.decision))}.")
    if answer.action:
        told.append(f"{_one_line(answer.action)}.")
    if answer.owner and answer.due:
        told.append(_("By {owner}, {due}.").format(owner=answer.owner, due=_bare(answer.due)))
    elif answer.owner:
        told.append(_("By {owner}.").format(owner=_bare(answer.owner)))
    elif answer.due:
        told.append(_("Ready: {due}.").format(due=_bare(answer.due)))
    if response:
        ends = "" if response.endswith(("!", "?")) else "."
        told.append(f"{_one_line(response)}{ends}")
    return told


def state_of(advice: EarlierAdvice | ReportAdvice) -> str:
    """Return what became of a piece of advice and what it did; nothing if it is not known."""
    told = []
    if advice.status:
        told.append(capital(code_book().label(advice.status)))
    if advice.effect == _EFFECT_UNKNOWN:
        told.append(_("Effect not known yet"))
    elif advice.effect:
        told.append(_("Effect: {effect}").format(effect=code_book().label(advice.effect)))
    return ". ".join(told)


def is_same(earlier: EarlierAdvice, advice: ReportAdvice) -> bool:
    """Return whether ``advice`` repeats ``earlier``."""
    return earlier.title.strip().casefold() == advice.title.strip().casefold()


def _state(advice: EarlierAdvice) -> Cell:
    told = state_of(advice)
    return Cell(told) if told else Cell(NOT_COUNTED, _("unknown"))


def _answer(advice: EarlierAdvice) -> Cell:
    told = answer_sentences(advice.answer, advice.response)
    return Cell(" ".join(told)) if told else Cell(NOT_COUNTED, _("none"))


def _one_line(text: str) -> str:
    return _bare(" ".join(text.splitlines()))


def _bare(text: str) -> str:
    return text.rstrip(".")
