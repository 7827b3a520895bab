"""A report of any practice, with any text, on any disk: made, or refused in one sentence."""

import json
from pathlib import Path

import page as validation
import pytest
from openpyxl import load_workbook

from tests.cli.conftest import CommandLine, Said
from tests.disks import fill, small_disk
from vp_desktop.reports.pdf.finished import page_texts

NAME = "De Linden"
YEAR = ("--from", "2025-01-01", "--to", "2025-12-31")
MARKUP = "<img src='/etc/passwd'/> en </para> & <b>vet</b> "
LONG_WORD = "onderwijsondersteuning" * 10


def case(number: int, kind: str) -> dict[str, object]:
    day = f"2025-{1 + number % 12:02}-{1 + number % 27:02}"
    return {
        "organisation": NAME, "code": f"2025-{number:04}", "opened_on": day, "entered_on": day,
        "kinds": [kind],
    }  # fmt: skip


def advice(text: str) -> dict[str, object]:
    return {"organisation": NAME, "given_on": "2025-03-01", "title": "Rooster", "text": text}


def bring(vp: CommandLine, **lists: list[dict[str, object]]) -> None:
    file = vp.folder / "practice.json"
    whole = {"format": "vp-practice", "version": 1, "organisations": [{"name": NAME}], **lists}
    file.write_text(json.dumps(whole), "utf-8")
    assert vp.opening("import", file).code == 0


def report(vp: CommandLine, *more: str | Path, out: Path | None = None) -> Said:
    out = out or vp.folder / "r.pdf"
    return vp.opening("report", "--organisation", NAME, *YEAR, "--out", out, *more)


def pages(vp: CommandLine) -> str:
    return " ".join(" ".join(page_texts((vp.folder / "r.pdf").read_bytes())).split())


LONG = pytest.mark.long


@pytest.mark.parametrize(
    ("cases", "kinds"),
    [
        (0, ["OO-PES"]),
        (1, ["OO-PES"]),
        (12, ["OO-PES"]),
        pytest.param(2_000, ["OO-PES", "OO-INT", "SA-LEI", "IN-FRA"], marks=LONG),
    ],
)
def test_a_report_is_made_of_any_number_of_cases_and_gives_nobody_away(
    empty: CommandLine, cases: int, kinds: list[str]
) -> None:
    bring(empty, cases=[case(n, kinds[n % len(kinds)]) for n in range(cases)])

    said = report(empty, "--publish", "--figures", empty.folder / "r.json")

    assert (said.code, said.complaint) == (0, "")
    assert empty("audit", empty.folder / "r.json").code == 0
    assert (f"{cases:,} new cases" in pages(empty)) == (cases >= 5)


@pytest.mark.parametrize("text", [MARKUP * 3, LONG_WORD])
def test_any_text_that_can_be_printed_is_printed_sign_for_sign(
    empty: CommandLine, text: str
) -> None:
    bring(empty, advices=[advice(text)])

    said = report(empty)

    assert (said.code, said.complaint) == (0, "")
    assert "".join(text.split()) in "".join(pages(empty).split())


HIDDEN_SIGNS = "Team \u202enoord\x0b\x00\u200b en zuid"


@pytest.mark.parametrize(
    ("unit", "code", "told"),
    [(HIDDEN_SIGNS, 0, ""), ("Zorg \N{GRINNING FACE}", 1, "Name of a unit")],
)
def test_the_name_of_a_unit_is_printed_as_any_other_text(
    empty: CommandLine, unit: str, code: int, told: str
) -> None:
    units = [{"name": one, "headcount": {"2025": 400}} for one in (unit, "Rest")]
    owner = {"name": NAME, "headcount": {"2025": 800}, "names_units": True, "units": units}
    cases = [case(n, "OO-PES") | {"unit": (unit, "Rest")[n % 2]} for n in range(60)]
    bring(empty, organisations=[owner], cases=cases)

    said = report(empty, "--excel", empty.folder / "n.xlsx")

    assert (said.code, told in said.complaint) == (code, True)
    if code:
        return
    assert validation.is_pdf_compliant(str(empty.folder / "r.pdf"), profile="ua1")
    assert "Team noord en zuid" in pages(empty)
    books = load_workbook(empty.folder / "n.xlsx").worksheets
    assert "Team noord en zuid" in [cell.value for book in books for cell in book["A"]]


@pytest.mark.parametrize(
    ("text", "sign"), [("Goed \N{GRINNING FACE}", "\N{GRINNING FACE}"), ("שלום", "ש")]
)
def test_a_sign_the_fonts_lack_is_named_with_its_text_and_nothing_is_written(
    empty: CommandLine, text: str, sign: str
) -> None:
    bring(empty, advices=[advice("Goed."), advice(text) | {"title": "Toon"}])
    (empty.folder / "r.pdf").write_bytes(b"the old one")

    said = report(empty, "--publish")

    assert said.code == 1
    assert "“Advice 2” holds signs that the report cannot print" in said.complaint
    assert sign in said.complaint
    assert (empty.folder / "r.pdf").read_bytes() == b"the old one"
    assert given_out(empty) == []


def test_on_a_full_disk_the_old_file_stands_and_nothing_is_given_out(empty: CommandLine) -> None:
    bring(empty, cases=[case(n, "OO-PES") for n in range(6)])
    with small_disk(empty.folder / "disk", kib=256) as disk:
        (disk / "r.pdf").write_bytes(b"the old one")
        fill(disk, leave_bytes=8_192)
        said = report(empty, "--publish", out=disk / "r.pdf")
        left = {one.name for one in disk.iterdir()}
        old = (disk / "r.pdf").read_bytes()

    assert said.code == 4
    assert "disk is full" in said.complaint
    assert (old, left) == (b"the old one", {"r.pdf", "ballast"})
    assert given_out(empty) == []


def test_the_report_of_before_stands_where_the_file_beside_it_cannot_be_written(
    empty: CommandLine,
) -> None:
    bring(empty, cases=[case(n, "OO-PES") for n in range(6)])
    (empty.folder / "r.pdf").write_bytes(b"the one given out")

    said = report(empty, "--publish", "--figures", empty.folder / "gone" / "f.json")

    assert (said.code, "does not exist" in said.complaint) == (4, True)
    assert (empty.folder / "r.pdf").read_bytes() == b"the one given out"
    assert given_out(empty) == []


def given_out(vp: CommandLine) -> list[object]:
    listed: list[object] = json.loads(vp.opening("ledger", "--json", "--organisation", NAME).out)[
        "reports"
    ]
    return listed
