"""Take away one guard after another, and see that each was needed.

A copy of the program without the guard runs by itself. It counts as caught if the judge of these
tests finds something in what it gives out, or if the program's own proof refuses to let it out.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from shutil import copytree

import pytest

from tests.disclosure.practices import Practice, Shape
from tests.disclosure.reporting import Cabinet, yearly
from tests.disclosure.trying import Tried, tried
from vp_desktop.domain.periods import Period, calendar_year

ROOT = Path(__file__).parents[2]

Edit = tuple[str, str, str]
"""In which file of the package, what stands there, and what stands there instead."""

BUSY = [Shape(seed=seed, sizes=(20, 30), spread=5, units=4) for seed in (0, 1, 2, 5)]
CROSSED = [
    Shape(seed=23, sizes=(75,), units=2, spread=5, threshold=8),
    Shape(seed=28, sizes=(60,), units=2, spread=5, threshold=7),
]
"""Practices with a table of two properties."""

NO_PROOF: Edit = (
    "chain.py",
    "        check(model, self.years, columns, self._whole_worlds(model))\n",
    "",
)
PRINT_ONE_MORE: Edit = (
    "suppression/choose.py",
    "frozenset(part.numbers[at] for at in found)",
    "frozenset(part.numbers[at] for at in sorted(found)[:-1])",
)
BY_THE_HASH: Edit = (
    "divisions.py",
    "for row, value in self._year.tables[table].items()",
    "for row, value in set(self._year.tables[table].items())",
)
WITHOUT: dict[str, tuple[Sequence[Edit], list[Shape]]] = {
    "a count that is one under the threshold is small": (
        [
            (
                "model.py",
                "small = 0 < value < self.year.threshold",
                "small = 0 < value < self.year.threshold - 1",
            ),
            (
                "model.py",
                "if 0 < self.model.value(number) < self.year.threshold:",
                "if 0 < self.model.value(number) < self.year.threshold - 1:",
            ),
        ],
        BUSY,
    ),
    "a total that is one under the threshold is small": (
        [("rules.py", "if new < threshold:", "if new < threshold - 1:")],
        [Shape(seed=1, sizes=(4,))],
    ),
    "a small count could be more than the threshold": (
        [
            (
                "model.py",
                "self.model.need({number: 1}, 0, self.year.threshold + 1)",
                "self.model.need({number: 1}, 0, self.year.threshold)",
            )
        ],
        BUSY,
    ),
    "crossed rows add up to the rows of both tables": (
        [
            (
                "divisions.py",
                "self._model.tie(self._model.numbers[self._at, side, of], numbers)",
                "pass",
            ),
            NO_PROOF,
        ],
        CROSSED,
    ),
    "nobody knows that all, or nearly all, are of one sort": (
        [
            ("model.py", "if inside and left == 0 and also_none:", "if False:"),
            ("model.py", "elif inside and 0 < left < self.year.threshold:", "elif False:"),
        ],
        [Shape(seed=3, sizes=(15,), spread=1), *BUSY],
    ),
    "other lists of cases prove what is given out": ([PRINT_ONE_MORE, NO_PROOF], BUSY),
}
"""By guard: how to take it away, and practices that it protects."""


@pytest.mark.parametrize("guard", WITHOUT)
def test_without_this_guard_a_practice_gives_something_away(guard: str, tmp_path: Path) -> None:
    edits, shapes = WITHOUT[guard]

    weak = _tried_by(_weakened(tmp_path, edits), shapes)

    assert any(one.complaints for one in weak)


def test_with_all_guards_none_of_these_practices_gives_anything_away() -> None:
    shapes = {shape: None for _edits, shapes in WITHOUT.values() for shape in shapes}

    assert [tried(yearly, shape).complaints for shape in shapes] == [[] for _ in shapes]


def test_the_proof_refuses_what_the_search_got_wrong(tmp_path: Path) -> None:
    weak = _tried_by(_weakened(tmp_path, [PRINT_ONE_MORE]), BUSY)

    assert any(one.refused for one in weak)
    assert not any(one.complaints for one in weak)


def test_a_cross_may_stand_for_nobody(tmp_path: Path) -> None:
    """If it never did, every cross would say that there is somebody."""
    only_some = (
        "model.py",
        "if small or not printable else None",
        "if small else None if value else False",
    )

    weak = _tried_by(_weakened(tmp_path, [only_some]), BUSY)

    assert any(0 in tried(yearly, shape).hidden for shape in BUSY)
    assert not any(0 in one.hidden for one in weak)


def test_a_report_made_without_the_ledger_is_found_out() -> None:
    shape = Shape(seed=5, sizes=(30, 40), late=0.2, changed=0.3)

    assert tried(_without_ledger, shape).complaints


def test_a_corrected_edition_made_beside_the_first_one_is_found_out() -> None:
    shape = Shape(seed=5, sizes=(30, 40), late=0.2, changed=0.3)

    assert tried(_corrected_afresh, shape).complaints


def test_a_year_counted_beside_its_first_months_is_found_out() -> None:
    shape = Shape(seed=5, sizes=(40,))

    assert tried(_year_afresh, shape).complaints


def test_the_same_practice_gives_the_same_report_whatever_the_seed_of_the_hash(
    tmp_path: Path,
) -> None:
    """Ties are settled by the order of the lists, never by chance."""
    weak = _weakened(tmp_path, [BY_THE_HASH])

    def digests(source: Path) -> set[tuple[str, ...]]:
        found = [_tried_by(source, BUSY[:2], seed) for seed in ("1", "2", "3")]
        return {tuple(one.digest for one in each) for each in found}

    assert len(digests(ROOT / "src")) == 1
    assert len(digests(weak)) > 1


def _without_ledger(practice: Practice) -> Cabinet:
    cabinet = Cabinet(practice)
    for moment in practice.moments:
        cabinet.fixed = ""
        cabinet.give_out(moment.facts, calendar_year(moment.year), moment.as_of)
    return cabinet


def _corrected_afresh(practice: Practice) -> Cabinet:
    cabinet = Cabinet(practice)
    for moment in practice.moments:
        cabinet.fixed = ""
        cabinet.give_out(moment.facts, calendar_year(practice.moments[0].year), moment.as_of)
    return cabinet


def _year_afresh(practice: Practice) -> Cabinet:
    cabinet = Cabinet(practice)
    year = calendar_year(practice.moments[0].year)
    [moment] = practice.moments
    for last in (10, 12):
        cabinet.fixed = ""
        months = Period(year.first, year.last.replace(month=last))
        cabinet.give_out(moment.facts, months, moment.as_of)
    return cabinet


def _weakened(folder: Path, edits: Sequence[Edit]) -> Path:
    """Return where a copy of the program stands to which ``edits`` were made."""
    source = folder / "src"
    copytree(ROOT / "src", source)
    (folder / "resources").symlink_to(ROOT / "resources")
    for file, there, instead in edits:
        path = source / "vp_desktop" / "disclosure" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(there) == 1, f"the guard is not in {file} any more"
        path.write_text(text.replace(there, instead), encoding="utf-8")
    return source


def _tried_by(source: Path, shapes: Sequence[Shape], hash_seed: str = "0") -> list[Tried]:
    """Return what the program that stands in ``source`` makes of practices."""
    told = [json.dumps(asdict(shape)) for shape in shapes]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "tests.disclosure.trying", "yearly", *told],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return [Tried(*json.loads(line)) for line in done.stdout.splitlines()]
