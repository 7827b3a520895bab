from pathlib import Path

import pytest
import sqlcipher3

from tests.children import said_by, start
from tests.vault.raw import raw_key_of
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultInUseError, WrongSheetError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import key_from_sheet, sheet_code

OPEN = """
import sys
from pathlib import Path
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultInUseError
from vp_desktop.vault.keys import MasterKey
try:
    vault = Vault.open(Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])))
except VaultInUseError:
    print("in use", flush=True)
else:
    print("open", flush=True)
    sys.stdin.read()
"""

OPEN_RAW = """
import sys
import sqlcipher3
db = sqlcipher3.connect(sys.argv[1] + "/vault.db", isolation_level=None)
db.set_busy_timeout(0)
db.set_key(("x'" + sys.argv[2] + "'").encode())
try:
    db.execute("INSERT INTO practice_setting VALUES ('theirs', 'x')")
except sqlcipher3.OperationalError as error:
    print(error)
"""


def test_a_second_program_is_refused(vault: Vault, key: MasterKey) -> None:
    assert said_by(OPEN, vault.folder, key.reveal().hex()) == "in use"

    with vault.transaction():  # and the first goes on as if nothing had been
        vault.write("INSERT INTO practice_setting VALUES ('ours', 'x')", {})


def test_a_second_opening_in_the_same_program_is_refused(vault: Vault, key: MasterKey) -> None:
    with pytest.raises(VaultInUseError):
        Vault.open(vault.folder, key)

    with vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('ours', 'x')", {})


def test_a_program_without_our_lock_file_is_refused_by_the_database(
    vault_folder: Path, key: MasterKey
) -> None:
    raw_key, salt = raw_key_of(vault_folder, key)

    with Vault.open(vault_folder, key):
        said = said_by(OPEN_RAW, vault_folder, (raw_key + salt).hex())

    assert said == "database is locked"


def test_a_database_that_another_program_holds_is_in_use(
    vault_folder: Path, key: MasterKey
) -> None:
    raw_key, salt = raw_key_of(vault_folder, key)
    db = sqlcipher3.connect(str(vault_folder / "vault.db"), isolation_level=None)
    db.set_key(f"x'{raw_key.hex()}{salt.hex()}'".encode())
    db.execute("BEGIN EXCLUSIVE")

    with pytest.raises(VaultInUseError):
        Vault.open(vault_folder, key)

    db.close()
    Vault.open(vault_folder, key).close()


def test_trying_the_sheet_does_not_disturb_an_open_vault(vault: Vault, key: MasterKey) -> None:
    with pytest.raises(VaultInUseError):
        key_from_sheet(vault.folder, sheet_code(key))


def test_after_closing_the_next_may_come(vault_folder: Path, key: MasterKey) -> None:
    first = Vault.open(vault_folder, key)
    first.close()
    second = Vault.open(vault_folder, key)

    first.close()  # closing twice must not let a third one in

    with pytest.raises(VaultInUseError):
        Vault.open(vault_folder, key)
    assert (vault_folder / "vault.spare").exists()
    second.close()


def test_the_lock_file_of_a_killed_program_asks_nothing(vault_folder: Path, key: MasterKey) -> None:
    with start(OPEN, vault_folder, key.reveal().hex()) as child:
        assert child.stdout
        assert child.stdout.readline() == "open\n"
        child.kill()

    with Vault.open(vault_folder, key) as vault:
        assert vault.read("SELECT 1 AS one", {})[0]["one"] == 1
    assert (vault_folder / "vault.lock").read_bytes() == b""


def test_an_opening_that_fails_leaves_the_vault_free(vault_folder: Path, key: MasterKey) -> None:
    with pytest.raises(WrongSheetError):
        Vault.open(vault_folder, MasterKey.new())

    Vault.open(vault_folder, key).close()
