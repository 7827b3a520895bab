"""Read and write what the practice prefers."""

from vp_desktop.vault.connection import Vault

_SET = """
    INSERT INTO practice_setting (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class PreferenceRepository:
    """The ``practice_setting`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, name: str) -> str | None:
        """Return the value of ``name``, if it has one."""
        sql = "SELECT value FROM practice_setting WHERE name = :name"
        for row in self._vault.read(sql, {"name": name}):
            return str(row["value"])
        return None

    def all(self) -> dict[str, str]:
        """Return every value by name."""
        rows = self._vault.read("SELECT * FROM practice_setting ORDER BY name", {})
        return {row["name"]: row["value"] for row in rows}

    def set(self, name: str, value: str) -> None:
        """Write the value of ``name``."""
        self._vault.write(_SET, {"name": name, "value": value})
