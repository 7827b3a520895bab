"""What the steps of the first run gather."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.services.access import MasterKey


@dataclass(slots=True)
class NewVault:
    """A vault in the making. It exists on disk from the moment it has a key."""

    folder: Path
    passphrase: str = field(default="", repr=False)
    key: MasterKey | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWords:
    """What the last step asks, to begin with."""

    practice: str = field(repr=False)
    adviser: str = field(repr=False)
    organisation: str = field(repr=False)
    """Empty: later."""
    hours: float | None
    """Contract hours a year."""
    imports: bool
    """Whether to go on with the import of a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What opens the vault from now on is new."""

    passphrase: bool
    """Whether the passphrase is another."""
    sheet: bool
    """Whether the recovery sheet is another, and was shown."""
