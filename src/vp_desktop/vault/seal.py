"""Remember how a vault was left, so that whatever happens to it meanwhile is noticed.

SQLCipher proves each page, not that the pages belong together, nor that they are the newest. So the
database as a whole is sealed when it is closed, and its ancestry is kept in it and outside it.
"""

import logging
from contextlib import suppress
from pathlib import Path

import sqlcipher3

from vp_desktop.vault.ancestry import MOST, Entry, Mark, add_entry, entry_after
from vp_desktop.vault.anchors import Anchor, Memory, keep_apart, seal_of, utc_now
from vp_desktop.vault.errors import VaultError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.judging import Seen, look_into
from vp_desktop.vault.keys import DATABASE, SEAL, MasterKey, wipe
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.look import copy_whole, look_at
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.proof import copy_database
from vp_desktop.vault.trouble import in_our_words

_COUNT = "SELECT value FROM vault_fact WHERE name = 'doubts_accepted'"
_FACT = "INSERT OR REPLACE INTO vault_fact (name, value) VALUES (:name, :value)"

_log = logging.getLogger(__name__)


def remember(folder: Path, key: MasterKey, memory: Memory) -> None:
    """Take the closed vault in ``folder`` as it is now for what this computer saw last.

    Raises:
        VaultError: it is open, damaged, or no vault.
    """
    place = VaultFolder(folder)
    with in_our_words(), FolderLock(place.lock):
        remember_held(place, key, memory)


def remember_held(place: VaultFolder, key: MasterKey, memory: Memory) -> None:
    """Do as ``remember``; the caller holds the lock."""
    vault_id = place.read_vault_id()
    raw_key = key.subkey(DATABASE, vault_id)
    try:
        seen = look_into(place, key, raw_key, released_scripts(), memory)
    finally:
        wipe(raw_key)
    witness = Witness(place, vault_id, key, seen)
    witness.remember(memory)
    witness.close(sound=True)


class Witness:
    """Remembers one vault, from its opening to its closing, for this computer."""

    def __init__(
        self,
        place: VaultFolder,
        vault_id: bytes,
        key: MasterKey,
        seen: Seen,
    ) -> None:
        """Witness the vault in ``place``, found as ``seen``.

        Nothing is remembered before ``remember``.
        """
        self._place, self._vault_id, self._key = place, vault_id, key.copy()
        self._entries, self._computer, self._look = seen.entries, seen.computer, seen.look
        self._memory: Memory | None = None
        self._entry: Entry | None = None
        self._written = False
        self._key_revision = seen.newest_key_file

    def remember(self, memory: Memory | None) -> None:
        """Keep in ``memory`` what happens from now on."""
        self._memory = memory

    def accept(self, db: sqlcipher3.Connection) -> None:
        """Note in ``db``, in the transaction that is open, that somebody took it as it is.

        The copy that this computer kept of another version is kept for good.
        """
        now = self._memory.clock() if self._memory else utc_now()
        count = db.execute(_COUNT).fetchone()
        for name, value in (
            ("doubts_accepted", str(int(count[0]) + 1 if count else 1)),
            ("doubt_accepted_at", now.isoformat()),
        ):
            db.execute(_FACT, {"name": name, "value": value})
        if self._memory is not None:
            keep_apart(self._memory, self._vault_id, now)

    def sign(self, db: sqlcipher3.Connection) -> bool:
        """Note the session in ``db``, in the transaction that is open; return whether that is new.

        Before the first commit of a session the computer notes that it began; once it is noted,
        this costs nothing.
        """
        if self._written:
            return False
        add_entry(db, self._entry or self.begin())
        return True

    def begin(self) -> Entry:
        """Note on this computer that the vault is about to be written in."""
        now = self._memory.clock() if self._memory else utc_now()
        self._entry = entry_after(self._entries, self._computer, now)
        self._note(begun=self._entry.mark)
        return self._entry

    def settle(self) -> None:
        """Note that what was signed is in the vault for good."""
        self._written = True
        self._note(begun=self._entry.mark if self._entry else None, kept=True)

    def save_version(self, db: sqlcipher3.Connection) -> None:
        """Keep what ``db`` holds, whose file is no longer at its place: the only copy of it.

        As far as it can still be read: a file that was written over is gone.
        """
        if self._memory is None or not self._written:
            return
        to = self._memory.version_path_at(self._vault_id, self._memory.clock())
        raw_key = self._key.subkey(DATABASE, self._vault_id)
        try:
            to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            copy_database(db, to, bytes(raw_key), self._vault_id)
        except (OSError, sqlcipher3.Error) as error:
            _log.warning("the version written here is not kept: %s", type(error).__name__)
        finally:
            wipe(raw_key)

    def close(self, *, sound: bool) -> None:
        """Seal the database, which is closed; the lock is still held.

        ``sound`` tells whether the file at that place is still the one that was open.
        """
        try:
            if sound and self._memory is not None:
                self._seal(self._memory)
        except (OSError, VaultError) as error:
            _log.warning("the vault was not sealed: %s", type(error).__name__)
        finally:
            self.forget()

    def forget(self) -> None:
        """Forget the key, and note nothing more."""
        self._memory = None
        self._key.wipe()

    def _seal(self, memory: Memory) -> None:
        if self._written and self._entry is not None:
            self._entries = (*self._entries, self._entry)[-MOST:]
        self._look = look_at(self._place.db, self._look)
        self._note()
        kept = memory.version_path(self._vault_id)
        if memory.keeps_version and (self._written or not kept.exists()):
            copy_whole(self._place.db, kept)

    def _note(self, begun: Mark | None = None, *, kept: bool = False) -> None:
        """Put down what is known; a disk that does not take it must not keep a record out."""
        memory, look = self._memory, self._look
        if memory is None or look is None:
            return
        known = tuple(entry.mark for entry in self._entries)
        seal_key = self._key.subkey(SEAL, self._vault_id)
        try:
            Anchor(
                vault_id=self._vault_id.hex(),
                known=known,
                seal=seal_of(look, known[-1] if known else None, seal_key),
                begun=begun,
                kept=kept,
                key_revision=max(self._key_revision, self._revision_outside()),
                seen_at=memory.clock(),
            ).signed(seal_key).store(memory)
        except OSError as error:
            _log.warning("what was seen is not remembered: %s", type(error).__name__)
        finally:
            wipe(seal_key)

    def _revision_outside(self) -> int:
        with suppress(VaultError, OSError):
            keys = self._place.read_keys()
            return keys.revision if keys.made_by(self._key) else 0
        return 0
