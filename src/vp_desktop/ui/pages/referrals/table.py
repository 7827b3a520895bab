"""The social map as a table."""

from datetime import date
from functools import partial

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.referrals import STALE_AFTER_DAYS, ReferralContact
from vp_desktop.i18n import _
from vp_desktop.ui.widgets.row_table import Column
from vp_desktop.ui.wording import capital, short_date


def columns(today: date) -> tuple[Column[ReferralContact], ...]:
    """Return the columns; on ``today`` an entry nobody checked for a year is amber."""
    return (
        Column(heading=_("Name"), text=_name),
        Column(heading=_("Kind"), text=kind_name, spare=True),
        Column(heading=_("Region"), text=_region, spare=True),
        Column(heading=_("Telephone"), text=_phone),
        Column(
            heading=_("Last checked"),
            text=checked_words,
            key=_checked_key,
            warns=partial(is_stale, today=today),
        ),
    )


def kind_name(contact: ReferralContact) -> str:
    """Return what kind of help this is, in few words."""
    return capital(code_book().short(contact.kind))


def checked_words(contact: ReferralContact) -> str:
    """Return when the entry was last found to be right."""
    return short_date(contact.checked_on) if contact.checked_on else _("not checked yet")


def is_stale(contact: ReferralContact, today: date) -> bool:
    """Return whether somebody should look whether the entry is still right."""
    return contact.checked_on is None or (today - contact.checked_on).days > STALE_AFTER_DAYS


def _name(contact: ReferralContact) -> str:
    return contact.name


def _region(contact: ReferralContact) -> str:
    return contact.region


def _phone(contact: ReferralContact) -> str:
    return contact.phone


def _checked_key(contact: ReferralContact) -> str:
    return contact.checked_on.isoformat() if contact.checked_on else ""
