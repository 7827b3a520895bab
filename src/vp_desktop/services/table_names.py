"""What the tables of a report are called when the adviser is told of them."""

from vp_desktop.i18n import _


def table_name(table_id: str) -> str:
    """Return what the table ``table_id`` of a report is called."""
    names = {
        "cases": _("Cases"),
        "conversations": _("Conversations"),
        "domains": _("Main category"),
        "kinds": _("Kind"),
        "mentions": _("Every kind that was named"),
        "accused": _("Role of the accused"),
        "accused_by_domain": _("Role of the accused by main category"),
        "client_roles": _("Role of the reporter"),
        "channels": _("Channel"),
        "found_by": _("How they found you"),
        "units": _("Unit"),
        "interventions": _("What you did"),
        "referrals": _("Referred to"),
        "outcomes": _("Outcome of closed cases"),
        "lead_times": _("Lead time of closed cases"),
        "half_years": _("Half-year"),
        "quarters": _("Quarter"),
        "channels_wide": _("Channel"),
        "found_by_wide": _("How they found you"),
        "outcomes_wide": _("Outcome of closed cases"),
        "lead_times_wide": _("Lead time of closed cases"),
        "activities": _("Activities"),
    }
    return names.get(table_id, table_id)
