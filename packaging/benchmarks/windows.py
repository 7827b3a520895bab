"""Start, unlock, lock, lists and memory: what the user waits for, in processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.place import PASSPHRASE, Place
from benchmarks.table import Row, at_most_later, at_most_mb, at_most_ms, at_most_times

_STARTS = 9
_CHILDREN = "benchmarks.children"


def rows(place: Place) -> Iterator[Row]:
    """Yield what the window costs."""
    home = place.scratch / "home"
    home.mkdir(exist_ok=True)
    pairs = [
        (_start(home, "card", str(place.vault)), _start(home, "bare")) for _time in range(_STARTS)
    ]
    ours = median(card for (card, _rest), _bare in pairs)
    limit = median(bare for _card, (bare, _rest) in pairs)
    bare_mb = median(float(rest[0]) for _card, (_bare, rest) in pairs)
    yield at_most_times("start of the process to the unlock card", ours, limit, "bare PySide6", 1.3)
    yield from _session(place, home, ours, bare_mb)
    yield from _lists(place, home)


def _session(place: Place, home: Path, start: float, bare_mb: float) -> Iterator[Row]:
    visits = [_found(home, "session", str(place.vault), PASSPHRASE) for _time in range(place.times)]
    part = {name: median(found[name] for found in visits) for name in visits[0]}
    derived = part["derive"]
    yield at_most_later("unlock to a usable window", part["unlock"], derived, "Argon2id", 150)
    locked = part["lock"] + start
    yield at_most_later("lock to the new unlock card", locked, start, "process start", 100)
    yield at_most_mb("memory, unlocked, cases shown", part["memory"], bare_mb, "bare window", 60)


def _lists(place: Place, home: Path) -> Iterator[Row]:
    found = _found(home, "lists", str(place.vault), PASSPHRASE)
    yield at_most_ms("list of all cases, first paint", found["paint"], 100)
    yield at_most_ms("list of all cases, another filter", found["filter"], 30)
    yield at_most_ms("list of all cases, a frame of scrolling, p95", found["frame"], 16)


def _start(home: Path, name: str, *arguments: str) -> tuple[float, list[str]]:
    """Return the seconds until the child ``name`` says it has painted, and what it says then."""
    started = perf_counter()
    with _child(home, name, *arguments) as child:
        if child.stdout is None or child.stdout.readline() != "painted\n":
            raise RuntimeError((home / f"{name}.err").read_text(encoding="utf-8"))
        taken = perf_counter() - started
        return taken, child.stdout.read().split()


def _found(home: Path, name: str, *arguments: str) -> dict[str, float]:
    """Return what the child ``name`` has measured."""
    with _child(home, name, *arguments) as child:
        said, _nothing = child.communicate()
    if child.returncode:
        raise RuntimeError((home / f"{name}.err").read_text(encoding="utf-8"))
    found: dict[str, float] = json.loads(said)
    return found


def _child(home: Path, name: str, *arguments: str) -> "subprocess.Popen[str]":
    here = Path(__file__).parents[1]
    env = os.environ | {"HOME": str(home), "LANG": "nl_NL.UTF-8", "PYTHONPATH": str(here)}
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        env.pop(variable, None)
    command = [sys.executable, "-m", f"{_CHILDREN}.{name}", *arguments]
    # Qt without a screen warns at every window; what went wrong stays readable in the file.
    with (home / f"{name}.err").open("w", encoding="utf-8") as errors:
        return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=errors, text=True)
