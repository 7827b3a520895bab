"""What is in a backup, and what happens to one that was changed: numbers 35, 36, 38 and 45."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.children import ROOT
from tests.conftest import CHEAP, PASSPHRASE
from tests.vault.backup_steps import back_up, fill
from vp_desktop import i18n
from vp_desktop.domain.backups import MadeBackup
from vp_desktop.services.explain import explain
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupError,
    BackupForgedError,
    BackupTooNewError,
    NotABackupError,
    WrongBackupPassphraseError,
)
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.container import END, START
from vp_desktop.vault.digests import TableDigest, digests, readings
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.manifest import rows_of
from vp_desktop.vault.restore import restore, verify, verify_fully
from vp_desktop.vault.sheet import write_code
from vp_desktop.vault.unlock import change_passphrase, derive_key

OPENS = by_passphrase(PASSPHRASE)
NEW_PHRASE = "een heel andere zin van zes"
BY_SHEET = """
import sys
from pathlib import Path
from vp_desktop.services.restoring import restore_by_sheet
restore_by_sheet(Path(sys.argv[1]), sys.stdin.read(), Path(sys.argv[2]))
"""


@pytest.fixture
def made(vault: Vault, key: MasterKey, tmp_path: Path) -> MadeBackup:
    """A proven backup of a filled vault that is still open."""
    fill(vault)
    return back_up(vault, key, tmp_path / "stick")


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """Where a restored vault goes: a place of its own."""
    (tmp_path / "new home").mkdir()
    return tmp_path / "new home" / "restored.vpvault"


@pytest.fixture
def _english() -> Iterator[None]:
    yield
    i18n.use("en")


def repaired(content: bytes) -> bytes:
    """Give ``content`` the checksum that someone without the key can make."""
    sealed = content[: -32 - len(END)]
    return sealed + hashlib.sha256(sealed).digest() + END


def test_35a_each_of_500_flipped_bits_is_found_without_a_key(made: MadeBackup) -> None:
    whole = made.path.read_bytes()
    spoiled = made.path.with_name("spoiled.vpbackup")
    spoiled.write_bytes(whole)

    with spoiled.open("r+b") as file:
        for place in range(0, len(whole), len(whole) // 500):
            file.seek(place)
            file.write(bytes([whole[place] ^ 1 << place % 8]))
            file.flush()

            with pytest.raises(BackupDamagedError):
                verify(spoiled)

            file.seek(place)
            file.write(whole[place : place + 1])
    assert verify(spoiled).bytes == len(whole)


def test_35b_each_of_100_truncations_and_every_other_file_is_found_without_a_key(
    made: MadeBackup,
) -> None:
    whole = made.path.read_bytes()
    cuts = [whole[:length] for length in range(len(START), len(whole), len(whole) // 100)]

    for content in (*cuts, whole + b"\0", whole + whole, whole[1:]):
        made.path.write_bytes(content)
        with pytest.raises(BackupDamagedError):
            verify(made.path)
    for content in (b"", b"\0", os.urandom(100_000), b"SQLite format 3\0" * 999, b"PK\3\4"):
        made.path.write_bytes(content)
        with pytest.raises(NotABackupError):
            verify(made.path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"backup_id":"', b'"backup_id":"00'),
        (b'"created":"2026-03-02', b'"created":"2019-03-02'),
        (b'\\"passes\\":1', b'\\"passes\\":2'),
        (b'\\"memory_kib\\":19456', b'\\"memory_kib\\":99456'),
        (b'\\"revision\\":1', b'\\"revision\\":9'),
    ],
)
def test_36a_a_changed_header_with_a_repaired_checksum_is_refused(
    made: MadeBackup, to: Path, old: bytes, new: bytes
) -> None:
    whole = made.path.read_bytes()
    assert whole.count(old) == 1
    changed = whole.replace(old + b"ab"[: len(new) - len(old)], new)[: len(whole)]
    if len(new) > len(old):  # the same length, other digits
        at = whole.index(old) + len(old)
        changed = whole[:at] + bytes(reversed(whole[at : at + 32])) + whole[at + 32 :]
    made.path.write_bytes(repaired(changed))

    with pytest.raises(BackupForgedError):
        verify_fully(made.path, OPENS)
    with pytest.raises(BackupForgedError):
        restore(made.path, OPENS, to)
    assert list(to.parent.iterdir()) == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_36b_a_spliced_payload_with_a_repaired_checksum_is_refused(
    made: MadeBackup, vault: Vault, key: MasterKey, to: Path, share: float
) -> None:
    whole = made.path.read_bytes()
    other = back_up(vault, key, made.path.parent).path.read_bytes()
    at = int(len(whole) * share)

    for content in (whole[:at] + other[at:], whole[:at] + bytes(4096) + whole[at + 4096 :]):
        made.path.write_bytes(repaired(content))
        verify(made.path)
        with pytest.raises(BackupForgedError):
            verify_fully(made.path, OPENS)
        with pytest.raises(BackupForgedError):
            restore(made.path, OPENS, to)

    assert list(to.parent.iterdir()) == []


def test_44c_a_backup_of_a_newer_program_is_refused_kindly(made: MadeBackup, to: Path) -> None:
    whole = made.path.read_bytes()
    newer, changed = re.subn(rb'"schema":\d', b'"schema":9', whole, count=1)
    assert changed == 1
    made.path.write_bytes(repaired(newer))

    with pytest.raises(BackupTooNewError) as caught:
        restore(made.path, OPENS, to)

    assert "newer version" in explain(caught.value)
    assert list(to.parent.iterdir()) == []


@pytest.mark.parametrize("by", ["passphrase", "sheet"])
def test_38_a_restore_on_a_fresh_computer_gives_every_row_and_every_word(
    made: MadeBackup, vault: Vault, key: MasterKey, tmp_path: Path, by: str
) -> None:
    home = tmp_path / "fresh home"
    home.mkdir()
    carried = made.path.rename(home / "from the stick.vpbackup")
    to = home / "restored.vpvault"

    if by == "passphrase":
        words = PASSPHRASE
        command = ["-m", "vp_desktop.cli", "restore", carried, "--to", to, "--passphrase-file", "-"]
    else:
        words = write_code(key)
        command = ["-c", BY_SHEET, carried, to]
    _run_at_home(home, words, *map(str, command))

    with Vault.open(to, derive_key(to, PASSPHRASE)) as found:
        assert _tables(found) == _tables(vault)
        assert _not_found(found) == []


def _run_at_home(home: Path, words: str, *arguments: str) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments],
        env={**kept, "HOME": str(home), "LC_ALL": "C.UTF-8"},
        cwd=ROOT,
        input=words,
        text=True,
        check=True,
        capture_output=True,
    )


def _tables(vault: Vault) -> tuple[TableDigest, ...]:
    """Return every table but the one that must differ: it holds the copy of the key file."""
    query = rows_of(vault._db)
    found = digests(query, readings(query))
    return tuple(table for table in found if table.table != "vault_fact")


def _not_found(vault: Vault) -> list[str]:
    """Return the words of the notes that the search does not find where they stand."""
    missing = []
    for row in vault.read("SELECT rowid AS id, text FROM note", {}):
        for word in set(re.findall(r"\w+", row["text"])):
            sql = "SELECT 1 FROM note_words WHERE note_words MATCH :word AND rowid = :id"
            if not vault.read(sql, {"word": f'"{word}"', "id": row["id"]}):
                missing.append(word)
    return missing


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(("language", "day"), [("en", "2 March 2026"), ("nl", "2 maart 2026")])
def test_45a_the_new_passphrase_on_an_old_backup_is_told_of_which_day_it_must_be(
    made: MadeBackup, vault: Vault, key: MasterKey, to: Path, language: str, day: str
) -> None:
    change_passphrase(vault.folder, key, NEW_PHRASE, CHEAP)
    i18n.use(language)

    for act in (
        lambda: verify_fully(made.path, by_passphrase(NEW_PHRASE)),
        lambda: restore(made.path, by_passphrase(NEW_PHRASE), to),
    ):
        with pytest.raises(WrongBackupPassphraseError) as caught:
            act()
        assert day in explain(caught.value)

    assert restore(made.path, OPENS, to).cases == 5


def test_45b_no_damage_is_mistaken_for_a_wrong_passphrase(made: MadeBackup, to: Path) -> None:
    whole = bytearray(made.path.read_bytes())
    whole[len(whole) // 2] ^= 1
    made.path.write_bytes(whole)

    with pytest.raises(BackupError) as caught:
        restore(made.path, by_passphrase("not the passphrase"), to)

    assert isinstance(caught.value, BackupDamagedError)
