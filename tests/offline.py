"""Let nothing in the suite reach a network: who tries fails, in whichever test it happens.

Two doors are shut. Python tells of every connection before it makes it, and is refused. The kernel
ends every process of the suite, those that it starts too, that asks for a socket which is not one
of the file system; a library that asks past Python is met there.
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterator

REACHING_OUT = frozenset(
    {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}
)
"""Events that Python reports before it does them (library reference, «Audit events table»)."""

_MACHINES = {"x86_64": (0xC000003E, 41, 317), "aarch64": (0xC00000B7, 198, 277)}
"""Of each: its AUDIT_ARCH, and the numbers of the calls ``socket`` and ``seccomp``."""

_LOCAL = (1, 16)
"""AF_UNIX, and AF_NETLINK: a question to the kernel itself."""

_NUMBER, _ARCHITECTURE, _FAMILY = 0, 4, 16
"""Where ``struct seccomp_data`` has them (linux/seccomp.h)."""
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _END_PROCESS = 0x7FFF0000, 0x80000000
_SET_FILTER, _ALL_THREADS, _NO_NEW_PRIVILEGES = 1, 1, 38


class ReachedOutError(AssertionError):
    """Something tried to use the network."""


def hold() -> None:
    """From now on until the end of the process, refuse what would reach a network."""
    if "VP_SUITE_IS_OFFLINE" not in os.environ:  # a child of the suite has the filter already
        os.environ["VP_SUITE_IS_OFFLINE"] = str(int(_shut_the_kernels_door()))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in REACHING_OUT and not _is_the_desktops_own(arguments):
        raise ReachedOutError(event)


def _is_the_desktops_own(arguments: tuple[object, ...]) -> bool:
    """Return whether this is a socket in the file system, as X11, Wayland and D-Bus use."""
    return len(arguments) > 1 and isinstance(arguments[1], str | bytes)


def _shut_the_kernels_door() -> bool:
    """Have Linux end any thread's process that asks for another socket; tell whether it will."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    _architecture, _socket, seccomp = _MACHINES[platform.machine()]
    program = b"".join(_instructions(*_MACHINES[platform.machine()][:2]))
    code = ctypes.create_string_buffer(program, len(program))
    given = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() != 0:  # root may without, and keeps the right to mount
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(libc.syscall(seccomp, _SET_FILTER, _ALL_THREADS, given) == 0)


def _instructions(architecture: int, socket: int) -> Iterator[bytes]:
    """Yield the filter, as ``struct sock_filter`` (linux/filter.h)."""
    yield _instruction(_LOAD, _ARCHITECTURE)
    yield _instruction(_JUMP_IF_EQUAL, architecture, otherwise=len(_LOCAL) + 4)
    yield _instruction(_LOAD, _NUMBER)
    yield _instruction(_JUMP_IF_EQUAL, socket, otherwise=len(_LOCAL) + 2)
    yield _instruction(_LOAD, _FAMILY)
    for left, family in zip(reversed(range(len(_LOCAL))), _LOCAL, strict=True):
        yield _instruction(_JUMP_IF_EQUAL, family, then=left + 1)
    yield _instruction(_RETURN, _END_PROCESS)
    yield _instruction(_RETURN, _ALLOW)


def _instruction(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("HBBI", code, then, otherwise, value)
