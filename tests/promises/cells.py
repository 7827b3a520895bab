"""Let a fork do something that may go wrong in any way, and tell how it ended and what it took.

Call it in a process of its own: one with Qt or threads must not be forked.
"""

import os
import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

_MIB = 1024 * 1024
_PATIENCE = 12
"""Seconds by the clock for each of the processor."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a piece of work ended."""

    said: str
    """What it returned; ``killed by N`` when a signal ended it, as a crash or the alarm does."""
    seconds: float
    grown_mib: float
    """How far its memory grew beyond what it began with."""


def in_a_cell(work: Callable[[], str], *, seconds: int, mib: int) -> Ended:
    """Do ``work`` in a fork that dies after ``seconds``, or refuses memory beyond ``mib`` more.

    The seconds are of the processor, so that other work on the computer kills nothing; who waits
    for ever is killed as well, later.
    """
    reading, writing = os.pipe()
    began = monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _do(work, writing, seconds, mib)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said, _tab, grown = pipe.read().partition("\t")
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        said = f"killed by {os.WTERMSIG(status)}"
    return Ended(said, monotonic() - began, float(grown or 0))


def _do(work: Callable[[], str], to: int, seconds: int, mib: int) -> None:
    code = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_PATIENCE * seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        most = _bytes_in_use() + mib * _MIB
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        begin = _mib_in_use("VmRSS")
        _forget_the_peak()
        said = work()
        grown = _mib_in_use("VmHWM") - begin
        os.write(to, f"{said}\t{grown:.0f}".encode())
        code = 0
    except BaseException:
        traceback.print_exc()  # nobody else will: the process ends here
        raise
    finally:
        os._exit(code)


def _bytes_in_use() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    return pages * resource.getpagesize()


def _forget_the_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _mib_in_use(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    line = next(one for one in lines if one.startswith(f"{name}:"))
    return int(line.split()[1]) / 1024
