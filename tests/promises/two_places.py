"""A vault as several computers see it, each with a memory of its own."""

import json
import shutil
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.children import said_by
from tests.killing import _die_at, killed, rounds
from tests.vault.planted import NEXT, make_older
from vp_desktop.domain.vault_standing import Consent, Judgement, Standing
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultDoubtError
from vp_desktop.vault.keys import MasterKey

ADD = "INSERT OR REPLACE INTO draft VALUES (:place, :body, '2026-03-02')"
LONG = "woord " * 400
"""Longer than half a page, so that every record has a page of its own."""


@dataclass(frozen=True)
class Computer:
    """A computer with a folder for what it remembers, and the key of one vault."""

    data: Path
    key: MasterKey
    keeps_version: bool = False

    @property
    def memory(self) -> Memory:
        return Memory(self.data, keeps_version=self.keeps_version)

    def open(self, folder: Path, consent: Consent | None = None) -> Vault:
        return Vault.open(folder, self.key, memory=self.memory, consent=consent)

    def write(self, folder: Path, *places: str) -> Judgement:
        """Save a record for each of ``places``, in one session."""
        with self.open(folder) as vault:
            for place in places:
                with vault.transaction():
                    vault.write(ADD, {"place": place, "body": f"{place} {LONG}"})
            return vault.judgement

    def look(self, folder: Path) -> Standing:
        """Open and close the vault; return what was found, whether or not it stopped."""
        return self.judge(folder).standing

    def judge(self, folder: Path) -> Judgement:
        try:
            with self.open(folder) as vault:
                return vault.judgement
        except VaultDoubtError as stopped:
            return stopped.judgement

    def reads(self, folder: Path, consent: Consent | None = None) -> set[str]:
        """Return the places that have a record in the vault."""
        with self.open(folder, consent) as vault:
            return {row["place"] for row in vault.read("SELECT place FROM draft", {})}


def killed_sessions(folder: Path, data: Path, key_hex: str, alarms: int, every: int) -> None:
    """Kill a session that writes at every moment; print how often, and what was found after.

    Call it in a process of its own: one with Qt must not be forked.
    """
    here = Computer(data, MasterKey(bytes.fromhex(key_hex)), keeps_version=True)
    here.write(folder, "first")
    found: Counter[Standing] = Counter()

    def work() -> None:
        here.write(folder, *(f"place {nth}" for nth in range(3)))

    def look() -> None:
        found[here.look(folder)] += 1

    met = rounds(work, look, alarms, every)
    print(json.dumps({"killed": met, **found}))  # noqa: T201 - read by the test


def killed_upgrades(folder: Path, data: Path, key_hex: str, every: int) -> None:
    """Kill an opening that brings a vault up to date at each step; print what was found after."""
    key = MasterKey(bytes.fromhex(key_hex))
    make_older(folder, key, drafts=3)
    Computer(data, key).write(folder, "first")
    found: Counter[Standing] = Counter()
    step, was_killed = 1, True
    while was_killed:
        scene = folder.parent / f"scene {step}"
        there = shutil.copytree(folder, scene / folder.name)
        here = Computer(shutil.copytree(data, scene / "data"), key)
        was_killed = killed(partial(_upgrade, there, here, Counter()), partial(_die_at, step))
        _upgrade(there, here, found)
        shutil.rmtree(scene)
        step += every
    print(json.dumps({"killed": step // every - 1, **found}))  # noqa: T201 - read by the test


def _upgrade(folder: Path, here: Computer, found: Counter[Standing]) -> None:
    with Vault.open(folder, here.key, NEXT, memory=here.memory) as vault:
        found[vault.judgement.standing] += 1


def copied_from_outside(folder: Path, to: Path) -> None:
    """Copy the database while it is open here, as another program does.

    Opening the file ourselves would drop SQLite's lock on it.
    """
    said_by("import shutil, sys; shutil.copyfile(*sys.argv[1:])", folder / "vault.db", to)


def put_back(folder: Path, content: bytes) -> None:
    """Put an earlier database in the place of the present one, as a restore of files does."""
    new = folder / "put-back.tmp"
    new.write_bytes(content)
    new.replace(folder / "vault.db")


def whole(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder``."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def synchronised(folder: Path, to: Path) -> None:
    """Make ``to`` what ``folder`` is, as a synchronising program does."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
