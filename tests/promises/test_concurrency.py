import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.children import said_by, start
from tests.held import OpenedBesideError
from tests.vault.raw import raw_key_of
from vp_desktop.services.practice import Practice
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultInUseError, WrongSheetError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import key_from_sheet, sheet_code

FULL = Path(__file__).parents[1] / "services" / "full_practice.json"

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

HOLD_RAW = """
import sys
import sqlcipher3
db = sqlcipher3.connect(sys.argv[1] + "/vault.db", isolation_level=None)
db.set_key(("x'" + sys.argv[2] + "'").encode())
db.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""

AS_NOBODY = """
import os
import vp_desktop.services.practice
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.schema import expected_schema
expected_schema(released_scripts())  # what lies where only root may read is loaded before
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""
"""Become another user, where one may; the system's lock knows no users."""

RACE = """
import os, sys
from pathlib import Path
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultInUseError
from vp_desktop.vault.keys import MasterKey

folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
rounds, programs = map(int, sys.argv[3:])

def run(start, done, tell):
    os.read(start, 1)
    try:
        vault = Vault.open(folder, MasterKey(key))
        word = b"O"
    except VaultInUseError:
        vault, word = None, b"-"
    os.write(tell, word)
    os.read(done, 1)
    if vault:
        vault.close()
    os._exit(0)

for _round in range(rounds):
    start, go = os.pipe()
    done, leave = os.pipe()
    hear, tell = os.pipe()
    for _nth in range(programs):
        if os.fork() == 0:
            run(start, done, tell)
    os.write(go, b"x" * programs)
    said = b""
    while len(said) < programs:
        said += os.read(hear, programs)
    os.write(leave, b"x" * programs)
    for _nth in range(programs):
        os.wait()
    for handle in (start, go, done, leave, hear, tell):
        os.close(handle)
    print("".join(sorted(said.decode())))
"""

