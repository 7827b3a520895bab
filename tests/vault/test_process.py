import os
import sys

import pytest

from tests.children import said_by

LOOK_AT_ONESELF = """
import resource
from vp_desktop.services.access import harden_process
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
try:
    resource.setrlimit(resource.RLIMIT_CORE, (1_000_000, 1_000_000))
except ValueError:  # who runs the suite took the right to raise it away; then what is left must do
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
harden_process()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""

READ_ME = """
import ctypes, os, sys
from vp_desktop.services.access import harden_process
os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
if sys.argv[1] == "hardened":
    harden_process()
parent = os.getpid()
into, out_of = os.pipe(), os.pipe()
if os.fork() == 0:
    try:
        open(f"/proc/{parent}/mem", "rb").close()
        os.write(into[1], b"read")
    except PermissionError:
        os.write(into[1], b"denied")
    os._exit(0)
print(os.read(into[0], 9).decode())
os.wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the doors of Linux")
@pytest.mark.parametrize(("state", "answer"), [("open", "read"), ("hardened", "denied")])
def test_another_program_of_the_same_user_may_not_read_the_memory(state: str, answer: str) -> None:
    if os.getuid() != 0:
        pytest.skip("taking another user's place needs root")

    assert said_by(READ_ME, state) == answer


@pytest.mark.skipif(sys.platform != "linux", reason="the doors of Linux")
def test_a_crash_leaves_no_core_file() -> None:
    assert said_by(LOOK_AT_ONESELF) == "0"
