"""What happens first in a practice that was just opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _
from vp_desktop.services.key_days import passphrase_is_new, sheet_was_made
from vp_desktop.ui.page import Destination
from vp_desktop.ui.shell.first_run.new_vault import Renewed

if TYPE_CHECKING:
    from vp_desktop.services.practice import Practice
    from vp_desktop.ui.shell.first_run.new_vault import FirstWords
    from vp_desktop.ui.shell.session import Session


def open_at(
    session: Session,
    practice: Practice,
    words: FirstWords | Renewed | None,
    *,
    back: bool = False,
) -> None:
    """Show today, or after a lock the place where one was (``back``).

    After a first run, keep what its last step asked and go where it leads; with new keys a new
    backup is due.
    """
    if practice.read_only:
        session.go(Destination("today"))
        return
    practice.bin.empty_expired()
    if words is not None:
        note_keys(practice, words)
    if practice.drafts.came_back:
        session.tell(_("Text that could not be saved last time is back among your drafts."))
    place = practice.last_place.read() if back else None
    if isinstance(words, Renewed):
        session.go(Destination("backup"))
        session.tell(_("Make a new backup now: the ones before open with the keys of then."))
    elif place is not None:
        session.return_to(place)
    elif words is None:
        session.go(Destination("today"))
    else:
        keep_first_words(practice, words)
        session.go(
            Destination("settings", part="import") if words.imports else Destination("today")
        )


def note_keys(practice: Practice, words: FirstWords | Renewed) -> None:
    """Note which keys are of today."""
    new = words if isinstance(words, Renewed) else Renewed(passphrase=True, sheet=True)
    if new.passphrase:
        passphrase_is_new(practice.preferences, practice.clock)
    if new.sheet:
        sheet_was_made(practice.preferences, practice.clock)


def keep_first_words(practice: Practice, words: FirstWords) -> None:
    """Write the names of the practice and the adviser, and the first client organisation."""
    practice.preferences.set(Preference.PRACTICE_NAME, words.practice)
    practice.preferences.set(Preference.ADVISER_NAME, words.adviser)
    if words.organisation:
        practice.organisations.add(
            OrganisationDraft(name=words.organisation, contract_hours=words.hours)
        )
