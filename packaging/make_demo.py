"""Write the demo practice, ``resources/demo/practice.json``: the same text every time.

What people told stands in ``packaging/demo/*.toml``, written by hand; this adds days, codes, units
and the course of each case, from a fixed seed. ``--check`` tells by its exit code whether the kept
file is the one that this makes.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parent / "resources" / "demo" / "practice.json"

Record = dict[str, Any]

FORMS = {"tel": "CO-TEL", "vid": "CO-VID", "loc": "CO-LOC", "mail": "CO-MAI", "kort": "CO-KRT"}
FIRST_FORM = {"KA-SPR": "CO-LOC", "KA-LIV": "CO-LOC", "KA-MAI": "CO-VID", "KA-WEB": "CO-VID"}
LATER_FORMS = {"CO-TEL": 5, "CO-VID": 3, "CO-LOC": 2}
CHANNELS = {"KA-TEL": 9, "KA-MAI": 6, "KA-SPR": 3, "KA-APP": 2, "KA-WEB": 2, "KA-LIV": 1}
FOUND_BY = {
    "HK-VOO": 6, "HK-COL": 6, "HK-INT": 4, "HK-POS": 4, "HK-LEI": 3, "HK-HR": 3, "HK-BA": 2,
    "HK-OR": 1, "HK-EER": 2, "HK-IVP": 1,
}  # fmt: skip
IMPACT = {"IM-STR": 6, "IM-WPZ": 6, "IM-ZIE": 2, "IM-ZOE": 3, "IM-SOC": 1, "IM-GEE": 1}
RUNGS = {
    "zelf": "TR1", "gesprek": "TR0", "leiding": "TR4", "mediation": "TR6", "klacht": "TR8",
    "melding": "TR7", "verwezen": "TR5", "nazorg": "TR4",
}  # fmt: skip
COURSES: dict[str, dict[str, int]] = {
    "OO-INT": {"zelf": 6, "leiding": 8, "gesprek": 3, "klacht": 1, "verwezen": 3, "weg": 2},
    "OO-PES": {"zelf": 8, "leiding": 6, "gesprek": 3, "mediation": 1, "verwezen": 2, "weg": 2},
    "OO-DIS": {"zelf": 4, "leiding": 6, "gesprek": 2, "klacht": 1, "verwezen": 3},
    "OO-SEK": {"leiding": 3, "nazorg": 3, "zelf": 1, "klacht": 1},
    "OO": {"nazorg": 3, "leiding": 3, "zelf": 2},
    "IN": {"melding": 4, "gesprek": 1},
    "SA": {"zelf": 7, "leiding": 3, "mediation": 3, "verwezen": 4, "gesprek": 2, "stil": 1},
    "OV": {"gesprek": 4, "verwezen": 2},
}
"""How likely each course is, by the longest beginning of the primary kind that is listed."""

WITHOUT_A_PERSON = {"WP-ORG", "WP-GEE"}
BETWEEN_TWO = {"zelf", "mediation"}
ALSO_TOLD = {"OO-INT": "SA-LST", "OO-PES": "OO-INT", "OO-DIS": "OO-MIC", "SA-LEI": "OO-INT"}
UNIT_SIGNS = {
    "linden": {
        "route|wijk|huisbezoek": "Wijkverpleging",
        "kok|keuken|technische dienst": "Facilitair en keuken",
        "nacht": "Nachtdienst",
        "operatie|praktijkbegeleider": "Behandeldienst",
        "manager|functie|vacature|mail": "Kantoor en staf",
        "De Beuk|mantelzorger": "Locatie De Beuk",
    },
    "oosterwold": {
        "balie|telefoon": "Dienstverlening",
        "wagen|ploeg|buitendienst": "Buitendienst",
        "sociaal domein|wachtlijst|wijken": "Sociaal domein",
        "aannemer|controle|handhaving|project": "Ruimte en wonen",
    },
    "meander": {"bestuursbureau|tijdelijke": "Bestuursbureau", "stoel|leerlingen": "VSO De Brug"},
    "aalst": {"rit|mobilofoon|rijd|planning": "Chauffeurs"},
}
REGIONS = {"linden": "Overijssel", "oosterwold": "Flevoland", "aalst": "Brabant"}
IN_2025 = {
    "linden": {"OO-INT": 11, "OO-PES": 8, "SA": 8, "OO-DIS": 6, "OO-SEK": 3, "IN": 2, "OV": 1},
    "oosterwold": {"": 13},
    "meander": {"": 11},
    "aalst": {"": 3},
}
"""How many stories of 2025 and 2026 fall in 2025, by the beginning of the primary kind."""

SHORTENED = 2024
"""The year of which the notes were cut to one line, after its report was adopted."""

SHARE_ALSO_TOLD = 0.3
FIRST_NAMES = ("Fatima", "Jeroen", "Anouk", "Priya", "Wouter", "Samira", "Gerda", "Milan")
NAMES_FROM = date(2026, 8, 1)
GONE = "De aantekening van dit gesprek is vernietigd na het jaarverslag; de telling is bewaard."


@dataclass(kw_only=True)
class Story:
    """A case before it has a code."""

    organisation: str
    opened_on: date
    kinds: Sequence[str]
    accused_role: str
    client_role: str
    title: str
    told: str = ""
    written_out: Record = field(default_factory=dict)
    """What stands in the file of today's cases, nothing left to chance."""


