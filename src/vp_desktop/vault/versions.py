"""The versions in which a vault is there, when synchronising made more than one of it.

Nothing is merged and nothing removed: a version is set apart as a vault of its own, or takes the
place of the present one, which is then set apart.
"""

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from tempfile import mkdtemp
from typing import Self

import sqlcipher3

from vp_desktop.domain.vault_standing import Version, VersionKind
from vp_desktop.files import sync_folder
from vp_desktop.vault.ancestry import Entry, read_ancestry
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.database import allow_writing, connect, inspect, let_go, opens
from vp_desktop.vault.digests import digests, readings
from vp_desktop.vault.errors import VaultDamagedError, VaultError, VaultExistsError
from vp_desktop.vault.folder import README, WORK_PREFIX, VaultFolder
from vp_desktop.vault.forks import conflict_copies
from vp_desktop.vault.key_copies import keep_inside, keys_in_use
from vp_desktop.vault.keys import DATABASE, SALT_BYTES, MasterKey, wipe
from vp_desktop.vault.lock import FolderLock
from vp_desktop.vault.look import copy_whole
from vp_desktop.vault.manifest import holding, rows_of
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.opening import why_not
from vp_desktop.vault.proof import copy_database
from vp_desktop.vault.seal import remember_held
from vp_desktop.vault.trouble import in_our_words

ORIGINAL = "original.db"
"""How the file that a version was taken from is called, in the vault that it became."""


def versions_of(folder: Path, key: MasterKey, memory: Memory | None) -> tuple[Version, ...]:
    """Return every version there is of the closed vault in ``folder``, the present one first.

    Two files that are equal byte for byte are one version.

    Raises:
        VaultError: the vault is open, or its database is not this vault's.
    """
    with _held(folder, key) as held:
        present = held.look_into(VersionKind.PRESENT, held.place.db)
        found, seen = [present], {_digest(held.place.db)}
        for candidate in held.others(memory):
            digest = _digest(candidate.version.path)
            if digest not in seen:
                found.append(candidate)
            seen.add(digest)
    shown = (one.beside(present) for one in found)
    return tuple(version for version in shown if version is not None)


def set_apart(folder: Path, key: MasterKey, version: Version, to: Path) -> None:
    """Make a vault of its own in ``to`` of a ``version`` that is not the present one.

    The same passphrase opens it. The file that it was made from moves into it.

    Raises:
        VaultExistsError: there is something at ``to``.
        VaultDamagedError: the version does not hold what was written to it; nothing was changed.
        VaultError: the disk does not take it; nothing was changed.
    """
    with _held(folder, key) as held:
        held.make_vault(version.path, to)
        copy_whole(version.path, to / ORIGINAL)
        version.path.unlink()  # it moved, which no system does between two disks


