"""The versions of a vault that synchronising set apart: see them, keep each, choose one."""

from datetime import datetime
from pathlib import Path

from vp_desktop.domain.vault_standing import Version
from vp_desktop.i18n import _
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.folder import SUFFIX
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.versions import make_present, set_apart, versions_of


class Versions:
    """The versions of one closed vault. None is merged with another, none removed."""

    def __init__(self, folder: Path, key: MasterKey, memory: Path | None) -> None:
        """Look after the vault in ``folder``; ``memory`` is the program's own folder."""
        self._folder, self._key = folder, key
        self._memory = Memory(memory) if memory else None

    def all(self) -> tuple[Version, ...]:
        """Return every version, the present one first.

        Raises:
            VaultError: the vault is open, or cannot be opened; the subclass says why.
        """
        return versions_of(self._folder, self._key, self._memory)

    def set_apart(self, version: Version) -> Path:
        """Make a vault of its own of ``version``, beside the vault; return its folder.

        Raises:
            VaultError: the version is damaged, or the disk does not take it; nothing was changed.
        """
        to = self._place_for(version.written_at, version.path)
        set_apart(self._folder, self._key, version, to)
        return to

    def make_present(self, version: Version) -> Path:
        """Let ``version`` be the vault; return the folder of what was the vault until now.

        Raises:
            VaultError: as for ``set_apart``.
        """
        present = self.all()[0]
        to = self._place_for(present.written_at, present.path)
        make_present(self._folder, self._key, version, to, self._memory)
        return to

    def _place_for(self, written_at: datetime | None, path: Path) -> Path:
        moment = written_at or datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        day = moment.astimezone().date().isoformat()
        name = _("{name} (other version {day})").format(name=self._folder.stem, day=day)
        place, number = self._folder.with_name(f"{name}{SUFFIX}"), 1
        while place.exists():
            number += 1
            place = self._folder.with_name(f"{name} {number}{SUFFIX}")
        return place
