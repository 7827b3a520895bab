"""Choose where backups go, and whether they are made without being asked for."""

from pathlib import Path

from vp_desktop.domain.backup_care import Target, TargetKind
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.services.backups import Backups
from vp_desktop.services.synced import looks_synced
from vp_desktop.vault.backup_errors import TargetInsideVaultError
from vp_desktop.vault.backup_facts import BackupFacts
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.targets import is_stick, lies_apart


class BackupTargets:
    """The places that the backups of the open vault go to."""

    def __init__(self, vault: Vault, announce: Announce, backups: Backups) -> None:
        """Choose places for ``backups`` of ``vault``."""
        self._vault, self._announce, self._backups = vault, announce, backups
        self._facts = BackupFacts(vault)

    def add(self, folder: Path) -> Target:
        """Make backups in ``folder`` too from now on.

        Raises:
            TargetInsideVaultError: it is the vault's own folder, or lies in it.
        """
        place = folder.absolute()
        if place.resolve().is_relative_to(self._vault.folder.resolve()):
            raise TargetInsideVaultError
        target = Target(
            folder=place, kind=_kind_of(place), apart=lies_apart(place, self._vault.folder)
        )
        others = [one for one in self._backups.chosen() if one.folder != place]
        self._write(targets=(*others, target))
        return target

    def remove(self, folder: Path) -> None:
        """Make no more backups in ``folder``; those that are there stay."""
        self._write(targets=tuple(one for one in self._backups.chosen() if one.folder != folder))

    def by_itself(self) -> bool:
        """Tell whether a backup is made without being asked for, where its place can be reached."""
        return self._facts.read().by_itself

    def set_by_itself(self, *, on: bool) -> None:
        """Make backups without being asked for, or not."""
        self._write(by_itself=on)

    def beside_the_vault(self, folder: Path) -> bool:
        """Tell whether ``folder`` lies on the disk of the vault: one accident takes both."""
        return folder.is_dir() and not lies_apart(folder, self._vault.folder)

    def _write(self, **changes: object) -> None:
        if self._facts.write(**changes):
            self._announce(Topic.BACKUPS)


def _kind_of(folder: Path) -> TargetKind:
    if looks_synced(folder / "file") is not None:
        return TargetKind.SYNCED
    return TargetKind.STICK if is_stick(folder) else TargetKind.FOLDER
