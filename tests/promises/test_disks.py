"""A disk that is full, fails, is closed to us or goes away: a sentence, and nothing lost."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.children import said_by
from tests.conftest import PASSPHRASE
from tests.disks import fill, mounted, pull_out
from tests.promises.disk_rounds import RUN
from tests.promises.disk_work import WORK
from vp_desktop.domain.vault_standing import Consent
from vp_desktop.services.practice import Practice
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.errors import TextRescuedError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import derive_key

LONG = pytest.mark.long
ALL, FEW = ",".join(WORK), "saving,changing,backing_up,upgrading"
WRITES = [work for work in WORK if work != "opening"]

FULL = {"VaultFullError", "TargetFullError", "OSError"}
FAILING = {"VaultDiskError", "TargetDiskError", "OSError"}
TOLD = "Zij vertelde over het rooster. " * 3000
SHORT = {"NotEnoughMemoryError", "MemoryError"}


def ended(rounds: str, scratch: Path, work: str, how_many: int) -> Counter[str]:
    """Run ``rounds``, which look at the practice after each; return how they ended."""
    scratch.mkdir()
    pairs = (word.split("=") for word in said_by(RUN, rounds, scratch, work, str(how_many)).split())
    return Counter({name: int(times) for name, times in pairs})


@pytest.mark.parametrize(("works", "how_many"), [(FEW, 3), pytest.param(ALL, 20, marks=LONG)])
def test_03_a_full_disk_is_said_and_takes_nothing_that_was_there(
    tmp_path: Path, works: str, how_many: int
) -> None:
    how = ended("filled", tmp_path / "scratch", works, how_many)

    assert how.total() == how_many * len(works.split(","))
    assert set(how) <= FULL | FAILING | {"done"}
    assert how["VaultFullError"] + how["VaultDiskError"] >= how_many


@pytest.mark.parametrize("how_many", [3, pytest.param(30, marks=LONG)])
def test_04_on_a_full_disk_one_can_still_delete(tmp_path: Path, how_many: int) -> None:
    how = ended("filled_for_deleting", tmp_path / "scratch", "deleting", how_many)

    assert how == {"done": how_many}


@pytest.mark.parametrize(("works", "how_many"), [(FEW, 3), pytest.param(ALL, 50, marks=LONG)])
def test_05_a_limit_on_the_size_of_files_is_said_and_takes_nothing_that_was_there(
    tmp_path: Path, works: str, how_many: int
) -> None:
    how = ended("limited", tmp_path / "scratch", works, how_many)

    assert how.total() == how_many * len(works.split(","))
    assert set(how) <= FULL | FAILING | {"done"}
    assert how.total() - how["done"] > how.total() / 3
    assert how["done"] >= len(works.split(",")), "one of the limits is above all that is written"


@pytest.mark.parametrize(
    ("work", "how_many"),
    [
        ("saving", 12),
        ("changing", 12),
        *(pytest.param(work, 200, marks=LONG) for work in WRITES),
    ],
)
def test_06_whichever_write_fails_it_is_said_and_what_was_saved_is_there(
    tmp_path: Path, work: str, how_many: int
) -> None:
    how = ended("failing", tmp_path / "scratch", work, how_many)

    assert set(how) <= FAILING | {"done"}
    assert how["done"] <= how.total() / 10
    assert how.total() >= min(how_many, 3)


@pytest.mark.parametrize(("works", "how_many"), [(FEW, 3), pytest.param(ALL, 12, marks=LONG)])
def test_10_too_little_memory_is_said_and_takes_nothing_that_was_there(
    tmp_path: Path, works: str, how_many: int
) -> None:
    how = ended("starved", tmp_path / "scratch", works, how_many)

    assert how.total() == how_many * len(works.split(","))
    assert set(how) <= SHORT | {"done"}
    assert how["MemoryError"] + how["NotEnoughMemoryError"] > how_many


HUNGRY = """
import resource, sys
from pathlib import Path
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import NotEnoughMemoryError
from vp_desktop.vault.keys import DEFAULT, MasterKey
from vp_desktop.vault.unlock import change_passphrase
folder, key = Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_AS, (200_000_000, 200_000_000))
for work in (
    lambda: change_passphrase(folder, key, "een andere zin", DEFAULT),
    lambda: create_vault(folder.with_name("new.vpvault"), "een zin", DEFAULT),
):
    try:
        work()
    except NotEnoughMemoryError:
        print("too little")
"""


def test_10a_without_memory_for_a_passphrase_there_is_no_other_passphrase_and_no_vault(
    vault_folder: Path, key: MasterKey
) -> None:
    said = said_by(HUNGRY, vault_folder, key.reveal().hex())

    assert said.splitlines() == ["too little", "too little"]
    assert derive_key(vault_folder, PASSPHRASE).reveal() == key.reveal()
    assert [path.name for path in vault_folder.parent.iterdir()] == [vault_folder.name]


def removed(vault: Path) -> None:
    shutil.rmtree(vault)


def replaced(vault: Path) -> None:
    said_by("import shutil, sys; shutil.copy(*sys.argv[1:])", vault / "vault.db", vault / "other")
    (vault / "other").replace(vault / "vault.db")


def written_to(vault: Path) -> None:
    """As a synchronising program does: other bytes in the same file."""
    said_by("import sys; open(sys.argv[1], 'r+b').write(bytes(9000))", vault / "vault.db")


def pulled_out(vault: Path) -> None:
    if vault.parent.is_mount():
        pull_out(vault.parent)
    else:  # no right to mount: for the program it is the same
        vault.parent.rename(vault.parent.with_name("pocket"))


def filled_up(vault: Path) -> None:
    if vault.parent.is_mount():
        fill(vault.parent)
    else:
        pulled_out(vault)


@pytest.mark.parametrize("loss", [removed, replaced, written_to, pulled_out, filled_up])
def test_07_what_is_typed_when_the_vault_goes_away_is_back_with_the_vault(
    vault_folder: Path, key: MasterKey, tmp_path: Path, loss: Callable[[Path], None]
) -> None:
    own = Memory(tmp_path / "own")
    with mounted(tmp_path / "stick", kib=20_000):
        folder = shutil.copytree(vault_folder, tmp_path / "stick" / "practice.vpvault")
        practice = Practice.open(folder, key.copy(), memory=own)
        practice.drafts.save("today", "Zij vertelde")

        loss(folder)
        for text in (TOLD[:40_000], TOLD):
            with pytest.raises(TextRescuedError):
                practice.drafts.save("today", text)
        practice.lock()

    # The vault as it was before, as from a copy of the stick: older than was seen here.
    again = Practice.open(vault_folder, key.copy(), memory=own, consent=Consent.ACCEPT)
    assert again.drafts.load("today") == TOLD
    again.lock()
