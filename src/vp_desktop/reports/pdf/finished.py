"""Read the words of a finished file out of its bytes: what is checked is what is handed over."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LITERAL = rb"\((?:\\.|[^\\()])*\)"
_TOKEN = re.compile(
    rb"/(?P<role>\w+) <<(?P<inside>(?:<[0-9A-F]*>|[^<>])*)>> BDC"
    rb"|/(?P<font>[^\s/]+) [\d.]+ Tf|(?P<shown>" + _LITERAL + rb") Tj",
    re.DOTALL,
)
_SPOKEN = re.compile(rb"/(?:Alt|ActualText|Summary) (" + _LITERAL + rb")", re.DOTALL)
_HEX_SPOKEN = re.compile(rb"/ActualText <([0-9A-F]+)>")
_REFERENCE = re.compile(rb"/([^\s/]+) (\d+) 0 R")
_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WIDE = b"\xfe\xff"
_NOWHERE = 0
"""The page of what is said of something that is not drawn itself, as a whole table."""
_DRAWING = b"Figure"
"""Texts in a drawing stand apart: numbers along an axis are no telephone number."""


def page_texts(pdf: bytes) -> list[str]:
    """Return by page every word that is drawn or spoken there; ``pdf`` is a file of ours.

    Where one thing ends and another begins, as at the edge of a cell, stands a line break.
    """
    file = _File(pdf)
    pages = sorted(file.pages(), key=lambda page: page.place)
    spoken = file.spoken()
    if pages:
        spoken.setdefault(pages[0].number, []).extend(spoken.pop(_NOWHERE, []))
    return ["\n".join([*file.drawn(page), *spoken.get(page.number, ())]) for page in pages]


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    """Of its object."""
    place: int
    """From 0."""
    entries: Mapping[str, int]
    """Numbers of the objects it refers to, by name."""


class _File:
    """The objects of a file as reportlab writes it: one table of places, no packed objects."""

    def __init__(self, pdf: bytes) -> None:
        start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        places = sorted(
            int(line.split()[0]) for line in pdf[start:].splitlines() if line.endswith(b" n ")
        )
        parts = [pdf[at:end] for at, end in zip(places, [*places[1:], start], strict=True)]
        self._objects = {int(part.split(None, 1)[0]): part for part in parts}
        self._maps: dict[int, dict[int, str]] = {}

    def pages(self) -> Iterator[_Page]:
        """Yield the pages, in no order."""
        for number, written in self._objects.items():
            place = re.search(rb"/StructParents (\d+)", written)
            if place is not None:
                yield _Page(number, int(place[1]), _references(written))

    def drawn(self, page: _Page) -> Iterator[str]:
        """Yield the texts of each marked piece of a page, in the order in which it is drawn."""
        fonts = _references(self._objects[page.entries["Font"]])
        characters: Mapping[int, str] = {}
        told: list[str] = []
        between = ""
        for token in _TOKEN.finditer(self._stream(page.entries["Contents"])):
            if token["role"]:
                yield between.join(told)
                spoken = _HEX_SPOKEN.search(token["inside"])
                told = [_decoded(bytes.fromhex(spoken[1].decode())) + "\n"] if spoken else []
                between = "\n" if token["role"] == _DRAWING else ""
            elif token["font"]:
                characters = self._characters(fonts[token["font"].decode()])
            else:
                told.append("".join(characters.get(code, "") for code in _bare(token["shown"])))
        yield between.join(told)

    def spoken(self) -> dict[int, list[str]]:
        """Return by page what is said of its figures, tables and signs instead of their texts."""
        found: dict[int, list[str]] = {}
        for written in self._objects.values():
            if b"/Type /StructElem" in written:
                page = _references(written).get("Pg", _NOWHERE)
                found.setdefault(page, []).extend(
                    _decoded(_bare(text)) for text in _SPOKEN.findall(written)
                )
        return found

    def _characters(self, font: int) -> dict[int, str]:
        if font not in self._maps:
            written = self._stream(_references(self._objects[font])["ToUnicode"])
            self._maps[font] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
                for code, text in _MAPPED.findall(written)
            }
        return self._maps[font]

    def _stream(self, number: int) -> bytes:
        packed = self._objects[number].split(b"stream\n", 1)[1]
        return zlib.decompressobj().decompress(packed)


def _references(written: bytes) -> dict[str, int]:
    return {name.decode(): int(number) for name, number in _REFERENCE.findall(written)}


def _bare(literal: bytes) -> bytes:
    return _ESCAPE.sub(_unescaped, literal[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else _CONTROLS.get(sign, sign)


def _decoded(told: bytes) -> str:
    if told.startswith(_WIDE):
        return told.removeprefix(_WIDE).decode("utf-16-be")
    return told.decode("latin-1")
