"""The row of ``vault_fact`` in which a vault remembers how its backups are looked after."""

import logging

from pydantic import ValidationError

from vp_desktop.domain.backup_care import CareNotes
from vp_desktop.vault.connection import Vault

_log = logging.getLogger(__name__)

_READ = "SELECT value FROM vault_fact WHERE name = 'backup_care'"
_WRITE = """
    INSERT INTO vault_fact (name, value) VALUES ('backup_care', :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class BackupFacts:
    """What is remembered of looking after the backups of one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self) -> CareNotes:
        """Return what is remembered; nothing, where it cannot be read."""
        for row in self._vault.read(_READ, {}):
            try:
                return CareNotes.model_validate_json(row["value"])
            except ValidationError:
                _log.warning("what was remembered of the backups cannot be read")
        return CareNotes()

    def write(self, **changes: object) -> bool:
        """Remember ``changes`` in a transaction of its own; tell whether anything changed.

        Where nothing changes, nothing is written.
        """
        known = self.read()
        changed = CareNotes.model_validate({**dict(known), **changes})
        if changed == known:
            return False
        with self._vault.transaction():
            self._vault.write(_WRITE, {"value": changed.model_dump_json()})
        return True
