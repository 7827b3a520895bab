"""Open a vault that may be of an older version: first a proven backup of it as it is.

The backup goes where the newest one went, if that place is there, else to a place chosen for
backups, else beside the vault. Only then is the vault brought up to date, on a copy.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from vp_desktop.domain.backups import MadeBackup
from vp_desktop.domain.progress import unwatched
from vp_desktop.domain.vault_standing import Consent
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.backup import finish
from vp_desktop.vault.backup_errors import TargetError
from vp_desktop.vault.backup_facts import BackupFacts
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import OutdatedError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.snapshot import take_snapshot

_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def open_current(
    folder: Path,
    key: MasterKey,
    clock: Clock,
    scripts: Sequence[str] | None = None,
    *,
    memory: Memory | None = None,
    consent: Consent | None = None,
) -> Vault:
    """Open the vault in ``folder`` as ``Vault.open`` does, a backup made before it is changed.

    Raises:
        BackupError: no place took a proven backup; the vault is as it was.
        VaultError: one of its subclasses says what is wrong.
    """
    known = scripts or released_scripts()
    try:
        return Vault.open(folder, key, known, memory=memory, consent=consent, holds_old=True)
    except OutdatedError as error:
        as_it_was = known[: error.version]
    with Vault.open(folder, key, as_it_was, memory=memory, consent=consent) as vault:
        made = _back_up(vault, key, clock, f"{folder.stem}-pre-v{len(known)}")
    vault = Vault.open(folder, key, known, memory=memory, consent=consent)
    try:
        with vault.transaction():
            BackupLog(vault).add(made)
    except BaseException:
        vault.close()
        raise
    return vault


def _back_up(vault: Vault, key: MasterKey, clock: Clock, name: str) -> MadeBackup:
    *elsewhere, beside = _places(vault)
    for place in elsewhere:
        try:
            return _make(vault, key, clock, place, name)
        except TargetError as error:
            _log.warning("no backup at one of its places: %s", type(error).__name__)
    return _make(vault, key, clock, beside, name)


def _make(vault: Vault, key: MasterKey, clock: Clock, place: Path, name: str) -> MadeBackup:
    return finish(take_snapshot(vault, key, clock()), place, name, clock, unwatched)


def _places(vault: Vault) -> Iterator[Path]:
    """Yield where a backup may go, best first; the last is beside the vault."""
    logged = [made.path.parent for made in BackupLog(vault).all()[:1]]
    chosen = [target.folder for target in BackupFacts(vault).targets()]
    for place in dict.fromkeys([*logged, *chosen]):
        if place.is_dir():
            yield place
    yield vault.folder.absolute().parent
