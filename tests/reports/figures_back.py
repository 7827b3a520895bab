"""Lay the figures of a report, read back from its PDF, beside its figures file."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from tests.reports.pages_back import REST, TOTAL_PEOPLE, Numbers, Place, in_pdf, place
from vp_desktop.disclosure.figures_file import TOTAL


def in_file(content: bytes) -> Numbers:
    """Return every number about cases of the only report in a figures file."""
    found: defaultdict[Place, set[str]] = defaultdict(set)
    file = json.loads(content)
    for table in file["tables"]:
        if table["dims"] == ["row", "measure"]:
            continue  # about activities, which have no secret
        for cell in table["cells"]:
            key = cell["key"]
            if "groups" in cell:
                (dimension,) = cell["groups"]
                key = {**key, dimension: _rest_of(table["id"], key[dimension])}
            found[place(table["fixed"], key)].add(_value(cell))
    for cell in file["population"]:
        found[place({"people": TOTAL_PEOPLE}, cell["key"])].add(_value(cell))
    return {key: frozenset(values) for key, values in found.items()}


def disagreements(pdf: bytes, content: bytes) -> list[tuple[str, Place, list[str]]]:
    """Return where a report and its figures file do not say the same, in the language spoken now.

    The file may say more in three ways that tell nothing: what a reader works out by himself (what
    is left of a total), what has no number (a suppressed row that is not named), and a zero in a
    row that is not named. And it has the outcomes of the third year, bars or no bars.
    """
    file, report = in_file(content), in_pdf(pdf, content)
    wrong = [
        (f"read as {sorted(said)}", at, sorted(file.get(at, ())))
        for at, said in report.items()
        if said != file.get(at)
    ]
    third = list(json.loads(content)["reports"][0]["years"])[-3:-2]
    return wrong + [
        ("only in the file", at, sorted(said))
        for at, said in file.items()
        if at not in report
        and not said <= {"x", "0"}
        and not any(value.startswith(REST) for _name, value in at)
        and not ("outcome" in dict(at) and [dict(at)["year"]] == third)
    ]


def _rest_of(table_id: str, name: str) -> str:
    parent = name.partition(" ")[2]
    whole = name.startswith("overige") or parent in ("", TOTAL)
    return f"{REST} {table_id}" if whole else f"{REST} {parent}"


def _value(cell: Mapping[str, Any]) -> str:
    if cell.get("max") is not None:
        return f"<{cell['max'] + 1}"
    return "x" if cell["value"] is None else f"{cell['value']:g}"
