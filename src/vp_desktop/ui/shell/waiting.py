"""How much waits at each place of the sidebar, and how old the last backup is."""

from dataclasses import dataclass

from vp_desktop.domain.changes import Topic
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.backups import Backups
from vp_desktop.services.casebook import CaseBook
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.follow_ups import FollowUps

TOPICS = frozenset({Topic.CASES, Topic.FOLLOW_UPS, Topic.BACKUPS})
"""What changes these numbers."""


@dataclass(frozen=True, slots=True)
class BackupWorry:
    """What the card in the sidebar says of the last backup; no text, no card."""

    text: str
    late: bool


class Waiting:
    """Counts for the sidebar."""

    def __init__(
        self, cases: CaseBook, follow_ups: FollowUps, backups: Backups, clock: Clock
    ) -> None:
        self._cases = cases
        self._follow_ups = follow_ups
        self._backups = backups
        self._clock = clock

    def counts(self) -> dict[str, int]:
        """Return how much waits: due today or late, cases open, follow-ups open."""
        open_ones = self._follow_ups.open()
        day = today(self._clock)
        return {
            "today": sum(one.due_on <= day for one in open_ones),
            "cases": self._cases.counts().open,
            "follow_ups": len(open_ones),
        }

    def backup(self) -> BackupWorry:
        """Return what to say of the last backup."""
        status = self._backups.status(today(self._clock))
        if status.state == "ok":
            return BackupWorry("", late=False)
        days = status.age_days
        if days is None:
            return BackupWorry(_("No backup was made yet"), late=status.state == "late")
        age = ngettext("Last backup: {n} day ago", "Last backup: {n} days ago", days)
        return BackupWorry(age.format(n=days), late=status.state == "late")
