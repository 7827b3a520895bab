"""How much waits at each place of the sidebar, and how old the last backup is."""

from dataclasses import dataclass

from vp_desktop.domain.backups import BackupFault, BackupState
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
    """What the card in the sidebar says of the backups; no text, no card."""

    text: str
    late: bool
    action: str = ""
    """Words on its button; empty: «Make a backup»."""


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
        """Return what to say of the backups: what is wrong, how old, or that a trial is due."""
        day = today(self._clock)
        status = self._backups.status(day)
        late = status.state is BackupState.LATE
        if status.fault is not None:
            return BackupWorry(_fault(status.fault), late, _("Look at it"))
        if status.state is BackupState.OK:
            asks = self._backups.trial(day).asks
            told = _("Does your passphrase still open a backup? Try it once.") if asks else ""
            return BackupWorry(told, late=False, action=_("Try a restore"))
        if status.age_days is None:
            return BackupWorry(_("No backup was made yet"), late)
        age = ngettext("Last backup: {n} day ago", "Last backup: {n} days ago", status.age_days)
        return BackupWorry(age.format(n=status.age_days), late)


def _fault(fault: BackupFault) -> str:
    return {
        BackupFault.VAULT: _("The vault fails its checks and is not backed up"),
        BackupFault.SHRUNK: _("The vault holds much less than its last backup"),
        BackupFault.DAMAGED: _("The newest backup is damaged"),
        BackupFault.GONE: _("The newest backup is gone"),
        BackupFault.FULL: _("There was no room for a backup"),
        BackupFault.READ_ONLY: _("The place of the backups takes nothing"),
        BackupFault.DISK: _("The disk of the backups does not work well"),
    }[fault]
