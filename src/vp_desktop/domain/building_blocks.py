"""Passages for the texts of a report: those the program brings along, and the adviser's own."""

from dataclasses import dataclass, field
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.drafts import MAX_NOTE_CHARS, Draft
from vp_desktop.domain.reports import Language, TextName

BuildingBlockId = NewType("BuildingBlockId", int)


class BuildingBlockDraft(Draft):
    """A passage as it is kept."""

    section: TextName
    language: Annotated[Language, Field(strict=False)]
    text: Annotated[str, Field(min_length=1, max_length=MAX_NOTE_CHARS, repr=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingBlock:
    """A passage that can be put in a text."""

    text: str = field(repr=False)
    id: BuildingBlockId | None = None
    """None: the program brought it along."""
