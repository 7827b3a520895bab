"""Whether a vault is as this computer left it, as far as that can be told."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from vp_desktop.domain.backups import Holding


class Standing(StrEnum):
    """How the vault compares with what this computer remembers of it."""

    SAME = "same"
    """As it was left here, byte for byte."""
    ELSEWHERE = "elsewhere"
    """Newer: another computer went on with what was left here."""
    OLDER = "older"
    """Older than what was seen here."""
    CHANGED = "changed"
    """Changed by something that is not this program."""
    FORK = "fork"
    """Went another way: what was written here is not in it, and it holds what was not seen here."""
    UNKNOWN = "unknown"
    """Cannot be established: this computer remembers nothing of it that can be trusted."""
    UNCLEAN = "unclean"
    """Left in the middle by this computer; every page was checked, and is whole."""


STOPPING = frozenset({Standing.OLDER, Standing.CHANGED, Standing.FORK})
"""The vault is opened only after somebody chose what to do."""


class Consent(StrEnum):
    """How to open a vault that is in doubt."""

    READ_ONLY = "read_only"
    """Look, and change nothing: neither the vault nor what is remembered of it."""
    ACCEPT = "accept"
    """Take it for the vault from now on; the vault notes that this was done, and when."""
    WARNED = "warned"
    """Go on for once; what is remembered stays, so the doubt does too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCopy:
    """A second copy of the database that a synchronising program put beside it."""

    path: Path = field(repr=False)
    made_by: str | None
    """The program, where the name gives it away."""
    bytes: int
    written_at: datetime | None
    """When somebody wrote in it last; None: before that was noted."""


class VersionKind(StrEnum):
    """Where a version of a vault lies."""

    PRESENT = "present"
    """It is the vault now."""
    CONFLICT_COPY = "conflict_copy"
    """A synchronising program set it apart, beside the vault."""
    KEPT_HERE = "kept_here"
    """This computer kept it, in the program's own folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the versions in which a vault is there."""

    kind: VersionKind
    path: Path = field(repr=False)
    made_by: str | None = None
    """The synchronising program, where the name gives it away."""
    written_at: datetime | None
    """When somebody wrote in it last; None: before that was noted."""
    bytes: int
    holding: Holding | None
    """What there is to count; None where the damage does not let us."""
    contained: bool
    """Whether the present version went on from it, so that it holds nothing of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was found when the vault was opened."""

    standing: Standing
    seen_at: datetime | None
    """When this computer last closed the vault; None: it does not remember."""
    written_at: datetime | None
    """When the vault was last written in, as it says itself; None: it does not say."""
    keys_older: bool
    """Whether the key file is older than one that was in use: an old passphrase may open it."""
    copies: tuple[ConflictCopy, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether somebody has to choose before the vault is opened."""
        return self.standing in STOPPING or self.keys_older
