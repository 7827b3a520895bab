"""Let the n-th write, or wait for the disk, of a forked process fail: ``strace`` does it."""

import ctypes
import os
import re
import subprocess
from collections.abc import Callable
from tempfile import NamedTemporaryFile
from typing import IO

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate")
_PR_SET_PTRACER, _ANYBODY = 0x59616D61, -1
"""Source: linux/prctl.h; some systems let nobody watch but a parent."""

Work = Callable[[Callable[[], None]], str]
"""Does something in a fork, in which it first calls what it is given; tells how it ended."""


def counted(work: Work) -> list[str]:
    """Do ``work`` undisturbed; return the calls it made that could fail, in order."""
    with NamedTemporaryFile("r", encoding="utf-8") as log:
        _watched(work, "-o", log.name)
        found = [re.match(r"(\w+)\(", line) for line in log]
    return [call[1] for call in found if call]


def failing(work: Work, calls: list[str], nth: int, *, for_good: bool) -> str:
    """Do ``work`` and let the ``nth`` of its ``calls`` fail, and ``for_good`` all after it."""
    call = calls[nth - 1]
    when = f"{calls[:nth].count(call)}{'+' if for_good else ''}"
    return _watched(work, "-o", "/dev/null", "-e", f"inject={call}:error=EIO:when={when}")


def _watched(work: Work, *options: str) -> str:
    asked, ask = os.pipe2(os.O_CLOEXEC)
    watched, tell = os.pipe2(os.O_CLOEXEC)

    def wait_to_be_watched() -> None:
        """Wait at a pipe: a stop by signal could come after the signal that ends it."""
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)
        os.write(ask, f"{os.getpid()}\n".encode())
        os.read(watched, 1)

    watcher = os.fork()
    if watcher == 0:
        _watch(asked, tell, options)
    said = work(wait_to_be_watched)
    for end in (asked, ask, watched, tell):
        os.close(end)
    _pid, status = os.waitpid(watcher, 0)
    assert status == 0, "strace"
    return said


def _watch(asked: int, tell: int, options: tuple[str, ...]) -> None:
    """Watch the process whose number comes; never returns."""
    process = int(os.read(asked, 100))
    trace = f"trace={','.join(CALLS)}"
    command = ["strace", "-p", str(process), "-e", trace, *options]
    with subprocess.Popen(  # noqa: S603 - our own words
        command, stderr=subprocess.PIPE, text=True
    ) as strace:
        _wait_until_attached(strace.stderr)
        os.write(tell, b"!")
        _nothing, _complaints = strace.communicate()
    os._exit(0)


def _wait_until_attached(complaints: IO[str] | None) -> None:
    assert complaints
    for line in complaints:
        if "attached" in line:
            return
    raise AssertionError("strace may not watch")
