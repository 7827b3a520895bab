"""Read and write the passages that the adviser keeps for reports."""

from vp_desktop.domain.building_blocks import (
    BuildingBlock,
    BuildingBlockDraft,
    BuildingBlockId,
)
from vp_desktop.domain.reports import Language, TextName
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import columns

_ADD = """
    INSERT INTO building_block (section, language, text)
    SELECT :section, :language, :text WHERE NOT EXISTS (
        SELECT 1 FROM building_block
        WHERE section = :section AND language = :language AND text = :text
    ) RETURNING id
"""

_OF = """
    SELECT id, text FROM building_block WHERE section = :section AND language = :language
    ORDER BY id
"""


class BuildingBlockRepository:
    """The ``building_block`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, section: TextName, language: Language) -> list[BuildingBlock]:
        """Return the passages for one text of a report, the oldest first."""
        rows = self._vault.read(_OF, {"section": section, "language": language})
        return [BuildingBlock(id=BuildingBlockId(row["id"]), text=row["text"]) for row in rows]

    def add(self, draft: BuildingBlockDraft) -> bool:
        """Write a passage; tell whether it was not there yet."""
        return bool(self._vault.write(_ADD, columns(draft)))

    def remove(self, block_id: BuildingBlockId) -> bool:
        """Remove a passage; tell whether it was there."""
        sql = "DELETE FROM building_block WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": block_id}))