CLOSE_BESIDE = """
import sys
from pathlib import Path
from tests.children import said_by
from tests.promises.test_concurrency import OPEN_RAW
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import DATABASE, MasterKey

folder, key = Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2]))
with Vault.open(folder, key):
    if sys.argv[3] == "beside":
        salt = (folder / "vault.db").read_bytes()[:16]
    else:
        salt = bytes.fromhex(sys.argv[4])
    raw_key = bytes(key.subkey(DATABASE, salt))
    print(said_by(OPEN_RAW, folder, (raw_key + salt).hex()) or "written")
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


def test_20a_a_second_program_is_refused(vault: Vault, key: MasterKey) -> None:
    assert said_by(OPEN, vault.folder, key.reveal().hex()) == "in use"

    with vault.transaction():  # and the first goes on as if nothing had been
        vault.write("INSERT INTO practice_setting VALUES ('ours', 'x')", {})


def test_20b_a_second_opening_in_the_same_program_is_refused(vault: Vault, key: MasterKey) -> None:
    with pytest.raises(VaultInUseError):
        Vault.open(vault.folder, key)

    with vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('ours', 'x')", {})


def test_20c_a_program_without_our_lock_file_is_refused_by_the_database(
    vault_folder: Path, key: MasterKey
) -> None:
    raw_key, salt = raw_key_of(vault_folder, key)

    with Vault.open(vault_folder, key):
        said = said_by(OPEN_RAW, vault_folder, (raw_key + salt).hex())

    assert said == "database is locked"


def test_20d_a_database_that_another_program_holds_is_in_use(
    vault_folder: Path, key: MasterKey
) -> None:
    raw_key, salt = raw_key_of(vault_folder, key)

    with start(HOLD_RAW, vault_folder, (raw_key + salt).hex()) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(VaultInUseError):
            Vault.open(vault_folder, key)
        other.communicate("let go")

    Vault.open(vault_folder, key).close()


def test_20e_trying_the_sheet_does_not_disturb_an_open_vault(vault: Vault, key: MasterKey) -> None:
    with pytest.raises(VaultInUseError):
        key_from_sheet(vault.folder, sheet_code(key))


def test_20f_after_closing_the_next_may_come(vault_folder: Path, key: MasterKey) -> None:
    first = Vault.open(vault_folder, key)
    first.close()
    second = Vault.open(vault_folder, key)

    first.close()  # closing twice must not let a third one in

    with pytest.raises(VaultInUseError):
        Vault.open(vault_folder, key)
    assert (vault_folder / "vault.spare").exists()
    second.close()


def test_21a_the_lock_file_of_a_killed_program_asks_nothing(
    vault_folder: Path, key: MasterKey
) -> None:
    with start(OPEN, vault_folder, key.reveal().hex()) as child:
        assert child.stdout
        assert child.stdout.readline() == "open\n"
        child.kill()

    with Vault.open(vault_folder, key) as vault:
        assert vault.read("SELECT 1 AS one", {})[0]["one"] == 1
    assert (vault_folder / "vault.lock").read_bytes() == b""


def test_20g_an_opening_that_fails_leaves_the_vault_free(
    vault_folder: Path, key: MasterKey
) -> None:
    with pytest.raises(WrongSheetError):
        Vault.open(vault_folder, MasterKey.new())

    Vault.open(vault_folder, key).close()


def test_20h_a_second_user_is_refused(vault: Vault, key: MasterKey) -> None:
    for path in (vault.folder.parent, vault.folder, *vault.folder.iterdir()):
        path.chmod(0o777)  # as on a stick or a share, where everybody may do everything
    for parent in vault.folder.parents:
        if parent.stat().st_uid == os.geteuid():
            parent.chmod(parent.stat().st_mode | 0o111)

    assert (
        said_by(OPEN.replace("try:", f"{AS_NOBODY}\ntry:", 1), vault.folder, key.reveal().hex())
        == "in use"
    )

    with vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('ours', 'x')", {})


@pytest.mark.timeout(900)
@pytest.mark.parametrize("rounds", [5, pytest.param(200, marks=pytest.mark.long)])
def test_20i_of_eight_that_come_at_once_one_gets_in(
    vault_folder: Path, key: MasterKey, rounds: int
) -> None:
    said = said_by(RACE, vault_folder, key.reveal().hex(), str(rounds), "8").splitlines()

    assert said == ["-------O"] * rounds


@pytest.mark.parametrize(
    "left", [b"", b"1\nvp-desktop\nanother-host\n", b"4194304\nvp\n\n", bytes(1_000_000)]
)
def test_21b_whatever_a_left_lock_file_says_nobody_is_asked(
    vault_folder: Path, key: MasterKey, left: bytes
) -> None:
    lock = vault_folder / "vault.lock"
    lock.write_bytes(left)
    os.utime(lock, (0, 0))  # from before the last start of the computer

    with Vault.open(vault_folder, key) as vault:
        vault.check()
    assert lock.read_bytes() == left


def test_24a_who_opens_a_connected_database_fails_the_suite(vault: Vault) -> None:
    db = vault.folder / "vault.db"

    for look in (db.read_bytes, db.open, lambda: os.open(db, os.O_RDONLY)):
        with pytest.raises(OpenedBesideError):
            look()
    with pytest.raises(OpenedBesideError):
        shutil.copyfile(db, db.with_name("copy"))

    vault.close()
    assert db.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock belongs to the handle")
def test_24b_it_would_let_a_second_program_in_and_without_it_none_comes(
    vault_folder: Path, key: MasterKey
) -> None:
    salt = (vault_folder / "vault.db").read_bytes()[:16].hex()
    secret = key.reveal().hex()

    assert said_by(CLOSE_BESIDE, vault_folder, secret, "not", salt) == "database is locked"
    assert said_by(CLOSE_BESIDE, vault_folder, secret, "beside") == "written"


def test_24c_a_whole_session_opens_no_connected_database(
    vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    practice = Practice.open(
        vault_folder, key.copy(), memory=Memory(folder=tmp_path / "data", keeps_version=True)
    )

    practice.exchange.add(practice.exchange.read(FULL))
    practice.backups.make(tmp_path / "stick")
    practice.exchange.export(tmp_path / "out")
    practice.drafts.save("here", "half")

    practice.lock()  # every «open» on the way was looked at by the hook of the suite
    Practice.open(vault_folder, key.copy(), memory=Memory(folder=tmp_path / "data")).lock()
