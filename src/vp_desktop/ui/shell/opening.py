"""What happens first in a practice that was just opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _
from vp_desktop.ui.page import Destination

if TYPE_CHECKING:
    from vp_desktop.services.practice import Practice
    from vp_desktop.ui.shell.first_run.new_vault import FirstWords, Renewed
    from vp_desktop.ui.shell.session import Session


def open_at(
    session: Session,
    practice: Practice,
    words: FirstWords | Renewed | None,
    *,
    back: bool = False,
) -> None:
    """Show today, or after a lock the place where one was (``back``).

    After a first run, keep what its last step asked and go where it leads.
    """
    if not practice.read_only:
        practice.bin.empty_expired()
    if words is not None:
        note_days(practice, passphrase=getattr(words, "passphrase", True))
    if words is not None and not hasattr(words, "practice"):
        session.go(Destination("backup"))
        return
    if practice.drafts.came_back:
        session.tell(_("Text that could not be saved last time is back among your drafts."))
    place = practice.last_place.read() if back else None
    if place is not None:
        session.return_to(place)
        return
    if words is not None:
        keep_first_words(practice, words)
    imports = words is not None and words.imports
    session.go(Destination("settings", part="import") if imports else Destination("today"))


def keep_first_words(practice: Practice, words: FirstWords) -> None:
    """Write the names of the practice and the adviser, and the first client organisation."""
    practice.preferences.set(Preference.PRACTICE_NAME, words.practice)
    practice.preferences.set(Preference.ADVISER_NAME, words.adviser)
    if words.organisation:
        practice.organisations.add(
            OrganisationDraft(name=words.organisation, contract_hours=words.hours)
        )
