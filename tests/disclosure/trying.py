"""Try practices in a process by itself, so that a weakened program can be put in its way.

``python -m tests.disclosure.trying HABIT SHAPE...``, each shape as JSON, prints for each a line of
JSON: what the judge has to say, or that the program refused, and what was given out.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from tests.disclosure.judging import Kept, complaints
from tests.disclosure.practices import Practice, Shape, practice_of
from tests.disclosure.reporting import Cabinet, every_kind, yearly
from vp_desktop.disclosure.witness import LeakError

Habit = Callable[[Practice], Cabinet]
HABITS: Mapping[str, Habit] = {"yearly": yearly, "every_kind": every_kind}


class Tried(NamedTuple):
    """What came of one practice."""

    refused: bool
    """The program itself found that it was about to give something away."""
    complaints: list[str]
    digest: str
    """Of all that was given out, and of what it fixes."""
    hidden: list[int]
    """What numbers that were hidden really are, each once."""


def tried(habit: Habit, shape: Shape) -> Tried:
    """Return what comes of the practice of that shape."""
    try:
        cabinet = habit(practice_of(shape))
    except LeakError:
        return Tried(refused=True, complaints=[], digest="", hidden=[])
    content, known = cabinet.file(), truths(cabinet)
    return Tried(
        refused=False,
        complaints=list(complaints(content, known)),
        digest=sha256(content + cabinet.fixed.encode()).hexdigest(),
        hidden=sorted(set(_hidden(content, known))),
    )


def truths(cabinet: Cabinet) -> dict[str, Kept]:
    """Return by report what was really counted for it."""
    rules = cabinet.practice.rules
    return {report: Kept(counts, rules) for report, counts in cabinet.counts.items()}


def _hidden(content: bytes, known: Mapping[str, Kept]) -> Iterator[int]:
    for table in json.loads(content)["tables"]:
        for cell in table["cells"]:
            key = {**table["fixed"], **cell["key"]}
            if cell["value"] is None and "max" not in cell and "counted" not in key:
                yield known[table["report"]].count(key)


if __name__ == "__main__":
    habit, *shapes = sys.argv[1:]
    for shape in map(json.loads, shapes):
        shape["sizes"] = tuple(shape["sizes"])
        sys.stdout.write(json.dumps(tried(HABITS[habit], Shape(**shape))) + "\n")
