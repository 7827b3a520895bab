"""Rounds of killing: the same work again and again, killed a step later each time.

A step is a file that is opened, linked, renamed or removed, as Python's audit hooks see it; the
time in between, spent in SQLite, is met by an alarm. The killed process is a fork, so a round costs
the work alone. Call it in a process of its own: one with Qt or threads must not be forked.
"""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from time import monotonic

ALARMS = 10
STEPS = frozenset(
    {"open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"}
)
MOST_STEPS = 500


def rounds(
    work: Callable[[], None], look: Callable[[], None], alarms: int = ALARMS, every: int = 1
) -> int:
    """Do ``work`` and be killed, at each step and ``alarms`` times in between; ``look`` after each.

    With ``every`` above 1 steps are left out, for a quick run.

    Returns how many rounds were really killed.
    """
    started = monotonic()
    assert not killed(work, lambda: None)
    took = monotonic() - started
    look()
    met = 0
    for step in range(every, MOST_STEPS, every):
        if not killed(work, partial(_die_at, step)):
            look()
            break
        met += 1
        look()
    for part in range(1, alarms + 1):
        met += killed(work, partial(_die_after, took * part / alarms))
        look()
    return met


def killed(work: Callable[[], None], arm: Callable[[], None]) -> bool:
    """Do ``work`` in a fork after ``arm``; tell whether it was killed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            arm()
            work()
            code = 0
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    assert status == 0 or os.WIFSIGNALED(status), "the work itself failed"
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    left = [step]

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        if event in STEPS:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _die_after(seconds: float) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
