"""What was saved stays saved: killed, cut off from the power, at any moment."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.children import said_by
from tests.promises import kill_work
from tests.promises.power_looks import DRAFTS, losses, recorded, survives
from tests.promises.power_work import SAVES, STICK, VAULT, WEAKENED
from tests.vault.planted import make_older
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey

LONG = pytest.mark.long
CUTS = [
    *(pytest.param(work, 5, id=f"{work}-5") for work in ("saving", "changing", "backing_up")),
    *(
        pytest.param(work, n, marks=LONG, id=f"{work}-{n}")
        for work, n in (("saving", 1000), ("changing", 200), ("backing_up", 300))
    ),
]
"""The work, and how often its power is cut."""


@pytest.fixture
def here(vault_folder: Path, key: MasterKey, tmp_path: Path) -> Path:
    """A disk with a vault and an empty stick."""
    here = tmp_path / "disk"
    shutil.copytree(vault_folder, here / VAULT)
    (here / STICK).mkdir()
    make_older(here / VAULT, key, DRAFTS)
    return here


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=LONG)])
def test_01_a_kill_at_any_moment_loses_no_save_and_leaves_none_half(
    vault_folder: Path, kills: int
) -> None:
    killed = int(said_by(kill_work.RUN, "saving", vault_folder, str(kills)))

    assert killed >= kills


@pytest.mark.parametrize(("work", "how_many"), CUTS)
def test_02_a_power_cut_loses_nothing_that_was_acknowledged(
    here: Path, key: MasterKey, work: str, how_many: int
) -> None:
    assert survives(here, key, work, how_many) == how_many


@pytest.mark.parametrize("mode", WEAKENED)
@pytest.mark.parametrize("how_many", [100, pytest.param(1000, marks=LONG)])
def test_02a_the_same_cuts_show_that_a_weaker_journal_loses_saves(
    here: Path, key: MasterKey, mode: str, how_many: int
) -> None:
    assert losses(here, key, mode, how_many) > how_many / 20


def test_08_the_database_is_in_the_modes_that_survive(vault: Vault) -> None:
    names = ("synchronous", "journal_mode", "locking_mode", "secure_delete", "trusted_schema")

    vault._db.set_authorizer(None)  # the guard lets nobody ask
    modes = [vault._db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert modes == [3, "truncate", "exclusive", 1, 0]


def test_08a_every_save_waits_three_times_for_the_disk(here: Path, key: MasterKey) -> None:
    _disk, steps = recorded(here, key, "saving")

    promised = [n for n, step in enumerate(steps) if step.path.name == "acknowledged"]
    promised = [n for n in promised if steps[n].call == "write"]
    waits = [
        sum(step.call == "fsync" for step in steps[first:last])
        for first, last in pairwise(promised)
    ]

    assert len(waits) == SAVES - 1
    assert min(waits) >= 3


def test_08b_after_a_save_nothing_waits_in_the_journal(vault: Vault) -> None:
    with vault.transaction():
        vault.write(kill_work.SAVE, {"place": "here", "body": "geheim"})

    assert (vault.folder / "vault.db-journal").stat().st_size == 0
