"""Import, backup, verify, a changed passphrase: whole files in and out."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.invented import ORGANISATIONS, Inventor, organisation, whole
from benchmarks.place import PASSPHRASE, Place
from benchmarks.raw import raw_copy
from benchmarks.table import Row, at_most_later, at_most_times, beside
from benchmarks.timing import seconds, side_by_side, typical
from vp_desktop.services.access import change_passphrase, create, derive_key
from vp_desktop.services.practice import Practice
from vp_desktop.services.restoring import verify
from vp_desktop.services.standing import Memory, remember_new

_IMPORTED = 10_000
_VERIFIED = 9
_OTHER = "een andere zin van zes woorden"
_TABLES = """
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT IN ('sqlite_schema', 'vault_fact')
"""


def rows(place: Place) -> Iterator[Row]:
    """Yield what files cost."""
    yield _import(place)
    yield from _backup(place)
    yield _passphrase(place)
    yield _sealed(place)


def _import(place: Place) -> Row:
    cases = min(_IMPORTED, place.cases)
    source, target = place.scratch / "practice.json", place.scratch / "imported.vpvault"
    inventor = Inventor()
    lists = {
        "organisations": [organisation(number) for number in range(ORGANISATIONS)],
        "cases": [inventor.case(number, cases) for number in range(cases)],
    }
    source.write_text(json.dumps(whole(lists)), encoding="utf-8")
    practice = Practice.open(target, create(target, PASSPHRASE))
    ours = seconds(lambda: practice.exchange.add(practice.exchange.read(source)))
    practice.lock()
    limit = _insert_bare(target, place.scratch)
    shutil.rmtree(target)
    source.unlink()
    return at_most_times(f"import {cases:,} cases: read, check, add", ours, limit, "raw SQL", 2)


def _insert_bare(filled: Path, scratch: Path) -> float:
    """Return the seconds that bare inserts of all rows of ``filled`` take, index and all."""
    with raw_copy(filled, scratch) as db:
        tables = [str(name) for (name,) in db.execute(_TABLES)]
        content = {table: db.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608 - names from our own schema
    empty = scratch / "empty.vpvault"
    create(empty, PASSPHRASE).wipe()

    with raw_copy(empty, scratch) as db:

        def insert() -> None:
            db.execute("BEGIN IMMEDIATE")
            db.execute("PRAGMA defer_foreign_keys = ON")
            for table, found in content.items():
                if found:
                    marks = ", ".join("?" * len(found[0]))
                    db.executemany(f'INSERT INTO "{table}" VALUES ({marks})', found)  # noqa: S608 - names from our own schema
            db.execute("COMMIT")

        taken = seconds(insert)
    shutil.rmtree(empty)
    return taken


def _backup(place: Place) -> Iterator[Row]:
    stick, copy = place.scratch / "stick", place.scratch / "copy.db"
    stick.mkdir()
    with place.practice() as practice:
        ours = typical(lambda: practice.backups.make(stick), place.times)
        newest = practice.backups.known()[0].path
    shutil.copyfile(place.vault / "vault.db", copy)
    work = f"backup of {copy.stat().st_size / 1e6:.0f} MB made and proved by a restore"
    if shutil.which("restic"):
        limit = typical(partial(_restic, copy, place.scratch), place.times)
        yield at_most_times(work, ours, limit, "restic, all three", 1)
    else:
        limit = typical(partial(_copy_durably, copy, place.scratch / "copy2.db"), place.times)
        yield beside(work, ours, limit, "cp + fsync", "restic, if it is installed")
    taken, reading = side_by_side(partial(verify, newest), partial(_sha256, newest), _VERIFIED)
    yield at_most_times("verify a backup without a key", taken, reading, "SHA-256 of the file", 1.2)
    shutil.rmtree(stick)
    copy.unlink()


def _restic(source: Path, scratch: Path) -> None:
    """Back up, check every bit and restore by restic; it proves less: no row, no index, no word."""
    repository, restored = scratch / "restic", scratch / "restored"
    env = os.environ | {"RESTIC_PASSWORD": "x", "RESTIC_CACHE_DIR": str(scratch / "cache")}
    restic = ["restic", "-q", "-r", str(repository)]
    if not repository.exists():
        subprocess.run([*restic, "init"], env=env, check=True)
    for command in (
        ["backup", "--force", str(source)],
        ["check", "--read-data"],
        ["restore", "latest", "--target", str(restored)],
    ):
        subprocess.run([*restic, *command], env=env, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(restored)
    shutil.rmtree(repository)


def _copy_durably(source: Path, to: Path) -> None:
    shutil.copyfile(source, to)
    with to.open("rb+") as file:
        os.fsync(file.fileno())
    to.unlink()


def _sha256(path: Path) -> None:
    with path.open("rb") as file:
        hashlib.file_digest(file, "sha256")


def _passphrase(place: Place) -> Row:
    known = [PASSPHRASE, _OTHER]

    def ours() -> None:
        old, new = known
        change_passphrase(place.vault, derive_key(place.vault, old), new)
        known.reverse()

    def limit() -> None:
        for _time in range(2):
            derive_key(place.vault, known[0]).wipe()

    taken, derived = side_by_side(ours, limit, 2 * place.times)
    if known[0] != PASSPHRASE:
        ours()
    return at_most_later("another passphrase", taken, derived, "two times Argon2id", 100)


def _sealed(place: Place) -> Row:
    """Measure what noticing a rollback costs at unlock and at lock: the hash of the database."""
    key, memory = derive_key(place.vault, PASSPHRASE), Memory(place.scratch / "memory")
    database = place.vault / "vault.db"
    taken, reading = side_by_side(
        partial(remember_new, place.vault, key, memory), partial(_sha256, database), _VERIFIED
    )
    work = f"seal a database of {database.stat().st_size / 1e6:.0f} MB"
    return at_most_later(work, taken, reading, "SHA-256 of the file", 50)
