import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.children import said_by
from tests.conftest import PASSPHRASE
from tests.promises.two_places import ADD, Computer, put_back, synchronised, whole
from tests.vault.planted import NEXT, make_older
from tests.vault.raw import meddle
from vp_desktop.domain.vault_standing import Consent, Standing, VersionKind
from vp_desktop.services.practice import Practice
from vp_desktop.services.versions import Versions
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import (
    ReadOnlyVaultError,
    VaultDamagedError,
    VaultDoubtError,
    VaultGoneError,
    VaultInUseError,
)
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import derive_key
from vp_desktop.vault.versions import ORIGINAL

THOROUGH = (pytest.mark.long, pytest.mark.timeout(600))

OVERWRITE = "import sys; open(sys.argv[2], 'r+b').write(open(sys.argv[1], 'rb').read())"
REPLACE = "import os, sys; os.replace(sys.argv[1], sys.argv[2])"
REMOVE = "import os, sys; os.unlink(sys.argv[2])"
BESIDE = (
    "import os, sys; os.rename(sys.argv[2], sys.argv[2].replace('.db', '-LAPTOP.db'));"
    "os.rename(sys.argv[1], sys.argv[2])"
)
SEIZE = """
import sys
from pathlib import Path
import sqlcipher3
from tests.vault.raw import meddle
from vp_desktop.vault.keys import MasterKey
try:
    meddle(Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])), "BEGIN IMMEDIATE")
    print("seized")
except sqlcipher3.OperationalError as error:
    print(error)
"""
NAMES = [
    ("vault.sync-conflict-20260302-120000-ABCDEFG.db", "Syncthing"),
    ("vault_conflict-20260302-120000.db", "Nextcloud"),
    ("vault (conflicted copy 2026-03-02 120000).db", "Nextcloud"),
    ("vault (Zoës conflicted copy 2026-03-02).db", "Dropbox"),
    ("vault (conflicterende kopie van Zoë 2026-03-02).db", "Dropbox"),
    ("vault-LAPTOP-7.db", "OneDrive"),
    ("vault (1).db", "Google Drive"),
    ("vault 2.db", "iCloud Drive"),
    ("kopie van maandag.db", None),
]


@pytest.fixture
def office(tmp_path: Path, key: MasterKey) -> Computer:
    return Computer(tmp_path / "office", key, keeps_version=True)


@pytest.fixture
def laptop(tmp_path: Path, key: MasterKey) -> Computer:
    return Computer(tmp_path / "laptop", key, keeps_version=True)


@pytest.fixture
def on_laptop(tmp_path: Path) -> Path:
    """Where the same vault lies on the other computer."""
    (tmp_path / "other-disk").mkdir()
    return tmp_path / "other-disk" / "practice.vpvault"


@pytest.fixture
def parted(vault_folder: Path, on_laptop: Path, office: Computer, laptop: Computer) -> Path:
    """A vault that was written in on two computers, each without the other's."""
    office.write(vault_folder, "both")
    synchronised(vault_folder, on_laptop)
    laptop.write(on_laptop, "laptop")
    office.write(vault_folder, "office")
    return vault_folder


def versions(computer: Computer, folder: Path) -> Versions:
    return Versions(folder, computer.key, computer.data)


@pytest.mark.parametrize("doing", [OVERWRITE, REPLACE, REMOVE, BESIDE])
@pytest.mark.parametrize("when", ["before", "inside"])
def test_22_what_synchronising_does_meanwhile_is_noticed_before_the_next_commit(
    vault_folder: Path, on_laptop: Path, office: Computer, laptop: Computer, doing: str, when: str
) -> None:
    office.write(vault_folder, "both")
    synchronised(vault_folder, on_laptop)
    laptop.write(on_laptop, *(f"laptop {nth}" for nth in range(30)))
    arrived = (on_laptop / "vault.db").read_bytes()
    vault = office.open(vault_folder)
    saved = ADD, {"place": "here", "body": "acknowledged"}
    with vault.transaction():
        vault.write(*saved)

    with pytest.raises(VaultGoneError):  # noqa: PT012 - the point is when it is noticed
        if when == "before":
            said_by(doing, on_laptop / "vault.db", vault_folder / "vault.db")
        with vault.transaction():
            vault.write(ADD, {"place": "here", "body": "too late"})
            if when == "inside":
                said_by(doing, on_laptop / "vault.db", vault_folder / "vault.db")
    vault.close()

    present = vault_folder / "vault.db"
    assert present.read_bytes() == arrived if doing != REMOVE else not present.exists()


