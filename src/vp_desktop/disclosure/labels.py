"""What a row of a public table is called, in the language spoken now."""

from vp_desktop.domain.codes import CodeGroup, CodeItem, ListId, code_book
from vp_desktop.domain.tables import UNKNOWN
from vp_desktop.i18n import _

OTHER_UNITS = "other_units"
"""The row of all units too small to name, and of cases without a unit."""

UNITS = "units"
CROSSED = "accused_by_domain"
"""A row of it is two rows in one, divided by a bar."""

_IN_NO_LIST = frozenset(
    {
        "cases",
        "conversations",
        "half_years",
        "quarters",
        "channels_wide",
        "found_by_wide",
        "outcomes_wide",
        "lead_times_wide",
    }
)
"""Tables of which the rows stand in no list."""

_GROUP_LISTS = {
    "accused": ListId("L05"),
    "client_roles": ListId("L06"),
    "outcomes": ListId("L15"),
    "referrals": ListId("L16"),
}


def label(table_id: str, row: str) -> str:
    """Return the name of ``row``, as it stands in a sentence."""
    if table_id == CROSSED:
        domain, _bar, accused = row.partition("|")
        return f"{label('domains', domain)}: {label('accused', accused)}"
    found = _found(table_id, row)
    return found if isinstance(found, str) else found.label


def short_label(table_id: str, row: str) -> str:
    """Return a name of ``row`` that fits beside a bar."""
    if table_id == CROSSED:
        domain, _bar, accused = row.partition("|")
        return f"{short_label('domains', domain)}: {short_label('accused', accused)}"
    found = _found(table_id, row)
    return found if isinstance(found, str) else found.short


def _found(table_id: str, row: str) -> str | CodeGroup | CodeItem:
    if row == OTHER_UNITS:
        return _("other units")
    if row == UNKNOWN:
        return _("not recorded")
    if table_id == UNITS:
        return row
    if table_id in _IN_NO_LIST:
        named = (_counted, _parts_of_a_year, _ways_together, _ends_together)
        return {name: text for found in named for name, text in found().items()}[row]
    if table_id in _GROUP_LISTS:
        return code_book().list(_GROUP_LISTS[table_id]).group(row)
    return code_book().item(row)


def _counted() -> dict[str, str]:
    return {
        "new": _("new cases"),
        "carried_over": _("carried over from the year before"),
        "closed": _("closed in the period"),
        "open_at_end": _("open at the end of the period"),
        "conversations": _("conversations"),
    }


def _parts_of_a_year() -> dict[str, str]:
    return {
        "H1": _("first half-year"),
        "H2": _("second half-year"),
        "Q1": _("first quarter"),
        "Q2": _("second quarter"),
        "Q3": _("third quarter"),
        "Q4": _("fourth quarter"),
    }


def _ways_together() -> dict[str, str]:
    return {
        "called": _("by telephone or text message"),
        "written": _("in writing or online"),
        "met": _("in person"),
        "otherwise": _("through somebody else, or not recorded"),
        "by_adviser": _("through the adviser"),
        "by_people": _("through a colleague or a manager"),
        "by_organisation": _("through the organisation itself"),
        "by_care": _("through occupational health or another helper"),
        "by_other": _("otherwise, or unknown"),
    }


def _ends_together() -> dict[str, str]:
    return {
        "informal": _("ended without a formal step"),
        "formal": _("formal step, referral or measure"),
        "out_of_sight": _("reporter left or ill, or contact lost"),
        "short": _("up to three months"),
        "long": _("longer than three months"),
    }
