"""Read a file that may hold a practice: first its kind and size, then what it says."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from vp_desktop.domain.exchange import ImportRefusedError, Trouble
from vp_desktop.domain.practice_file import PracticeFile
from vp_desktop.services.exchange_csv import read_csv
from vp_desktop.services.exchange_problems import Place, json_place, problems_of
from vp_desktop.services.exchange_shape import check_shape, check_size, refused
from vp_desktop.services.exchange_table import TableRows, read_table
from vp_desktop.services.exchange_validate import Records, Validating

MAX_JSON_BYTES = 512 * 1024 * 1024
"""Bytes: a practice of 20,000 cases with 100,000 long notes, twice over."""

MAX_TABLE_BYTES = 200 * 1024 * 1024
"""Bytes of a CSV text or a workbook: as many rows as are accepted, 1 KB each."""


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file that can be read, and how to say where in it something stands."""

    file: PracticeFile
    place: Place


Reader = Callable[[Path], ParsedFile]


def read_file(path: Path) -> ParsedFile:
    """Read ``path`` by the kind that its name says.

    Raises:
        ImportRefusedError: it has problems; they are all listed, each with its place.
        OSError: the file cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise refused(Trouble.UNKNOWN_KIND_OF_FILE)
    read, most = _READERS[suffix]
    if not path.is_file():  # a pipe or a device has no end
        raise refused(Trouble.NOT_A_FILE)
    if path.stat().st_size > most:
        raise refused(Trouble.TOO_LARGE, str(most // 1024 // 1024))
    return read(path)


def _read_json(path: Path) -> ParsedFile:
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")  # a mark that Windows likes to add
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise refused(Trouble.BAD_ENCODING) from None
    check_size(content)
    try:
        lists = from_json(content, cache_strings="keys")
    except ValueError:
        lists = None  # no JSON at all: pydantic says where it goes wrong
    try:
        if not isinstance(lists, dict):
            return ParsedFile(PracticeFile.model_validate_json(content), json_place)
    except ValidationError as error:
        problems = problems_of(error, json_place)
        raise ImportRefusedError(problems) from None
    check_shape(lists)
    return ParsedFile(Validating(json_place, _of_json).file(lists), json_place)


def _of_json(adapter: TypeAdapter[Records], some: Sequence[object]) -> Records:
    return adapter.validate_json(to_json(some))  # by the rules for JSON: a day is a text


def _read_csv(path: Path) -> ParsedFile:
    return _of_table(read_csv(path.read_bytes()))


def _read_excel(path: Path) -> ParsedFile:
    # Late: openpyxl takes 250 ms to load, and only a workbook needs it.
    module = importlib.import_module("vp_desktop.services.exchange_excel")
    read_excel = cast("Callable[[Path], TableRows]", module.read_excel)
    return _of_table(read_excel(path))


def _of_table(rows: TableRows) -> ParsedFile:
    file, table = read_table(rows)
    return ParsedFile(file, table.place)


_READERS: Mapping[str, tuple[Reader, int]] = {
    ".json": (_read_json, MAX_JSON_BYTES),
    ".csv": (_read_csv, MAX_TABLE_BYTES),
    ".xlsx": (_read_excel, MAX_TABLE_BYTES),
}
"""How each kind of file is read, and how many bytes it may have."""
