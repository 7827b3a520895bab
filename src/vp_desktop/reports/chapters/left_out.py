"""Say what a report does not hold, and why: a reader who misses a table need not guess."""

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.reports import Variant
from vp_desktop.domain.tables import WIDER, Table
from vp_desktop.i18n import _
from vp_desktop.reports.words import listed


def left_out(figures: PublicFigures) -> list[str]:
    """Return in paragraphs what is never told, and which divisions this report does without."""
    never = _(
        "Never told are names, sex, age, origin, job and contract of reporters and of those "
        "whom they spoke of, days and months of cases, and what was said in a conversation."
    )
    if figures.size() is not Size.TABLES:
        return [never]
    missing = [name for table, name in _names().items() if not _told(figures, table)]
    if not missing:
        return [never]
    text = _(
        "Not divided in this report: {subjects}. A division is left out where hardly a number of "
        "it could be told, where a part of the organisation has few people, or where it was "
        "agreed so."
    )
    found = [never, text.format(subjects=listed(missing))]
    if figures.variant is not Variant.BOARD:
        found.append(_("This version tells less than the one for the board, and nothing more."))
    return found


def _names() -> dict[Table, str]:
    """Return by table what it divides cases by, as it stands in a list."""
    return {
        Table.DOMAINS: _("the subject"),
        Table.KINDS: _("the kind within each subject"),
        Table.ACCUSED: _("the role of the other party"),
        Table.ACCUSED_BY_DOMAIN: _("the role of the other party within each subject"),
        Table.CLIENT_ROLES: _("the role of the reporter"),
        Table.UNITS: _("the part of the organisation"),
        Table.INTERVENTIONS: _("what was done"),
        Table.REFERRALS: _("referrals"),
        Table.OUTCOMES: _("the outcome"),
        Table.LEAD_TIMES: _("the lead time"),
    }


def _told(figures: PublicFigures, table: Table) -> bool:
    """Return whether the rows of ``table`` are told, one by one or taken together."""
    rungs = [one for one in (table, WIDER.get(table)) if one]
    return any(figures.year in figures.table(one).years for one in rungs)
