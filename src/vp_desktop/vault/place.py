"""The row of ``vault_fact`` in which a vault remembers where one was when it locked."""

from pydantic import ValidationError

from vp_desktop.domain.place import Place
from vp_desktop.vault.connection import Vault

_READ = "SELECT value FROM vault_fact WHERE name = 'place'"
_WRITE = """
    INSERT INTO vault_fact (name, value) VALUES ('place', :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class PlaceRepository:
    """The place, as the vault holds it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self) -> Place | None:
        """Return the place, if there is one that can be understood."""
        for row in self._vault.read(_READ, {}):
            try:
                return Place.model_validate_json(row["value"])
            except ValidationError:
                return None
        return None

    def write(self, place: Place) -> None:
        """Write ``place`` over the one before."""
        self._vault.write(_WRITE, {"value": place.model_dump_json()})
