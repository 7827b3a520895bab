"""New keys for a vault when somebody knows the old, and a key file from elsewhere when it is lost.

Like the door, it imports a library only when it is asked something.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.services.access import Cost, MasterKey

_ACCESS = "vp_desktop.services.access"
_ANCHORS = "vp_desktop.vault.anchors"
_DEVICE = "vp_desktop.vault.device"
_REKEY = "vp_desktop.vault.rekey"


class Locksmith:
    """Works on the keys of a vault that is closed."""

    def __init__(self, copies: Path | None, memory: Path | None, cost: Cost | None) -> None:
        """Know the program's own folders, as the door does; ``cost`` is for tests."""
        self._copies, self._memory, self._cost = copies, memory, cost

    def renew_keys(self, folder: Path, key: MasterKey, passphrase: str) -> MasterKey:
        """Write the vault in ``folder`` anew under new keys; return the new one, ``key`` is wiped.

        Takes a second and a half for each 50 MB. From then on ``passphrase`` and a new sheet open
        it, and nothing that opened it before; a PIN has to be chosen anew.

        Raises:
            VaultError: one of its subclasses says why not; the vault has the keys it had.
        """
        access, rekey = import_module(_ACCESS), import_module(_REKEY)
        old_id = access.vault_id(folder)
        memory = import_module(_ANCHORS).Memory(self._memory) if self._memory else None
        new_key: MasterKey = rekey.renew_keys(
            folder,
            key,
            passphrase,
            self._cost or access.fitting_cost(),
            rekey.Outside(self._copies, memory),
        )
        key.wipe()
        if self._memory is not None:
            import_module(_DEVICE).forget_file(self._memory, old_id)
        return new_key

    def take_keys_from(self, backup: Path, folder: Path) -> None:
        """Let the passphrase of ``backup`` open the vault in ``folder``, whose key file is lost.

        Raises:
            KeyFileForeignError: it is a backup of another vault.
            BackupError, VaultError: one of their subclasses says why not.
        """
        if self._copies is None:
            raise RuntimeError("nowhere to keep it")
        import_module(_ACCESS).take_keys_from_backup(folder, backup, self._copies)
