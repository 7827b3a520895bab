"""Cut the power, on paper: what a disk may hold when it dies in the middle of saving.

A program that saves is watched by ``strace``. Of what it wrote, only what it synchronised is sure
to be on the disk; of the rest any part may be, in any order, down to single sectors.
``after_a_cut`` draws one such disk; the vault on it must open and hold every acknowledged save.
"""

import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.children import ROOT

SECTOR = 512
CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename"
PROMISE = "acknowledged"
"""The file beside the vault that a program writes to when a save has returned."""

_LINE = re.compile(r"^(?P<call>\w+)\((?P<given>.*)\) = (?P<answer>-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the program asked of the disk."""

    call: str
    path: Path
    at: int = 0
    content: bytes = b""


@dataclass(slots=True)
class Disk:
    """What is surely there, and what may be."""

    sure: dict[str, bytes]
    names: set[str]
    loose: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))
    loose_names: list[tuple[str, str]] = field(default_factory=list)
    promises: int = 0

    def take(self, step: Step, folder: Path) -> None:
        """Let the program do ``step``."""
        name = step.path.name
        if name == PROMISE:
            self.promises += step.call == "write"
        elif step.path == folder and step.call == "fsync":
            for kind, changed in self.loose_names:
                (self.names.add if kind == "create" else self.names.discard)(changed)
            self.loose_names.clear()
        elif step.path.parent == folder:
            self._take_file(step, name)

    def _take_file(self, step: Step, name: str) -> None:
        if step.call in {"create", "unlink"}:
            self.loose_names.append((step.call, name))
            self.sure[name], self.loose[name] = self.sure.get(name, b""), self.loose[name]
        elif step.call == "fsync":
            for waiting in self.loose.pop(name, []):
                self.sure[name] = _changed(self.sure.get(name, b""), waiting, range(1 << 20))
        else:
            self.loose[name].append(step)

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """Draw one disk that may be left when the power goes now."""
        left = dict(self.sure)
        for name, waiting in self.loose.items():
            for step in waiting:
                if chance.random() < 0.5:
                    sectors = -(-len(step.content) // SECTOR)
                    kept = [n for n in range(sectors) if chance.random() < 0.8]
                    left[name] = _changed(left.get(name, b""), step, kept)
        names = set(self.names)
        for kind, name in self.loose_names:
            if chance.random() < 0.5:
                (names.add if kind == "create" else names.discard)(name)
        return {name: content for name, content in left.items() if name in names}


def _changed(content: bytes, step: Step, sectors: range | list[int]) -> bytes:
    if step.call == "ftruncate":
        return content[: step.at].ljust(step.at, b"\0")
    new = bytearray(content.ljust(step.at + len(step.content), b"\0"))
    for sector in sectors:
        start = sector * SECTOR
        if start >= len(step.content):
            break
        part = step.content[start : start + SECTOR]
        new[step.at + start : step.at + start + len(part)] = part
    return bytes(new)


def watched(code: str, log: Path, there: set[Path], *arguments: str) -> list[Step]:
    """Run Python on ``code`` and return what it asked of the disk, where ``there`` was already."""
    command = ["strace", "-y", "-xx", "-s", "100000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(  # noqa: S603 - our own words
        [*command, sys.executable, "-c", code, *arguments], check=True, cwd=ROOT
    )
    seen = set(there)
    steps = (_step(line, seen) for line in log.read_text(encoding="ascii").splitlines())
    return [step for step in steps if step]


def _step(line: str, seen: set[Path]) -> Step | None:
    found = _LINE.match(line)
    if not found or int(found["answer"]) < 0:
        return None
    call, given = found["call"], found["given"]
    if call in {"openat", "unlink"}:
        return _naming(call, given, seen)
    handle = _HANDLE.match(given)
    return _changing(call, given, Path(_text(handle[1]).decode())) if handle else None


def _naming(call: str, given: str, seen: set[Path]) -> Step | None:
    path = Path(_text(_STRING.findall(given)[0]).decode())
    if call == "unlink":
        seen.discard(path)
        return Step(call=call, path=path)
    new = "O_CREAT" in given and path not in seen
    seen.add(path)
    return Step(call="create", path=path) if new else None


def _changing(call: str, given: str, path: Path) -> Step:
    if call in {"fsync", "fdatasync"}:
        return Step(call="fsync", path=path)
    last = given.rsplit(", ", 1)[1]
    if call == "ftruncate":
        return Step(call=call, path=path, at=int(last))
    at = int(last) if call == "pwrite64" else 0
    return Step(call="write", path=path, at=at, content=_text(_STRING.findall(given)[0]))


def _text(quoted: str) -> bytes:
    return bytes.fromhex(quoted.replace("\\x", ""))
