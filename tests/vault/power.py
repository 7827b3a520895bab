"""Cut the power, on paper: what a disk may hold when it dies in the middle of saving.

A program is watched by ``strace``. Of what it wrote, only what it synchronised is sure to be on the
disk; of the rest any part may be, in any order, down to single sectors. The same goes for names: a
file that was made, renamed or removed has its new name for sure only once its folder was
synchronised. ``Disk.after_a_cut`` draws one such disk; what lies on it must open, and hold every
promise that the program had given by then.

The model takes a disk at its word: one that says it wrote, and did not, is beyond any program.
"""

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from tests.children import ROOT

SECTOR = 512
CALLS = (
    "openat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,"
    "renameat2,link,linkat"
)
PROMISE = "acknowledged"
"""The file, outside every folder that is watched, to which a program writes what it promised."""

_LINE = re.compile(r"^(?P<call>\w+)\((?P<given>.*)\) = (?P<answer>-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the program asked of the disk."""

    call: str
    path: Path
    to: Path | None = None
    at: int = 0
    content: bytes = b""


Names = dict[Path, int | None]
"""Which file a name stands for; None: it is gone."""


@dataclass(slots=True)
class Disk:
    """What is surely there, and what may be. A file is a number, for it can have several names."""

    here: Path
    names: dict[Path, int] = field(default_factory=dict)
    sure_names: dict[Path, int] = field(default_factory=dict)
    sure: dict[int, bytes] = field(default_factory=dict)
    loose: dict[int, list[Step]] = field(default_factory=lambda: defaultdict(list))
    loose_names: dict[Path, list[Names]] = field(default_factory=lambda: defaultdict(list))
    promises: int = 0

    @classmethod
    def of(cls, here: Path) -> "Disk":
        """Return a disk that holds what lies below ``here`` now, all of it for sure."""
        disk = cls(here)
        for number, path in enumerate(path for path in here.rglob("*") if path.is_file()):
            disk.sure_names[path] = disk.names[path] = number
            disk.sure[number] = path.read_bytes()
        return disk

    def take(self, step: Step) -> None:
        """Let the program do ``step``."""
        if step.path.name == PROMISE:
            self.promises += step.call == "write"
        elif step.path.is_relative_to(self.here):
            self._take(step)

    def _take(self, step: Step) -> None:
        match step.call:
            case "create":
                number = len(self.sure)
                self.sure[number] = b""
                self._name({step.path: number})
            case "unlink":
                self._name({step.path: None})
            case "link":
                self._name({_target(step): self.names[step.path]})
            case "rename":
                self._name({step.path: None, _target(step): self.names[step.path]})
            case "fsync":
                self._settle(step.path)
            case _:
                self.loose[self.names[step.path]].append(step)

    def _settle(self, path: Path) -> None:
        if path not in self.names:  # a folder
            for change in self.loose_names.pop(path, []):
                _apply(self.sure_names, change)
            return
        number = self.names[path]
        for waiting in self.loose.pop(number, []):
            self.sure[number] = _changed(self.sure[number], waiting, count())

    def _name(self, change: Names) -> None:
        _apply(self.names, change)
        self.loose_names[next(iter(change)).parent].append(change)

    def after_a_cut(self, chance: Random) -> dict[Path, bytes]:
        """Draw one disk that may be left when the power goes now."""
        names = dict(self.sure_names)
        for changes in self.loose_names.values():
            for change in changes:
                if chance.random() < 0.5:
                    _apply(names, change)
        left = {number: self._torn(number, chance) for number in set(names.values())}
        return {path: left[number] for path, number in names.items()}

    def _torn(self, number: int, chance: Random) -> bytes:
        content = self.sure[number]
        for step in self.loose.get(number, []):
            if chance.random() < 0.5:
                sectors = range(-(-len(step.content) // SECTOR))
                content = _changed(content, step, (n for n in sectors if chance.random() < 0.8))
        return content


def cuts(disk: Disk, steps: list[Step], how_many: int, chance: Random) -> Iterator[Disk]:
    """Run ``steps`` and cut the power ``how_many`` times; each time ``disk.here`` is what is left.

    The same moment may come several times: what the disk had written by then is drawn anew.
    """
    moments = sorted(chance.randrange(len(steps)) for _nth in range(how_many))
    taken = 0
    for moment in moments:
        while taken <= moment:
            disk.take(steps[taken])
            taken += 1
        _put(disk.here, disk.after_a_cut(chance))
        yield disk


def watched(code: str, log: Path, there: Disk, *arguments: str) -> list[Step]:
    """Run Python on ``code`` and return what it asked of the disk that began as ``there``."""
    command = ["strace", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(  # noqa: S603 - our own words
        [*command, sys.executable, "-c", code, *arguments], check=True, cwd=ROOT
    )
    reader = _Reader(set(there.names))
    with log.open(encoding="ascii") as lines:
        steps = [step for line in lines for step in reader.steps(line)]
    return [
        step for step in steps if step.path.is_relative_to(there.here) or step.path.name == PROMISE
    ]


class _Reader:
    """Turns the lines of ``strace`` into steps."""

    def __init__(self, names: set[Path]) -> None:
        self._names = names
        self._at: dict[str, int] = {}

    def steps(self, line: str) -> Iterator[Step]:
        """Yield what ``line`` asked of the disk, if it did."""
        found = _LINE.match(line)
        if not found or int(found["answer"]) < 0:
            return
        call, given, answer = found["call"].removesuffix("at2"), found["given"], found["answer"]
        if call == "openat":
            yield from self._open(given, answer)
        elif call.startswith(("unlink", "rename", "link")):
            yield self._rename(call.removesuffix("at"), given)
        elif (handle := _HANDLE.match(given)) is not None:
            yield from self._change(call, given, handle, int(answer))

    def _open(self, given: str, handle: str) -> Iterator[Step]:
        path = _path(_STRING.findall(given)[0])
        self._at[handle] = 0
        if "O_CREAT" in given and path not in self._names:
            self._names.add(path)
            yield Step(call="create", path=path)
        elif "O_TRUNC" in given:
            yield Step(call="ftruncate", path=path)

    def _rename(self, call: str, given: str) -> Step:
        path, *to = map(_path, _STRING.findall(given))
        if call != "link":
            self._names.discard(path)
        self._names.update(to)
        return Step(call=call, path=path, to=to[0] if to else None)

    def _change(self, call: str, given: str, handle: re.Match[str], answer: int) -> Iterator[Step]:
        number, path = handle[1], _path(handle[2])
        last = given.rsplit(", ", 1)[-1]
        match call:
            case "lseek":
                self._at[number] = answer
            case "fsync" | "fdatasync":
                yield Step(call="fsync", path=path)
            case "ftruncate":
                yield Step(call=call, path=path, at=int(last))
            case _:
                at = int(last) if call == "pwrite64" else self._at.get(number, 0)
                content = _bytes(_STRING.findall(given)[0])[:answer]
                if call == "write":
                    self._at[number] = at + answer
                yield Step(call="write", path=path, at=at, content=content)


def _put(here: Path, files: dict[Path, bytes]) -> None:
    for there in here.iterdir():
        if there.is_dir():
            shutil.rmtree(there)
        else:
            there.unlink()
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _apply(names: dict[Path, int], change: Names) -> None:
    for path, number in change.items():
        if number is None:
            names.pop(path, None)
        else:
            names[path] = number


def _changed(content: bytes, step: Step, sectors: Iterator[int]) -> bytes:
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


def _target(step: Step) -> Path:
    if step.to is None:
        raise ValueError(step.call)
    return step.to


def _path(quoted: str) -> Path:
    return Path(_bytes(quoted).decode())


def _bytes(quoted: str) -> bytes:
    return bytes.fromhex(quoted.replace("\\x", ""))
