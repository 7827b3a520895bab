import os
import random
import shutil
import sqlite3  # noqa: TID251 - another program's file, to be refused
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.promises.refusing import assert_refused, contents, flip, open_and_check, put_back
from tests.vault.raw import PAGE, meddle
from vp_desktop.domain.vault_standing import Standing
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import (
    KeyFileDamagedError,
    NotAVaultError,
    SchemaChangedError,
    VaultDamagedError,
    VaultDoubtError,
    VaultEmptyError,
    VaultReadOnlyError,
    WrongPassphraseError,
)
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import derive_key, vault_id_of

FLIPS = pytest.mark.parametrize("flips", [25, pytest.param(500, marks=pytest.mark.long)])
pytestmark = pytest.mark.timeout(900)

SAVE = "INSERT INTO draft (place, body, saved_at) VALUES (:place, :body, '2026-03-02')"
NOTICED = (VaultDamagedError, VaultDoubtError)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """What the computer remembers."""
    return Memory(folder=tmp_path / "data")


@pytest.fixture
def left(vault_folder: Path, key: MasterKey, memory: Memory) -> Path:
    """A vault that this computer wrote in and locked; some of its pages are in use no more."""
    for round_, body in enumerate(("woord " * 4_000, "ander " * 1_000)):
        with Vault.open(vault_folder, key, memory=memory) as vault, vault.transaction():
            vault.write("DELETE FROM draft", {})
            vault.write(SAVE, {"place": f"place {round_}", "body": body})
    return vault_folder


def bits(path: Path, flips: int) -> list[tuple[int, int]]:
    """Return ``flips`` places spread over the file, each with a bit of its byte."""
    size = path.stat().st_size
    return [((nth * 10_007 + 13) % size, nth % 8) for nth in range(flips)]


@FLIPS
def test_11a_no_flipped_bit_is_shown_as_data(left: Path, key: MasterKey, flips: int) -> None:
    db = left / "vault.db"

    for place, bit in bits(db, flips):
        flip(db, place, bit)
        with pytest.raises(VaultDamagedError):
            open_and_check(left, key)
        flip(db, place, bit)

    open_and_check(left, key)


@FLIPS
def test_11b_after_a_clean_lock_a_flipped_bit_is_noticed_before_anything_opens(
    left: Path, key: MasterKey, memory: Memory, flips: int
) -> None:
    db = left / "vault.db"

    for place, bit in bits(db, flips):
        flip(db, place, bit)
        with pytest.raises(NOTICED):
            Vault.open(left, key, memory=memory)
        flip(db, place, bit)

    with Vault.open(left, key, memory=memory) as vault:
        assert vault.judgement.standing is Standing.SAME


@FLIPS
def test_11c_no_flipped_bit_in_the_key_file_lets_a_passphrase_through(
    left: Path, flips: int
) -> None:
    keys = left / "vault.keys"

    for place, bit in bits(keys, flips):
        flip(keys, place, bit)
        with pytest.raises((KeyFileDamagedError, WrongPassphraseError)):
            derive_key(left, PASSPHRASE)
        flip(keys, place, bit)

    derive_key(left, PASSPHRASE)


