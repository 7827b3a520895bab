import re
from pathlib import Path

import page as validation
import pytest
import segno

from tests.children import said_by
from tests.reports.reading_back import everything, page_count, said, told
from vp_desktop.reports.errors import UnprintableTextError
from vp_desktop.reports.recovery_sheet import RECIPE, render_sheet
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.sheet import write_code

CODE = write_code(MasterKey(bytes(range(32))))
VAULT_ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"

BEFORE = """
import os, sys
import sqlcipher3
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
os.chdir(sys.argv[1])
code, db = sys.argv[2], sqlcipher3.connect("vault.db")
"""
AFTER = 'print(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])'


@pytest.fixture(params=["nl", "en"])
def sheet(request: pytest.FixtureRequest) -> bytes:
    return render_sheet("Praktijk Visser", CODE, VAULT_ID, request.param)


def test_the_sheet_is_one_page_that_meets_both_standards(sheet: bytes) -> None:
    assert page_count(sheet) == 1
    for profile in ("ua1", "2a"):
        report = validation.validate_pdf_bytes(sheet, profile=profile)
        assert validation.is_pdf_compliant_bytes(sheet, profile=profile), str(report)


def test_every_group_of_the_code_is_read_with_its_number(sheet: bytes) -> None:
    items = [one.text for one in told(sheet) if one.role in ("Lbl", "LBody")]

    pairs = dict(zip(items[:28:2], items[1:28:2], strict=True))
    groups = CODE.split("-")
    assert [pairs[str(n)] for n in range(1, 15)] == groups


def test_the_sheet_names_the_vault_and_no_day(sheet: bytes) -> None:
    text = said(sheet)

    assert "Praktijk Visser" in text
    assert VAULT_ID in text
    assert b"Date" not in everything(sheet)


def test_the_same_vault_gives_the_same_bytes(sheet: bytes) -> None:
    again = [render_sheet("Praktijk Visser", CODE, VAULT_ID, language) for language in ("nl", "en")]

    assert sheet in again
    assert again[0] != again[1]


def test_what_a_programmer_reads_on_the_sheet_opens_the_bare_database(
    vault_folder: Path, key: MasterKey
) -> None:
    (vault_folder / "vault.keys").unlink()

    tables = said_by("\n".join([BEFORE, *RECIPE, AFTER]), vault_folder, write_code(key))

    assert int(tables) > 10


def test_the_recipe_stands_on_the_sheet_line_by_line(sheet: bytes) -> None:
    text = said(sheet)

    assert all(" ".join(line.split()) in text for line in RECIPE)


def test_the_picture_holds_the_code_module_by_module(sheet: bytes) -> None:
    matrix = [bytes(row) for row in segno.make(CODE, error="m", micro=False).matrix]
    boxes = dark_boxes(sheet, len(matrix) + 8)

    drawn = {(round(x), round(y)) for x, y in boxes}

    assert drawn == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(UnprintableTextError) as caught:
        render_sheet("Praktijk \U0001f511", CODE, VAULT_ID, "nl")

    assert caught.value.where == "vault"


def dark_boxes(sheet: bytes, across: int) -> list[tuple[float, float]]:
    """Return column and row of each dark module that the picture draws."""

    content = everything(sheet).decode("latin-1")
    start = content.index("/Figure <<")
    found = re.findall(r"n ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", content[start:])
    boxes = [tuple(map(float, one)) for one in found]
    ground = boxes[0]
    module = ground[2] / across
    return [
        ((x - ground[0]) / module - 4 + step, (ground[1] + ground[3] - y) / module - 5)
        for x, y, wide, _high in boxes[1:]
        for step in range(round(wide / module))
    ]
