"""Make a vault with the invented practice that comes with the program."""

from datetime import date, timedelta
from importlib.resources import as_file
from pathlib import Path

from vp_desktop.domain.exchange import ImportCount
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.resources import resource
from vp_desktop.services import access
from vp_desktop.services.clock import Clock, today, utc_now
from vp_desktop.services.practice import Practice

PASSPHRASE = " ".join(("dit", "is", "maar", "een", "voorbeeld"))
"""Opens the demo vault. It protects nothing: what is inside is invented."""

ORGANISATION = "Zorggroep De Linden"
"""The organisation of the demo that has enough cases for a full report."""

PLAYED_ON = date(2026, 11, 21)
"""The day the demo practice was written for: its follow-ups lie around it."""

TALKING_NOW = "Spanningen met teamleider"
"""The title of the case in which the next conversation is expected."""


def make_demo_vault(
    folder: Path,
    report: Progress = unwatched,
    cost: access.Cost = access.DEFAULT,
    clock: Clock = utc_now,
) -> tuple[access.MasterKey, ImportCount]:
    """Make the vault ``folder`` with the demo practice; return its key and what it holds.

    Raises:
        VaultError: it cannot be made there; the subclass says why.
    """
    key = access.create(folder, PASSPHRASE, cost)
    practice = Practice.open(folder, key.copy(), clock=clock)
    try:
        with as_file(resource("demo/practice.json")) as file:
            count = practice.exchange.add(practice.exchange.read(file), report)
        _bring_to_today(practice)
    finally:
        practice.lock()
    return key, count


def _bring_to_today(practice: Practice) -> None:
    """Move what is still to be done as many days as have gone by since the demo was written."""
    gone_by = today(practice.clock) - PLAYED_ON
    if gone_by > timedelta(0):
        for follow_up in practice.follow_ups.open():
            practice.follow_ups.postpone(follow_up.id, follow_up.due_on + gone_by)
