"""What a row of a public table is called, in the language spoken now."""

from vp_desktop.domain.codes import CodeGroup, CodeItem, ListId, code_book
from vp_desktop.domain.tables import UNKNOWN
from vp_desktop.i18n import _

OTHER_UNITS = "other_units"
"""The row of all units too small to name, and of cases without a unit."""

UNITS = "units"
CROSSED = "accused_by_domain"
"""A row of it is two rows in one, divided by a bar."""

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
    if table_id in ("cases", "conversations"):
        return _counted(row)
    if table_id in _GROUP_LISTS:
        return code_book().list(_GROUP_LISTS[table_id]).group(row)
    return code_book().item(row)


def _counted(row: str) -> str:
    return {
        "new": _("new cases"),
        "carried_over": _("carried over from the year before"),
        "closed": _("closed in the period"),
        "open_at_end": _("open at the end of the period"),
        "conversations": _("conversations"),
    }[row]
