import json
import os
import shutil
import signal
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import sqlcipher3

from tests.children import said_by, start
from tests.cli.conftest import CommandLine, vp
from tests.conftest import CHEAP, PASSPHRASE
from tests.promises.two_places import ADD, LONG, Computer, copied_from_outside, put_back, whole
from tests.vault.raw import PAGE, raw_key_of
from vp_desktop.domain.vault_standing import Consent, Judgement, Standing
from vp_desktop.services.door import Door
from vp_desktop.services.standing import describe
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import (
    ReadOnlyVaultError,
    VaultDamagedError,
    VaultDoubtError,
    VaultError,
)
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.look import look_ahead, look_at
from vp_desktop.vault.unlock import change_passphrase, derive_key

__all__ = ["vp"]

THOROUGH = (pytest.mark.long, pytest.mark.timeout(600))
NEW = " ".join(("een", "heel", "andere", "zin"))
FACTS = "SELECT name, value FROM vault_fact WHERE name LIKE 'doubt%'"

SAVE_AND_WAIT = """
import sys
from pathlib import Path
from tests.promises.two_places import Computer
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.look import look_ahead, look_at
computer = Computer(Path(sys.argv[2]), MasterKey(bytes.fromhex(sys.argv[3])))
vault = computer.open(Path(sys.argv[1]))
for nth in range(int(sys.argv[4])):
    with vault.transaction():
        vault.write("INSERT INTO draft VALUES (:at, 'x', '2026-03-02')", {"at": f"unclean {nth}"})
print("saved", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def here(tmp_path: Path, key: MasterKey) -> Computer:
    return Computer(tmp_path / "here", key)


def database(folder: Path) -> bytes:
    return (folder / "vault.db").read_bytes()


@pytest.mark.parametrize("sessions", [1, 4, pytest.param(205, marks=THOROUGH)])
def test_13_an_earlier_database_that_was_put_back_is_older_than_seen_here(
    vault_folder: Path, here: Computer, sessions: int
) -> None:
    here.write(vault_folder, "first")
    earlier = database(vault_folder)
    for nth in range(sessions):
        here.write(vault_folder, f"later {nth}")

    put_back(vault_folder, earlier)

    found = here.judge(vault_folder)
    assert (found.standing, found.stops) == (Standing.OLDER, True)
    assert found.seen_at is not None
    assert found.written_at is not None
    assert found.written_at < found.seen_at
    assert database(vault_folder) == earlier


def test_13a_nothing_is_written_before_somebody_chose(vault_folder: Path, here: Computer) -> None:
    here.write(vault_folder, "first")
    earlier = database(vault_folder)
    here.write(vault_folder, "second")
    put_back(vault_folder, earlier)
    vault_before, memory_before = whole(vault_folder), whole(here.data)

    for _nth in range(3):
        with pytest.raises(VaultDoubtError):
            here.open(vault_folder)

    assert whole(vault_folder) == vault_before
    assert whole(here.data) == memory_before


def test_13b_read_only_shows_all_and_changes_neither_the_vault_nor_what_is_remembered(
    vault_folder: Path, here: Computer, tmp_path: Path
) -> None:
    here.write(vault_folder, "first")
    earlier = database(vault_folder)
    here.write(vault_folder, "second")
    put_back(vault_folder, earlier)
    vault_before, memory_before = whole(vault_folder), whole(here.data)

    with here.open(vault_folder, Consent.READ_ONLY) as vault:
        assert vault.read_only
        assert [row["place"] for row in vault.read("SELECT place FROM draft", {})] == ["first"]
        for _before_and_after in range(2):
            with pytest.raises(sqlcipher3.OperationalError):
                vault._db.execute("DELETE FROM draft")
            vault.check()
        with pytest.raises(ReadOnlyVaultError), vault.transaction():
            vault.write(ADD, {"place": "third", "body": ""})
        with pytest.raises(ReadOnlyVaultError):
            vault.snapshot_to(tmp_path / "copy.db", bytes(32))

    assert whole(vault_folder) == vault_before
    assert whole(here.data) == memory_before
    assert here.look(vault_folder) is Standing.OLDER


def test_13c_accepting_is_noted_in_the_vault_and_not_asked_again(
    vault_folder: Path, here: Computer
) -> None:
    here.write(vault_folder, "first")
    earlier = database(vault_folder)
    for times in (1, 2):
        here.write(vault_folder, f"second {times}")
        put_back(vault_folder, earlier)

        with here.open(vault_folder, Consent.ACCEPT) as vault:
            facts = dict(tuple(row) for row in vault.read(FACTS, {}))
            assert vault.judgement.standing is Standing.OLDER

        assert facts["doubts_accepted"] == str(times)
        assert facts["doubt_accepted_at"].startswith("20")
        assert here.look(vault_folder) is Standing.SAME
        earlier = database(vault_folder)


def test_13d_a_database_of_the_middle_of_the_last_session_is_noticed(
    vault_folder: Path, here: Computer
) -> None:
    with here.open(vault_folder) as vault:
        for place in ("one", "two"):
            with vault.transaction():
                vault.write(ADD, {"place": place, "body": LONG})
            if place == "one":
                copied_from_outside(vault_folder, here.data / "middle.db")

    put_back(vault_folder, (here.data / "middle.db").read_bytes())

    assert here.look(vault_folder) is Standing.CHANGED


@pytest.mark.parametrize("saves", [1, 3])
def test_13e_after_a_kill_the_vault_goes_on_but_an_earlier_one_does_not(
    vault_folder: Path, here: Computer, saves: int
) -> None:
    here.write(vault_folder, "first")
    earlier = database(vault_folder)
    with start(SAVE_AND_WAIT, vault_folder, here.data, here.key.reveal().hex(), str(saves)) as left:
        assert left.stdout
        assert left.stdout.readline() == "saved\n"
        os.kill(left.pid, signal.SIGKILL)
    copy = shutil.copytree(vault_folder, vault_folder.with_name("copy.vpvault"))
    memory = shutil.copytree(here.data, here.data.with_name("copy"))

    found = Computer(memory, here.key)
    assert found.judge(copy).standing is Standing.UNCLEAN
    assert found.look(copy) is Standing.SAME
    put_back(vault_folder, earlier)
    assert here.look(vault_folder) is Standing.OLDER


def test_13f_a_vault_left_in_the_middle_is_read_whole_before_it_goes_on(
    vault_folder: Path, here: Computer
) -> None:
    here.write(vault_folder, "first", "second")
    with start(SAVE_AND_WAIT, vault_folder, here.data, here.key.reveal().hex(), "1") as left:
        assert left.stdout
        assert left.stdout.readline() == "saved\n"
        os.kill(left.pid, signal.SIGKILL)
    content = bytearray(database(vault_folder))
    content[-PAGE // 2] ^= 1
    (vault_folder / "vault.db").write_bytes(content)

    with pytest.raises(VaultDamagedError):
        here.open(vault_folder)


def test_13g_an_old_journal_beside_the_vault_does_not_bring_old_pages_back_unseen(
    vault_folder: Path, here: Computer
) -> None:
    here.write(vault_folder, *(f"record {nth}" for nth in range(20)))
    copy = shutil.copytree(vault_folder, vault_folder.with_name("copy.vpvault"))
    journal = old_journal(copy, here.key)
    with here.open(vault_folder) as vault, vault.transaction():
        vault.write("UPDATE draft SET body = replace(body, 'woord', 'regel')", {})
    before = database(vault_folder)
    (vault_folder / "vault.db-journal").write_bytes(journal)

    found = here.judge(vault_folder)

    assert database(vault_folder) != before, "SQLite took it for its own"
    assert found.stops


def old_journal(folder: Path, key: MasterKey) -> bytes:
    """Return what lies beside a database while a large transaction is under way in it."""
    raw_key, salt = raw_key_of(folder, key)
    with closing(sqlcipher3.connect(str(folder / "vault.db"), isolation_level=None)) as db:
        db.set_key(f"x'{raw_key.hex()}{salt.hex()}'".encode())
        db.execute("PRAGMA cache_size = 2")
        db.execute("BEGIN")
        db.execute("UPDATE draft SET body = upper(body)")
        journal = (folder / "vault.db-journal").read_bytes()
        db.execute("ROLLBACK")
    return journal


@pytest.mark.parametrize("known_to", ["the database", "this computer"])
def test_13h_an_older_key_file_that_was_put_back_is_told(
    vault_folder: Path, here: Computer, known_to: str
) -> None:
    old = (vault_folder / "vault.keys").read_bytes()
    with here.open(vault_folder):
        change_passphrase(vault_folder, here.key, NEW, CHEAP)
    if known_to == "the database":  # which takes it over at the next opening
        here.look(vault_folder)
        shutil.rmtree(here.data)
    (vault_folder / "vault.keys").write_bytes(old)

    found = here.judge(vault_folder)

    assert (found.keys_older, found.stops) == (True, True)
    with here.open(vault_folder, Consent.ACCEPT):
        pass
    assert not here.judge(vault_folder).keys_older
    assert derive_key(vault_folder, PASSPHRASE).reveal() == here.key.reveal()


def test_13i_the_command_line_warns_goes_on_and_forgets_nothing(
    vp: CommandLine, vault_folder: Path, key: MasterKey, data_folder: Path
) -> None:
    here = Computer(data_folder, key)
    here.write(vault_folder, "first")
    earlier = database(vault_folder)
    here.write(vault_folder, "second")
    put_back(vault_folder, earlier)
    remembered = whole(data_folder)

    searched = vp.opening("search", "woord")
    checked = vp.opening("check", "--json")

    assert (searched.code, checked.code) == (0, 1)
    assert "older than what this computer saw" in searched.complaint
    assert "older than what this computer saw" in checked.complaint
    assert json.loads(checked.out)["standing"] == "older"
    assert whole(data_folder) == remembered
    accepted = vp.opening("check", "--accept")
    assert (accepted.code, vp.opening("check").code) == (0, 0)
    assert "as this computer left it" in vp.opening("check").out


def test_13j_a_command_that_wrote_all_the_same_leaves_the_doubt(
    vault_folder: Path, here: Computer
) -> None:
    here.write(vault_folder, "first")
    earlier = database(vault_folder)
    here.write(vault_folder, "second")
    put_back(vault_folder, earlier)

    with here.open(vault_folder, Consent.WARNED) as vault, vault.transaction():
        vault.write(ADD, {"place": "third", "body": ""})

    assert here.look(vault_folder) is Standing.FORK


def test_13k_what_was_put_back_while_the_passphrase_was_checked_is_noticed_too(
    vault_folder: Path, here: Computer, tmp_path: Path
) -> None:
    with here.open(vault_folder) as vault:
        for place in ("one", "two"):
            with vault.transaction():
                vault.write(ADD, {"place": place, "body": place})
            copied_from_outside(vault_folder, tmp_path / place)
    database = vault_folder / "vault.db"
    times = database.stat()
    door = Door(tmp_path / "keys", CHEAP, here.data)
    key = door.derive_key(vault_folder, PASSPHRASE)
    assert door._ahead is not None
    door._ahead = replace(door._ahead, settled=True)  # as when nobody touched it for seconds

    database.write_bytes((tmp_path / "one").read_bytes())
    os.utime(database, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert len((tmp_path / "one").read_bytes()) == times.st_size
    with pytest.raises(VaultDoubtError):
        door.open_practice(vault_folder, key, lambda _topic: None)


def test_13l_the_database_is_hashed_once_for_an_unlock(
    vault_folder: Path, here: Computer, tmp_path: Path
) -> None:
    here.write(vault_folder, "first")

    ahead = look_ahead(vault_folder)

    assert ahead is not None
    assert not ahead.settled, "the next change may fall in the same tick of the clock"
    assert look_at(vault_folder / "vault.db", ahead) is not ahead
    at_rest = replace(ahead, settled=True)
    assert look_at(vault_folder / "vault.db", at_rest) is at_rest
    with here.open(vault_folder):
        assert look_ahead(vault_folder) is None, "never while it is open"


KILL_SESSIONS = """
import sys
from pathlib import Path
from tests.promises.two_places import killed_sessions
killed_sessions(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], *map(int, sys.argv[4:]))
"""


@pytest.mark.parametrize(
    ("alarms", "every", "least"), [(3, 6, 5), pytest.param(60, 1, 60, marks=THOROUGH)]
)
def test_13m_a_kill_at_any_moment_raises_no_doubt(
    vault_folder: Path, here: Computer, alarms: int, every: int, least: int
) -> None:
    said = said_by(
        KILL_SESSIONS, vault_folder, here.data, here.key.reveal().hex(), str(alarms), str(every)
    )

    found = json.loads(said)
    assert found.pop("killed") >= least
    assert set(found) <= {Standing.SAME, Standing.UNCLEAN}
    assert found[Standing.UNCLEAN]


KILL_UPGRADES = """
import sys
from pathlib import Path
from tests.promises.two_places import killed_upgrades
killed_upgrades(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
"""


@pytest.mark.parametrize(("every", "least"), [(5, 3), pytest.param(1, 15, marks=THOROUGH)])
def test_13n_a_kill_while_the_vault_is_brought_up_to_date_raises_no_doubt(
    vault_folder: Path, here: Computer, every: int, least: int
) -> None:
    said = said_by(KILL_UPGRADES, vault_folder, here.data, here.key.reveal().hex(), str(every))

    found = json.loads(said)
    assert found.pop("killed") >= least
    assert set(found) <= {Standing.SAME, Standing.UNCLEAN}


@pytest.mark.parametrize("mixes", [12, pytest.param(600, marks=THOROUGH)])
def test_14_old_pages_in_a_newer_database_are_noticed(
    vault_folder: Path, here: Computer, mixes: int
) -> None:
    older, newer = two_versions(vault_folder, here)
    chance = Random(20260302)  # noqa: S311 - the same mixes always
    differing = [at for at in range(len(newer)) if older[at] != newer[at]]
    unnoticed = passed_sqlcipher = 0

    for _nth in range(mixes):
        old = set(chance.sample(differing, chance.randint(1, len(differing) - 1)))
        mixed = b"".join(older[at] if at in old else page for at, page in enumerate(newer))
        put_back(vault_folder, mixed)
        passed_sqlcipher += every_page_is_authentic(vault_folder, here.key)
        with suppress(VaultError):
            here.open(vault_folder).close()
            unnoticed += 1

    assert unnoticed == 0
    assert passed_sqlcipher == mixes, "SQLCipher alone notices none of them"
    put_back(vault_folder, b"".join(newer))
    assert here.look(vault_folder) is Standing.SAME


def two_versions(folder: Path, here: Computer) -> tuple[list[bytes], list[bytes]]:
    """Return the pages of an earlier version and of the present one, of equal length."""
    here.write(folder, *(f"record {nth}" for nth in range(20)))
    older = pages(folder)
    with here.open(folder) as vault, vault.transaction():
        vault.write("UPDATE draft SET body = replace(body, 'woord', 'regel')", {})
    newer = pages(folder)
    assert len(older) == len(newer)
    return older, newer


def pages(folder: Path) -> list[bytes]:
    content = database(folder)
    return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]


def every_page_is_authentic(folder: Path, key: MasterKey) -> bool:
    raw_key, salt = raw_key_of(folder, key)
    with closing(sqlcipher3.connect(str(folder / "vault.db"))) as db:
        db.set_key(f"x'{raw_key.hex()}{salt.hex()}'".encode())
        return not db.execute("PRAGMA cipher_integrity_check").fetchall()


def anchor_of(here: Computer, folder: Path) -> Path:
    return here.memory.anchor_path(database(folder)[:16])


@pytest.mark.parametrize("flips", [40, pytest.param(None, marks=THOROUGH)])
def test_15_a_changed_anchor_is_no_proof_of_anything(
    vault_folder: Path, here: Computer, flips: int | None
) -> None:
    here.write(vault_folder, "first")
    here.write(vault_folder, "second")
    anchor = anchor_of(here, vault_folder)
    content = anchor.read_bytes()
    places = range(len(content))
    chosen = places if flips is None else Random(20260302).sample(places, flips)  # noqa: S311

    for at in chosen:
        changed = bytearray(content)
        changed[at] ^= 1 << at % 7
        anchor.write_bytes(changed)
        found = here.judge(vault_folder)
        assert (found.standing, found.stops) == (Standing.UNKNOWN, False), at
        anchor.write_bytes(content)
    assert here.look(vault_folder) is Standing.SAME


@pytest.mark.parametrize("what", ["gone", "empty", "cut off", "a folder", "a link", "another's"])
def test_15a_without_a_true_anchor_it_says_that_it_cannot_tell(
    vault_folder: Path, here: Computer, what: str, tmp_path: Path
) -> None:
    here.write(vault_folder, "first")
    anchor = anchor_of(here, vault_folder)
    content = anchor.read_bytes()
    anchor.unlink()
    match what:
        case "empty":
            anchor.touch()
        case "cut off":
            anchor.write_bytes(content[: len(content) // 2])
        case "a folder":
            anchor.mkdir()
        case "a link":
            (tmp_path / "elsewhere").write_bytes(content)
            anchor.symlink_to(tmp_path / "elsewhere")
        case "another's":
            other = tmp_path / "other.vpvault"
            its_key = create_vault(other, PASSPHRASE, CHEAP)
            Computer(here.data, its_key).write(other, "x")
            anchor.write_bytes(anchor_of(here, other).read_bytes())
        case _:
            pass

    found = here.judge(vault_folder)

    assert (found.standing, found.stops, found.seen_at) == (Standing.UNKNOWN, False, None)
    assert "cannot be established" in describe(found)


def test_15b_a_new_vault_is_known_from_the_start(tmp_path: Path) -> None:
    door = Door(tmp_path / "keys", CHEAP, tmp_path / "data")
    folder = tmp_path / "new.vpvault"

    practice = door.open_practice(folder, door.create(folder, PASSPHRASE), lambda _topic: None)

    assert practice.judgement.standing is Standing.SAME
    assert not practice.read_only
    practice.lock()


def test_15c_the_memory_holds_no_word_of_the_vault_and_is_for_us_alone(
    vault_folder: Path, here: Computer
) -> None:
    Computer(here.data, here.key, keeps_version=True).write(vault_folder, "Jansen")

    files = [path for path in here.data.rglob("*") if path.is_file()]

    assert {path.parent.name for path in files} == {"anchors", "versions"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in files)
    assert all(path.stat().st_mode & 0o777 == 0o700 for path in here.data.rglob("*/"))
    for path in files:
        assert b"Jansen" not in path.read_bytes()
        assert str(vault_folder).encode() not in path.read_bytes()


def test_15d_saving_twice_costs_no_more_than_saving_did(vault: Vault) -> None:
    with vault.transaction():
        vault.write(ADD, {"place": "first", "body": ""})
    lines = "SELECT count(*) AS n FROM vault_fact WHERE name LIKE 'ancestry-%'"
    assert vault.read(lines, {})[0]["n"] == 1
    before = vault._db.total_changes

    with vault.transaction():
        vault.write(ADD, {"place": "second", "body": ""})

    assert vault._db.total_changes == before + 1
    assert isinstance(vault.judgement, Judgement)
