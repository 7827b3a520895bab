"""Let nothing in the suite reach a network: who tries fails, in whichever test it happens."""

import sys

REACHING_OUT = frozenset(
    {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}
)
"""Events that Python reports before it does them (library reference, «Audit events table»)."""


class ReachedOutError(AssertionError):
    """Something tried to use the network."""


def hold() -> None:
    """From now on until the end of the process, refuse what would reach a network."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in REACHING_OUT and not _is_the_desktops_own(arguments):
        raise ReachedOutError(event)


def _is_the_desktops_own(arguments: tuple[object, ...]) -> bool:
    """Return whether this is a socket in the file system, as X11, Wayland and D-Bus use."""
    return len(arguments) > 1 and isinstance(arguments[1], str | bytes)
