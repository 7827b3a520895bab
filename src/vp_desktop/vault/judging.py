"""Compare a vault with what this computer remembers of it, before anything is written."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import sqlcipher3

from vp_desktop.domain.vault_standing import Judgement, Standing
from vp_desktop.vault.ancestry import MOST, NOBODY, Entry, read_ancestry
from vp_desktop.vault.anchors import Anchor, Memory, fits
from vp_desktop.vault.database import connect, inspect
from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.forks import conflict_copies
from vp_desktop.vault.key_copies import revisions
from vp_desktop.vault.keys import SEAL, MasterKey, wipe
from vp_desktop.vault.look import Look, look_at
from vp_desktop.vault.proof import check_sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found in a vault that is not open yet."""

    look: Look | None
    """None: nobody remembers anything, so nobody looked."""
    entries: tuple[Entry, ...]
    computer: str
    """The number of this computer."""
    newest_key_file: int
    """The highest revision of the key file that anything knows of."""
    version: int
    """Of the tables."""
    outdated: bool
    """Whether an older version of the program made the tables."""
    judgement: Judgement


def look_into(
    place: VaultFolder,
    key: MasterKey,
    raw_key: bytearray,
    scripts: Sequence[str],
    memory: Memory | None,
) -> Seen:
    """Return how the closed vault in ``place`` stands; the caller holds the lock.

    Raises:
        VaultDamagedError: this computer did not seal it as it is, and a page is not what was
            written; or it sees it for the first time, and it does not agree with itself.
        VaultError: it is no vault of ours, unchanged.
    """
    vault_id = place.read_vault_id()
    look = look_at(place.db, memory.ahead) if memory else None
    anchor = _remembered(memory, vault_id, key)
    with closing(connect(place.db, raw_key, vault_id)) as db:
        version = inspect(db, scripts)
        entries = read_ancestry(db)
        computer = memory.computer() if memory else NOBODY
        standing = _standing(entries, anchor, sealed=_sealed(anchor, look, key), here=computer)
        _look_through(db, standing if memory else None)
        in_use, newest = revisions(db, place, key)
        newest = max(newest, anchor.key_revision if anchor else 0)
    return Seen(
        look=look,
        entries=entries,
        computer=computer,
        newest_key_file=newest,
        version=version,
        outdated=version < len(scripts),
        judgement=Judgement(
            standing=standing,
            seen_at=anchor.seen_at if anchor else None,
            written_at=entries[-1].at if entries else None,
            keys_older=in_use < newest,
            copies=conflict_copies(place, raw_key, vault_id),
        ),
    )


def _remembered(memory: Memory | None, vault_id: bytes, key: MasterKey) -> Anchor | None:
    if memory is None:
        return None
    seal_key = key.subkey(SEAL, vault_id)
    try:
        return Anchor.load(memory, vault_id, seal_key)
    finally:
        wipe(seal_key)


def _sealed(anchor: Anchor | None, look: Look | None, key: MasterKey) -> bool:
    if anchor is None or look is None:
        return False
    seal_key = key.subkey(SEAL, bytes.fromhex(anchor.vault_id))
    try:
        return fits(anchor.seal, look, anchor.left, seal_key)
    finally:
        wipe(seal_key)


def _standing(
    entries: Sequence[Entry], anchor: Anchor | None, *, sealed: bool, here: str
) -> Standing:
    """Return how a database with ``entries`` stands to ``anchor``.

    ``sealed`` tells whether it is, byte for byte, what was left; ``here`` is this computer.
    """
    if anchor is None:
        return Standing.UNKNOWN
    marks = [entry.mark for entry in entries]
    head = marks[-1] if marks else None
    if head == anchor.last:
        return _of_the_same_session(anchor, sealed=sealed)
    if anchor.begun and head == anchor.begun:
        return Standing.UNCLEAN
    if anchor.last is None or anchor.last in marks:
        after = marks.index(anchor.last) + 1 if anchor.last else 0
        # Only a note that the disk did not take leaves sessions of our own unknown.
        ours = here != NOBODY and all(entry.computer == here for entry in entries[after:])
        return Standing.UNCLEAN if ours else Standing.ELSEWHERE
    if head is None or head in anchor.known or head == anchor.left:
        return Standing.OLDER
    return _out_of_reach(marks[0][0], head[0], anchor)


def _of_the_same_session(anchor: Anchor, *, sealed: bool) -> Standing:
    if anchor.begun is not None:
        return Standing.UNCLEAN if not sealed or anchor.kept else Standing.SAME
    return Standing.SAME if sealed else Standing.CHANGED


def _out_of_reach(first: int, head: int, anchor: Anchor) -> Standing:
    """Return what can be said of a database none of whose sessions is known here."""
    if anchor.last is not None and anchor.last[0] < first:
        return Standing.UNKNOWN  # ours has been forgotten there
    if len(anchor.known) == MOST and head < anchor.known[0][0]:
        return Standing.OLDER  # it has been forgotten here
    return Standing.FORK


def _look_through(db: sqlcipher3.Connection, standing: Standing | None) -> None:
    """Read as much of ``db`` as this computer, which did not seal it, cannot vouch for."""
    if standing in {Standing.UNCLEAN, Standing.ELSEWHERE}:
        _read_every_page(db)
    elif standing is Standing.UNKNOWN:
        check_sound(db)  # somebody may have made it who has the key: look before anything shows


def _read_every_page(db: sqlcipher3.Connection) -> None:
    if db.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamagedError("a page was changed")