class Chance:
    """What is drawn by lot, the same way every time."""

    def __init__(self, seed: int) -> None:
        self.lot = Random(seed)  # noqa: S311 - no secret is made of it

    def weighted(self, weights: Mapping[str, int]) -> str:
        """Return one of the keys, each as likely as its weight says."""
        return self.lot.choices(list(weights), list(weights.values()))[0]

    def working_day(self, first: date, last: date) -> date:
        """Return a Monday to Friday between two days."""
        return _weekday(first + timedelta(days=self.lot.randrange((last - first).days + 1)))

    def later(self, day: date) -> date:
        """Return a working day one to four weeks after ``day``."""
        return _weekday(day + timedelta(days=self.lot.randint(7, 30)))


class Deck:
    """Texts in a shuffled order, so that the same one does not come back soon."""

    def __init__(self, lot: Random, texts: Sequence[str]) -> None:
        self._lot, self._texts, self._left = lot, list(texts), list[str]()

    def draw(self) -> str:
        """Return the next text."""
        if not self._left:
            self._left = self._texts[:]
            self._lot.shuffle(self._left)
        return self._left.pop()


class Stories:
    """All that people told, each with the day it began."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance

    def all(self) -> list[Story]:
        """Return every story, the oldest first."""
        told = [*self._of_today(), *self._shortened(), *self._before()]
        return sorted(told, key=lambda story: story.opened_on)

    def _of_today(self) -> Iterator[Story]:
        for told in _read("told_2026")["case"]:
            yield Story(
                organisation=told["organisation"],
                opened_on=date.fromisoformat(told["notes"][0][0]),
                kinds=told["kinds"],
                accused_role=told["accused_role"],
                client_role=told["client_role"],
                title=told["title"],
                written_out=told,
            )

    def _shortened(self) -> Iterator[Story]:
        for organisation, rows in _read("told_2024").items():
            for kind, accused, title, kept in rows:
                role = {"ME-GET": 1} if kind.startswith("IN-") else {"ME-DIR": 9, "ME-NAM": 1}
                yield Story(
                    organisation=organisation,
                    opened_on=self._chance.working_day(date(2024, 1, 8), date(2024, 12, 13)),
                    kinds=[kind],
                    accused_role=accused,
                    client_role=self._chance.weighted(role),
                    title=title,
                    told=kept,
                )

    def _before(self) -> Iterator[Story]:
        for organisation, rows in _read("told_before").items():
            rest = dict(IN_2025[organisation])
            for kind, accused, role, title, told in self._chance.lot.sample(rows, len(rows)):
                yield Story(
                    organisation=organisation,
                    opened_on=self._day_of(kind, rest),
                    kinds=[kind, *self._also(kind)],
                    accused_role=accused,
                    client_role=role,
                    title=title,
                    told=told,
                )

    def _day_of(self, kind: str, rest: dict[str, int]) -> date:
        begin = next((one for one in rest if kind.startswith(one) and rest[one]), None)
        if begin is None:
            return self._chance.working_day(date(2026, 1, 5), date(2026, 8, 14))
        rest[begin] -= 1
        return self._chance.working_day(date(2025, 1, 6), date(2025, 12, 12))

    def _also(self, kind: str) -> list[str]:
        """Now and then a second kind is mentioned beside the primary one."""
        also = ALSO_TOLD.get(kind[:6])
        return [also] if also and self._chance.lot.random() < SHARE_ALSO_TOLD else []


class Cases:
    """Turns stories into the cases of a practice file."""

    def __init__(self, chance: Chance, practice: Record) -> None:
        self._chance, self._practice = chance, practice
        self._organisations = {one["key"]: one for one in practice["organisations"]}
        self._courses = _read("courses")
        self._decks = {
            (course, part): Deck(chance.lot, texts)
            for course, parts in self._courses.items()
            for part, texts in parts.items()
            if isinstance(texts, list) and texts
        }

    def of(self, stories: Iterable[Story]) -> Iterator[Record]:
        """Yield a case for each story; codes count up within a year."""
        count = dict.fromkeys((2024, 2025, 2026), 0)
        for number, story in enumerate(stories, start=1):
            year = story.opened_on.year
            count[year] += 1
            yield {
                "organisation": self._organisations[story.organisation]["name"],
                "code": f"{year}-{count[year]:03}",
                "client": f"M-{number:02}",
                "title": story.title,
                "opened_on": story.opened_on,
                "entered_on": story.opened_on,
                "kinds": list(story.kinds),
                "accused_role": story.accused_role,
                "client_role": story.client_role,
                "found_by": self._chance.weighted(FOUND_BY),
                "marks": [self._chance.weighted(IMPACT)],
            } | (self._written_out(story) if story.written_out else self._made_up(story))

    def _written_out(self, story: Story) -> Record:
        told = _without(story.written_out, "organisation", "notes", "follow_ups")
        return told | {
            "referrals": [
                {"kind": kind, "to": self._address(kind, story.organisation)}
                for kind in told.get("referrals", [])
            ],
            "contacts": [
                {"on": day, "kind": FORMS[form], "minutes": minutes, "note": note}
                for day, form, minutes, note in story.written_out["notes"]
            ],
            "follow_ups": [
                {"due_on": due, "text": text, "done_on": done or None}
                for due, text, done in story.written_out.get("follow_ups", [])
            ],
        }

    def _made_up(self, story: Story) -> Record:
        course = self._course(story)
        channel = self._chance.weighted(CHANNELS)
        contacts = list(self._contacts(story, course, FIRST_FORM.get(channel, "CO-TEL")))
        made: Record = {
            "entered_on": self._entered(story.opened_on),
            "closed_on": contacts[-1]["on"],
            "status": "ST-AFG",
            "unit": self._unit(story),
            "channel": channel,
            "outcome": self._decks[course, "outcomes"].draw(),
            "interventions": self._courses[course]["interventions"],
            "contacts": contacts,
        }
        if course in RUNGS:
            made["marks"] = [self._chance.weighted(IMPACT), RUNGS[course]]
        if (course, "referrals") in self._decks:
            kind = self._decks[course, "referrals"].draw()
            to = self._address(kind, story.organisation)
            made["referrals"] = [{"kind": kind, "to": to, "on": contacts[len(contacts) // 2]["on"]}]
        if story.opened_on.year > SHORTENED:
            made["wish"] = self._decks["texts", "wish"].draw()
            made["arrangements"] = self._decks["texts", "arrangements"].draw()
        return made

    def _contacts(self, story: Story, course: str, form: str) -> Iterator[Record]:
        has_middle = (course, "middle") in self._decks
        between = self._chance.lot.choice((1, 1, 1, 2)) if has_middle else 0
        if story.opened_on.year == SHORTENED:
            texts = [GONE] * (1 + between) + [story.told]
        else:
            middle = [self._draw(course, "middle", story) for _ in range(between)]
            texts = [story.told, *middle, self._draw(course, "end", story)]
        day = story.opened_on
        for text in texts[:-1]:
            minutes = self._chance.lot.randrange(30, 80, 5)
            yield {"on": day, "kind": form, "minutes": minutes, "note": text}
            day, form = self._chance.later(day), self._chance.weighted(LATER_FORMS)
        yield {"on": day, "kind": form, "minutes": 15, "note": texts[-1]}

    def _draw(self, course: str, part: str, story: Story) -> str:
        who = self._courses["who"].get(story.accused_role, "de ander")
        return self._decks[course, part].draw().replace("{wie}", who)

    def _course(self, story: Story) -> str:
        kind = story.kinds[0]
        known = [begin for begin in COURSES if kind.startswith(begin)]
        likely = dict(COURSES[max(known, key=len)])
        if story.accused_role in WITHOUT_A_PERSON:
            alone = {name: weight for name, weight in likely.items() if name not in BETWEEN_TWO}
            likely = {"verwezen": 2, "gesprek": 1} | alone
        return self._chance.weighted(likely)

    def _unit(self, story: Story) -> str:
        text = f"{story.title} {story.told}"
        for signs, unit in UNIT_SIGNS[story.organisation].items():
            if re.search(signs, text):
                return unit
        units = self._organisations[story.organisation]["units"]
        return self._chance.weighted({one["name"]: one["headcount"]["2025"] for one in units})

    def _address(self, kind: str, organisation: str) -> str | None:
        """Return the referral contact of that kind, the one in the organisation's region."""
        near = {REGIONS.get(organisation), "Oost-Nederland"}
        for one in self._practice["referral_contacts"]:
            if one["kind"] == kind and one["region"] in near:
                return str(one["name"])
        return None

    def _entered(self, opened_on: date) -> date:
        """Most cases are written down at once; some on the next day, a few weeks later."""
        days = self._chance.lot.choices((0, 1, 3, 40), (80, 12, 6, 2))[0]
        return opened_on + timedelta(days=days)


