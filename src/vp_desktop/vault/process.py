"""Close the doors through which other programs of the same user could look into this one."""

import ctypes
import sys

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4
"""Source: linux/prctl.h."""


def harden_process() -> None:
    """Leave no memory image of this process: no core file, and no other program may read it.

    Call it first of all, before a passphrase is typed. Where the system offers no such thing,
    nothing happens: this makes theft harder, it promises nothing.
    """
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Also stops ptrace and /proc/PID/mem by other programs of the same user.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
