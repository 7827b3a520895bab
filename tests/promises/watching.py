"""Watch a program from outside: what it writes, and with whom it speaks, call by call."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.children import ROOT

_WRITES = ("mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "link",
           "linkat", "symlink", "symlinkat", "truncate", "creat")  # fmt: skip
_OPENS = ("open", "openat", "openat2")
_SPEAKS = ("socket", "socketpair", "connect", "bind", "sendto", "sendmsg")
_TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_LINE = re.compile(r"^(?P<call>\w+)\((?P<given>.*)\) += (?P<answer>-?\d+)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FOLDER = re.compile(r"^(?:AT_FDCWD|\d+)<([^>]*)>")

PATIENCE_TURNS, TURN_S = 1200, 0.05

DEVICES = re.compile(r"^/dev/(null|zero|full|tty|pts/\d+|dri/\S+|u?random)$|^/proc/self/\S+$")
"""What is written to and kept nowhere."""

DESKTOP = re.compile(
    r"^@?(/tmp/\.X11-unix/X\d+|\S*/wayland-\d+|\S*/(dbus-\S+|bus|system_bus_socket))$"
)
"""Sockets of the desktop itself: X11, Wayland, D-Bus."""


@dataclass(slots=True, kw_only=True)
class Seen:
    """What a program and all that it became or started did, as the kernel saw it."""

    home: Path
    wrote: set[Path] = field(default_factory=set)
    spoke: set[str] = field(default_factory=set)
    """Families of sockets that are no Unix sockets, and paths of those that are."""
    calls: int = 0
    out: str = ""
    err: str = ""

    def wrote_outside(self, *places: Path) -> set[Path]:
        """Return what was written elsewhere than in ``places``."""
        return {
            path
            for path in self.wrote
            if not DEVICES.match(str(path)) and not any(path.is_relative_to(at) for at in places)
        }

    def spoke_outside_the_desktop(self) -> set[str]:
        """Return with whom it spoke but X11, Wayland and D-Bus."""
        return {whom for whom in self.spoke if not DESKTOP.match(whom)}


def own_home(at: Path, **more: str) -> dict[str, str]:
    """Return an environment in which the whole of a person's computer is the folder ``at``."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    for name in ("home", "tmp", "run"):
        (at / name).mkdir(mode=0o700)
    return {
        **ours,
        "HOME": str(at / "home"),
        "TMPDIR": str(at / "tmp"),
        "XDG_RUNTIME_DIR": str(at / "run"),
        "PYTHONDONTWRITEBYTECODE": "1",  # else it would write beside its own source
        **more,
    }


class Watcher:
    """Runs our own Python under ``strace``, in ``own_home``."""

    def __init__(self, at: Path, environment: dict[str, str]) -> None:
        self._logs = at / "seen"
        self._logs.mkdir()
        self._home = Path(environment["HOME"])
        self._environment = environment

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start ``python ARGUMENTS``; not every machine has all the calls, hence the marks."""
        known = [f"?{call}" for call in ("%network", *_OPENS, *_WRITES)]
        watch = ["strace", "-ff", "-qq", "-y", "--seccomp-bpf"]
        if os.geteuid() != 0:
            # Who hides its memory hides the names it opens from whoever watches, but for root.
            known.append("prctl")
            watch += ["-e", "inject=prctl:retval=0"]
        watch += ["-e", f"trace={','.join(known)}"]
        return subprocess.Popen(  # noqa: S603 - our own words
            [*watch, "-o", str(self._logs / "log"), sys.executable, *arguments],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def wait_for(self, process: subprocess.Popen[str], happened: Callable[[str], bool]) -> None:
        """Wait until the calls of one of the processes show that something ``happened``."""
        for _turn in range(PATIENCE_TURNS):
            if any(map(happened, self._calls())):
                return
            with suppress(subprocess.TimeoutExpired):
                process.wait(TURN_S)
        raise TimeoutError

    def seen(self, process: subprocess.Popen[str]) -> Seen:
        """Wait for the end of ``process``; return what it did."""
        out, err = process.communicate(timeout=120)
        seen = Seen(home=self._home, out=out, err=err)
        for calls in self._calls():
            for line in calls.splitlines():
                _note(seen, line)
        return seen

    def _calls(self) -> Iterator[str]:
        for log in self._logs.iterdir():
            yield log.read_text(encoding="utf-8", errors="surrogateescape")


def _note(seen: Seen, line: str) -> None:
    found = _LINE.match(line)
    if not found:
        return
    seen.calls += 1
    call, given = found["call"], found["given"]
    if call in _SPEAKS:
        seen.spoke.update(_spoken_to(call, given))
    elif int(found["answer"]) >= 0 and (call in _WRITES or _TO_WRITE.search(given)):
        seen.wrote.update(_named(given))


def _spoken_to(call: str, given: str) -> Iterator[str]:
    if call in {"socket", "socketpair"}:
        family = given.partition(",")[0]
        if family != "AF_UNIX":
            yield family
    elif path := re.search(r'sun_path=(@?)"([^"]*)"', given):
        yield path[1] + path[2]
    elif "sa_family=AF_" in given and "sa_family=AF_UNIX" not in given:
        yield given


def _named(given: str) -> Iterator[Path]:
    folder = _FOLDER.match(given)
    for name in _STRING.findall(given):
        yield Path(os.path.normpath((Path(folder[1]) if folder else ROOT) / name))
