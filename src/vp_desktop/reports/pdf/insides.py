"""The points of reportlab 5.1 that are not public, each behind a typed function, in one place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFInfo,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from vp_desktop.reports.pdf.metadata import DocumentFacts

_HEADER = b" ReportLab Generated PDF document (opensource)\n"
_ENTRIES_A_BLOCK = 100
"""Of a character map (ISO 32000-1, 9.10.3)."""
_MAP_ENTRY = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_END = b"endstream\n"


class Insides:
    """The document that a canvas builds, and the corrections it needs before it is written."""

    def __init__(self, canvas: Canvas) -> None:
        self._document = attrgetter("_doc")(canvas)

    def put(self, name: str, thing: object) -> PDFObjectReference:
        """Keep ``thing`` as an object of its own; return the reference to it."""
        self._document.Reference(thing, name)
        return PDFObjectReference(name)

    def set_page(self, number: int, entries: Mapping[str, object]) -> None:
        """Write ``entries`` into the dictionary of page ``number``, and end its stream rightly."""
        page = self._document.idToObject[f"Page{number}"]
        _set_entries(page, entries)
        page.Contents = EndedStream(content=page.stream, filters=[PDFZCompress])

    def page_code(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """Return the drawing of each page of ``numbers``, to tell one document from another."""
        for number in numbers:
            yield str(self._document.idToObject[f"Page{number}"].stream).encode("latin-1")

    def set_catalogue(self, entries: Mapping[str, object]) -> None:
        """Write ``entries`` into the dictionary that stands at the root of the file."""
        _set_entries(self._document.Catalog, entries)

    def set_facts(self, facts: DocumentFacts, identity: bytes) -> None:
        """Replace what reportlab says about author, program, clock and chance.

        Its own ``Info`` always names an author; its identity hangs on an environment variable.
        """
        self._document.info = _Info(facts)
        code = identity.hex().encode()
        vars(self._document)["_ID"] = b"\n[<" + code + b"><" + code + b">]\n"

    def realise_fonts(self) -> None:
        """Write the subsets of the fonts now, with streams and character maps that are valid."""
        for font in self._document.delayedFonts:
            font.addObjects(self._document)
        self._document.delayedFonts = []
        things = self._document.idToObject
        for name in [name for name, thing in things.items() if type(thing) is PDFStream]:
            stream = things[name]
            content = stream.content
            if name.startswith("toUnicodeCMap:"):
                content = _character_map(content)
            things[name] = EndedStream(stream.dictionary, content, stream.filters)


class EndedStream(PDFStream):
    """A stream with the end of line before ``endstream`` that PDF/A-2 (6.1.7.1) asks for.

    Two characters, so that compressed data that happens to end on one of them is not cut short.
    """

    @override
    def format(self, document: object) -> bytes:
        written = super().format(document)
        return written.removesuffix(_END) + b"\r\n" + _END


class _Info(PDFInfo):
    """Title, dates and producer; no author, no creator, no subject."""

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__()
        self._facts = facts

    @override
    def format(self, document: object) -> bytes:
        told = {
            "Title": self._facts.title,
            "Producer": self._facts.producer,
            "CreationDate": self._facts.pdf_time,
            "ModDate": self._facts.pdf_time,
        }
        kept = {name: PDFString(text) for name, text in told.items() if text}
        return PDFDictionary(kept).format(document)


def without_program_name(pdf: bytes) -> bytes:
    """Return ``pdf`` with reportlab's name in the header replaced by as many spaces."""
    return pdf.replace(_HEADER, b" " * (len(_HEADER) - 1) + b"\n", 1)


def _set_entries(thing: object, entries: Mapping[str, object]) -> None:
    """Set ``entries``, which reportlab's own list of permitted names may lack."""
    own = vars(thing)
    own["__NoDefault__"] = [*attrgetter("__NoDefault__")(thing), *entries]
    own.update(entries)


def _character_map(written: str) -> str:
    """Return the character map ``written`` without U+0000, in blocks that are not too long.

    PDF/UA-1 (7.21.7) forbids U+0000, which reportlab writes for every code that is not used.
    """
    entries = [found for found in _MAP_ENTRY.findall(written) if int(found[1], 16)]
    lines = [
        *("/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"),
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        *("/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def"),
        *("1 begincodespacerange", "<00> <FF>", "endcodespacerange"),
    ]
    for start in range(0, len(entries), _ENTRIES_A_BLOCK):
        block = entries[start : start + _ENTRIES_A_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code}> <{_utf16(character)}>" for code, character in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(character: str) -> str:
    return chr(int(character, 16)).encode("utf-16-be").hex().upper()
