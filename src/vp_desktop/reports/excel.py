"""Write tables as an Excel workbook: what stands in a cell is a number or a text, never a formula.

openpyxl is slow to load: import this module late.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.page import PrintPageSetup
from openpyxl.worksheet.properties import PageSetupProperties, WorksheetProperties
from openpyxl.worksheet.worksheet import Worksheet

from vp_desktop.reports.design import colour

_NAMES_WIDE, _NUMBERS_WIDE, _TEXT_WIDE = 52, 18, 100
"""Widths of columns, in the characters that Excel counts them by."""
_LONGEST_NAME = 31
"""Characters: what Excel takes as the name of a sheet."""
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_HEAD_ROW = 4
_A4 = 9
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet may run once it is pasted elsewhere."""

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""

Value = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The name of a row and what stands in its columns."""

    name: str
    values: Sequence[Value]
    bold: bool = False
    under: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: its title, what it counts, the heads of its columns, and its rows."""

    name: str
    title: str
    subtitle: str
    heads: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The first sheet: what the workbook is, in paragraphs, and when it was made."""

    name: str
    title: str
    language: str
    day: date
    """The only moment in the file."""
    paragraphs: Sequence[str]


def write_book(about: About, sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook. The same sheets give the same bytes, on every machine at every hour."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = _sheet_name(about.name, [])
    _write_about(first, about)
    for sheet in sheets:
        _write(book.create_sheet(_sheet_name(sheet.name, book.sheetnames)), sheet)
    for page in book.worksheets:
        page.page_setup = PrintPageSetup(worksheet=page, paperSize=_A4, fitToHeight=0)
        fitting = PageSetupProperties(fitToPage=True)
        page.sheet_properties = WorksheetProperties(pageSetUpPr=fitting)
    book.properties.creator = None
    book.properties.title = about.title
    book.properties.language = about.language
    book.calculation = CalcProperties(fullCalcOnLoad=False)
    return _settled(book, about.day)


def _write_about(page: Worksheet, about: About) -> None:
    page.column_dimensions["A"].width = _TEXT_WIDE
    for place, text in enumerate((about.title, *about.paragraphs), start=1):
        _put(page, place, 1, text)
        cell = page.cell(place, 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if place == 1:
            cell.font = _title_font()


def _write(page: Worksheet, sheet: Sheet) -> None:
    for place, text in enumerate((sheet.title, sheet.subtitle), start=1):
        _put(page, place, 1, text)
    page.cell(1, 1).font = _title_font()
    page.cell(2, 1).font = Font(color=_ink("soft"))
    _write_heads(page, sheet.heads)
    for place, row in enumerate(sheet.rows, start=_HEAD_ROW + 1):
        _write_row(page, place, row)
    page.freeze_panes = page.cell(_HEAD_ROW + 1, 2).coordinate
    page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"


def _write_heads(page: Worksheet, heads: Sequence[str]) -> None:
    for column, head in enumerate(heads, start=1):
        _put(page, _HEAD_ROW, column, head)
        cell = page.cell(_HEAD_ROW, column)
        cell.font = Font(bold=True, color=_ink("t900"))
        cell.fill = PatternFill("solid", fgColor=_ink("t100"))
        cell.border = Border(bottom=Side("medium", color=_ink("t900")))
        cell.alignment = Alignment(horizontal="right" if column > 1 else "left", wrap_text=True)
        wide = _NUMBERS_WIDE if column > 1 else _NAMES_WIDE
        page.column_dimensions[get_column_letter(column)].width = wide


def _write_row(page: Worksheet, place: int, row: Row) -> None:
    _put(page, place, 1, row.name)
    name = page.cell(place, 1)
    name.font = Font(bold=row.bold)
    name.alignment = Alignment(indent=1 if row.under else 0, wrap_text=True, vertical="top")
    for column, value in enumerate(row.values, start=2):
        _put(page, place, column, value)
        cell = page.cell(place, column)
        is_text = isinstance(value, str)
        cell.font = Font(bold=row.bold, color=_ink("soft" if is_text else "ink"))
        cell.alignment = Alignment(horizontal="right", vertical="top", wrap_text=is_text)
        if not is_text:
            cell.number_format = "#,##0" if isinstance(value, int) else "#,##0.00"


def _put(page: Worksheet, row: int, column: int, value: Value) -> None:
    """Write ``value``; a text stays a text, whatever it starts with."""
    cell = page.cell(row, column, value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """Return ``name`` as Excel takes it, and as no other sheet is called."""
    plain = " ".join(name.translate(_NOT_IN_A_NAME).split())[:_LONGEST_NAME].strip()
    if plain.casefold() not in {one.casefold() for one in taken}:
        return plain
    end = f" {len(taken)}"
    return f"{plain[: _LONGEST_NAME - len(end)]}{end}"


def _title_font() -> Font:
    return Font(bold=True, size=14, color=_ink("t900"))


def _ink(name: str) -> str:
    """Return a colour of the report as Excel writes it."""
    return str(colour(name).hexval()).removeprefix("0x").upper()


def _settled(book: Workbook, day: date) -> bytes:
    """Return the file, with ``day`` at noon as the only moment in it."""
    written, found = BytesIO(), BytesIO()
    book.save(written)
    noon = f"{day.isoformat()}T12:00:00Z".encode()
    with ZipFile(written) as before, ZipFile(found, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == _CORE:
                content = _MOMENT.sub(rb"\g<1>" + noon + rb"\g<2>", content)
            entry = ZipInfo(name, _NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, content)
    return found.getvalue()
