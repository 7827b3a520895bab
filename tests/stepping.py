"""Kill a program before each of its system calls in turn, with ``ptrace`` on a fork.

What is on the disk changes by system calls alone, so being killed before each of them is being
killed at every moment that matters. Call it in a process of its own: one with Qt or threads must
not be forked. Threads of the work itself are not stepped through.
"""

import ctypes
import os
import signal
from collections.abc import Callable

_TRACE_ME, _SYSCALL, _SET_OPTIONS = 0, 24, 0x4200
_MARK_CALLS, _DIE_WITH_US = 0x1, 0x100000
"""Source: linux/ptrace.h."""
_AT_A_CALL = signal.SIGTRAP | 0x80
_MOST_CALLS = 20_000


def each_call(
    work: Callable[[], None], look: Callable[[], object], every: int = 1, most: int = _MOST_CALLS
) -> int:
    """Do ``work`` and be killed before each ``every``-th system call; ``look`` after each.

    Returns how often it was killed. The last time it was not, and ``look`` saw that too.
    """
    for met, nth in enumerate(range(every, most, every)):
        killed = killed_before(work, nth)
        look()
        if not killed:
            return met
    raise AssertionError("no end of calls")


def turning_point(work: Callable[[], None], is_done: Callable[[], bool]) -> int:
    """Return the first system call before which ``work`` is killed too late to be undone.

    ``is_done`` tells whether it was done, and undoes it.
    """
    low, high = 1, 2
    while killed_before(work, high) and not is_done():
        low, high = high, 2 * high
    is_done()
    while high - low > 1:
        middle = (low + high) // 2
        killed_before(work, middle)
        low, high = (low, middle) if is_done() else (middle, high)
    return high


def killed_before(work: Callable[[], None], nth: int) -> bool:
    """Do ``work`` in a fork; tell whether it lived to its ``nth`` system call, and died there."""
    child = os.fork()
    if child == 0:
        _be_traced(work)
    os.waitpid(child, 0)
    _ptrace(_SET_OPTIONS, child, _MARK_CALLS | _DIE_WITH_US)
    calls, handed_on = 0, 0
    while True:
        _ptrace(_SYSCALL, child, handed_on)
        _pid, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, "the work itself failed"
            return False
        assert os.WIFSTOPPED(status)
        stopped_by = os.WSTOPSIG(status)
        handed_on = 0 if stopped_by == _AT_A_CALL else stopped_by
        calls += stopped_by == _AT_A_CALL  # each call stops twice: before it and after it
        if calls == 2 * nth - 1:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True


def _be_traced(work: Callable[[], None]) -> None:
    code = 1
    try:
        _ptrace(_TRACE_ME, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        work()
        code = 0
    finally:
        os._exit(code)


def _ptrace(request: int, process: int, argument: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    libc.ptrace.restype = ctypes.c_long
    if libc.ptrace(request, process, None, argument) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")
