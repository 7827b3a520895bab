"""Years of reports by commands alone: nobody who kept them all can work out a small number."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.disclosure.commanded import ORGANISATION, Coming, Given, Life, life
from tests.disclosure.how_many import LIVES
from tests.reports.figures_back import disagreements
from tests.reports.pages_back import Place, in_pdf
from vp_desktop import i18n

NUMBERS = [0, 1, 2, *(pytest.param(n, marks=pytest.mark.long) for n in range(3, LIVES))]


@pytest.fixture
def vp(
    vault_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CommandLine]:
    """The command line beside an empty vault, on a system that speaks English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    yield CommandLine(tmp_path, capsys)
    i18n.use("en")


def live(vp: CommandLine, one: Life) -> list[tuple[Given, Path, Path]]:
    """Do all that happens in ``one`` life; return each report with its pages and its figures."""
    made = []
    for number, step in enumerate(one.steps):
        if isinstance(step, Coming):
            (vp.folder / step.name).write_text(step.content, "utf-8")
            said = vp.opening("import", vp.folder / step.name)
        else:
            pages, figures = vp.folder / f"{number}.pdf", vp.folder / f"{number}.json"
            said = vp.opening(
                "report", "--organisation", ORGANISATION, *step.options, "--publish",
                "--out", pages, "--figures", figures,
            )  # fmt: skip
            made.append((step, pages, figures))
        assert (said.code, said.complaint) == (0, ""), (number, type(step).__name__)
    return made


@pytest.mark.parametrize("number", NUMBERS)
def test_no_life_of_a_practice_gives_away_a_small_number(vp: CommandLine, number: int) -> None:
    made = live(vp, life(number))

    ledger = vp.folder / "ledger.json"
    kept = vp.opening("ledger", "--organisation", ORGANISATION, "--out", ledger)
    told: defaultdict[Place, set[str]] = defaultdict(set)
    for given, pages, figures in made:
        with i18n.speaking(given.language):
            assert disagreements(pages.read_bytes(), figures.read_bytes()) == []
            for place, said in in_pdf(pages.read_bytes(), figures.read_bytes()).items():
                told[place] |= said
    assert kept.code == 0
    assert len(json.loads(ledger.read_text("utf-8"))["reports"]) == len(made)
    assert {place: said for place, said in told.items() if len(said) > 1} == {}
    for file in (ledger, *(figures for _given, _pages, figures in made)):
        said_of_it = vp("audit", file)
        assert (said_of_it.code, said_of_it.complaint) == (0, ""), said_of_it.out