@pytest.mark.parametrize("doing", [REPLACE, BESIDE])
def test_22a_what_was_saved_before_it_was_replaced_is_offered(
    vault_folder: Path, on_laptop: Path, office: Computer, laptop: Computer, doing: str
) -> None:
    office.write(vault_folder, "both")
    synchronised(vault_folder, on_laptop)
    laptop.write(on_laptop, "laptop")
    vault = office.open(vault_folder)
    with vault.transaction():
        vault.write(ADD, {"place": "acknowledged", "body": ""})

    said_by(doing, on_laptop / "vault.db", vault_folder / "vault.db")
    vault.close()

    assert office.look(vault_folder) is Standing.FORK
    assert everything_offered(office, vault_folder) == {"both", "laptop", "acknowledged"}


def everything_offered(computer: Computer, folder: Path) -> set[str]:
    """Make a vault of every version that is offered; return what they hold together."""
    offered = versions(computer, folder)
    apart = [offered.set_apart(version) for version in offered.all()[1:]]
    found = computer.reads(folder, Consent.READ_ONLY)
    return found.union(*(computer.reads(place) for place in apart))


def test_23_the_file_of_the_other_computer_over_ours_is_a_fork(
    parted: Path, on_laptop: Path, office: Computer
) -> None:
    synchronised(on_laptop, parted)

    found = office.judge(parted)

    assert (found.standing, found.stops) == (Standing.FORK, True)
    assert everything_offered(office, parted) == {"both", "laptop", "office"}


def test_23a_both_stay_whole_vaults_whatever_is_chosen(
    parted: Path, on_laptop: Path, office: Computer
) -> None:
    synchronised(on_laptop, parted)
    offered = versions(office, parted)
    present, kept = offered.all()
    assert (present.kind, kept.kind) == (VersionKind.PRESENT, VersionKind.KEPT_HERE)

    other = offered.make_present(kept)

    assert office.look(parted) is Standing.SAME
    assert office.reads(parted) == {"both", "office"}
    assert office.reads(other) == {"both", "laptop"}
    assert (other / ORIGINAL).read_bytes() == (on_laptop / "vault.db").read_bytes()
    assert derive_key(other, PASSPHRASE).reveal() == office.key.reveal()
    assert other.parent == parted.parent
    assert other.name.startswith("practice (other version 20")
    for folder in (parted, other):
        with office.open(folder) as vault:
            vault.check()
    assert office.write(other, "on its own").standing is Standing.SAME


@pytest.mark.parametrize(("name", "tool"), NAMES)
def test_23b_a_copy_that_was_set_apart_is_found_whatever_it_is_called(
    parted: Path, on_laptop: Path, office: Computer, name: str, tool: str | None
) -> None:
    shutil.copyfile(on_laptop / "vault.db", parted / name)

    found = office.judge(parted)
    _present, copy = versions(office, parted).all()

    assert (found.standing, found.stops) == (Standing.SAME, False)
    assert [one.made_by for one in found.copies] == [tool]
    assert (copy.kind, copy.made_by, copy.contained) == (VersionKind.CONFLICT_COPY, tool, False)
    assert copy.written_at == found.copies[0].written_at
    assert copy.holding is not None
    assert everything_offered(office, parted) == {"both", "laptop", "office"}
    assert not (parted / name).exists()
    assert office.judge(parted).copies == ()


def test_23c_a_copy_may_become_the_vault_and_nothing_is_gone(
    parted: Path, on_laptop: Path, office: Computer
) -> None:
    content = (on_laptop / "vault.db").read_bytes()
    shutil.copyfile(on_laptop / "vault.db", parted / "vault-LAPTOP.db")
    ours = (parted / "vault.db").read_bytes()
    offered = versions(office, parted)

    other = offered.make_present(offered.all()[1])

    assert (parted / "vault.db").read_bytes() == content
    assert (other / ORIGINAL).read_bytes() == ours
    assert office.reads(other) == {"both", "office"}
    assert office.reads(parted) == {"both", "laptop"}


