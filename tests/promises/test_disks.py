"""A disk that is full, fails, is closed to us or goes away: a sentence, and nothing lost."""

from collections import Counter
from pathlib import Path

import pytest

from tests.children import said_by
from tests.promises.disk_rounds import RUN
from tests.promises.disk_work import WORK

LONG = pytest.mark.long
ALL, FEW = ",".join(WORK), "saving,changing,backing_up,upgrading"
WRITES = [work for work in WORK if work != "opening"]

FULL = {"VaultFullError", "TargetFullError", "OSError"}
FAILING = {"VaultDiskError", "TargetDiskError", "OSError"}
SHORT = {"NotEnoughMemoryError", "MemoryError"}


def ended(rounds: str, scratch: Path, work: str, how_many: int) -> Counter[str]:
    """Run ``rounds``, which look at the practice after each; return how they ended."""
    scratch.mkdir()
    pairs = (word.split("=") for word in said_by(RUN, rounds, scratch, work, str(how_many)).split())
    return Counter({name: int(times) for name, times in pairs})


@pytest.mark.parametrize(("works", "how_many"), [(FEW, 3), pytest.param(ALL, 30, marks=LONG)])
def test_03_a_full_disk_is_said_and_takes_nothing_that_was_there(
    tmp_path: Path, works: str, how_many: int
) -> None:
    how = ended("filled", tmp_path / "scratch", works, how_many)

    assert how.total() == how_many * len(works.split(","))
    assert set(how) <= FULL | FAILING | {"done"}
    assert how["VaultFullError"] + how["VaultDiskError"] >= how_many


@pytest.mark.parametrize("how_many", [3, pytest.param(30, marks=LONG)])
def test_04_on_a_full_disk_one_can_still_delete(tmp_path: Path, how_many: int) -> None:
    how = ended("filled_for_deleting", tmp_path / "scratch", "deleting", how_many)

    assert how == {"done": how_many}


@pytest.mark.parametrize(("works", "how_many"), [(FEW, 3), pytest.param(ALL, 50, marks=LONG)])
def test_05_a_limit_on_the_size_of_files_is_said_and_takes_nothing_that_was_there(
    tmp_path: Path, works: str, how_many: int
) -> None:
    how = ended("limited", tmp_path / "scratch", works, how_many)

    assert how.total() == how_many * len(works.split(","))
    assert set(how) <= FULL | FAILING | {"done"}
    assert how.total() - how["done"] > how.total() / 3
    assert how["done"] >= len(works.split(",")), "one of the limits is above all that is written"


@pytest.mark.parametrize(
    ("work", "how_many"),
    [
        ("saving", 12),
        ("changing", 12),
        *(pytest.param(work, 200, marks=LONG) for work in WRITES),
    ],
)
def test_06_whichever_write_fails_it_is_said_and_what_was_saved_is_there(
    tmp_path: Path, work: str, how_many: int
) -> None:
    how = ended("failing", tmp_path / "scratch", work, how_many)

    assert set(how) <= FAILING | {"done"}
    assert how["done"] <= how.total() / 10
    assert how.total() >= min(how_many, 3)


@pytest.mark.parametrize(("works", "how_many"), [(FEW, 3), pytest.param(ALL, 12, marks=LONG)])
def test_10_too_little_memory_is_said_and_takes_nothing_that_was_there(
    tmp_path: Path, works: str, how_many: int
) -> None:
    how = ended("starved", tmp_path / "scratch", works, how_many)

    assert how.total() == how_many * len(works.split(","))
    assert set(how) <= SHORT | {"done"}
    assert how["MemoryError"] + how["NotEnoughMemoryError"] > how_many
