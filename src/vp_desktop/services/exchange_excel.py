"""Read the rows of an Excel workbook. openpyxl is slow to load: import this module late."""

import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.domain.practice_file import MAX_CASES
from vp_desktop.services.exchange_parts import check_workbook
from vp_desktop.services.exchange_table import MAX_COLUMNS, TableRow, TableRows

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
        check_workbook(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about extensions of Excel that hold no cells
            return iter(_rows(path))
    except OSError as error:
        if error.errno is not None:  # openpyxl says with it too that there is no workbook inside
            raise
        raise ImportRefusedError((Problem("", Trouble.BAD_SHEET),)) from None
    except _MALFORMED:
        raise ImportRefusedError((Problem("", Trouble.BAD_SHEET),)) from None


def _rows(path: Path) -> list[TableRow]:
    with path.open("rb") as file:  # openpyxl itself leaves a file that it refuses open
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            rows = list(
                _filled(
                    sheet.iter_rows(max_row=MAX_CASES + 2, max_col=MAX_COLUMNS, values_only=True)
                )
            )
            if rows:
                return rows
        return []


def _filled(rows: Iterator[tuple[object, ...]]) -> Iterator[TableRow]:
    for number, cells in enumerate(rows, start=1):
        if cells.count(None) == len(cells):
            continue  # of a row that is not in the file openpyxl makes an empty one
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
