"""Read the marked sentences, and measure what is found in them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vp_desktop.domain.narrative import Finding, HiddenCount, Sign, Surroundings, look_through

DATA = Path(__file__).parents[1] / "data"
NAMES = ("Anouk de Vries", "Fatima El Amrani", "Piet", "Kees Bakker", "Zoë Timmermans", "Bo")
AROUND = Surroundings(
    own_words=frozenset({"Stichting De Linden", "De Linden", "Thuiszorg"}),
    small_units=frozenset({"Keuken", "Nachtzorg Oost"}),
    days=frozenset({date(2025, 1, 1), date(2025, 12, 31)}),
    hidden=(
        HiddenCount(
            frozenset(
                {"seksuele intimidatie", "ongewenste intimiteiten"}
                | {"seksueel grensoverschrijdend gedrag", "sexual harassment"}
            )
        ),
        HiddenCount(frozenset({"discriminatie", "discrimination"})),
    ),
)
_MARK = re.compile(r"\[\[([\w-]+)\|(.*?)\]\]")


@dataclass(frozen=True)
class Sentence:
    text: str
    marked: tuple[tuple[int, int, Sign], ...]


@dataclass
class Measured:
    """What was found of what is marked, by sign, and what was found beside it."""

    marked: Counter[Sign] = field(default_factory=Counter)
    found: Counter[Sign] = field(default_factory=Counter)
    false: Counter[Sign] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    sentences: int = 0
    disturbed: int = 0
    """Sentences without a mark in which something was found."""

    @property
    def recall(self) -> float:
        return sum(self.found.values()) / sum(self.marked.values())

    @property
    def precision(self) -> float:
        hits = sum(self.found.values())
        return hits / (hits + sum(self.false.values()))

    def lines(self) -> list[str]:
        """Return the figures as a table, a line a sign."""
        head = (
            f"{self.sentences} sentences, {sum(self.marked.values())} passages marked: "
            f"recall {self.recall:.3f}, false alarms {sum(self.false.values())} "
            f"(precision {self.precision:.3f}), in {self.disturbed} sentences without a mark"
        )
        return [
            head,
            *(
                f"  {sign:<16} {self.found[sign]:>3} of {self.marked[sign]:>3}"
                f"  false alarms {self.false[sign]:>2}"
                for sign in Sign
                if self.marked[sign] or self.false[sign]
            ),
        ]


def read(name: str) -> list[Sentence]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [_sentence(line) for line in lines if line.strip() and not line.startswith("#")]


def measure(sentences: list[Sentence]) -> Measured:
    measured = Measured(sentences=len(sentences))
    for one in sentences:
        found = look_through(one.text, NAMES, AROUND)
        _score(one, found, measured)
        measured.disturbed += bool(found) and not one.marked
    return measured


def _sentence(line: str) -> Sentence:
    """Return the sentence without its marks; a mark after the last stop speaks of words before."""
    behind: list[tuple[str, Sign]] = []
    while (tail := re.search(r"(?<=[.!?\]]) \[\[([\w-]+)\|([^\]]*)\]\]$", line)) is not None:
        behind.append((tail.group(2), Sign(tail.group(1))))
        line = line[: tail.start()]
    text, marked, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        marked.append((len(text), len(text) + len(mark.group(2)), Sign(mark.group(1))))
        text += mark.group(2)
        last = mark.end()
    text += line[last:]
    for passage, sign in behind:
        marked.append((text.index(passage), text.index(passage) + len(passage), sign))
    return Sentence(text, tuple(marked))


def _score(sentence: Sentence, found: list[Finding], measured: Measured) -> None:
    for start, end, sign in sentence.marked:
        measured.marked[sign] += 1
        if any(one.sign is sign and one.start < end and start < one.end for one in found):
            measured.found[sign] += 1
        else:
            measured.missed.append(f"{sign}: {sentence.text[start:end]} | {sentence.text}")
    for one in found:
        if not any(start < one.end and one.start < end for start, end, _sign in sentence.marked):
            measured.false[one.sign] += 1
            measured.alarms.append(f"{one.sign}: {one.passage} | {sentence.text}")
