"""Read the rows of a CSV text, whatever program wrote it."""

import csv
from collections.abc import Iterator
from io import StringIO

from vp_desktop.domain.drafts import MAX_NOTE_CHARS
from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.services.exchange_table import TableRow, TableRows, place_of

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DELIMITERS = ";\t,"
_MOST_ROW_CHARS = 8 * MAX_NOTE_CHARS
"""Characters: the longest texts of a case together, twice over."""
_DELIMITER_BYTES = 65_536


def read_csv(content: bytes) -> TableRows:
    """Return the rows of ``content``: UTF-8 or Windows-1252, split by ``;``, ``,`` or tabs.

    Raises:
        ImportRefusedError: it is no text, or a cell has no end.
    """
    text = _text(content)
    return _rows(text, _delimiter(text))


def _text(content: bytes) -> str:
    encodings = [name for mark, name in _MARKS.items() if content.startswith(mark)]
    for encoding in encodings or ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ImportRefusedError((Problem("", Trouble.BAD_ENCODING),))


def _delimiter(text: str) -> str:
    """Return what stands most often in the first line, outside quotes."""
    first = text[:_DELIMITER_BYTES].lstrip("\r\n").splitlines()[:1]
    outside = "".join("".join(first).split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _rows(text: str, delimiter: str) -> Iterator[TableRow]:
    csv.field_size_limit(2 * MAX_NOTE_CHARS)  # the field's own limit has a better sentence
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield TableRow(number, tuple(cells))
            lines.start_row()
    except csv.Error:
        problem = Problem(place_of(number + 1), Trouble.BAD_SHEET)
        raise ImportRefusedError((problem,)) from None


class _Lines:
    """The lines of a text, until one row has more of them than any table has."""

    def __init__(self, text: str) -> None:
        self._lines, self._chars = StringIO(text, newline=""), 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """Return the next line, before the csv module makes cells of it."""
        line = next(self._lines)
        self._chars += len(line)
        if self._chars > _MOST_ROW_CHARS:
            raise csv.Error("a row without an end")
        return line

    def start_row(self) -> None:
        """Begin to count anew."""
        self._chars = 0