def test_23d_what_another_computer_added_in_turn_is_no_fork(
    vault_folder: Path, on_laptop: Path, office: Computer, laptop: Computer
) -> None:
    office.write(vault_folder, "first")
    synchronised(vault_folder, on_laptop)
    assert laptop.look(on_laptop) is Standing.UNKNOWN
    laptop.write(on_laptop, "second")
    synchronised(on_laptop, vault_folder)

    found = office.judge(vault_folder)

    assert (found.standing, found.stops) == (Standing.ELSEWHERE, False)
    assert found.written_at is not None
    assert office.look(vault_folder) is Standing.SAME
    assert len(versions(office, vault_folder).all()) == 1, "what we kept is in it"
    office.write(vault_folder, "third")
    synchronised(vault_folder, on_laptop)
    assert laptop.look(on_laptop) is Standing.ELSEWHERE
    assert laptop.reads(on_laptop) == {"first", "second", "third"}


def test_23e_accepting_one_side_of_a_fork_keeps_the_other(
    parted: Path, on_laptop: Path, office: Computer
) -> None:
    synchronised(on_laptop, parted)

    with office.open(parted, Consent.ACCEPT) as vault, vault.transaction():
        vault.write(ADD, {"place": "later", "body": ""})
    office.write(parted, "later still")

    kept = [one for one in versions(office, parted).all() if one.kind is VersionKind.KEPT_HERE]
    assert len(kept) == 1
    assert everything_offered(office, parted) == {
        "both", "laptop", "office", "later", "later still"
    }  # fmt: skip


def test_23f_a_damaged_version_is_shown_and_left_alone(
    parted: Path, on_laptop: Path, office: Computer
) -> None:
    content = bytearray((on_laptop / "vault.db").read_bytes())
    content[-100] ^= 1
    copy = parted / "vault-LAPTOP.db"
    copy.write_bytes(content)
    offered = versions(office, parted)
    before = whole(parted)

    with pytest.raises(VaultDamagedError):
        offered.set_apart(offered.all()[1])

    assert whole(parted) == before
    assert not list(parted.parent.glob("*other version*"))
    assert not list(parted.parent.glob(".vpvault-*"))


def test_23g_other_databases_in_the_folder_are_none_of_our_business(
    vault_folder: Path, office: Computer, tmp_path: Path
) -> None:
    office.write(vault_folder, "both")
    (vault_folder / "empty.db").touch()
    (vault_folder / "noise.db").write_bytes(os.urandom(8192))
    (vault_folder / "folder.db").mkdir()
    (vault_folder / "link.db").symlink_to(vault_folder / "vault.db")
    os.mkfifo(vault_folder / "pipe.db")

    assert office.judge(vault_folder).copies == ()
    assert len(versions(office, vault_folder).all()) == 1


def test_23h_while_the_vault_is_open_no_version_takes_its_place(
    parted: Path, on_laptop: Path, office: Computer
) -> None:
    shutil.copyfile(on_laptop / "vault.db", parted / "vault-LAPTOP.db")
    offered = versions(office, parted)
    copy = offered.all()[1]

    with office.open(parted):
        for act in (offered.all, lambda: offered.set_apart(copy)):
            with pytest.raises(VaultInUseError):
                act()
        # Had it looked into the file, SQLite's own lock would be gone now.
        assert said_by(SEIZE, parted, office.key.reveal().hex()) == "database is locked"


def test_23i_only_a_vault_that_something_synchronises_is_copied_at_every_lock(
    key: MasterKey, vault_folder: Path, tmp_path: Path
) -> None:
    synced = shutil.copytree(vault_folder, tmp_path / "OneDrive" / "practice.vpvault")
    kept = {}

    for folder in (vault_folder, synced):
        data = tmp_path / "data" / folder.parent.name
        practice = Practice.open(folder, key.copy(), memory=Computer(data, key).memory)
        practice.drafts.save("today", "woord")
        practice.lock()
        kept[folder] = list(data.glob("versions/*"))

    copies = kept[synced]
    assert kept[vault_folder] == []
    assert copies[0].read_bytes() == (synced / "vault.db").read_bytes()
    assert copies[0].stat().st_mode & 0o777 == 0o600


