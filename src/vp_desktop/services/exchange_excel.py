"""Read the rows of an Excel workbook. openpyxl is slow to load: import this module late."""

import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.domain.practice_file import MAX_CASES
from vp_desktop.services.exchange_table import MAX_COLUMNS, TableRow, TableRows

MAX_UNPACKED_BYTES = 1024 * 1024 * 1024
"""Bytes: what a workbook of the most rows takes when its parts are unpacked."""

_MALFORMED = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,  # of the XML inside
    TypeError,
    ValueError,
    zlib.error,
)
"""What openpyxl raises, in no system, for a file that is no workbook or a damaged one."""


def read_excel(path: Path) -> TableRows:
    """Return the rows of the first sheet that has any; formulas by the value last calculated.

    Raises:
        ImportRefusedError: it is no workbook, or it unpacks to far more than its size says.
    """
    try:
        _check_size(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about extensions of Excel that hold no cells
            return iter(_rows(path))
    except _MALFORMED:
        raise ImportRefusedError((Problem("", Trouble.BAD_SHEET),)) from None


def _check_size(path: Path) -> None:
    with ZipFile(path) as parts:
        # zipfile never unpacks more of a part than the part says, so the sum is a true limit
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > MAX_UNPACKED_BYTES:
        limit = str(MAX_UNPACKED_BYTES // 1024 // 1024)
        raise ImportRefusedError((Problem("", Trouble.TOO_LARGE, limit),))


def _rows(path: Path) -> list[TableRow]:
    workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in workbook.worksheets:
            rows = list(
                _filled(
                    sheet.iter_rows(max_row=MAX_CASES + 2, max_col=MAX_COLUMNS, values_only=True)
                )
            )
            if rows:
                return rows
        return []
    finally:
        workbook.close()


def _filled(rows: Iterator[tuple[object, ...]]) -> Iterator[TableRow]:
    for number, cells in enumerate(rows, start=1):
        row = TableRow(number, tuple(map(_cell, cells)))
        if any(row.cells):
            yield row


def _cell(value: object) -> str | date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
