"""Look at the parts of a workbook, which is a zip file, before anything makes cells of them.

What a part unpacks to says too little: a megabyte of empty XML elements takes a hundred in memory,
and seconds. So every part is unpacked once, a piece at a time, and its elements are counted.
"""

import struct
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile, ZipInfo

from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble

MAX_UNPACKED_BYTES = 512 * 1024 * 1024
"""Bytes of all parts together when they are unpacked."""

_MOST_LIST_BYTES = 1024 * 1024
"""Bytes of the list of parts at the end of a zip file: of a workbook, some thousands."""

_MOST_TAGS = {"xl/worksheets/": 4_000_000, "xl/sharedStrings": 1_000_000, "xl/styles": 100_000}
"""Begins and ends of elements; 20,000 cases with all their fields have 2,000,000 and 600,000."""

_MOST_OTHER_TAGS = 5_000
"""In a part that holds no cells: the names of sheets, what belongs to what."""

_MOST_SHEETS = 50
_MANIFEST, _BOOK = "[Content_Types].xml", "xl/workbook.xml"

_PIECE_BYTES = 1024 * 1024
_MOST_PIECES_OF_TEXT = 4
"""Pieces without one element: a cell of an Excel of any year has 32,767 characters at most."""

_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_END_BYTES, _MOST_COMMENT_BYTES = 22, 65_535
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may stand before the first element: marks of an encoding, and blanks."""

_LIST_BYTES_AT = 12
"""Where the end of a zip file says how long its list of parts is."""


def check_workbook(path: Path) -> None:
    """Insist that ``path`` unpacks to as much as a workbook of cases does.

    Raises:
        ImportRefusedError: it unpacks to far more.
        BadZipFile: it is no zip file, or one that no program for spreadsheets makes.
    """
    _check_list(path)
    with ZipFile(path) as parts:
        listed = parts.infolist()
        if len({part.filename for part in listed}) != len(listed):
            raise BadZipFile("two parts of one name")
        # zipfile never unpacks more of a part than the part says, so the sum is a true limit
        if sum(part.file_size for part in listed) > MAX_UNPACKED_BYTES:
            raise _too_large()
        for part in listed:
            _check_part(parts, part)
        _check_sheets(parts)


def _check_list(path: Path) -> None:
    """Look at the length of the list of parts, which zipfile would read as a whole."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_BYTES - _MOST_COMMENT_BYTES - 100))
        tail = file.read()
    at = tail.find(_END)
    if at < 0 or _END_64 in tail:
        raise BadZipFile("no end, or the end of a file of more than 4 GB")
    while at >= 0:
        length = tail[at + _LIST_BYTES_AT : at + _LIST_BYTES_AT + 4]
        if len(length) == 4 and struct.unpack("<I", length)[0] > _MOST_LIST_BYTES:  # noqa: PLR2004
            raise BadZipFile("an endless list of parts")
        at = tail.find(_END, at + 1)


def _check_part(parts: ZipFile, part: ZipInfo) -> None:
    own = (most for name, most in _MOST_TAGS.items() if part.filename.startswith(name))
    most, tags, pieces_of_text = next(own, _MOST_OTHER_TAGS), 0, 0
    with parts.open(part) as unpacked:
        while piece := unpacked.read(_PIECE_BYTES):
            if unpacked.tell() == len(piece) and _is_no_xml(piece):
                return  # a picture, which has as many of these signs as of any other
            found = piece.count(b"<")
            tags += found
            pieces_of_text = 0 if found else pieces_of_text + 1
            if tags > most or pieces_of_text > _MOST_PIECES_OF_TEXT:
                raise _too_large()


def _check_sheets(parts: ZipFile) -> None:
    """Insist that the sheets are listed where they are always listed, and that they are few.

    The manifest may call any part the list of sheets, one of millions of elements as well, and each
    sheet on the list may be the same large part.
    """
    for entry in ET.fromstring(parts.read(_MANIFEST)):  # noqa: S314 - few elements, counted above
        name = entry.get("PartName", f"/{_BOOK}")
        if ".main+xml" in entry.get("ContentType", "") and name != f"/{_BOOK}":
            raise BadZipFile("its sheets are listed elsewhere")
    book = ET.fromstring(parts.read(_BOOK))  # noqa: S314 - as above
    if sum(entry.tag.endswith("}sheet") for entry in book.iter()) > _MOST_SHEETS:
        raise _too_large()


def _is_no_xml(begin: bytes) -> bool:
    bare = begin.lstrip(_BEFORE_XML)
    return bool(bare) and not bare.startswith(b"<")


def _too_large() -> ImportRefusedError:
    limit = str(MAX_UNPACKED_BYTES // 1024 // 1024)
    return ImportRefusedError((Problem("", Trouble.TOO_LARGE, limit),))
