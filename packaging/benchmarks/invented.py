"""Invent a practice: the same one for the same size, with notes of 1 to 3 KB in Dutch words."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from vp_desktop.domain.practice_file import PracticeFile
from vp_desktop.resources import resource
from vp_desktop.services.exchange_problems import json_place
from vp_desktop.services.exchange_read import ParsedFile

CONTACTS_A_CASE = 5
ORGANISATIONS = 20
LAST_DAY = date(2025, 12, 31)
YEARS = 6

_AT_ONCE = 1_000
_WORDS, _SENTENCES = 8_000, 6_000
_SENTENCES_A_NOTE = (8, 24)
"""Some 120 letters each: 1 to 3 KB."""
_UNITS = ("Zorg", "Kantoor", "Techniek", "Buitendienst")
_KINDS = ("OO-INT", "OO-PES", "OO-DIS", "OO-SEK", "SA-LST", "IN-COR", "OO-PES", "OO-INT")

Record = dict[str, Any]


def practice_files(cases: int) -> Iterator[ParsedFile]:
    """Yield a practice of ``cases`` cases in pieces, the organisations first."""
    yield parsed({"organisations": [organisation(number) for number in range(ORGANISATIONS)]})
    inventor = Inventor()
    for start in range(0, cases, _AT_ONCE):
        numbers = range(start, min(cases, start + _AT_ONCE))
        yield parsed({"cases": [inventor.case(number, cases) for number in numbers]})


def parsed(lists: Record) -> ParsedFile:
    """Return a practice file that holds ``lists``."""
    return ParsedFile(PracticeFile.model_validate_json(json.dumps(whole(lists))), json_place)


def whole(lists: Record) -> Record:
    """Return ``lists`` with the head of a practice file."""
    return {"format": "vp-practice", "version": 1, **lists}


class Inventor:
    """Makes up cases, from a fixed seed."""

    def __init__(self) -> None:
        self.lot = Random(2026)  # noqa: S311 - no secret is made of it
        self.words = resource("words/common_nl.txt").read_text(encoding="utf-8").split()[:_WORDS]
        # As in any language: the n-th word is n times as rare as the first.
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))
        self._sentences = [self._sentence() for _number in range(_SENTENCES)]

    def case(self, number: int, cases: int) -> Record:
        """Return the case of that ``number`` of ``cases``, the first one the oldest."""
        opened = LAST_DAY - timedelta(days=(cases - 1 - number) * 365 * YEARS // cases)
        closed = opened + timedelta(days=self.lot.randrange(10, 200))
        is_open = closed > LAST_DAY or number % 50 == 0
        contacts = [self._contact(opened, turn) for turn in range(CONTACTS_A_CASE)]
        case: Record = {
            "organisation": _name(min(self.lot.randrange(ORGANISATIONS), number % ORGANISATIONS)),
            "code": f"{opened.year}-{number:05}",
            "title": self._sentence(4),
            "opened_on": opened.isoformat(),
            "entered_on": opened.isoformat(),
            "closed_on": None if is_open else closed.isoformat(),
            "kinds": self.lot.sample(sorted(set(_KINDS)), self.lot.choice((1, 1, 2))),
            "accused_role": self.lot.choice(("WP-DLE", "WP-COL")),
            "client_role": "ME-DIR",
            "unit": self.lot.choice(_UNITS),
            "channel": self.lot.choice(("KA-TEL", "KA-MAI", "KA-SPR")),
            "found_by": self.lot.choice(("HK-COL", "HK-VOO", "HK-INT")),
            "interventions": ["AC-LUI"],
            "referrals": ["DV-BA"] if number % 4 == 0 else [],
            "client": f"M-{number}",
            "contacts": contacts,
        }
        if number % 10 == 0:
            due = LAST_DAY + timedelta(days=self.lot.randrange(-20, 60))
            case["follow_ups"] = [{"due_on": due.isoformat(), "text": self._sentence(5)}]
        return case

    def note(self) -> str:
        """Return what somebody told: 1 to 3 KB."""
        told = self.lot.choices(self._sentences, k=self.lot.randint(*_SENTENCES_A_NOTE))
        return " ".join(told)

    def _contact(self, opened: date, turn: int) -> Record:
        return {
            "on": min(
                LAST_DAY, opened + timedelta(days=turn * self.lot.randrange(3, 20))
            ).isoformat(),
            "kind": self.lot.choice(("CO-TEL", "CO-VID", "CO-LOC")),
            "minutes": self.lot.choice((15, 30, 45, 60)),
            "note": self.note(),
        }

    def _sentence(self, length: int = 15) -> str:
        words = self.lot.choices(self.words, cum_weights=self._weights, k=length)
        return " ".join(words).capitalize() + "."


def _name(number: int) -> str:
    return f"Stichting {number + 1:02}"


def organisation(number: int) -> Record:
    """Return the organisation of that ``number``; the lower, the more cases."""
    years = {str(year): 400 for year in range(LAST_DAY.year - YEARS, LAST_DAY.year + 1)}
    units = [{"name": name, "headcount": dict.fromkeys(years, 100)} for name in _UNITS]
    return {"name": _name(number), "headcount": years, "units": units}
