"""The sentences that say why a number is hidden."""

from vp_desktop.disclosure.figures import PublicTable
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.explanations import Reason, Why
from vp_desktop.services.table_names import table_name
from vp_desktop.ui.wording import capital, listed


def reason_sentence(reason: Reason, table: PublicTable, threshold: int) -> str:
    """Return why a number of ``table`` is hidden, in a sentence for the adviser alone."""
    match reason.why:
        case Why.ALL | Why.ALL_BUT_FEW:
            return _of_whole(reason)
        case Why.TOGETHER:
            return _together(reason.rows, table)
        case Why.ELSEWHERE if reason.tables:
            names = listed([table_name(one) for one in reason.tables])
            return _("Numbers of {tables} could be calculated from it.").format(tables=names)
        case _:
            return _plain(reason.why).format(n=threshold, period=reason.report)


def _of_whole(reason: Reason) -> str:
    if reason.why is Why.ALL:
        told = ngettext(
            "The only case stands in this row, so it would tell something of that case.",
            "All {n} cases stand in this row, so it would tell something of each of them.",
            reason.whole,
        )
    else:
        told = ngettext(
            "All but a few of {n} case stand in this row.",
            "All but a few of {n} cases stand in this row.",
            reason.whole,
        )
    return told.format(n=reason.whole)


def _together(rows: tuple[str, ...], table: PublicTable) -> str:
    names = [capital(table.short(row)) for row in rows]
    if len(names) == 1:
        told = _("Together with the total, {row} could be calculated from it.")
        return told.format(row=listed(names))
    told = _("Together with the total, it would tell how many {rows} are in all.")
    return told.format(rows=listed(names))


def _plain(why: Why) -> str:
    return {
        Why.SMALL: _("Fewer than {n}."),
        Why.CHOSEN: _("You left it out."),
        Why.BEFORE: _("It was hidden in the report over {period} already."),
        Why.EVERYBODY: _("Nearly everybody of the organisation came."),
        Why.DIFFERENCE: _("Beside the first kinds it would tell how few were named second."),
        Why.UNITS: _("These units are too small to be told apart from the others."),
    }.get(why, _("Other hidden numbers could be calculated from it."))