def make_present(
    folder: Path, key: MasterKey, version: Version, to: Path, memory: Memory | None
) -> None:
    """Let ``version`` be the vault; the present one becomes a vault of its own in ``to``.

    At every moment there is one whole vault under the name of ``folder``.

    Raises:
        VaultError: as for ``set_apart``.
    """
    with _held(folder, key) as held:
        held.make_vault(held.place.db, to)
        copy_whole(held.place.db, to / ORIGINAL)
        if version.kind is VersionKind.CONFLICT_COPY:
            version.path.replace(held.place.db)
        else:
            copy_whole(version.path, held.place.path / f"{WORK_PREFIX}version.db")
            (held.place.path / f"{WORK_PREFIX}version.db").replace(held.place.db)
        sync_folder(held.place.path)
        if memory is not None:
            remember_held(held.place, key, memory)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A version, with who wrote in it."""

    version: Version
    entries: tuple[Entry, ...] | None
    """None where the damage does not let us know."""

    def beside(self, present: Self) -> Version | None:
        """Return the version as it is to be shown; what we kept is often just older."""
        if self is present or not self._within(present):
            return self.version
        kept = self.version.kind is VersionKind.KEPT_HERE
        return None if kept else replace(self.version, contained=True)

    def _within(self, present: Self) -> bool:
        if self.entries is None or present.entries is None:
            return False
        marks = {entry.mark for entry in present.entries}
        return not self.entries or self.entries[-1].mark in marks


@dataclass(frozen=True, slots=True)
class _Held:
    """A closed vault that nobody else opens meanwhile."""

    place: VaultFolder
    key: MasterKey
    vault_id: bytes
    raw_key: bytearray

    def look_into(self, kind: VersionKind, path: Path, made_by: str | None = None) -> _Candidate:
        """Return what the database at ``path`` is, without changing it."""
        version = Version(
            kind=kind,
            path=path,
            made_by=made_by,
            written_at=None,
            bytes=path.stat().st_size,
            holding=None,
            contained=False,
        )
        try:
            with self._opened(path) as db:
                entries, held = read_ancestry(db), holding(rows_of(db))
        except (sqlcipher3.Error, VaultError):
            return _Candidate(version, None)
        written_at = entries[-1].at if entries else None
        return _Candidate(replace(version, written_at=written_at, holding=held), entries)

    def others(self, memory: Memory | None) -> Iterator[_Candidate]:
        """Yield the databases beside the present one, and those that this computer kept."""
        for copy in conflict_copies(self.place, self.raw_key, self.vault_id):
            yield self.look_into(VersionKind.CONFLICT_COPY, copy.path, copy.made_by)
        for path in memory.versions_kept(self.vault_id) if memory else ():
            if opens(path, self.raw_key, self.vault_id):
                yield self.look_into(VersionKind.KEPT_HERE, path)

    def make_vault(self, source: Path, to: Path) -> None:
        """Make a vault in ``to`` with every row of ``source``; it has its name last."""
        if os.path.lexists(to):
            raise VaultExistsError
        # create_vault sweeps what a killed program leaves under such a name
        draft = VaultFolder(Path(mkdtemp(prefix=".vpvault-", suffix=".new", dir=to.parent)))
        try:
            with FolderLock(draft.lock):
                self._fill(draft, source)
            draft.path.rename(to)
        except BaseException:
            shutil.rmtree(draft.path)
            raise
        sync_folder(to.parent)

    def _fill(self, draft: VaultFolder, source: Path) -> None:
        new_id = os.urandom(SALT_BYTES)
        raw_key = self.key.subkey(DATABASE, new_id)
        try:
            with self._opened(source) as db:
                keys = keys_in_use(db, self.place, self.key)
                db.execute("PRAGMA query_only = OFF")  # VACUUM INTO counts as writing
                copy_database(db, draft.db, bytes(raw_key), new_id)
                with closing(connect(draft.db, raw_key, new_id)) as copy:
                    _insist_on_equal(db, copy)
            if keys is not None:
                draft.write_keys(keys.for_vault(new_id, self.key))
                _keep_inside(draft, raw_key, new_id)
        finally:
            wipe(raw_key)
        draft.readme.write_text(README, encoding="utf-8")
        draft.readme.chmod(0o600)

    @contextmanager
    def _opened(self, path: Path) -> Generator[sqlcipher3.Connection]:
        with closing(connect(path, self.raw_key, self.vault_id)) as db:
            inspect(db, released_scripts())
            yield db


@contextmanager
def _held(folder: Path, key: MasterKey) -> Generator[_Held]:
    place = VaultFolder(folder)
    with in_our_words(), FolderLock(place.lock):
        vault_id = place.read_vault_id()
        raw_key = key.subkey(DATABASE, vault_id)
        try:
            if not opens(place.db, raw_key, vault_id):
                raise why_not(place, key, vault_id)
            yield _Held(place, key, vault_id, raw_key)
        finally:
            wipe(raw_key)


def _insist_on_equal(db: sqlcipher3.Connection, copy: sqlcipher3.Connection) -> None:
    if db.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamagedError("a page was changed")
    original, copied = (digests(rows_of(one), readings(rows_of(one))) for one in (db, copy))
    if original != copied:
        raise VaultDamagedError("the copy is another")


def _keep_inside(draft: VaultFolder, raw_key: bytearray, vault_id: bytes) -> None:
    db = connect(draft.db, raw_key, vault_id)
    try:
        allow_writing(db)
        keep_inside(db, draft.read_keys())
    finally:
        let_go(db)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()
