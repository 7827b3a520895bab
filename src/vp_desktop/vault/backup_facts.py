"""The row of ``vault_fact`` in which a vault remembers how its backups are looked after."""

import logging
from contextlib import suppress
from pathlib import Path

import sqlcipher3
from pydantic import ValidationError

from vp_desktop.domain.backup_care import CareNotes, Target
from vp_desktop.vault.connection import Vault

_log = logging.getLogger(__name__)

_READ = "SELECT value FROM vault_fact WHERE name = 'backup_care'"
_READ_ALL = """
    SELECT
        (SELECT value FROM vault_fact WHERE name = 'backup_care') AS care,
        (SELECT value FROM practice_setting WHERE name = 'backup_folder') AS folder
"""
"""The first versions knew one folder, and kept it among the settings."""
_WRITE = """
    INSERT INTO vault_fact (name, value) VALUES ('backup_care', :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


def begin_anew(db: sqlcipher3.Connection) -> None:
    """Let ``db``, the database of a vault just restored, own none of the backups it remembers."""
    for (value,) in db.execute(_READ).fetchall():
        with suppress(ValidationError):
            notes = CareNotes.model_validate_json(value)
            fresh = notes.model_copy(update={"pending": None, "doomed": (), "own_ids": ()})
            db.execute(_WRITE, {"value": fresh.model_dump_json()})


class BackupFacts:
    """What is remembered of looking after the backups of one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self) -> CareNotes:
        """Return what is remembered; nothing, where it cannot be read."""
        row = self._vault.read(_READ_ALL, {})[0]
        notes = CareNotes()
        try:
            notes = CareNotes.model_validate_json(row["care"] or "{}")
        except ValidationError:
            _log.warning("what was remembered of the backups cannot be read")
        if notes.targets is None and row["folder"]:
            chosen = (Target(folder=Path(row["folder"])),)
            return notes.model_copy(update={"targets": chosen})
        return notes

    def targets(self) -> tuple[Target, ...]:
        """Return the places that backups go to, in the order chosen."""
        return self.read().targets or ()

    def write(self, **changes: object) -> bool:
        """Remember ``changes`` in a transaction of its own; tell whether anything changed.

        Where nothing changes, nothing is written.
        """
        known = self.read()
        if known.model_copy(update=changes) == known:
            return False
        with self._vault.transaction():
            self.put(**changes)
        return True

    def put(self, **changes: object) -> None:
        """Remember ``changes`` in the transaction that is open."""
        changed = CareNotes.model_validate({**dict(self.read()), **changes})
        self._vault.write(_WRITE, {"value": changed.model_dump_json()})
