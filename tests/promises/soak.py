"""The work of months in minutes: random use, broken off at random, and looked at each time.

One process plays the adviser: it writes, changes, bins, destroys, drafts, backs up and changes the
passphrase, on a disk that fills up and empties, until it locks or is killed. It says on a pipe what
it begins and what the program acknowledged. The other listens, opens what is left, and holds it
against what was said: all that was acknowledged is there, and at most the last deed beside it.
Call it in a process of its own: one with Qt or threads must not be forked.
"""

import json
import os
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.conftest import CHEAP, PASSPHRASE
from tests.disks import fill, small_disk
from tests.promises.adviser import Adviser, Change, State, state_of
from vp_desktop.services.practice import Practice
from vp_desktop.services.restoring import restore, verify
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import derive_key

MOST_DEEDS = 15
DISK_KIB = 96 * 1024


@dataclass(slots=True)
class Place:
    """Where the adviser works."""

    vault: Path
    data: Path
    stick: Path
    is_small_disk: bool

    def fill_up(self, leave_bytes: int) -> Callable[[], None]:
        """Leave almost no room for the vault; return what gives the room back."""
        if self.is_small_disk:
            return fill(self.vault.parent, leave_bytes).unlink
        _now, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        size = (self.vault / "vault.db").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + leave_bytes, most))
        return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@dataclass(slots=True)
class Expected:
    """What must be there, by what the adviser was told."""

    state: State = field(default_factory=dict)
    begun: list[Change] = field(default_factory=list)
    """What the last deed would change, when nothing came of it yet."""
    rescued: dict[str, str] = field(default_factory=dict)
    """Drafts that the vault did not take and that are kept outside it, by place."""
    may_return: set[str] = field(default_factory=set)
    """Drafts that were kept outside, or begun: they may come back, whatever was saved since."""
    at_backup: State = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)

    def hear(self, line: str) -> None:
        """Take one line that the adviser said."""
        kind, changes = json.loads(line)
        self.counted[kind] += 1
        drafts = {name: value for of, name, value in changes if of == "draft"}
        if kind == "begin":
            self.begun = changes
            return
        self.begun = []
        if kind == "rescued":
            self.rescued |= drafts
            self.may_return |= {*drafts.values()}
        elif kind != "refused":
            self.state = _after(self.state, changes)
            self.rescued = {at: kept for at, kept in self.rescued.items() if at not in drafts}
        if kind == "backed up":
            self.at_backup = dict(self.state)

    def compare(self, found: State) -> None:
        """Hold what was ``found`` against what must be there; from now on that is what is there."""
        fitting = [nth for nth, way in enumerate(self._ways(found)) if self._fits(found, *way)]
        assert fitting, _difference(found, self.state)
        self.counted["kept though not acknowledged"] += 0 not in fitting
        self.counted["came back"] += len(self.rescued)
        # Killed on its way there, it may lie outside the vault until that has room for it.
        self.may_return |= {value for kind, _name, value in self.begun if kind == "draft" and value}
        self.state, self.begun, self.rescued = found, [], {}

    def _ways(self, found: State) -> Iterator[tuple[State, dict[str, str]]]:
        """Yield what may be in the vault and outside it, by how far the last deed came."""
        yield self.state, self.rescued
        typed = {name: value for kind, name, value in self.begun if kind == "draft" and name}
        others = {at: kept for at, kept in self.rescued.items() if at not in typed}
        yield _after(self.state, _named(self.begun, found, self.state)), others
        yield self.state, self.rescued | {at: kept for at, kept in typed.items() if kept}

    def _fits(self, found: State, vault: State, outside: dict[str, str]) -> bool:
        """Tell whether all that is expected was ``found``; a draft may lie in another place."""
        drafts, others = _apart(found)
        known, rest = _apart(vault)
        wanted = {*known.values(), *outside.values()}
        there = set(drafts.values())
        last = {value for kind, _name, value in self.begun if kind == "draft" and value}
        return others == rest and wanted <= there <= wanted | last | self.may_return


def soak(here: Path, seed: int, seconds: float, rounds: int, disk: str) -> Counter[str]:
    """Work for at least ``seconds`` and ``rounds`` in the folder ``here``; return what was done.

    ``disk`` is ``own`` for a small disk where one may mount it, ``limit`` to have none.
    """
    chance, until = Random(seed), monotonic() + seconds  # noqa: S311 - no secret
    with ExitStack() as disks:
        place = _place(here, disks if disk == "own" else None)
        create_vault(place.vault, PASSPHRASE, CHEAP)
        expected = Expected({("passphrase", ""): PASSPHRASE})
        expected.compare({**_found(place, expected)})
        done = 0
        while done < rounds or monotonic() < until:
            done += 1
            expected.counted[_one_round(place, expected, chance.getrandbits(32))] += 1
            expected.compare(_found(place, expected, thorough=chance.random() < 0.1))
        _restore_newest(place, expected)
        expected.counted["on a full disk of its own"] = int(place.is_small_disk)
    return expected.counted


def _place(here: Path, disks: ExitStack | None) -> Place:
    """Return where to work: on a disk of its own, or where files may not grow beyond a size."""
    for name in ("data", "stick"):
        (here / name).mkdir(mode=0o700)
    at = here
    with suppress(pytest.skip.Exception):
        at = disks.enter_context(small_disk(here / "disk", DISK_KIB)) if disks else here
    return Place(at / "practice.vpvault", here / "data", here / "stick", at != here)


