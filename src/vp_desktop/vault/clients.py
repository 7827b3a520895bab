"""Read and write clients."""

from vp_desktop.domain.clients import Client, ClientDraft, ClientId
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import code_or_none, columns

_ADD = """
    INSERT INTO client (pseudonym, name, reach, anonymity)
    VALUES (:pseudonym, :name, :reach, :anonymity) RETURNING id
"""

_CHANGE = """
    UPDATE client
    SET pseudonym = :pseudonym, name = :name, reach = :reach, anonymity = :anonymity
    WHERE id = :id
"""

_HIGHEST = """
    SELECT max(CAST(substr(pseudonym, 3) AS INTEGER)) AS number FROM client
    WHERE pseudonym GLOB 'M-[0-9]*' AND length(pseudonym) <= 12
"""

_REMOVE_UNNAMED = """
    DELETE FROM client
    WHERE id = :id AND NOT EXISTS (SELECT 1 FROM case_story WHERE client_id = :id)
    RETURNING id
"""


class ClientRepository:
    """The ``client`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, client_id: ClientId) -> Client | None:
        """Return one client, if there is one."""
        for row in self._vault.read("SELECT * FROM client WHERE id = :id", {"id": client_id}):
            return Client(
                id=client_id,
                pseudonym=row["pseudonym"],
                name=row["name"],
                reach=row["reach"],
                anonymity=code_or_none(row["anonymity"]),
            )
        return None

    def named(self, pseudonym: str) -> ClientId | None:
        """Return whose pseudonym this is."""
        sql = "SELECT id FROM client WHERE pseudonym = :pseudonym"
        for row in self._vault.read(sql, {"pseudonym": pseudonym}):
            return ClientId(row["id"])
        return None

    def next_pseudonym(self) -> str:
        """Return the pseudonym after the highest in use: M-32 after M-31."""
        return f"M-{(self._vault.read(_HIGHEST, {})[0]['number'] or 0) + 1}"

    def add(self, draft: ClientDraft) -> ClientId:
        """Write a new client, whose pseudonym is free; return the id."""
        return ClientId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, client_id: ClientId, draft: ClientDraft) -> None:
        """Write ``draft`` over a client."""
        self._vault.write(_CHANGE, {**columns(draft), "id": client_id})

    def remove_without_case(self, client_id: ClientId) -> bool:
        """Remove a client whom no case names any more; tell whether that was so."""
        return bool(self._vault.write(_REMOVE_UNNAMED, {"id": client_id}))
