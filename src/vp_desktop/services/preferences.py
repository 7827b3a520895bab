"""Remember how the practice wants things: a row in the vault, for it is about the practice."""

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.preferences import PreferenceRepository


class Preferences:
    """What the practice prefers, by name: those of ``Preference``, and others."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._preferences = PreferenceRepository(vault)

    def get(self, name: str, default: str = "") -> str:
        """Return what is preferred, or ``default``."""
        found = self._preferences.get(name)
        return default if found is None else found

    def set(self, name: str, value: str) -> None:
        """Prefer ``value`` from now on."""
        if self._preferences.get(name) == value:
            return  # nothing changes: no transaction, no sound
        with self._vault.transaction():
            self._preferences.set(name, value)
        self._announce(Topic.SETTINGS)

    def all(self) -> dict[str, str]:
        """Return everything preferred, by name."""
        return self._preferences.all()
