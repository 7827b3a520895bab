"""Explain the signs of a table or a chart right under it."""

from collections.abc import Iterable

from vp_desktop.i18n import _
from vp_desktop.reports.charts.amounts import HIDDEN, NOT_COUNTED, Amount
from vp_desktop.reports.design import style
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.reading import Line, is_compared, together_name


def chart_note(lines: Iterable[Line], absent: str = "", *, several: bool = False) -> list[Block]:
    """Return the note under a chart of ``lines``; nothing if there is no sign to explain.

    ``absent`` says why there is no number where there is none, in place of the usual words. Where
    a case may have ``several`` rows, none of them is the sum of what is not named.
    """
    lines = list(lines)
    amounts = [one for line in lines for one in line.amounts if one.counted or not line.together]
    notes = []
    if any(amount.hidden and amount.fewer_than is None for amount in amounts):
        notes.append(
            _("Hatched block with {sign}: suppressed; its length says nothing.").format(sign=HIDDEN)
        )
    notes += _other_signs(lines, amounts, absent)
    if not all(is_compared(line) for line in lines):
        text = _("{sign} not compared: {together} does not hold the same in every period.")
        notes.append(text.format(sign=NOT_COUNTED, together=together_name()))
    if several:
        notes.append(not_named())
    return _note(notes)


def not_named() -> str:
    """Return what a row means that is not there; always the same, so that it tells of none."""
    return _("What is not named here did not occur, or is not told.")


def table_note(lines: Iterable[Line], absent: str = "") -> list[Block]:
    """Return the note under a table of ``lines``; nothing if there is no sign to explain.

    ``absent`` says why there is no number where there is none, in place of the usual words.
    """
    lines = list(lines)
    amounts = [amount for line in lines for amount in line.amounts]
    notes = []
    if any(amount.hidden and amount.fewer_than is None for amount in amounts):
        notes.append(
            _(
                "{sign} suppressed: the number is small, or a small number could be worked out "
                "from it. 0 is a real zero."
            ).format(sign=HIDDEN)
        )
    return _note([*notes, *_other_signs(lines, amounts, absent), *sums_apart(lines)])


def sums_apart(lines: Iterable[Line]) -> list[str]:
    """Return that the sums of other rows do not compare, where they do not."""
    if not any(line.apart for line in lines):
        return []
    text = _("{together} does not hold the same in every period, and cannot be compared.")
    return [text.format(together=together_name())]


def _other_signs(lines: list[Line], amounts: list[Amount], absent: str = "") -> list[str]:
    bounds = sorted({one.fewer_than for one in amounts if one.fewer_than is not None})
    notes = [_("<{n}: fewer than {n}; it may also be zero.").format(n=bound) for bound in bounds]
    if any(line.together for line in lines):
        text = _("{together}: what is not listed separately.")
        if any(one.hidden for one in amounts):
            text = _("{together}: what is suppressed, and what is not named here.")
        notes.append(text.format(together=together_name()))
    if not all(amount.counted for amount in amounts):
        text = absent or _("{sign} not broken down, or nothing to add up.")
        notes.append(text.format(sign=NOT_COUNTED))
    return notes


def _note(notes: list[str]) -> list[Block]:
    if not notes:
        return []
    return [Paragraph(text=" ".join(notes), look=style("note"), whole=True)]
