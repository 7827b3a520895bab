"""A vault as several computers see it, each with a memory of its own."""

import shutil
from dataclasses import dataclass
from pathlib import Path

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