@FLIPS
def test_11d_no_flipped_bit_in_what_is_remembered_gives_a_vault_a_clean_bill(
    left: Path, key: MasterKey, memory: Memory, tmp_path: Path, flips: int
) -> None:
    anchor = memory.anchor_path(vault_id_of(left))
    put_back(memory.folder, whole := tmp_path / "remembered")

    for place, bit in bits(anchor, flips // 4):
        flip(anchor, place, bit)
        with Vault.open(left, key, memory=memory) as vault:
            assert vault.judgement.standing is Standing.UNKNOWN
        put_back(whole, memory.folder)


@pytest.mark.parametrize("cuts", [12, pytest.param(100, marks=pytest.mark.long)])
def test_12a_a_database_of_another_length_is_refused(
    left: Path, key: MasterKey, memory: Memory, tmp_path: Path, cuts: int
) -> None:
    db, chance = left / "vault.db", random.Random(12)  # noqa: S311 - a test, the same every time
    whole = db.read_bytes()
    lengths = [0, 1, 15, 16, PAGE - 1, PAGE, len(whole) - PAGE, len(whole) - 1]
    lengths += [chance.randrange(len(whole)) for _nth in range(cuts // 2)]
    lengths += [PAGE * chance.randrange(1, len(whole) // PAGE) for _nth in range(cuts // 2)]
    ends = [b"\0", b"x" * 100, bytes(PAGE), os.urandom(PAGE), whole[:PAGE], whole]

    for changed in (*(whole[:length] for length in lengths), *(whole + end for end in ends)):
        db.write_bytes(changed)
        before = contents(left)
        with pytest.raises((*NOTICED, VaultEmptyError)) as caught:
            Vault.open(left, key, memory=memory)
        assert isinstance(caught.value, VaultEmptyError) == (not changed)
        assert contents(left) == before

    db.write_bytes(whole)
    with Vault.open(left, key, memory=memory) as vault:
        assert vault.judgement.standing is Standing.SAME
    assert not [path for path in tmp_path.iterdir() if path.name not in ("data", left.name)]


@pytest.mark.parametrize("length", [1, 15, 16, PAGE - 1, PAGE + 1, 20 * PAGE])
def test_12b_a_computer_that_never_saw_it_refuses_half_a_database_too(
    vault_folder: Path, key: MasterKey, tmp_path: Path, length: int
) -> None:
    db = vault_folder / "vault.db"
    db.write_bytes(db.read_bytes()[:length])
    before = contents(vault_folder)

    with pytest.raises(VaultDamagedError):
        Vault.open(vault_folder, key, memory=Memory(folder=tmp_path / "new computer"))
    assert contents(vault_folder) == before


def test_12c_an_empty_database_is_not_an_empty_vault(vault_folder: Path, key: MasterKey) -> None:
    (vault_folder / "vault.db").write_bytes(b"")

    assert_refused(vault_folder, key, VaultEmptyError)
    with pytest.raises(VaultEmptyError):
        derive_key(vault_folder, PASSPHRASE)


def a_link(db: Path) -> None:
    db.rename(db.with_name("elsewhere"))
    db.symlink_to("elsewhere")


def a_link_to_nothing(db: Path) -> None:
    db.unlink()
    db.symlink_to("nowhere")


def a_pipe(db: Path) -> None:
    db.unlink()
    os.mkfifo(db)


def a_folder(db: Path) -> None:
    db.unlink()
    db.mkdir()


def a_device(db: Path) -> None:
    db.unlink()
    db.symlink_to("/dev/zero")


def a_plain_database(db: Path) -> None:
    db.unlink()
    with sqlite3.connect(db) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()


def a_journal_that_is_a_link(db: Path) -> None:
    victim = db.parent.parent / "diary.txt"
    victim.write_text("dear diary")
    db.with_name("vault.db-journal").symlink_to(victim)


@pytest.mark.parametrize(
    "planted",
    [
        a_link,
        a_link_to_nothing,
        a_pipe,
        a_folder,
        a_device,
        a_plain_database,
        a_journal_that_is_a_link,
    ],
)
def test_12d_what_is_no_plain_encrypted_file_is_no_vault(
    vault_folder: Path, key: MasterKey, planted: Callable[[Path], None]
) -> None:
    planted(vault_folder / "vault.db")
    beside = contents(vault_folder.parent)

    assert_refused(vault_folder, key, NotAVaultError)
    assert contents(vault_folder.parent) == beside


def test_12e_an_encrypted_database_of_another_program_is_no_vault(
    vault_folder: Path, key: MasterKey
) -> None:
    meddle(vault_folder, key, "PRAGMA application_id = 1")

    assert_refused(vault_folder, key, NotAVaultError)


@pytest.mark.parametrize("name", ["vault.db-wal", "vault.db-shm"])
def test_12f_a_log_that_is_not_ours_is_refused_before_it_is_folded_in(
    vault_folder: Path, key: MasterKey, name: str
) -> None:
    (vault_folder / name).write_bytes(b"")

    assert_refused(vault_folder, key, SchemaChangedError)


def test_12g_a_journal_that_names_another_file_is_refused(
    vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    victim = tmp_path / "diary.txt"
    victim.write_text("dear diary")
    pages = (vault_folder / "vault.db").stat().st_size // PAGE
    (vault_folder / "vault.db-journal").write_bytes(journal_that_names(str(victim), pages))

    assert_refused(vault_folder, key, SchemaChangedError)
    assert victim.read_text() == "dear diary"


def journal_that_names(victim: str, pages: int) -> bytes:
    """Return a journal after which SQLite 3.40 removes ``victim`` (format: sqlite.org)."""
    mark, name = bytes.fromhex("d9d505f920a163d7"), victim.encode()
    numbers = (0, 7, pages, PAGE, PAGE)
    head = (mark + b"".join(number.to_bytes(4) for number in numbers)).ljust(PAGE, b"\0")
    tail = len(name).to_bytes(4) + sum(name).to_bytes(4) + mark
    return head + (0x40000000 // PAGE + 1).to_bytes(4) + name + tail


@pytest.mark.parametrize("planted", [a_folder, a_link_to_nothing, a_pipe])
def test_12h_a_key_file_that_is_no_plain_file_is_damaged_and_not_waited_for(
    vault_folder: Path, planted: Callable[[Path], None]
) -> None:
    planted(vault_folder / "vault.keys")

    with pytest.raises(KeyFileDamagedError):
        derive_key(vault_folder, PASSPHRASE)


@pytest.mark.parametrize("planted", [a_folder, a_link_to_nothing])
def test_12i_a_lock_file_that_leads_elsewhere_is_not_followed(
    vault_folder: Path, key: MasterKey, planted: Callable[[Path], None]
) -> None:
    planted(vault_folder / "vault.lock")

    assert_refused(vault_folder, key, VaultReadOnlyError)
    assert not (vault_folder / "nowhere").exists()


def test_12j_a_vault_copied_whole_opens_elsewhere_with_all_it_holds(
    left: Path, key: MasterKey, tmp_path: Path
) -> None:
    copied = shutil.copytree(left, tmp_path / "copied.vpvault")

    with Vault.open(copied, key) as vault:
        assert [row["place"] for row in vault.read("SELECT place FROM draft", {})] == ["place 1"]