def practice() -> Record:
    """Return the whole practice file."""
    chance, told = Chance(20261121), _read("practice")
    names = {one["key"]: one["name"] for one in told["organisations"]}
    cases = list(Cases(chance, told).of(Stories(chance).all()))
    return {
        "format": "vp-practice",
        "version": 1,
        "settings": told["settings"],
        "organisations": [_without(one, "key") for one in told["organisations"]],
        "clients": list(_clients(cases)),
        "referral_contacts": told["referral_contacts"],
        "cases": cases,
        "follow_ups": told["follow_ups"],
        "activities": sorted(_activities(chance, told, names), key=lambda one: str(one["on"])),
        "advices": _named(told["advices"], names),
        "signals": _named(told["signals"], names),
        "hours": _named(told["hours"], names),
        "reports": list(_reports(told, names)),
        "qualifications": told["qualifications"],
        "education": told["education"],
    }


def _clients(cases: Iterable[Record]) -> Iterator[Record]:
    names = iter(FIRST_NAMES)
    for case in cases:
        client = {"pseudonym": case["client"], "anonymity": "AN-2"}
        if case["channel"] == "KA-QR":
            client["anonymity"] = "AN-1"
        elif case["opened_on"] > NAMES_FROM and (name := next(names, None)):
            client |= {"name": name, "reach": case["arrangements"]}
        yield client


