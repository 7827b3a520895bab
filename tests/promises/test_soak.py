"""Everything acknowledged is there, however the day went."""

import json
import subprocess
import sys
from pathlib import Path
from random import SystemRandom

import pytest

from tests.children import ROOT

ROUNDS = 8


@pytest.mark.parametrize("disk", ["own", "limit"])
def test_62a_a_few_days_of_random_use_lose_nothing(tmp_path: Path, disk: str) -> None:
    done = soaked(tmp_path, 62, seconds=0, rounds=ROUNDS, disk=disk)

    assert done.get("locked", 0) + done.get("killed", 0) == ROUNDS
    assert done["done"] > ROUNDS


@pytest.mark.long
@pytest.mark.timeout(0)
def test_62b_months_of_random_use_lose_nothing(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """As long as ``--soak`` says, in seconds: another practice every time."""
    seed = SystemRandom().getrandbits(32)

    done = soaked(tmp_path, seed, seconds=pytestconfig.getoption("--soak"), rounds=30, disk="own")

    for kind in ("done", "killed", "locked", "refused", "backed up", "restored"):
        assert done[kind] > 0, kind


def soaked(here: Path, seed: int, *, seconds: float, rounds: int, disk: str) -> dict[str, int]:
    """Work at random in a process of its own; return what was done, by kind."""
    numbers = map(str, (seed, seconds, rounds))
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "tests.promises.soak", str(here), *numbers, disk],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert ran.returncode == 0, f"seed {seed}: {ran.stderr}"
    done: dict[str, int] = json.loads(ran.stdout)
    return done
