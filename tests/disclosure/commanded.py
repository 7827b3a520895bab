"""Invented practices that live through years by the commands of ``vp`` alone.

A life is a row of steps: files that come in, and reports that are given out in between. It has what
makes old reports give away new cases: cases written down late or with an older day, a half year
reported before the year, a second edition, readers who get less, years put together.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from itertools import count
from random import Random
from typing import Any

from vp_desktop.domain.codes import ListId, code_book, kinds

ORGANISATION = "Stichting De Linden"
LAST_YEAR = 2025
VARIANTS = ("board", "works-council", "staff")
_DAY = timedelta(days=1)

Case = dict[str, Any]
"""A case as a practice file has it."""


@dataclass(frozen=True)
class Coming:
    """Cases that come in, as one file."""

    name: str
    content: str


@dataclass(frozen=True)
class Given:
    """A report that is given out."""

    first: date
    last: date
    as_of: date
    variant: str
    language: str

    @property
    def options(self) -> tuple[str, ...]:
        """What ``vp report`` is told."""
        return (
            "--from", self.first.isoformat(), "--to", self.last.isoformat(),
            "--as-of", self.as_of.isoformat(), "--variant", self.variant,
            "--language", self.language,
        )  # fmt: skip


@dataclass(frozen=True)
class Life:
    """All that happens in one practice, in order."""

    threshold: int
    steps: tuple[Coming | Given, ...]

    @property
    def reports(self) -> list[Given]:
        """What is given out."""
        return [step for step in self.steps if isinstance(step, Given)]


def life(seed: int) -> Life:
    """Return the life of the practice of this number, always the same one."""
    return _Maker(Random(seed)).life()  # noqa: S311 - invented cases, no secret


class _Maker:
    """Makes one life."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = count(1)
        self._few = random.randrange(2, 9)
        self._units = [f"Team {n}" for n in range(1, random.choice((1, 3, 5, 12)) + 1)]
        self._years = range(LAST_YEAR + 1 - random.choice((1, 2, 2, 3, 3, 4)), LAST_YEAR + 1)
        self._threshold = random.choice((5, 5, 5, 3, 4, 7, 10))

    def life(self) -> Life:
        """Return the whole life."""
        size = self._random.choice((3, 8, 12, 20, 30, 45, 60))
        waiting = [self._case(year) for year in self._years for _ in range(self._about(size))]
        reports = sorted(self._reports(), key=lambda one: one.as_of)
        steps: list[Coming | Given] = [Coming("practice.json", self._organisation())]
        for number, report in enumerate(reports):
            now = [case for case in waiting if case["known_on"] <= report.as_of]
            waiting = [case for case in waiting if case["known_on"] > report.as_of]
            if now:
                steps.append(self._coming(f"cases-{number}", now))
            steps.append(report)
        return Life(self._threshold, tuple(steps))

    def _reports(self) -> Iterator[Given]:
        random, skipped = self._random, set[int]()
        for year in self._years:
            first, last = date(year, 1, 1), date(year, 12, 31)
            if random.random() < 0.35:
                middle = date(year, random.choice((3, 6, 9)), 30)
                yield from self._handed_out(first, middle, middle + random.randrange(30) * _DAY)
            if year < LAST_YEAR and random.random() < 0.2:
                skipped.add(year)  # the report of that year was never made
                continue
            as_of = date(year + 1, 1, 15) + random.randrange(40) * _DAY
            yield from self._handed_out(first, last, as_of)
            if random.random() < 0.45:
                later = as_of + random.randrange(1, 120) * _DAY
                yield self._given(first, last, later, "board")
        if len(self._years) > 1 and LAST_YEAR - 1 not in skipped and random.random() < 0.25:
            first, last = date(LAST_YEAR - 1, 1, 1), date(LAST_YEAR, 12, 31)
            yield self._given(first, last, date(2026, 8, 1), "board")

    def _handed_out(self, first: date, last: date, as_of: date) -> Iterator[Given]:
        others = self._random.sample(VARIANTS[1:], self._random.choice((0, 1, 2)))
        for variant in self._random.sample(["board", *others], 1 + len(others)):
            yield self._given(first, last, as_of, variant)

    def _given(self, first: date, last: date, as_of: date, variant: str) -> Given:
        return Given(first, last, as_of, variant, self._random.choice(("nl", "en")))

    def _case(self, year: int) -> Case:
        random = self._random
        opened = date(year, 1, 1) + random.randrange(365) * _DAY
        closed = opened + int(random.expovariate(1 / 70)) * _DAY
        known = opened + random.randrange(10) * _DAY
        if random.random() < 0.12:
            known += random.randrange(30, 400) * _DAY
        entered = opened if random.random() < 0.04 else known  # some say they are older
        return {
            "organisation": ORGANISATION,
            "code": f"Z-{next(self._numbers):03}",
            "opened_on": opened.isoformat(),
            "entered_on": entered.isoformat(),
            "closed_on": closed.isoformat() if random.random() < 0.8 else None,
            "kinds": list(dict.fromkeys(random.choices(self._kinds(), k=random.choice((1, 1, 2))))),
            "accused_role": random.choice(self._some("L05")),
            "client_role": random.choice(self._some("L06")),
            "unit": random.choice((*self._units, self._units[0], self._units[0], None)),
            "channel": random.choice((*self._some("L09"), None)),
            "found_by": random.choice(self._some("L10")),
            "outcome": random.choice(self._some("L15")),
            "interventions": random.sample(self._all("L13"), random.choice((1, 2))),
            "referrals": random.choices(self._some("L16"), k=random.choice((0, 1))),
            "contacts": [
                {"on": (opened + 7 * n * _DAY).isoformat(), "kind": "CO-TEL"}
                for n in range(random.randrange(4))
            ],
            "known_on": known,
        }  # fmt: skip

    def _organisation(self) -> str:
        random, people = self._random, self._random.choice((30, 120, 600, 2000))
        return _practice(
            organisations=[
                {
                    "name": ORGANISATION,
                    "threshold": self._threshold,
                    "names_units": random.random() < 0.6,
                    "headcount": self._by_year(people),
                    "units": [
                        {"name": unit, "headcount": self._by_year(people // len(self._units))}
                        for unit in self._units
                    ],
                }
            ]
        )

    def _by_year(self, people: int) -> dict[str, int]:
        return {str(year): people + self._random.randrange(9) for year in self._years}

    def _coming(self, name: str, cases: list[Case]) -> Coming:
        told = [{key: v for key, v in case.items() if key != "known_on"} for case in cases]
        if self._random.random() < 0.8:
            return Coming(f"{name}.json", _practice(cases=told))
        return Coming(f"{name}.csv", _table(told))

    def _about(self, size: int) -> int:
        return max(1, int(self._random.gauss(size, size / 5)))

    def _some(self, list_id: str) -> list[str]:
        """Return some codes of a list, the first of them more often than the others."""
        return [code for at, code in enumerate(self._all(list_id)) for _ in range(max(1, 4 - at))]

    def _all(self, list_id: str) -> list[str]:
        return [str(item.code) for item in code_book().main(ListId(list_id))][: self._few]

    def _kinds(self) -> list[str]:
        spread = [str(item.code) for item in kinds(code_book())][:: 56 // self._few]
        return [code for at, code in enumerate(spread) for _ in range(max(1, 5 - at))]


def _practice(**lists: Any) -> str:
    return json.dumps({"format": "vp-practice", "version": 1, **lists})


def _table(cases: list[Case]) -> str:
    """Return a table of ``cases``, in which a case has no conversations."""
    columns = [name for name in cases[0] if name != "contacts"]
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(columns)
    for case in cases:
        cells = (case[name] for name in columns)
        writer.writerow([", ".join(one) if isinstance(one, list) else one for one in cells])
    return text.getvalue()
