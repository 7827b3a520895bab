import socket
import sys
from importlib import import_module
from pkgutil import walk_packages

import pytest

import vp_desktop
from tests.offline import ReachedOutError


def test_the_suite_would_notice_a_connection() -> None:
    with socket.socket() as door, pytest.raises(ReachedOutError):
        door.connect(("127.0.0.1", 9))


def test_no_module_of_the_program_brings_in_the_network_of_qt() -> None:
    for module in walk_packages(vp_desktop.__path__, "vp_desktop."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

    assert not [name for name in sys.modules if name.startswith("PySide6.QtNetwork")]
