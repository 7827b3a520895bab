"""What can be asked of an open database: rows, a copy of it, whether it is whole."""

import logging
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from vp_desktop.vault.errors import ReadOnlyVaultError
from vp_desktop.vault.guard import Guard
from vp_desktop.vault.proof import check_in_steps, copy_database
from vp_desktop.vault.trouble import in_our_words

_log = logging.getLogger(__name__)

Value = str | int | float | bytes | None
"""What a column holds."""

Row = sqlcipher3.Row
"""One row, by column name."""


class Statements:
    """One database, behind its guard."""

    def __init__(self, db: sqlcipher3.Connection, guard: Guard, *, read_only: bool) -> None:
        """Put ``guard`` before ``db``."""
        self._db, self._guard = db, guard
        self._db.set_authorizer(self._guard)
        self.read_only = read_only
        """Whether nothing may be written to it."""
        self.statements = 0
        """How many statements were run, for tests that count queries; a ``write_many`` is one."""

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
