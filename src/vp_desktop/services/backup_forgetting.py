"""What is destroyed goes from the backups too: at once when asked, else by rotation."""

from datetime import date

from vp_desktop.domain.backup_care import gone_from_backups_on
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.services.backups import Backups
from vp_desktop.services.clock import Clock, today
from vp_desktop.vault.backup_facts import BackupFacts
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Vault


class BackupForgetting:
    """Lets the backups of the open vault forget what the vault has forgotten."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce, backups: Backups) -> None:
        """Work on ``backups`` of ``vault``."""
        self._clock, self._announce, self._backups = clock, announce, backups
        self._facts = BackupFacts(vault)
        self._logged = BackupLog(vault)

    def gone_on(self) -> date | None:
        """Return by when rotation removes what is destroyed today; None: there is no backup."""
        return gone_from_backups_on(today(self._clock)) if self._logged.all() else None

    def ask(self) -> None:
        """Want every backup of before this moment replaced: new ones made, proven, old ones gone.

        It is done by ``BackupCare`` wherever a place can be reached, and remembered for the others.
        """
        doomed = tuple(made.id for made in self._logged.all())
        if self._facts.write(doomed=doomed):
            self._announce(Topic.BACKUPS)

    def left(self) -> int:
        """Return how many backups must still go; those at places that are away among them."""
        doomed = self._facts.read().doomed
        return sum(made.id in doomed for made in self._logged.all())

    def sweep(self) -> int:
        """Remove what may go at every place that can be reached; return how many.

        Raises:
            TargetError: a folder did not let go of one.
        """
        doomed = self._facts.read().doomed
        if not doomed:
            return 0
        folders = {made.path.parent for made in self._logged.all() if made.id in doomed}
        removed = sum(self._backups.rotate(folder) for folder in sorted(folders) if folder.is_dir())
        still = {made.id for made in self._logged.all()}
        self._facts.write(doomed=tuple(name for name in doomed if name in still))
        return removed
