"""A display that nobody sees, with a window manager, for programs that want a real one."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager

PATIENCE_S = 40


@contextmanager
def display() -> Generator[str]:
    """Give the name of a display of its own, as ``:7``."""
    read, write = os.pipe()
    server = start(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        dict(os.environ),
        keep=(write,),
    )
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    manager = start(["openbox"], {**os.environ, "DISPLAY": name})
    try:
        yield name
    finally:
        for process in (manager, server):
            process.terminate()
            process.communicate(timeout=PATIENCE_S)


def start(
    command: list[str], environment: dict[str, str], keep: tuple[int, ...] = ()
) -> subprocess.Popen[str]:
    """Start another program, with a pipe for what it complains about."""
    return subprocess.Popen(  # noqa: S603 - fixed words
        command, env=environment, pass_fds=keep, stderr=subprocess.PIPE, text=True
    )
