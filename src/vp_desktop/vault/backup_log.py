"""The ``backup_log`` table: which backups were made and proven, where to, and what they held."""

from datetime import datetime
from pathlib import Path

from vp_desktop.domain.backups import BackupId, MadeBackup
from vp_desktop.vault.connection import Row, Vault

_ADD = """
    INSERT INTO backup_log
        (backup_id, made_at, folder, file_name, bytes, cases, notes, proven_at)
    VALUES
        (:backup_id, :made_at, :folder, :file_name, :bytes, :cases, :notes, :proven_at)
"""
_ALL = """
    SELECT backup_id, made_at, folder, file_name, bytes, cases, notes, proven_at
    FROM backup_log WHERE gone_at IS NULL AND proven_at IS NOT NULL ORDER BY id DESC
"""
_REMOVED = "UPDATE backup_log SET gone_at = :gone_at WHERE backup_id = :backup_id"


class BackupLog:
    """What this vault remembers of its backups."""

    def __init__(self, vault: Vault) -> None:
        """Read and write the log of ``vault``."""
        self._vault = vault

    def add(self, made: MadeBackup) -> None:
        """Remember ``made``."""
        self._vault.write(
            _ADD,
            {
                "backup_id": made.id,
                "made_at": made.made_at.isoformat(),
                "folder": str(made.path.parent),
                "file_name": made.path.name,
                "bytes": made.bytes,
                "cases": made.cases,
                "notes": made.notes,
                "proven_at": made.proven_at.isoformat(),
            },
        )

    def all(self) -> list[MadeBackup]:
        """Return every proven backup that was not removed, in the order made, newest first."""
        return [_backup(row) for row in self._vault.read(_ALL, {})]

    def removed(self, backup_id: BackupId, at: datetime) -> None:
        """Remember that the file of ``backup_id`` was removed by rotation."""
        self._vault.write(_REMOVED, {"backup_id": backup_id, "gone_at": at.isoformat()})


def _backup(row: Row) -> MadeBackup:
    return MadeBackup(
        id=BackupId(row["backup_id"]),
        path=Path(row["folder"]) / row["file_name"],
        bytes=row["bytes"],
        cases=row["cases"],
        notes=row["notes"],
        made_at=datetime.fromisoformat(row["made_at"]),
        proven_at=datetime.fromisoformat(row["proven_at"]),
    )
