from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.held import read_beside
from tests.vault.everything import LEDGER, fill, one_of_each, unordered
from tests.vault.raw import decrypted, meddle, raw_key_of
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.keys import MasterKey

WORD = "zwaluwstaart"
MIDDLE = WORD[3:9].encode()
FOUND = "SELECT rowid FROM note_words WHERE note_words MATCH :word"
OTHER = "roodborstje"


@pytest.fixture
def loose(vault_folder: Path, key: MasterKey) -> Iterator[Vault]:
    with unordered(vault_folder, key) as vault:
        yield vault


def empty(vault: Vault) -> None:
    with vault.transaction(makes_room=True):
        for table in one_of_each(WORD).keys() - LEDGER:
            vault.write(f'DELETE FROM "{table}"', {})  # noqa: S608 - names from our own scripts


def in_the_clear(folder: Path, key: MasterKey) -> bytes:
    raw_key, _salt = raw_key_of(folder, key)
    return decrypted(folder / "vault.db", raw_key)


def test_what_is_written_is_in_the_clear_in_no_file(loose: Vault, vault_folder: Path) -> None:
    fill(loose, WORD)

    held = b"".join(map(read_beside, vault_folder.iterdir()))

    assert MIDDLE not in held
    assert len(loose.read(FOUND, {"word": WORD})) == 1


def test_what_is_changed_is_in_no_page(vault: Vault, vault_folder: Path, key: MasterKey) -> None:
    with vault.transaction():
        vault.write(
            "INSERT INTO client (pseudonym, name) VALUES ('M-1', :name)", {"name": WORD * 9}
        )
    with vault.transaction():
        vault.write("UPDATE client SET name = :name", {"name": OTHER})
    vault.close()

    left = in_the_clear(vault_folder, key)

    assert MIDDLE not in left
    assert OTHER.encode() in left


def test_a_copy_holds_what_is_there_and_not_what_was(
    loose: Vault, vault_folder: Path, tmp_path: Path
) -> None:
    fill(loose, WORD)
    with loose.transaction():
        loose.write("DELETE FROM draft", {})
    raw_key, salt = b"k" * 32, b"s" * 16

    loose.snapshot_to(tmp_path / "copy.db", raw_key, salt)

    copy = decrypted(tmp_path / "copy.db", raw_key)
    assert (tmp_path / "copy.db").read_bytes()[:16] == salt
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    assert f"{WORD} case_story title".encode() in copy
    assert f"{WORD} draft body".encode() not in copy
    assert list(vault_folder.glob("*copy*")) == []


def test_a_copy_overwrites_nothing_and_is_not_made_inside_a_transaction(
    vault: Vault, tmp_path: Path
) -> None:
    (tmp_path / "copy.db").write_bytes(b"mine")

    with pytest.raises(Exception, match="exists"):
        vault.snapshot_to(tmp_path / "copy.db", bytes(32))

    assert (tmp_path / "copy.db").read_bytes() == b"mine"


def test_another_program_reads_the_vault_with_the_sheet_alone(
    loose: Vault, vault_folder: Path, key: MasterKey
) -> None:
    fill(loose, WORD)
    loose.close()
    raw_key, salt = raw_key_of(vault_folder, key)

    db = apsw.Connection(str(vault_folder / "vault.db"), flags=apsw.SQLITE_OPEN_READONLY)
    db.execute("PRAGMA cipher = 'sqlcipher'")
    db.execute("PRAGMA legacy = 4")
    db.execute(f"PRAGMA key = \"x'{raw_key.hex()}{salt.hex()}'\"")

    assert db.execute("SELECT body FROM draft").fetchall() == [(f"{WORD} draft body",)]
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(db.execute(FOUND, {"word": WORD}).fetchall()) == 1
    db.close()


def all_rows(vault: Vault) -> list[tuple[object, ...]]:
    tables = one_of_each(WORD)
    return [tuple(row) for t in tables for row in vault.read(f'SELECT * FROM "{t}"', {})]  # noqa: S608 - our own names


def test_a_damaged_page_is_never_shown_as_rows(vault_folder: Path, key: MasterKey) -> None:
    with unordered(vault_folder, key) as vault:
        fill(vault, WORD)
        expected = all_rows(vault)
    db = vault_folder / "vault.db"
    whole = db.read_bytes()
    refused = 0

    for at in range(100, len(whole), 4096):
        db.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            with Vault.open(vault_folder, key) as vault:
                assert all_rows(vault) == expected
        except VaultDamagedError:
            refused += 1

    assert refused > len(one_of_each(WORD))


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM note_words_data WHERE id > 9",
        "UPDATE note SET text = 'not what was indexed'",
        "DELETE FROM contact",
    ],
)
def test_a_check_finds_what_does_not_agree(
    loose: Vault, vault_folder: Path, key: MasterKey, damage: str
) -> None:
    fill(loose, WORD)
    loose.check()
    loose.close()
    trigger = meddle(vault_folder, key, "SELECT sql FROM sqlite_schema WHERE name = 'note_changed'")
    meddle(vault_folder, key, "DROP TRIGGER note_changed", damage, str(trigger[0][0]))

    with Vault.open(vault_folder, key) as again, pytest.raises(VaultDamagedError):
        again.check()
