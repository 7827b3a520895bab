"""Refuse a practice file by its shape: one that would grow to gigabytes in memory while it is read.

A list in a list costs two bytes in a file and hundreds in memory, so the size of the file says too
little. What is allowed is several times what the largest practice that is provided for needs.
"""

from collections.abc import Mapping

from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.domain.practice_file import MAX_CASES, MAX_ROWS
from vp_desktop.services.exchange_problems import json_place

MOST_PARTS = 2_000_000
"""Records and lists in a file. 20,000 cases with 100,000 notes have 600,000."""

MOST_VALUES = 10_000_000
"""Commas in a file, those in the texts as well."""

MOST_IN_A_RECORD = 5_000
"""Of one kind, as the conversations of a case."""


def refused(trouble: Trouble, detail: str = "", place: str = "") -> ImportRefusedError:
    """Return the refusal of a file for one reason."""
    return ImportRefusedError((Problem(place, trouble, detail),))


def check_size(content: bytes) -> None:
    """Refuse a text of more values than a practice has, before any of them is read.

    Raises:
        ImportRefusedError: it has.
    """
    if content.count(b"[") + content.count(b"{") > MOST_PARTS:
        raise refused(Trouble.TOO_MANY, str(MOST_PARTS))
    if content.count(b",") > MOST_VALUES:
        raise refused(Trouble.TOO_MANY, str(MOST_VALUES))


def check_shape(lists: Mapping[str, object]) -> None:
    """Refuse more records than one file may have, before each of them is looked at.

    Raises:
        ImportRefusedError: there are, or a record holds more than a person could have written.
    """
    _check_length((), lists, MOST_IN_A_RECORD)
    for name, records in lists.items():
        most = MAX_CASES if name == "cases" else MAX_ROWS
        if isinstance(records, list):
            _check_length((name,), records, most)
            for nth, record in enumerate(records):
                _check_inside((name, nth), record)
        else:
            _check_inside((name,), records)


def _check_inside(place: tuple[str | int, ...], outer: object) -> None:
    """Refuse a record in which a list is too long, however deep it lies."""
    waiting = [outer]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list | dict):
            _check_length(place, part, MOST_IN_A_RECORD)
            waiting += part.values() if isinstance(part, dict) else part


def _check_length(
    place: tuple[str | int, ...], part: Mapping[str, object] | list[object], most: int
) -> None:
    if len(part) > most:
        raise refused(Trouble.TOO_MANY, str(most), json_place(place))
