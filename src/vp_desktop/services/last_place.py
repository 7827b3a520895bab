"""Be back where one was before the lock: the place lies in the vault, in no file beside it."""

from vp_desktop.domain.place import Place
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.place import PlaceRepository


class LastPlace:
    """Where one was when the vault locked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._places = PlaceRepository(vault)

    def read(self) -> Place | None:
        """Return where one was, if it is known."""
        return self._places.read()

    def keep(self, place: Place) -> None:
        """Remember ``place``; the same one costs no transaction.

        Raises:
            VaultError: it could not be written.
        """
        if place == self._places.read():
            return
        with self._vault.transaction():
            self._places.write(place)
