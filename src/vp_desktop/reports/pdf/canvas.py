"""A canvas on which everything drawn belongs to an element of the structure, or to none."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from vp_desktop.reports.pdf.insides import Insides, without_program_name
from vp_desktop.reports.pdf.metadata import DocumentFacts
from vp_desktop.reports.pdf.structure import Element, Structure
from vp_desktop.reports.pdf.writing import ANNOTATIONS_FROM, catalogue_entries

START_FONT = "sans"
"""A start font of our own keeps Helvetica, which is not embedded, out of every page."""


class TaggedCanvas(Canvas):
    """Draws pages; ``finish`` returns the file."""

    def __init__(self, facts: DocumentFacts, size: tuple[float, float]) -> None:
        self._target = BytesIO()
        self._facts = facts
        self.structure = Structure()
        self._open: Element | None = None
        self._inside = False
        self._pages_done = 0
        self._links_here: list[PDFObjectReference] = []
        self._targets: dict[str, tuple[int, float]] = {}
        self._link_targets: list[tuple[PDFDictionary, str]] = []
        super().__init__(
            self._target,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            lang=facts.language,
        )
        self._insides = Insides(self)

    @override
    def init_graphics_state(self) -> None:
        self._initialFontName = START_FONT
        super().init_graphics_state()

    @contextmanager
    def mark(self, element: Element, spoken: str = "") -> Iterator[None]:
        """Everything drawn inside belongs to ``element``; ``spoken`` is read in its place.

        Drawing that goes on with the same element, as the lines of a paragraph do, stays one piece.
        """
        self._enter()
        if element is not self._open or spoken:
            self._close()
            number = self.structure.mark(element, self.getPageNumber())
            extra = f" /ActualText <{_hex_text(spoken)}>" if spoken else ""
            self.addLiteral(f"/{element.role} <</MCID {number}{extra}>> BDC")
            self._open = element
        yield
        self._inside = False

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """Everything drawn inside is decoration or page furniture: it is not read aloud.

        Inside marked content it draws as part of that.
        """
        if self._inside:
            yield
            return
        self._enter()
        self._close()
        extra = f" /Subtype /{subtype}" if subtype else ""
        self.addLiteral(f"/Artifact <</Type /{kind}{extra}>> BDC")
        self._open = _ARTIFACT
        yield
        self._close()
        self._inside = False

    def link(self, key: str, box: tuple[float, float, float, float], say: str, of: Element) -> None:
        """Make ``box`` (left, bottom, right, top) lead to the target ``key``."""
        number = self.structure.link(of, self.getPageNumber())
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(box),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(say),
                "StructParent": ANNOTATIONS_FROM + number,
            }
        )
        self._link_targets.append((annotation, key))
        self._links_here.append(self._insides.put(f"Link{number}", annotation))

    def target(self, key: str, title: str, top: float) -> None:
        """Make this height of this page a place to go to, and a line of the outline."""
        self._targets[key] = (self.getPageNumber(), top)
        self.bookmarkPage(key, "XYZ", left=0, top=top)
        self.addOutlineEntry(title, key, 0)

    @override
    def showPage(self) -> None:
        self._close()
        number = self.getPageNumber()
        super().showPage()
        entries: dict[str, object] = {"StructParents": number - 1, "Tabs": PDFName("S")}
        if self._links_here:
            entries["Annots"] = PDFArray(self._links_here)
        self._links_here = []
        self._insides.set_page(number, entries)
        self._pages_done = number

    def finish(self) -> bytes:
        """Return the whole file; draw nothing after it."""
        for annotation, key in self._link_targets:
            page, top = self._targets[key]
            place = [PDFObjectReference(f"Page{page}"), PDFName("XYZ"), 0, top, 0]
            annotation["Dest"] = PDFArray(place)
        entries = catalogue_entries(self._insides, self.structure, self._facts)
        self._insides.set_catalogue(entries)
        self._insides.set_facts(self._facts, self._identity())
        self._insides.realise_fonts()
        self.save()
        return without_program_name(self._target.getvalue())

    def _identity(self) -> bytes:
        """Return sixteen bytes that follow from the content alone."""
        content = hashlib.sha256(self._facts.xmp())
        for code in self._insides.page_code(range(1, self._pages_done + 1)):
            content.update(code)
        return content.digest()[:16]

    def _enter(self) -> None:
        if self._inside:
            raise RuntimeError("marked content inside marked content")
        self._inside = True

    def _close(self) -> None:
        if self._open is not None:
            self.addLiteral("EMC")
            self._open = None


_ARTIFACT = Element(role="Artifact")


def _hex_text(text: str) -> str:
    return "FEFF" + text.encode("utf-16-be").hex().upper()
