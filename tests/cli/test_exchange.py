import json
from pathlib import Path

import pytest

from tests.cli.conftest import DEMO, CommandLine
from tests.services.practice_files import case, file_with, in_csv, in_json


def test_a_file_is_brought_in_once(empty: CommandLine) -> None:
    first = empty.opening("import", DEMO)
    second = json.loads(empty.opening("import", "--json", DEMO).out)

    assert (first.code, first.complaint) == (0, "")
    assert "168  cases" in first.out
    assert (second["cases"], second["cases_present"], second["imported"]) == (0, 168, True)


def test_a_dry_run_says_what_would_be_added(empty: CommandLine) -> None:
    foreseen = empty.opening("import", "--dry-run", DEMO)

    assert "168  cases" in foreseen.out
    assert json.loads(empty.opening("check", "--json").out)["cases"] == 0


@pytest.mark.parametrize(
    "wrong", [{"opened_on": "2025-02-30"}, {"kinds": ["OO-XXX"]}, {"organisation": "Onbekend"}]
)
def test_one_problem_is_said_in_the_line_of_complaint(
    empty: CommandLine, wrong: dict[str, object]
) -> None:
    file = in_json(empty.folder, file_with(case(), case(code="2025-002", **wrong)))

    said = empty.opening("import", file)

    assert (said.code, said.out) == (1, "")
    assert f"cases[1].{next(iter(wrong))}" in said.complaint
    assert json.loads(empty.opening("check", "--json").out)["cases"] == 0


def test_many_problems_are_listed_and_the_rest_counted(empty: CommandLine) -> None:
    rows = [f"A;{n};gisteren;pesten" for n in range(30)]
    file = in_csv(empty.folder, "Opdrachtgever;Zaakcode;Datum begin;Aard", *rows)

    said = empty.opening("import", file)

    assert said.code == 1
    assert said.out.count("column Datum begin") == 20
    assert "10 more" in said.out
    assert "29 more problems" in said.complaint


def test_problems_can_be_read_by_a_program(empty: CommandLine) -> None:
    file = in_json(empty.folder, file_with(case(opened_on="gisteren")))

    said = empty.opening("import", "--json", file)

    assert json.loads(said.out) == {
        "imported": False,
        "count": 1,
        "problems": [{"place": "cases[0].opened_on", "problem": "bad_date", "detail": ""}],
    }


def test_what_stands_in_the_file_is_never_printed(empty: CommandLine) -> None:
    told = "Jan Jansen is ziek"
    file = in_json(
        empty.folder, file_with(case(kinds=[told], opened_on=told, **{told: told}, title=3))
    )

    said = empty.opening("import", file)

    assert said.code == 1
    assert "Jansen" not in said.out + said.complaint


def test_a_file_that_is_not_there_is_refused(empty: CommandLine) -> None:
    said = empty.opening("import", empty.folder / "absent.json")

    assert said.code == 1
    assert "no file" in said.complaint


def test_an_export_is_announced_with_a_warning(filled: CommandLine, tmp_path: Path) -> None:
    said = filled.opening("export", "--out", tmp_path / "out.zip")

    assert said.code == 0
    assert "168 cases" in said.out
    assert "encrypted" in said.out
    assert (tmp_path / "out.zip").is_file()


def test_an_export_that_is_there_already_is_refused(filled: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    said = filled.opening("export", "--out", tmp_path / "out")

    assert said.code == 1
    assert list((tmp_path / "out").iterdir()) == []


def test_an_export_to_a_folder_that_has_gone_ends_with_4(
    filled: CommandLine, tmp_path: Path
) -> None:
    assert filled.opening("export", "--out", tmp_path / "gone" / "out").code == 4
