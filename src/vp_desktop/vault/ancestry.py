"""Who wrote in a vault: one line a session, in the vault itself.

By these lines two copies are told apart for good: one that goes on where another stopped holds the
lines of both, and two that were written in apart each hold one that the other lacks.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlcipher3

from vp_desktop.vault.errors import VaultDamagedError

MOST = 200
"""Sessions that are remembered; at three a day, two months."""

NOBODY = "0" * 32
"""A computer that has no place to remember anything, itself included."""

Mark = tuple[int, str]
"""What a session is known by: how many came before it, and a number drawn by chance."""

_NAME = "ancestry-{:09}"
_READ = "SELECT name, value FROM vault_fact WHERE name GLOB 'ancestry-*' ORDER BY name"
_ADD = "INSERT OR REPLACE INTO vault_fact (name, value) VALUES (:name, :value)"
_FORGET = "DELETE FROM vault_fact WHERE name GLOB 'ancestry-*' AND name <= :name"
_LINE = re.compile(r"([0-9a-f]{32}) ([0-9a-f]{32}) (\S{1,40})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One session that wrote."""

    generation: int
    session: str
    computer: str
    at: datetime
    """When it began to write."""

    @property
    def mark(self) -> Mark:
        """What the session is known by."""
        return self.generation, self.session


def entry_after(entries: Sequence[Entry], computer: str, at: datetime) -> Entry:
    """Return the line of a session that begins now on ``computer``."""
    generation = entries[-1].generation + 1 if entries else 1
    return Entry(generation, secrets.token_hex(16), computer, at)


def read_ancestry(db: sqlcipher3.Connection) -> tuple[Entry, ...]:
    """Return the sessions that wrote in ``db``, the last one last.

    Raises:
        VaultDamagedError: a line is not as this program writes it.
    """
    return tuple(_entry(str(name), str(value)) for name, value in db.execute(_READ))


def add_entry(db: sqlcipher3.Connection, entry: Entry) -> None:
    """Write ``entry`` into ``db``, in the transaction that is open, and forget the oldest."""
    line = f"{entry.session} {entry.computer} {entry.at.isoformat()}"
    db.execute(_ADD, {"name": _NAME.format(entry.generation), "value": line})
    if entry.generation > MOST:
        db.execute(_FORGET, {"name": _NAME.format(entry.generation - MOST)})


def _entry(name: str, value: str) -> Entry:
    generation, line = name.removeprefix("ancestry-"), _LINE.fullmatch(value)
    if line is None or not generation.isdecimal():
        raise VaultDamagedError("ancestry")
    session, computer, at = line.groups()
    try:
        return Entry(int(generation), session, computer, datetime.fromisoformat(at))
    except ValueError:
        raise VaultDamagedError("ancestry") from None
