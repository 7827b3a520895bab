"""Read and write drafts: what is typed and not yet kept."""

from datetime import datetime

from vp_desktop.vault.connection import Vault

_SAVE = """
    INSERT INTO draft (place, body, saved_at) VALUES (:place, :body, :saved_at)
    ON CONFLICT (place) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
"""


class DraftRepository:
    """The ``draft`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def save(self, place: str, body: str, saved_at: datetime) -> None:
        """Write what is typed at ``place``."""
        values = {"place": place, "body": body, "saved_at": saved_at.isoformat()}
        self._vault.write(_SAVE, values)

    def load(self, place: str) -> str | None:
        """Return what was typed at ``place``."""
        for row in self._vault.read("SELECT body FROM draft WHERE place = :p", {"p": place}):
            return str(row["body"])
        return None

    def drop(self, place: str) -> bool:
        """Remove what was typed at ``place``; tell whether there was anything."""
        sql = "DELETE FROM draft WHERE place = :place RETURNING place"
        return bool(self._vault.write(sql, {"place": place}))

    def all(self) -> list[tuple[str, str, datetime]]:
        """Return place, body and moment of every draft, newest first."""
        sql = "SELECT * FROM draft ORDER BY saved_at DESC, place"
        return [
            (row["place"], row["body"], datetime.fromisoformat(row["saved_at"]))
            for row in self._vault.read(sql, {})
        ]
