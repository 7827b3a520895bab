import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.vault.power import PROMISE, Disk, Step, watched
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.keys import MasterKey

SAVES = 6
SAVE = """
import sys
from pathlib import Path
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.keys import MasterKey
folder = Path(sys.argv[1])
vault = Vault.open(folder, MasterKey(bytes.fromhex(sys.argv[2])))
for nth in range(int(sys.argv[3])):
    with vault.transaction():
        vault.write("INSERT INTO client (pseudonym, name) VALUES (:p, 'Zoë')", {"p": f"M-{nth}"})
        vault.write("INSERT INTO draft VALUES (:p, :b, '')", {"p": str(nth), "b": "woord " * 1500})
    with (folder.parent / sys.argv[4]).open("ab", buffering=0) as promises:
        promises.write(b".")
vault.close()
"""


@pytest.fixture
def steps(vault_folder: Path, key: MasterKey, tmp_path: Path) -> tuple[Disk, list[Step]]:
    """A disk with an empty vault, and all that ten saves ask of it."""
    if not shutil.which("strace"):
        pytest.skip("watching a program needs strace")
    there = set(vault_folder.iterdir())
    sure = {path.name: path.read_bytes() for path in there}
    arguments = (str(vault_folder), key.reveal().hex(), str(SAVES), PROMISE)
    return Disk(sure, set(sure)), watched(SAVE, tmp_path / "log", there, *arguments)


def losses(disk: Disk, steps: list[Step], folder: Path, key: MasterKey) -> Iterator[Step]:
    """Cut the power after each step; yield those after which an acknowledged save was gone."""
    chance = Random(20260302)  # noqa: S311 - the same cuts every time
    for step in steps:
        if step.path.is_relative_to(folder.parent):
            disk.take(step, folder)
            thorough = chance.random() < 0.2
            if saved(folder, disk.after_a_cut(chance), key, thorough=thorough) < disk.promises:
                yield step


def saved(folder: Path, left: dict[str, bytes], key: MasterKey, *, thorough: bool) -> int:
    """Put what is ``left`` in place, open it, and count the saves it holds."""
    shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    for name, content in left.items():
        (folder / name).write_bytes(content)
    try:
        with Vault.open(folder, key) as vault:
            if thorough:
                vault.check()
            drafts = len(vault.read("SELECT 1 FROM draft", {}))
            clients = len(vault.read("SELECT 1 FROM client", {}))
    except VaultDamagedError:
        return -1
    assert drafts == clients, "never half a save"
    return drafts


def test_no_acknowledged_save_is_lost_to_a_power_cut(
    steps: tuple[Disk, list[Step]], vault_folder: Path, key: MasterKey
) -> None:
    disk, asked = steps

    assert len([step for step in asked if step.path.parent == vault_folder]) > 8 * SAVES
    assert list(losses(disk, asked, vault_folder, key)) == []
    assert disk.promises == SAVES


def test_without_the_last_wait_for_the_disk_saves_would_be_lost(
    steps: tuple[Disk, list[Step]], vault_folder: Path, key: MasterKey
) -> None:
    disk, asked = steps
    hasty = [
        step
        for before, step in zip([asked[0], *asked], asked, strict=False)
        if not (step.call == "fsync" and before.call == "ftruncate")
    ]

    assert len(hasty) <= len(asked) - SAVES
    assert any(True for _loss in losses(disk, hasty, vault_folder, key))
