"""The open vault: the only way to read or write a row."""

import logging
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import sqlcipher3

from vp_desktop.domain.vault_standing import Consent
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.database import let_go
from vp_desktop.vault.errors import ReadOnlyVaultError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.guard import Guard
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.opening import Opened, open_database
from vp_desktop.vault.proof import check_in_steps, copy_database
from vp_desktop.vault.schema import expected_schema, full_text_tables
from vp_desktop.vault.spare import Spare
from vp_desktop.vault.trouble import in_our_words
from vp_desktop.vault.watch import Watch

_log = logging.getLogger(__name__)

Value = str | int | float | bytes | None
"""What a column holds."""

Row = sqlcipher3.Row
"""One row, by column name."""


class Vault:
    """One open vault. It belongs to the thread that opened it, and to no other program."""

    def __init__(self, place: VaultFolder, lock: FolderLock, opened: Opened, guard: Guard) -> None:
        """Take over what was ``opened``; use ``Vault.open``."""
        self.folder = place.path
        self.judgement = opened.judgement
        """What was found when it was opened."""
        self.read_only = opened.read_only
        """Whether nothing may be written to it."""
        self.statements = 0
        """How many statements were run, for tests that count queries; a ``write_many`` is one."""
        self._place, self._lock, self._guard = place, lock, guard
        self._db, self._witness = opened.db, opened.witness
        self._db.set_authorizer(self._guard)
        self._watch = Watch(place.db)
        self._spare = None if self.read_only else Spare(place.spare)

    @classmethod
    def open(
        cls,
        folder: Path,
        key: MasterKey,
        scripts: Sequence[str] | None = None,
        *,
        memory: Memory | None = None,
        consent: Consent | None = None,
    ) -> Self:
        """Open the vault in ``folder`` with the key that a passphrase or the sheet gave.

        A vault of an older version is brought up to date on a copy, which then takes its place.
        It is compared with what this computer remembers in ``memory``; one that is in doubt is
        opened with ``consent`` alone.

        Raises:
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
                opened = open_database(place, key, known, memory, consent)
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

    def read(self, sql: str, values: Mapping[str, Value]) -> list[Row]:
        """Return every row that ``sql`` selects."""
        with in_our_words():
            return self._run(sql, values).fetchall()

    def read_each(self, sql: str, values: Mapping[str, Value]) -> Iterator[Row]:
        """Yield the rows that ``sql`` selects one by one, for more than fit in memory at once."""
        with in_our_words():
            rows = self._run(sql, values)
            # Not ``yield from``: a reader that gave up half-way would close the cursor long after.
            while (row := rows.fetchone()) is not None:
                yield row

    def write(self, sql: str, values: Mapping[str, Value]) -> list[Row]:
        """Run ``sql`` inside the open transaction; return the rows that it RETURNs."""
        self._insist_on_transaction()
        with in_our_words():
            return self._run(sql, values).fetchall()

    def write_many(self, sql: str, rows: Iterable[Mapping[str, Value]]) -> None:
        """Run ``sql`` for each of ``rows`` inside the open transaction."""
        self._insist_on_transaction()
        with in_our_words():
            self._guard.running = sql
            self.statements += 1
            self._db.executemany(sql, rows)

    def snapshot_to(self, path: Path, key: bytes, salt: bytes | None = None) -> None:
        """Write a compact copy to the new file ``path``, under another raw ``key`` (32 bytes).

        ``salt`` (16 bytes) becomes the copy's first bytes; without it they are random.

        Raises:
            VaultFullError: the disk has no room; there is then no file at ``path``.
            ReadOnlyVaultError: it was opened to read only.
        """
        if self.read_only:
            raise ReadOnlyVaultError
        with in_our_words():
            self._db.set_authorizer(None)  # VACUUM attaches the copy, which the guard forbids
            try:
                copy_database(self._db, path, key, salt)
            finally:
                self._db.set_authorizer(self._guard)

    def check(self) -> None:
        """Read every page and every index.

        Raises:
            VaultDamagedError: something is not what was written.
        """
        for _step in self.check_in_steps():
            pass

    def check_in_steps(self) -> Iterator[None]:
        """Check as ``check`` does, with pauses in which others may read and write.

        Raises:
            VaultDamagedError: something is not what was written.
        """
        steps = check_in_steps(self._db, self._guard.full_text_tables)
        while True:
            with in_our_words(), self._index_checks_allowed():
                self._guard.running = ""
                if next(steps, False) is False:
                    return
            yield

    def close(self) -> None:
        """Forget the key and let the next one in; closing twice is harmless."""
        if not self._lock.held:
            return
        ours = self._watch.is_ours()
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

    def _run(self, sql: str, values: Mapping[str, Value]) -> sqlcipher3.Cursor:
        self._guard.running = sql
        self.statements += 1
        return self._db.execute(sql, values)

    def _insist_on_transaction(self) -> None:
        if not self._db.in_transaction:
            raise RuntimeError("write outside a transaction")

    @contextmanager
    def _index_checks_allowed(self) -> Generator[None]:
        """Let the full-text index check itself, which takes a write that is then taken back."""
        if not self.read_only:
            yield
            return
        self._query_only("OFF")
        try:
            yield
        finally:
            self._query_only("ON")

    def _query_only(self, value: str) -> None:
        self._db.set_authorizer(None)
        self._db.execute(f"PRAGMA query_only = {value}")
        self._db.set_authorizer(self._guard)

    def _roll_back(self) -> None:
        if not self._db.in_transaction:
            return
        try:
            self._db.execute("ROLLBACK")
        except sqlcipher3.Error:
            _log.exception("rollback failed; the journal undoes it at the next start")
