"""What is opened in a process of its own: vaults and backups made by somebody with the right key.

Each is opened in a fork that dies after five seconds and gets 300 MB at most; of many, some in the
same one as long as that goes well. Called from the tests by ``said_by``, for a process with Qt must
not be forked.
"""

import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlcipher3

from tests.conftest import PASSPHRASE
from tests.promises.cells import Ended, in_a_cell
from tests.promises.forging import Pages, mutant, payload_of, with_payload
from tests.promises.reading import read_all
from tests.vault.raw import meddle, raw_key_of
from vp_desktop.domain.errors import VpError
from vp_desktop.services.practice import Practice
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.backup_keys import by_key
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.restore import restore, verify_fully
from vp_desktop.vault.unlock import derive_key

RUN = "from tests.promises import hostile_work; hostile_work.main()"
SECONDS, MIB = 5, 300
TOGETHER = 10
SOUND = "sound"


def main() -> None:
    """Do the work that the command line names; print how often it ended in which way."""
    work, folder, *given = sys.argv[1:]
    print(WORK[work](Path(folder), *given))  # noqa: T201 - read by the test


def fuzzing_vaults(folder: Path, *rounds: str) -> str:
    """Open, read and check a vault of which pages were changed under the right key."""
    key = derive_key(folder, PASSPHRASE)
    raw_key, _salt = raw_key_of(folder, key)
    db = folder / "vault.db"
    pages = Pages(db, raw_key)

    def look() -> str:
        return opened_and_read(folder, key)

    return _counted(rounds, look, lambda chance: db.write_bytes(mutant(pages, chance)))


def fuzzing_backups(backup: Path, *rounds: str) -> str:
    """Prove and restore a backup of which the database was changed under the right keys."""
    folder = backup.with_name("of this.vpvault")
    key = derive_key(folder, PASSPHRASE)
    payload, forged = backup.with_name("payload"), backup.with_name("forged.vpbackup")
    pages = Pages(payload, payload_of(backup, key, payload))

    def make(chance: random.Random) -> None:
        payload.write_bytes(mutant(pages, chance))
        with_payload(backup, key, payload, forged)

    return _counted(rounds, lambda: proven_and_restored(forged, key), make)


def opening(folder: Path, *statements: str) -> str:
    """Open a vault after somebody ran ``statements`` in it; tell how it ended and what it took."""
    key = derive_key(folder, PASSPHRASE)
    made = in_a_cell(lambda: str(len(meddle(folder, key, *statements))), seconds=60, mib=2_000)
    assert made.said.isdigit(), made.said
    before = (folder / "vault.db").stat()
    ended = in_a_cell(lambda: _open(folder, key), seconds=SECONDS, mib=MIB)
    after = (folder / "vault.db").stat()
    untouched = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    return f"{_told(ended)} {untouched}"


def proving(backup: Path, cases: str) -> str:
    """Prove a backup after somebody ran statements in it and sealed it again, a line a case."""
    key = derive_key(backup.with_name("of this.vpvault"), PASSPHRASE)
    return "\n".join(_proving(backup, key, statements) for statements in json.loads(cases))


def _proving(backup: Path, key: MasterKey, statements: list[str]) -> str:
    payload, forged = backup.with_name("payload"), backup.with_name("forged.vpbackup")
    raw_key = payload_of(backup, key, payload)
    made = in_a_cell(lambda: _meddled(payload, raw_key, statements), seconds=60, mib=2_000)
    assert made.said == "made", made.said
    with_payload(backup, key, payload, forged)
    payload.unlink()
    ended = in_a_cell(lambda: proven_and_restored(forged, key), seconds=SECONDS, mib=MIB)
    left = [path.name for path in backup.parent.iterdir() if path.name.startswith("restored")]
    return f"{_told(ended)} {not left}"


def opened_and_read(folder: Path, key: MasterKey) -> str:
    """Open the vault as a computer that never saw it, and read all of it."""
    memory = folder.with_name("memory")
    shutil.rmtree(memory, ignore_errors=True)
    try:
        practice = Practice.open(folder, key.copy(), memory=Memory(folder=memory))
        try:
            read_all(practice)
            practice._vault.check()
        finally:
            practice.lock()
    except VpError as error:
        return type(error).__name__
    return SOUND


def proven_and_restored(backup: Path, key: MasterKey) -> str:
    """Prove ``backup`` and make a vault of it."""
    restored = backup.with_name("restored.vpvault")
    shutil.rmtree(restored, ignore_errors=True)
    try:
        verify_fully(backup, by_key(key))
        restore(backup, by_key(key), restored)
    except VpError as error:
        return type(error).__name__
    return opened_and_read(restored, key)


def _open(folder: Path, key: MasterKey) -> str:
    memory = Memory(folder=folder.with_name("memory"))
    try:
        Practice.open(folder, key.copy(), memory=memory).lock()
    except VpError as error:
        return type(error).__name__
    return SOUND


def _meddled(payload: Path, raw_key: bytes, statements: list[str]) -> str:
    db = sqlcipher3.connect(str(payload), isolation_level=None)
    db.set_key(f"x'{raw_key.hex()}'".encode())
    for statement in statements:
        db.execute(statement)
    db.close()
    return "made"


def _told(ended: Ended) -> str:
    return f"{ended.said or 'a mistake'} {ended.seconds:.2f} {ended.grown_mib:.0f}"


def _counted(
    rounds: tuple[str, ...], work: Callable[[], str], make: Callable[[random.Random], object]
) -> str:
    def one(nth: int) -> str:
        make(random.Random(nth))  # noqa: S311 - the same every time, so that one can be made again
        return work()

    def together(some: range) -> str:
        return " ".join(map(one, some))

    found: Counter[str] = Counter()
    every = range(*map(int, rounds))
    for at in range(0, len(every), TOGETHER):
        some = every[at : at + TOGETHER]
        ended = in_a_cell(partial(together, some), seconds=SECONDS, mib=MIB)
        said = ended.said.split()
        if len(said) == len(some) and not ended.said.startswith("killed"):
            found.update(said)
            continue
        found[f"trouble in rounds {some[0]} to {some[-1]}"] += 1
        for nth in some:
            alone = in_a_cell(partial(one, nth), seconds=SECONDS, mib=MIB)
            found[alone.said or f"a mistake in round {nth}"] += 1
    return " ".join(f"{said.replace(' ', '-')}={times}" for said, times in sorted(found.items()))


WORK: dict[str, Callable[..., str]] = {
    "fuzzing_vaults": fuzzing_vaults,
    "fuzzing_backups": fuzzing_backups,
    "opening": opening,
    "proving": proving,
}
