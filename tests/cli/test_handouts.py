"""What ``vp report`` makes beside a report, and the quarterly flash."""

import json
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from tests.cli.conftest import ORGANISATION, CommandLine, Said
from tests.reports.reading_back import page_count

YEAR = ("--from", "2025-01-01", "--to", "2025-12-31")
QUARTER = ("--from", "2025-07-01", "--to", "2025-09-30", "--variant", "flash")


def report(vp: CommandLine, *more: str | Path) -> Said:
    return vp.opening("report", "--organisation", ORGANISATION, "--out", vp.folder / "r.pdf", *more)


def test_all_that_goes_with_a_report_is_made_at_once(filled: CommandLine) -> None:
    at = filled.folder
    (at / "word.txt").write_text("vier woorden op een rij\n", "utf-8")

    said = report(
        filled, *YEAR, "--excel", at / "n.xlsx", "--summary", at / "s.pdf", "--notes",
        at / "notes.TXT", "--locked", at / "c.pdf", "--password-file", at / "word.txt",
    )  # fmt: skip

    assert (said.code, said.complaint) == (0, "")
    assert len(load_workbook(at / "n.xlsx").sheetnames) > 3
    assert page_count((at / "s.pdf").read_bytes()) == 1
    assert "Ask." in (at / "notes.TXT").read_text("utf-8")
    with pikepdf.open(at / "c.pdf", password="vier woorden op een rij") as file:  # noqa: S106 - made here
        assert len(file.pages) == page_count((at / "r.pdf").read_bytes())
    for name in ("n.xlsx", "s.pdf", "notes.TXT", "c.pdf"):
        assert name in said.out
    assert "vier woorden" not in said.out


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--locked", "c.pdf"), 2, "go together"),
        (("--summary", "r.pdf"), 2, "same name"),
        (("--locked", "c.pdf", "--password-file", "short.txt"), 1, "too short"),
        (("--locked", "c.pdf", "--password-file", "smile.txt"), 1, "letters, digits and spaces"),
        (("--locked", "c.pdf", "--password-file", "long.txt"), 1, "no more than 100"),
        (("--variant", "staff", "--notes", "n.pdf"), 1, "no summary and no speaking notes"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    filled: CommandLine, more: tuple[str, ...], code: int, words: str
) -> None:
    for name, text in (
        ("short", "kort"),
        ("smile", "vier woorden \N{GRINNING FACE}"),
        ("long", "e" * 128),
    ):
        (filled.folder / f"{name}.txt").write_text(f"{text}\n", "utf-8")
    placed = [filled.folder / one if "." in one else one for one in more]

    said = report(filled, *YEAR, *placed)

    assert said.code == code
    assert words in said.complaint
    assert not list(filled.folder.glob("*.pdf"))


def test_a_flash_without_the_cases_is_in_the_ledger_and_tells_none(filled: CommandLine) -> None:
    at = filled.folder
    said = report(
        filled, *QUARTER, "--publish", "--figures", at / "f.json", "--excel", at / "n.xlsx"
    )

    ledger = json.loads(filled.opening("ledger", "--json", "--organisation", ORGANISATION).out)
    assert (said.code, said.complaint) == (0, "")
    assert [one["variant"] for one in ledger["reports"]] == ["flash"]
    assert {table["id"] for table in ledger["tables"] if table["cells"]} == {"activities"}
    assert load_workbook(at / "n.xlsx").sheetnames == ["About these numbers", "Activities"]
    assert filled("audit", filled.folder / "f.json").code == 0


def test_a_flash_with_the_cases_is_safe_beside_the_report_on_the_year(filled: CommandLine) -> None:
    flash = report(filled, *QUARTER, "--with-cases", "--publish")
    year = report(filled, *YEAR, "--publish")

    filled.opening("ledger", "--organisation", ORGANISATION, "--out", filled.folder / "l.json")

    ledger = json.loads((filled.folder / "l.json").read_text("utf-8"))
    cases = [one["cells"] for one in ledger["tables"] if one["id"] == "cases"]
    assert (flash.code, year.code, year.complaint) == (0, 0, "")
    assert len(cases[0]) == 1
    assert filled("audit", filled.folder / "l.json").code == 0
