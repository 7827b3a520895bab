"""The open vault: the only way to read or write a row."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from vp_desktop.domain.vault_standing import Consent
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.database import let_go
from vp_desktop.vault.errors import ReadOnlyVaultError, VaultError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.guard import Guard
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.opening import Opened, open_database
from vp_desktop.vault.schema import expected_schema, full_text_tables
from vp_desktop.vault.spare import Spare
from vp_desktop.vault.statements import Row, Statements, Value
from vp_desktop.vault.trouble import in_our_words
from vp_desktop.vault.watch import Watch

__all__ = ["Row", "Value", "Vault"]


class Vault(Statements):
    """One open vault. It belongs to the thread that opened it, and to no other program."""

    def __init__(self, place: VaultFolder, lock: FolderLock, opened: Opened, guard: Guard) -> None:
        """Take over what was ``opened``; use ``Vault.open``."""
        super().__init__(opened.db, guard, read_only=opened.read_only)
        self.folder = place.path
        self.judgement = opened.judgement
        """What was found when it was opened."""
        self._place, self._lock, self._witness = place, lock, opened.witness
        self._watch = Watch(place.db)
        self._spare = None if self.read_only else Spare(place.spare)
        self.refused: VaultError | None = None
        """Why a transaction was not kept, the last time that one was not."""

    @classmethod
    def open(
        cls,
        folder: Path,
        key: MasterKey,
        scripts: Sequence[str] | None = None,
        *,
        memory: Memory | None = None,
        consent: Consent | None = None,
        holds_old: bool = False,
    ) -> Self:
        """Open the vault in ``folder`` with the key that a passphrase or the sheet gave.

        A vault of an older version is brought up to date on a copy, which then takes its place.
        It is compared with what this computer remembers in ``memory``; one that is in doubt is
        opened with ``consent`` alone.

        Raises:
            OutdatedError: it is of an older version, and ``holds_old`` keeps it so for now.
            VaultDoubtError: it is in doubt, and there is no ``consent``.
            VaultError: one of its subclasses says what is wrong; nothing was written.
        """
        known = scripts or released_scripts()
        place = VaultFolder(folder)
        with in_our_words():
            place.check()
            lock = FolderLock(place.lock)
            try:
                place.sweep()
                opened = open_database(place, key, known, memory, consent, holds_old=holds_old)
                guard = Guard(full_text_tables(expected_schema(known)))
                return cls(place, lock, opened, guard)
            except BaseException:
                lock.release()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @contextmanager
    def transaction(self, *, makes_room: bool = False) -> Generator[None]:
        """Keep every write of the block, or none; at the end it is on the disk for good.

        A block that deletes ``makes_room``: on a full disk it may use the room set aside for it.

        Raises:
            VaultFullError: the disk has no room.
            VaultReadOnlyError, VaultDiskError: the disk does not take it.
            VaultGoneError: the file was moved, removed or replaced behind our back.
            ReadOnlyVaultError: it was opened to read only.
        """
        try:
            with self._whole(makes_room=makes_room):
                yield
        except VaultError as error:
            self.refused = error
            raise

    @contextmanager
    def _whole(self, *, makes_room: bool) -> Generator[None]:
        if self._spare is None:
            raise ReadOnlyVaultError
        if self._db.in_transaction:
            raise RuntimeError("a transaction inside a transaction")
        if makes_room:
            self._spare.give()
        before = self._db.total_changes
        with in_our_words():
            self._watch.check()
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with in_our_words():
                self._watch.check()
                signed = self._db.total_changes != before and self._witness.sign(self._db)
                self._db.execute("COMMIT")
                self._watch.renew()
            if signed:
                self._witness.settle()
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._spare.take()

    def close(self) -> None:
        """Forget the key and let the next one in; closing twice is harmless."""
        if not self._lock.held:
            return
        ours = self._watch.is_ours()
        if not ours:
            self._db.set_authorizer(None)
            self._witness.save_version(self._db)
        if self._spare is None:
            self._db.close()
        else:
            # The journal beside a file that is no longer ours is not ours to remove either.
            let_go(self._db) if ours else self._db.close()
            self._spare.drop()
            with suppress(OSError):  # it lies there until the next clean lock
                self._place.forget_old_version()
        self._witness.close(sound=ours)
        self._lock.release()
