"""Nothing reaches a network: not the suite, not a program it starts, not a library underneath."""

import os
import signal
import socket
import sys
from importlib import import_module
from pkgutil import walk_packages

import pytest

import vp_desktop
from tests.children import start
from tests.offline import ReachedOutError

ASK = "import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM); print('reached out')"
ASK_PAST_PYTHON = "import ctypes; ctypes.CDLL(None).socket(2, 1, 0); print('reached out')"


def test_61b_the_kernel_ends_whatever_the_suite_starts_that_asks_for_a_network() -> None:
    asking = [ASK.format(family=family) for family in ("AF_INET", "AF_INET6", "AF_PACKET")]

    ended = [ended_by(code) for code in (*asking, ASK_PAST_PYTHON)]

    assert ended == [(-signal.SIGSYS, "")] * 4
    assert ended_by(ASK.format(family="AF_UNIX")) == (0, "reached out\n")
    assert os.environ["VP_SUITE_IS_OFFLINE"] == "1"


def test_61c_the_suite_would_notice_a_connection() -> None:
    with pytest.raises(ReachedOutError):
        socket.create_connection(("127.0.0.1", 9))


def test_61d_no_module_of_the_program_brings_in_the_network_of_qt() -> None:
    for module in walk_packages(vp_desktop.__path__, "vp_desktop."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

    assert not [name for name in sys.modules if name.startswith("PySide6.QtNetwork")]


def ended_by(code: str) -> tuple[int, str]:
    """Return how Python ended on ``code``, and what it said."""
    with start(code) as child:
        said, _nothing = child.communicate()
    return child.returncode, said