NAME_CALLS = ("rename", "replace", "unlink", "fsync", "mkdir", "open")


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=THOROUGH)])
def test_23j_a_choice_killed_at_any_step_leaves_a_whole_vault_and_loses_none(
    parted: Path, on_laptop: Path, office: Computer, tmp_path: Path, every: int
) -> None:
    shutil.copyfile(on_laptop / "vault.db", parted / "vault-LAPTOP.db")
    step = rounds = 0

    while _killed_before(step, here := _desk(parted, office, tmp_path / f"round {rounds}")):
        assert _reachable(here, on_laptop) >= {"both", "laptop", "office"}
        step, rounds = step + every, rounds + 1

    assert _reachable(here, on_laptop) == {"both", "laptop", "office"}
    assert rounds * every > 12


@dataclass(frozen=True)
class Desk:
    """A copy of the whole scene, to break."""

    computer: Computer
    folder: Path


def _desk(parted: Path, office: Computer, place: Path) -> Desk:
    folder = shutil.copytree(parted, place / parted.name)
    memory = shutil.copytree(office.data, place / "data")
    return Desk(Computer(memory, office.key, keeps_version=True), folder)


def _reachable(desk: Desk, on_laptop: Path) -> set[str]:
    """Return the records of every whole vault, and of the copy if it is still whole."""
    found = set(desk.computer.reads(desk.folder, Consent.READ_ONLY))
    for other in desk.folder.parent.glob("*other version*"):
        found |= desk.computer.reads(other)
    for left in desk.folder.glob("vault-*.db"):
        assert left.read_bytes() == (on_laptop / "vault.db").read_bytes()
        found |= {"laptop"}
    return found


def _killed_before(step: int, desk: Desk) -> bool:
    """Choose the other version in a child that dies before its ``step``-th change of a name."""
    child = os.fork()
    if child == 0:
        _count_down(step)
        offered = versions(desk.computer, desk.folder)
        status = 1
        try:
            offered.make_present(offered.all()[1])
            status = 0
        finally:
            os._exit(status)
    _child, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9), "the choice itself failed"
    return code == 9


def _count_down(steps: int) -> None:
    left = [steps]

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            if not left[0]:
                os._exit(9)
            left[0] -= 1
            return real(*arguments, **named)

        return call

    for name in NAME_CALLS:
        setattr(os, name, dying(getattr(os, name)))


def test_23k_an_older_vault_is_brought_up_to_date_only_after_the_judgement(
    vault_folder: Path, key: MasterKey, office: Computer
) -> None:
    make_older(vault_folder, key, drafts=3)
    office.write(vault_folder, "first")
    earlier = (vault_folder / "vault.db").read_bytes()
    office.write(vault_folder, "second")
    put_back(vault_folder, earlier)

    with pytest.raises(VaultDoubtError):
        Vault.open(vault_folder, key, NEXT, memory=office.memory)
    assert (vault_folder / "vault.db").read_bytes() == earlier
    with pytest.raises(ReadOnlyVaultError):
        Vault.open(vault_folder, key, NEXT, memory=office.memory, consent=Consent.READ_ONLY)
    Vault.open(vault_folder, key, NEXT, memory=office.memory, consent=Consent.ACCEPT).close()

    with Vault.open(vault_folder, key, NEXT, memory=office.memory) as vault:
        assert vault.judgement.standing is Standing.SAME


def test_23l_a_line_of_ancestry_that_is_not_ours_is_damage(
    vault_folder: Path, key: MasterKey, office: Computer
) -> None:
    meddle(vault_folder, key, "INSERT INTO vault_fact VALUES ('ancestry-x', 'nonsense')")

    with pytest.raises(VaultDamagedError):
        office.open(vault_folder)
