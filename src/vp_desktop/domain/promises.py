"""What the vault promises, and how each promise was tried: a table that the help shows."""

import tomllib
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from vp_desktop.i18n import language
from vp_desktop.resources import resource

_FILE = "promises.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text in both languages of the table."""

    en: str
    nl: str

    def __str__(self) -> str:
        """Return the text in the language spoken here."""
        return self.nl if language() == "nl" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise, the tests that hold it, and what they were seen to catch."""

    number: int
    """1 to 62 as the design counts its tests; what came later counts on."""
    group: str
    """The ``name`` of its ``Group``."""
    sentence: Words
    figure: Words
    """How often or how far it was tried, as «1,000 cuts, 0 lost»."""
    tests: tuple[str, ...]
    """Names as pytest takes them, from the folder of the project."""
    weakening: str
    """What was once made worse in the program so that the tests failed; for developers, English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Promises about one thing."""

    name: str
    title: Words
    promises: tuple[Promise, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return every promise, by number, under the heading it belongs to."""
    table = tomllib.loads(resource(_FILE).read_text(encoding="utf-8"))
    rows = sorted(table.get("promise", []), key=itemgetter("number"))
    promises = [_promise(**row) for row in rows]
    return tuple(
        Group(
            name=row["name"],
            title=Words(en=row["en"], nl=row["nl"]),
            promises=tuple(one for one in promises if one.group == row["name"]),
        )
        for row in table["group"]
    )


def _promise(  # noqa: PLR0913 - the columns of the table
    *,
    number: int,
    group: str,
    en: str,
    nl: str,
    figure_en: str,
    figure_nl: str,
    tests: list[str],
    weakening: str,
) -> Promise:
    return Promise(
        number=number,
        group=group,
        sentence=Words(en=en, nl=nl),
        figure=Words(en=figure_en, nl=figure_nl),
        tests=tuple(tests),
        weakening=weakening,
    )
