"""What a code list is, and how one is read from its file in ``resources/codes``."""

import tomllib
from dataclasses import dataclass
from typing import NewType, TypedDict

from vp_desktop.i18n import language

Code = NewType("Code", str)
"""As ``OO-PES`` for bullying. A code never changes meaning and is never used again."""

ListId = NewType("ListId", str)
"""As ``L02``: the number of the list in the taxonomy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeGroup:
    """Codes that a report counts together, as all roles of managers."""

    key: str
    nl: str
    en: str
    short_nl: str = ""
    short_en: str = ""

    @property
    def label(self) -> str:
        """The name in the language spoken now, as it stands in a sentence."""
        return _spoken(self.nl, self.en)

    @property
    def short(self) -> str:
        """A name that fits beside a bar, in the language spoken now."""
        return _spoken(self.short_nl or self.nl, self.short_en or self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeItem:
    """One code of one list."""

    code: Code
    list: ListId
    nl: str
    en: str
    short_nl: str
    short_en: str
    parent: Code | None
    """The main code of a sub-code."""
    group: str | None
    active: bool
    """An inactive code stays readable and countable, but is not offered any more."""
    report: str
    """Where it may be printed: see ``CodeList.report``."""
    at_least: int | None
    """Lower end of a band, in the unit that the list's file names."""
    at_most: int | None
    also: tuple[str, ...]
    """Other words that an import may use for it."""
    sources: tuple[str, ...]
    """S0 to S4: the seeds; a number: the sources; K: known practice; P: a proposal."""

    @property
    def label(self) -> str:
        """The name in the language spoken now, as it stands in a sentence."""
        return _spoken(self.nl, self.en)

    @property
    def short(self) -> str:
        """A name that fits beside a bar or in a chip, in the language spoken now."""
        return _spoken(self.short_nl, self.short_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """One list of the taxonomy, sub-codes after their main code."""

    id: ListId
    nl: str
    en: str
    report: str
    """``yes``, ``main`` (main codes only), ``grouped``, ``bundled``, ``off`` or ``never``."""
    risk: str
    """How well it identifies a person in combination: ``low``, ``medium`` or ``high``."""
    version: int
    several: bool
    """Whether a case may have more than one code of it."""
    unknown: Code | None
    """What stands for «nobody wrote it down», if the list has such a code."""
    items: tuple[CodeItem, ...]
    groups: tuple[CodeGroup, ...]

    @property
    def title(self) -> str:
        """The name of the list in the language spoken now."""
        return _spoken(self.nl, self.en)

    def group(self, key: str) -> CodeGroup:
        """Return the group ``key``.

        Raises:
            KeyError: the list has no such group.
        """
        found = {group.key: group for group in self.groups}
        return found[key]

    def in_group(self, key: str) -> tuple[CodeItem, ...]:
        """Return the active codes of the group ``key``, in the order of the list."""
        return tuple(item for item in self.items if item.group == key and item.active)


class _Item(TypedDict, total=False):
    code: str
    nl: str
    en: str
    short_nl: str
    short_en: str
    parent: str
    group: str
    active: bool
    report: str
    at_least: int
    at_most: int
    also: str
    src: str


def read_list(text: str) -> CodeList:
    """Return the list that the TOML ``text`` of one file holds."""
    found = tomllib.loads(text)
    list_id = ListId(found["id"])
    return CodeList(
        id=list_id,
        nl=found["nl"],
        en=found["en"],
        report=found["report"],
        risk=found["risk"],
        version=found["version"],
        several=found.get("several", False),
        unknown=Code(found["unknown"]) if "unknown" in found else None,
        items=tuple(_item(item, list_id, found["report"]) for item in found["items"]),
        groups=tuple(CodeGroup(**group) for group in found.get("groups", ())),
    )


def _item(found: _Item, list_id: ListId, report: str) -> CodeItem:
    return CodeItem(
        code=Code(found["code"]),
        list=list_id,
        nl=found["nl"],
        en=found["en"],
        short_nl=found.get("short_nl", found["nl"]),
        short_en=found.get("short_en", found["en"]),
        parent=Code(found["parent"]) if "parent" in found else None,
        group=found.get("group"),
        active=found.get("active", True),
        report=found.get("report", report),
        at_least=found.get("at_least"),
        at_most=found.get("at_most"),
        also=tuple(found["also"].split("; ")) if "also" in found else (),
        sources=tuple(found["src"].split()),
    )


def _spoken(nl: str, en: str) -> str:
    return nl if language() == "nl" else en
