"""Make a vault with the invented practice that comes with the program."""

from importlib.resources import as_file
from pathlib import Path

from vp_desktop.domain.exchange import ImportCount
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.resources import resource
from vp_desktop.services import access
from vp_desktop.services.practice import Practice

PASSPHRASE = " ".join(("dit", "is", "maar", "een", "voorbeeld"))
"""Opens the demo vault. It protects nothing: what is inside is invented."""

ORGANISATION = "Zorggroep De Linden"
"""The organisation of the demo that has enough cases for a full report."""

TALKING_NOW = "Spanningen met teamleider"
"""The title of the case in which the next conversation is expected."""


def make_demo_vault(
    folder: Path, report: Progress = unwatched, cost: access.Cost = access.DEFAULT
) -> tuple[access.MasterKey, ImportCount]:
    """Make the vault ``folder`` with the demo practice; return its key and what it holds.

    Raises:
        VaultError: it cannot be made there; the subclass says why.
    """
    key = access.create(folder, PASSPHRASE, cost)
    practice = Practice.open(folder, key.copy())
    try:
        with as_file(resource("demo/practice.json")) as file:
            count = practice.exchange.add(practice.exchange.read(file), report)
    finally:
        practice.lock()
    return key, count
