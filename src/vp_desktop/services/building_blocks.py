"""Offer passages for the texts of a report: those the program brings along, and the adviser's."""

import tomllib
from functools import cache

from pydantic import TypeAdapter

from vp_desktop.domain.building_blocks import (
    BuildingBlock,
    BuildingBlockDraft,
    BuildingBlockId,
)
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.reports import Language, TextName
from vp_desktop.resources import resource
from vp_desktop.vault.building_blocks import BuildingBlockRepository
from vp_desktop.vault.connection import Vault


class BuildingBlocks:
    """The passages that can be put in a text of a report."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._blocks = BuildingBlockRepository(vault)

    def of(self, section: TextName, language: Language) -> list[BuildingBlock]:
        """Return the adviser's own passages for one text, the oldest first, then the program's."""
        own = self._blocks.of(section, language)
        return [*own, *(BuildingBlock(text=text) for text in shipped(language)[section])]

    def keep(self, draft: BuildingBlockDraft) -> bool:
        """Keep a passage to use it again; tell whether it was not kept already."""
        with self._vault.transaction():
            return self._blocks.add(draft)

    def remove(self, block_id: BuildingBlockId) -> None:
        """Forget a passage at once.

        Raises:
            NotFoundError: there is no such passage.
        """
        with self._vault.transaction(makes_room=True):
            if not self._blocks.remove(block_id):
                raise NotFoundError


@cache
def shipped(language: Language) -> dict[TextName, list[str]]:
    """Return the passages that the program brings along, by the text they belong in."""
    text = resource(f"passages/{language}.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[TextName, list[str]]).validate_python(tomllib.loads(text))