def _activities(chance: Chance, told: Record, names: Record) -> Iterator[Record]:
    for key, rows in told["activities"].items():
        for kind, minutes, subject, people, days in rows:
            for day in days:
                spread = chance.lot.randint(-people // 5, people // 5)
                yield {
                    "organisation": names.get(key),
                    "kind": kind,
                    "on": day,
                    "minutes": minutes,
                    "participants": people + spread if people else None,
                    "subject": subject,
                }


def _reports(told: Record, names: Record) -> Iterator[Record]:
    for report in _named(told["reports"], names):
        texts = _without(report, "organisation", "first", "last")
        yield {key: report[key] for key in ("organisation", "first", "last")} | {"texts": texts}


def _named(records: Iterable[Record], names: Record) -> list[Record]:
    return [one | {"organisation": names.get(one.get("organisation", ""))} for one in records]


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _read(name: str) -> Record:
    with (HERE / "demo" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _without(record: Record, *keys: str) -> Record:
    return {key: value for key, value in record.items() if key not in keys}


def _in_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def main(arguments: Sequence[str]) -> int:
    """Write the file, or with ``--check`` compare it; return the exit code."""
    text = json.dumps(practice(), ensure_ascii=False, indent=1, default=_in_json) + "\n"
    if "--check" in arguments:
        return 0 if TARGET.read_text("utf-8") == text else 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
