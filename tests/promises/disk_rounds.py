"""Ways for a disk to fail, each tried on every kind of work: a process of its own runs them."""

import os
import resource
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

from tests.disks import claim_mounts, fill, mounted
from tests.promises.disk_work import Arm, Scene, look, outcome, set_up
from tests.promises.failing_calls import counted, failing
from vp_desktop.vault.spare import SPARE_BYTES

RUN = "from tests.promises import disk_rounds; disk_rounds.main()"
LARGEST = 900_000
"""Bytes: no file of any work grows to more, so this limit refuses nothing."""
DISK_KIB = 4096
MOST_MEMORY = 16 * 1024 * 1024
_BLOCK = 4000
_HOARD: list[bytes] = []

Ended = Counter[str]
"""How the rounds ended: «done», or the error that was told."""


def main() -> None:
    """Run the rounds that the command line names; print how each ended, and how often."""
    rounds, scratch, works, how_many = sys.argv[1:]
    ended: Ended = Counter()
    for nth, work in enumerate(works.split(",")):
        mine = Path(scratch) / str(nth)
        mine.mkdir()
        ended += ROUNDS[rounds](mine, work, int(how_many))
    print(*(f"{name}={times}" for name, times in sorted(ended.items())))  # noqa: T201 - for the test


def limited(scratch: Path, work: str, how_many: int) -> Ended:
    """Let no file grow above a size, from none at all to the largest there is."""
    sizes = [0, LARGEST, *_sizes(LARGEST, how_many - 2)]
    arms = [partial(_limit, resource.RLIMIT_FSIZE, size) for size in sizes]
    return _each(set_up(scratch), work, arms)


def filled(scratch: Path, work: str, how_many: int) -> Ended:
    """Fill the disk that all of it lies on, until less and less is free."""
    claim_mounts()
    with mounted(scratch / "disk", DISK_KIB) as disk:
        if disk is None:  # no right to mount: the next best way
            return limited(scratch, work, how_many)
        scene = set_up(scratch, disk)
        free = shutil.disk_usage(disk).free
        arms = [partial(_fill, disk, leave) for leave in (0, *_sizes(free, how_many - 1))]
        return _each(scene, work, arms)


def filled_for_deleting(scratch: Path, work: str, how_many: int) -> Ended:
    """Fill the disk to the last byte, or nearly, while the vault is open, and delete."""
    claim_mounts()
    with mounted(scratch / "disk", DISK_KIB) as disk:
        scene = set_up(scratch, disk)
        if disk is None:  # no right to mount: what is set aside must be given, and is looked at
            arms = [partial(_note_spare, scene)] * how_many
        else:
            arms = [partial(_fill, disk, leave) for leave in range(0, 1000 * how_many, 1000)]
        return _each(scene, work, arms)


def starved(scratch: Path, work: str, how_many: int) -> Ended:
    """Let the program have hardly more memory than it has already."""
    arms = [partial(_starve, more) for more in (0, *_sizes(MOST_MEMORY, how_many - 1))]
    return _each(set_up(scratch), work, arms)


def failing_once(scratch: Path, work: str, how_many: int) -> Ended:
    """Let the n-th write or wait for the disk fail, for every n; and from the n-th on, all."""
    scene = set_up(scratch)
    ended: Ended = Counter()
    calls = counted(partial(outcome, scene, work))
    scene.again()
    for nth in range(1, min(how_many, len(calls)) + 1):
        said = failing(partial(outcome, scene, work), calls, nth, for_good=nth % 2 == 0)
        look(scene, work, said)
        ended[said] += 1
        scene.again()
    return ended


def _each(scene: Scene, work: str, arms: Iterable[Arm]) -> Ended:
    ended: Ended = Counter()
    for arm in arms:
        said = outcome(scene, work, arm)
        (scene.here / "ballast").unlink(missing_ok=True)
        look(scene, work, said)
        ended[said] += 1
        scene.again()
    return ended


def _sizes(most: int, how_many: int) -> Iterator[int]:
    chance = Random(how_many)  # noqa: S311 - the same sizes every time
    return (int(most * chance.random() ** (1 + 3 * (nth % 2))) for nth in range(how_many))


def _limit(kind: int, size: int) -> None:
    resource.setrlimit(kind, (size, resource.RLIM_INFINITY))


def _fill(disk: Path, leave: int) -> None:
    fill(disk, min(leave, shutil.disk_usage(disk).free))


def _note_spare(scene: Scene) -> None:
    assert (scene.vault / "vault.spare").stat().st_blocks * 512 >= SPARE_BYTES


def _starve(more: int) -> None:
    """Take all the memory that there may be, and give back ``more`` bytes of it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _limit(resource.RLIMIT_AS, pages * os.sysconf("SC_PAGE_SIZE") + MOST_MEMORY)
    with suppress(MemoryError):
        while True:
            _HOARD.append(bytes(_BLOCK))
    del _HOARD[-more // _BLOCK - 16 :]


ROUNDS: dict[str, Callable[[Path, str, int], Ended]] = {
    "limited": limited,
    "filled": filled,
    "filled_for_deleting": filled_for_deleting,
    "starved": starved,
    "failing": failing_once,
}
