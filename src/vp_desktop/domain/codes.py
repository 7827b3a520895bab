"""The code lists of the profession; the lists themselves are data in ``resources/codes``.

A list is one file, a code one line of it. A new code is a new line and nothing else; an old one is
never removed or given another meaning, only made inactive, so that counts of years stay comparable.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from vp_desktop.domain.code_lists import Code, CodeGroup, CodeItem, CodeList, ListId, read_list
from vp_desktop.domain.errors import RefusedError
from vp_desktop.resources import resource

__all__ = [
    "Code",
    "CodeBook",
    "CodeGroup",
    "CodeItem",
    "CodeList",
    "ListId",
    "UnknownCodeError",
    "code_book",
    "kinds",
]

DOMAINS = ListId("L01")
KIND_LISTS = (ListId("L02"), ListId("L03"), ListId("L04"))
"""What a case may be about: behaviour, integrity, collaboration and other."""

CONTACT_LISTS = (ListId("L17c"), ListId("L17b"))
"""Kinds of contact: its form, as a telephone call, or its place in the case, as an intake."""


class UnknownCodeError(RefusedError):
    """No list has this code."""


class CodeBook:
    """All lists together; each code stands in exactly one of them."""

    def __init__(self, lists: Iterable[CodeList]) -> None:
        self.lists = tuple(lists)
        self._lists = {one.id: one for one in self.lists}
        self._items = {item.code: item for one in self.lists for item in one.items}
        self._main = {item.code: item.parent or item.code for item in self._items.values()}
        self._below = _by_parent(self._items.values())

    def list(self, list_id: ListId) -> CodeList:
        """Return the list ``list_id``.

        Raises:
            KeyError: there is no such list.
        """
        return self._lists[list_id]

    def item(self, code: str) -> CodeItem:
        """Return what the book says of ``code``.

        Raises:
            UnknownCodeError: no list has it.
        """
        try:
            return self._items[Code(code)]
        except KeyError:
            raise UnknownCodeError("no list has this code") from None

    def known(self, code: str, *list_ids: ListId) -> bool:
        """Tell whether a list has ``code``; with ``list_ids``, whether one of those has it."""
        item = self._items.get(Code(code))
        return item is not None and (not list_ids or item.list in list_ids)

    def label(self, code: str) -> str:
        """Return the name of ``code`` in the language spoken now, as it stands in a sentence."""
        return self.item(code).label

    def short(self, code: str) -> str:
        """Return a name of ``code`` that fits beside a bar, in the language spoken now."""
        return self.item(code).short

    def of(self, list_id: ListId) -> tuple[CodeItem, ...]:
        """Return the active codes of a list, sub-codes included."""
        return tuple(item for item in self._lists[list_id].items if item.active)

    def main(self, list_id: ListId) -> tuple[CodeItem, ...]:
        """Return the active codes of a list without their sub-codes."""
        return tuple(item for item in self.of(list_id) if item.parent is None)

    def children(self, code: str) -> tuple[CodeItem, ...]:
        """Return the active sub-codes of ``code``."""
        return tuple(item for item in self._below.get(Code(code), ()) if item.active)

    def main_of(self, code: str) -> Code:
        """Return the main code that ``code`` stands under: ``OO-PES`` for ``OO-PES-3``.

        A sub-code of the adviser's own, as ``OO-PES-X``, counts under the code it begins with.

        Raises:
            UnknownCodeError: it stands under no code at all.
        """
        while code not in self._main and "-" in code:
            code = code.rpartition("-")[0]
        return self._main.get(Code(code)) or self.item(code).code

    def domain_of(self, kind: str) -> Code:
        """Return the code of list L01 that a kind belongs to: ``OO`` for ``OO-PES``."""
        return self.item(self.main_of(kind).split("-", 1)[0]).code

    def group_of(self, code: str) -> str:
        """Return the key of the group of ``code``, or an empty text if it has none."""
        return self.item(code).group or ""

    def find(self, text: str, *list_ids: ListId) -> Code | None:
        """Return the code of these lists that ``text`` names, by code or by any of its names.

        Case, accents and spaces at the ends do not matter: «Telefoon» finds ``CO-TEL``.
        """
        asked = _plain(text)
        items = [item for list_id in list_ids for item in self._lists[list_id].items]
        for names in (_code, _names, _other_names):
            for item in items:
                if asked in map(_plain, names(item)):
                    return item.code
        return None


def kinds(book: CodeBook) -> tuple[CodeItem, ...]:
    """Return the main codes of what a case may be about."""
    return tuple(item for list_id in KIND_LISTS for item in book.main(list_id))


@cache
def code_book() -> CodeBook:
    """Return the lists that came with the program."""
    files = sorted(resource("codes").iterdir(), key=lambda file: file.name)
    return CodeBook(
        read_list(file.read_text("utf-8")) for file in files if file.name.endswith(".toml")
    )


def _by_parent(items: Iterable[CodeItem]) -> dict[Code, tuple[CodeItem, ...]]:
    found: dict[Code, tuple[CodeItem, ...]] = {}
    for item in items:
        if item.parent is not None:
            found[item.parent] = (*found.get(item.parent, ()), item)
    return found


def _code(item: CodeItem) -> Iterator[str]:
    yield item.code


def _names(item: CodeItem) -> Iterator[str]:
    yield from (item.nl, item.en)


def _other_names(item: CodeItem) -> Iterator[str]:
    yield from (item.short_nl, item.short_en, *item.also)


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.strip().casefold().replace("’", "'"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
