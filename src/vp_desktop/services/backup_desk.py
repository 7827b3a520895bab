"""Everything there is to do with the backups of the open vault, in one place for who needs it."""

from vp_desktop.domain.changes import Announce
from vp_desktop.services.backup_care import BackupCare
from vp_desktop.services.backup_forgetting import BackupForgetting
from vp_desktop.services.backup_targets import BackupTargets
from vp_desktop.services.backup_trials import BackupTrials
from vp_desktop.services.backups import Backups
from vp_desktop.services.clock import Clock
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey


class BackupDesk:
    """The backups themselves, and what looks after them."""

    def __init__(self, vault: Vault, key: MasterKey, clock: Clock, announce: Announce) -> None:
        """Build the services over ``vault``; ``key`` must live as long as this does."""
        self.backups = Backups(vault, key, clock, announce)
        self.care = BackupCare(vault, key, clock, announce, self.backups)
        self.forgetting = BackupForgetting(vault, clock, announce, self.backups)
        self.targets = BackupTargets(vault, announce, self.backups)
        self.trials = BackupTrials(vault, clock, announce, self.backups)
