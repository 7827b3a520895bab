"""After a lock nothing is left to read, and nobody else may read before it."""

import select
import signal
import sys
from pathlib import Path

import pytest

from tests.children import said_by
from tests.desktop_bus import FakeLogind, logind_on, private_bus
from tests.promises.locked import TYPED, Driven, driven, fill, secrets
from tests.promises.memory import open_files, resident_kib
from tests.ui.test_real_window import is_open
from vp_desktop.vault.keys import MasterKey

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_25_after_a_lock_no_secret_is_in_the_memory_of_any_process(
    vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    case = fill(vault_folder)
    words = secrets(vault_folder, key)
    with driven(vault_folder, tmp_path, VP_DEAR_KEYS="yes") as program:
        program.do("unlock", passphrase=words["passphrase"])
        program.do("go", page="cases", record=case, part="facts")
        program.do("go", page="today")
        program.do("type", text=TYPED)
        before = program.copies(words)

        program.tell("press", key="L")
        card = program.heard()
        after = program.copies(words)

    assert all(before[name] > 0 for name in ("name", "note", "draft"))
    assert before["passphrase"] + before["master key"] + before["database key"] > 0
    assert card == {"card": program.pid}
    assert after == dict.fromkeys(words, 0)
    assert not is_open(vault_folder)


@pytest.mark.parametrize("rounds", [2, pytest.param(20, marks=pytest.mark.long)])
def test_26_round_after_round_nothing_stays_and_nothing_grows(
    rounds: int, vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    case = fill(vault_folder)
    words = secrets(vault_folder, key)
    found, resident, held = dict.fromkeys(words, 0), list[int](), list[int]()
    with private_bus(tmp_path / "bus") as address, logind_on(address) as desktop:
        buses = {f"DBUS_{name}_BUS_ADDRESS": address for name in ("SYSTEM", "SESSION")}
        with driven(vault_folder, tmp_path, **buses) as program:
            for nth in range(rounds):
                program.tell("unlock", passphrase=words["passphrase"])
                assert program.heard(desktop.serve) == "open"
                program.do("go", page="cases", record=case, part="facts")
                program.do("go", page="today")
                program.do("type", text=TYPED)

                WAYS[nth % len(WAYS)](program, desktop)

                assert program.heard(desktop.serve) == {"card": program.pid}
                assert not is_open(vault_folder)
                assert desktop.held() == 0
                for name, count in program.copies(words).items():
                    found[name] += count
                resident.append(resident_kib(program.pid))
                held.append(len(open_files(program.pid)))

            program.rest(rounds)
            later = program.copies(words)

    assert found == later == dict.fromkeys(words, 0)
    assert max(resident) < min(resident) * 1.25
    assert max(held) - min(held) <= 1


READER = """
import ctypes, os, signal, sys
from vp_desktop.services.access import harden_process
if os.getuid() == 0:
    os.setgroups([])
    os.setuid(65534)
libc = ctypes.CDLL(None)
ready, told = os.pipe()
child = os.fork()
if child == 0:
    libc.prctl(4, 1, 0, 0, 0)
    if sys.argv[1] == "hardened":
        harden_process()
    os.write(told, b"1")
    signal.pause()
os.read(ready, 1)
try:
    open(f"/proc/{child}/mem", "rb").close()
    print("read")
except PermissionError:
    print("denied")
print("attached" if libc.ptrace(16, child, None, None) == 0 else "denied")
os.kill(child, 9)
"""
"""What a thief does who runs as the same user: opens the memory, and attaches as gcore does."""


@pytest.mark.parametrize(
    ("state", "answers"), [("open", "read\nattached"), ("hardened", "denied\ndenied")]
)
def test_27_another_program_of_the_same_user_may_not_read_the_memory(
    state: str, answers: str
) -> None:
    assert said_by(READER, state) == answers


CRASH = """
import os, resource, signal, sys
from vp_desktop.services.access import harden_process
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
try:
    resource.setrlimit(resource.RLIMIT_CORE, (1_000_000, 1_000_000))
except ValueError:  # who runs the suite took the right to raise it away; then what is left must do
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
os.chdir(sys.argv[1])
child = os.fork()
if child == 0:
    harden_process()
    if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
        os._exit(1)
    os.kill(os.getpid(), signal.SIGSEGV)
_pid, status = os.waitpid(child, 0)
print(os.WIFSIGNALED(status) and os.WTERMSIG(status), os.WCOREDUMP(status), os.listdir("."))
"""


def test_27_a_crash_leaves_no_core_file(tmp_path: Path) -> None:
    assert said_by(CRASH, tmp_path) == f"{signal.SIGSEGV.value} False []"


def by_key(program: Driven, _desktop: FakeLogind) -> None:
    program.tell("press", key="L")


def by_sleep(_program: Driven, desktop: FakeLogind) -> None:
    desktop.prepare_for_sleep(soon=True)


def by_session(_program: Driven, desktop: FakeLogind) -> None:
    desktop.lock()


def by_another_user(_program: Driven, desktop: FakeLogind) -> None:
    desktop.switch(to_us=False)


def by_screen_saver(_program: Driven, desktop: FakeLogind) -> None:
    desktop.save_screen()


def by_standing_still(program: Driven, _desktop: FakeLogind) -> None:
    program.do("impatient")
    program.process.send_signal(signal.SIGSTOP)
    select.select([], [], [], 2)
    program.process.send_signal(signal.SIGCONT)


WAYS = (by_key, by_sleep, by_session, by_another_user, by_screen_saver, by_standing_still)
