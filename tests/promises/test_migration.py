"""A new version of the program brings a vault up to date, or leaves it as it was."""

import shutil
from pathlib import Path

import pytest

from tests.children import said_by
from tests.promises import kill_work
from tests.promises.power_looks import DRAFTS, survives
from tests.promises.power_work import STICK, VAULT
from tests.vault.planted import make_older
from vp_desktop.vault.keys import MasterKey

LONG = pytest.mark.long


@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=LONG)])
def test_46_an_upgrade_killed_at_any_moment_leaves_the_old_vault_or_the_new(
    vault_folder: Path, kills: int
) -> None:
    killed = int(said_by(kill_work.RUN, "upgrading", vault_folder, str(kills)))

    assert killed >= kills


@pytest.mark.parametrize("how_many", [5, pytest.param(400, marks=LONG)])
def test_46a_an_upgrade_cut_off_from_the_power_leaves_the_old_vault_or_the_new(
    vault_folder: Path, key: MasterKey, tmp_path: Path, how_many: int
) -> None:
    here = tmp_path / "disk"
    shutil.copytree(vault_folder, here / VAULT)
    (here / STICK).mkdir()
    make_older(here / VAULT, key, DRAFTS)

    assert survives(here, key, "upgrading", how_many) == how_many
