"""Files that are small and grow without end when they are read, and files that lead elsewhere.

Called by ``said_by``: each is read in a fork that dies after a time and gets little memory.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from tests.promises.cells import in_a_cell
from vp_desktop.domain.exchange import ImportRefusedError
from vp_desktop.services.exchange_read import read_file

RUN = "from tests.promises import bombs; bombs.main()"
SECONDS, MIB = 20, 1_000
HEADINGS = "Opdrachtgever;Zaakcode;Datum begin;Aard"
ROW = "A;2025-001;2025-03-14;OO-PES"

_JSON = '{"format": "vp-practice", "version": 1, '
_XML = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_BOOK, _STYLES, _TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"
_LISTED = (
    f'<Override PartName="/{_STRINGS}" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def main() -> None:
    """Read every bomb of the size that the command line says; print how each ended, a line each."""
    folder, scale, step = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    for name, make in list(BOMBS.items())[::step]:
        path = folder / name.replace(" ", "-")
        make(path, scale)
        ended = in_a_cell(partial(_read, path), seconds=SECONDS, mib=MIB)
        path.unlink()
        print(name, ended.said or "a mistake", f"{ended.grown_mib:.0f}", sep="\t")  # noqa: T201 - read by the test


def _read(path: Path) -> str:
    try:
        read_file(path)
    except ImportRefusedError as error:
        return f"refused {len(error.problems)}"
    return "read"


def _text(before: str, unit: str, times: int, after: str) -> Callable[[Path, float], None]:
    def make(path: Path, scale: float) -> None:
        path.write_text(before + unit * int(times * scale) + after, encoding="utf-8")

    return make


def _book(part: str, before: str, unit: str, times: int, after: str) -> Callable[..., None]:
    def make(path: Path, scale: float) -> None:
        write_book(path, {part: before + unit * int(times * scale) + after})

    return make


def write_book(path: Path, parts: dict[str, str]) -> None:
    """Write a workbook of one case in which ``parts`` say something else."""
    plain, book = path.with_suffix(".plain"), Workbook()
    for row in (HEADINGS, ROW):
        book.worksheets[0].append(row.split(";"))
    book.save(plain)
    with ZipFile(plain) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in sorted({*source.namelist(), *parts}):
            told = parts.get(name) or source.read(name).decode()
            if name == _TYPES and _STRINGS in parts and _STRINGS not in told:
                told = told.replace("</Types>", f"{_LISTED}</Types>")
            target.writestr(name, told)
    plain.unlink()


def _sheet(before: str, unit: str, times: int, after: str) -> Callable[..., None]:
    begin = f'<worksheet {_XML}><dimension ref="A1:GR200001"/><sheetData>{before}'
    return _book(_SHEET, begin, unit, times, f"{after}</sheetData></worksheet>")


def _laughs(part: str) -> Callable[[Path, float], None]:
    names = "".join(
        f'<!ENTITY l{nth} "{f"&l{nth - 1};" * 10 if nth else "lol"}">' for nth in range(12)
    )

    def make(path: Path, _scale: float) -> None:
        write_book(path, {part: f"<!DOCTYPE x [{names}]><worksheet {_XML}>&l11;</worksheet>"})

    return make


def _many_parts(path: Path, scale: float) -> None:
    with ZipFile(path, "w") as parts:
        for nth in range(int(300_000 * scale)):
            parts.writestr(f"xl/{nth}.xml", b"")


def _one_string_everywhere(path: Path, scale: float) -> None:
    cells = "".join(f'<c r="{letter}{{n}}" t="s"><v>4</v></c>' for letter in "ABCDE")
    rows = "".join(
        f'<row r="{n}">{cells.format(n=n)}</row>' for n in range(2, 2 + int(50_000 * scale))
    )
    heads = "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABCD"))
    strings = "".join(f"<si><t>{word}</t></si>" for word in (*HEADINGS.split(";"), "x" * 30_000))
    write_book(path, {
        _STRINGS: f"<sst {_XML}>{strings}</sst>",
        _SHEET: f'<worksheet {_XML}><sheetData><row r="1">{heads}</row>{rows}'
        "</sheetData></worksheet>",
    })  # fmt: skip


def _five_gigabytes(path: Path, _scale: float) -> None:
    path.touch()
    os.truncate(path, 5 * 1024**3)  # a hole: it takes no room on the disk


_SHEETS = f'<sheet name="s" sheetId="1" r:id="rId1" xmlns:r="{_RELATIONS}"/>'

BOMBS: dict[str, Callable[[Path, float], None]] = {
    "a row of 20 million cells.csv": _text("", ";", 20_000_000, ""),
    "a row that never ends.csv": _text("", '"a\n";', 5_000_000, ""),
    "a million headings.csv": _text("", "a;", 1_000_000, ""),
    "a line of five gigabytes.csv": _five_gigabytes,
    "a number of a million digits.csv": _text(f"{HEADINGS};Minuten\n{ROW};", "9", 200_000, ""),
    "cells beside the table.csv": _text(f"{HEADINGS}\n", ROW + ";z" * 190 + "\n", 20_000, ""),
    "codes in a cell.csv": _text(f"{HEADINGS}\nA;1;2025-03-14;", "x,", 90_000, ""),
    "empty cases.json": _text(f'{_JSON}"cases": [', "{},", 199_998, "{}]}"),
    "lists in a list.json": _text(f'{_JSON}"cases": [', "[],", 5_000_000, "[]]}"),
    "numbers.json": _text(f'{_JSON}"other": [', "0,", 20_000_000, "0]}"),
    "marks of a case.json": _text(f'{_JSON}"cases": [{{"marks": [', '"x",', 2_000_000, '"x"]}]}'),
    "lists in lists.json": _text("", "[", 1_000_000, ""),
    "a number.json": _text(f'{_JSON}"cases": [', "9", 5_000_000, "]}"),
    "empty cells.xlsx": _sheet("", "<row>" + "<c/>" * 200 + "</row>", 40_000, ""),
    "elements.xlsx": _sheet("", "<x/>", 9_000_000, ""),
    "a cell of text.xlsx": _sheet('<row><c t="inlineStr"><is><t>', "x", 300_000_000, "</t></is></c></row>"),  # noqa: E501 - one bomb a line
    "strings.xlsx": _book(_STRINGS, f"<sst {_XML}>", "<si/>", 3_000_000, "</sst>"),
    "sheets.xlsx": _book(_BOOK, f"<workbook {_XML}><sheets>", _SHEETS, 90_000, "</sheets></workbook>"),  # noqa: E501 - one bomb a line
    "styles.xlsx": _book(_STYLES, f"<styleSheet {_XML}><cellXfs>", "<xf/>", 900_000, "</cellXfs></styleSheet>"),  # noqa: E501 - one bomb a line
    "one string everywhere.xlsx": _one_string_everywhere,
    "parts.xlsx": _many_parts,
    **{f"laughs in part {nth}.xlsx": _laughs(part) for nth, part in
       enumerate((_SHEET, _BOOK, _TYPES, _STYLES))},
}  # fmt: skip
"""What grows, by the name of the file; the number of its parts is that of the whole size."""
