from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import CHEAP, PASSPHRASE
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import derive_key

SET = "INSERT INTO practice_setting (name, value) VALUES (:name, :value)"
FIND = "SELECT rowid FROM client_words WHERE client_words MATCH :q"
GET = "SELECT value FROM practice_setting WHERE name = :name"


def test_what_is_written_is_there_after_opening_again(tmp_path: Path) -> None:
    folder = tmp_path / "practice.vpvault"
    create_vault(folder, PASSPHRASE, CHEAP)

    with Vault.open(folder, derive_key(folder, PASSPHRASE)) as vault, vault.transaction():
        vault.write(SET, {"name": "place", "value": "Utrecht"})

    with Vault.open(folder, derive_key(folder, PASSPHRASE)) as vault:
        assert [row["value"] for row in vault.read(GET, {"name": "place"})] == ["Utrecht"]


def test_a_block_that_fails_keeps_nothing(vault: Vault) -> None:
    with suppress(ZeroDivisionError), vault.transaction():
        vault.write(SET, {"name": "place", "value": "Utrecht"})
        raise ZeroDivisionError

    assert vault.read(GET, {"name": "place"}) == []


def test_writing_outside_a_transaction_is_a_bug(vault: Vault) -> None:
    with pytest.raises(RuntimeError):
        vault.write(SET, {"name": "place", "value": "Utrecht"})
    with pytest.raises(RuntimeError):
        vault.write_many(SET, [{"name": "place", "value": "Utrecht"}])


def test_a_transaction_inside_a_transaction_is_a_bug(vault: Vault) -> None:
    with vault.transaction(), pytest.raises(RuntimeError), vault.transaction():
        pass


def test_statements_are_counted(vault: Vault) -> None:
    before = vault.statements

    with vault.transaction():
        vault.write(SET, {"name": "a", "value": "1"})
        vault.write_many(SET, [{"name": n, "value": n} for n in "bcd"])
    rows = list(vault.read_each("SELECT name FROM practice_setting", {}))

    assert len(rows) == 4
    assert vault.statements - before == 3


def test_the_note_index_is_searched_and_written(vault: Vault, key: MasterKey) -> None:
    with vault.transaction():
        vault.write("INSERT INTO client (pseudonym, name) VALUES ('M-1', 'Zoë')", {})

    found = vault.read(FIND, {"q": '"zoe" *'})

    assert len(found) == 1
    vault.check()
