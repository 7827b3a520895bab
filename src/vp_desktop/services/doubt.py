"""A vault that is not what this computer saw last: what is known of it, and the way out."""

from contextlib import suppress
from pathlib import Path

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.vault_standing import Consent, Judgement
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultDoubtError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.stand_ins import newest_first


def doubt_of(error: VpError) -> Judgement | None:
    """Return how the vault stands, when ``error`` is that somebody has to choose what to do."""
    return error.judgement if isinstance(error, VaultDoubtError) else None


def newest_backup(folder: Path, key: MasterKey) -> Path | None:
    """Return the newest backup of the closed vault in ``folder`` that can be reached, if any.

    Its log may be older than its newest backup, so every folder of the log is looked through, and
    the one beside the vault. Nothing is written; may run in any thread.
    """
    places = {folder.absolute().parent}
    vault_id = b""
    with suppress(VpError, OSError):
        place = VaultFolder(folder)
        with FolderLock(place.lock):
            vault_id = place.read_vault_id()
    with suppress(VpError), Vault.open(folder, key, consent=Consent.READ_ONLY) as vault:
        places |= {made.path.parent for made in BackupLog(vault).all()}
    return next(newest_first(places, vault_id), None)