def _one_round(place: Place, expected: Expected, seed: int) -> str:
    """Have the adviser open the vault and work; return how it ended."""
    listen, tell = os.pipe()
    passphrase = expected.state["passphrase", ""]
    child = os.fork()
    if child == 0:
        os.close(listen)
        code = 1
        try:
            _work(place, passphrase, Random(seed), tell)  # noqa: S311 - no secret
            code = 0
        except BaseException:  # noqa: BLE001 - it must end here, whatever happens
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(tell)
    with os.fdopen(listen, encoding="utf-8") as said:
        for line in said:
            if line.endswith("\n"):
                expected.hear(line)
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGALRM
        return "killed"
    assert os.WEXITSTATUS(status) == 0, f"the program failed; seed {seed}"
    return "locked"


def _work(place: Place, passphrase: str, chance: Random, tell: int) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    key = derive_key(place.vault, passphrase)
    practice = Practice.open(place.vault, key, memory=Memory(place.data))
    adviser = Adviser(practice, chance, tell, place.stick)
    deeds = chance.randint(1, MOST_DEEDS)
    full_from = chance.randrange(deeds) if chance.random() < 0.3 else deeds
    full_until = full_from + chance.randint(1, 5)
    dies_at = chance.randrange(deeds) if chance.random() < 0.75 else deeds
    make_room: Callable[[], None] = _nothing
    for nth in range(deeds):
        if nth == full_from:
            make_room = place.fill_up(chance.randrange(12_000))
        if nth == full_until:
            make_room()
            make_room = _nothing
        if nth == dies_at:
            signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.0005, 0.06))
        adviser.act()
    practice.lock()
    make_room()


def _nothing() -> None:
    """Have room already."""


def _found(place: Place, expected: Expected, *, thorough: bool = False) -> State:
    """Return what is there now; whether it is whole as well."""
    (place.vault.parent / "ballast").unlink(missing_ok=True)
    passphrase, key = _that_opens(place.vault, _passphrases(expected))
    practice = Practice.open(place.vault, key, memory=Memory(place.data))
    try:
        assert not practice.judgement.stops
        if thorough:
            practice._vault.check()
        found = state_of(practice._vault)
    finally:
        practice.lock()
    for backup in place.stick.glob("*.vpbackup") if thorough else ():
        verify(backup)
    return {**found, ("passphrase", ""): passphrase}


def _passphrases(expected: Expected) -> Iterator[str]:
    yield expected.state["passphrase", ""]
    for kind, _id, value in expected.begun:
        if kind == "passphrase" and value is not None:
            yield value


def _that_opens(vault: Path, passphrases: Iterator[str]) -> tuple[str, MasterKey]:
    """Return the one passphrase that opens ``vault``, and the key."""
    opened = []
    for passphrase in passphrases:
        with suppress(WrongPassphraseError):
            opened.append((passphrase, derive_key(vault, passphrase)))
    assert len(opened) == 1
    return opened[0]


def _restore_newest(place: Place, expected: Expected) -> None:
    """Put the newest backup back, and find in it what was there when it was acknowledged."""
    backups = sorted(place.stick.glob("*.vpbackup"), key=lambda path: path.stat().st_mtime_ns)
    if not backups or not expected.at_backup:
        return
    passphrase = expected.at_backup["passphrase", ""]
    to = place.stick / "again.vpvault"
    restore(backups[-1], passphrase, to)
    practice = Practice.open(to, derive_key(to, passphrase))
    found = {**state_of(practice._vault), ("passphrase", ""): passphrase}
    practice.lock()
    assert found == expected.at_backup, _difference(found, expected.at_backup)
    expected.counted["restored"] += 1


def _after(state: State, changes: list[Change]) -> State:
    """Return ``state`` with ``changes``, each a kind, an id and what is there, or None."""
    changed = dict(state)
    for kind, name, value in changes:
        assert name is not None
        if value is None:
            changed.pop((kind, name), None)
        else:
            changed[kind, name] = value
    return changed


def _named(begun: list[Change], found: State, before: State) -> list[Change]:
    """Return ``begun`` with the ids that new records turned out to have."""
    new = {
        (kind, value): name for (kind, name), value in found.items() if (kind, name) not in before
    }
    return [
        (kind, new.get((kind, value or ""), "none") if name is None else name, value)
        for kind, name, value in begun
    ]


def _apart(state: State) -> tuple[State, State]:
    """Return the drafts in ``state``, and the rest."""
    drafts = {key: value for key, value in state.items() if key[0] == "draft"}
    return drafts, {key: value for key, value in state.items() if key not in drafts}


def _difference(found: State, expected: State) -> str:
    lost = [key for key, value in expected.items() if found.get(key) != value]
    new = [key for key in found if key not in expected]
    return f"lost or changed {lost[:5]}, never acknowledged {new[:5]}"


if __name__ == "__main__":
    at, seed, seconds, rounds, disk = sys.argv[1:]
    sys.stdout.write(json.dumps(soak(Path(at), int(seed), float(seconds), int(rounds), disk)))
