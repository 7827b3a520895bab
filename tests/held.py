"""Let nothing in the suite open a database that this process is connected to.

On POSIX closing any handle to a file drops every lock that the process has on it, SQLite's too: a
second program could then write, and what it wrote would be lost without a word. So who opens the
file of a connected vault fails, in whichever test it happens.
"""

import os
import subprocess
import sys
from pathlib import Path, PurePath

_HANDLES = "/dev/fd"


class OpenedBesideError(AssertionError):
    """Something opened the database of a vault that this process has open."""


def hold() -> None:
    """From now on until the end of the process, refuse it."""
    if sys.platform != "win32":  # where a lock belongs to the handle
        sys.addaudithook(_refuse)


def read_beside(path: Path) -> bytes:
    """Return what a file holds, read by another process, which drops no lock of ours."""
    return subprocess.run(["/bin/cat", path], capture_output=True, check=True).stdout  # noqa: S603 - a file of the test


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        path = os.fsdecode(arguments[0])
        if PurePath(path).suffix == ".db" and _has_a_handle(path):
            raise OpenedBesideError(PurePath(path).name)


def _has_a_handle(path: str) -> bool:
    try:
        file = os.stat(path)  # noqa: PTH116 - pathlib would look less directly
    except OSError:
        return False
    return any(_is_of(int(name), file) for name in os.listdir(_HANDLES))  # noqa: PTH208


def _is_of(handle: int, file: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), file)
    except OSError:  # the handle by which the handles were listed
        return False
