"""Write the structure and the claims of a document as the objects of a PDF file."""

from functools import cache

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
    PDFZCompress,
)

from vp_desktop.reports.pdf.insides import EndedStream, Insides
from vp_desktop.reports.pdf.metadata import DocumentFacts
from vp_desktop.reports.pdf.structure import Element, Link, Mark, Structure
from vp_desktop.resources import resource

ANNOTATIONS_FROM = 10_000
"""Pages count from 0 in the parent tree, annotations from here."""

_ROOT = "StructTree"
_COLOURS = "sRGB IEC61966-2.1"


def catalogue_entries(
    insides: Insides, structure: Structure, facts: DocumentFacts
) -> dict[str, object]:
    """Return what the root of the file says: structure, metadata, colours, title in the bar."""
    profile = EndedStream(PDFDictionary({"N": 3}), _colour_profile(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_COLOURS),
        "Info": PDFString(_COLOURS),
        "DestOutputProfile": insides.put("ColourProfile", profile),
    }
    packet = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return {
        "StructTreeRoot": _write_tree(insides, structure),
        "MarkInfo": PDFDictionary({"Marked": "true"}),
        "ViewerPreferences": PDFDictionary({"DisplayDocTitle": "true"}),
        "Metadata": EndedStream(packet, facts.xmp()),
        "OutputIntents": PDFArray([PDFDictionary(intent)]),
    }


def _write_tree(insides: Insides, structure: Structure) -> PDFDictionary:
    elements = structure.in_order()
    names = {id(element): f"SE{n}" for n, element in enumerate(elements)}
    for element in elements:
        insides.put(names[id(element)], _element(element, names))
    numbers: list[object] = []
    for page, leaves in sorted(structure.leaves.items()):
        of_page = PDFArray([PDFObjectReference(names[id(leaf)]) for leaf in leaves])
        numbers += [page - 1, insides.put(f"ParentsOfPage{page}", of_page)]
    for n, (_page, element) in enumerate(structure.links):
        numbers += [ANNOTATIONS_FROM + n, PDFObjectReference(names[id(element)])]
    tree = PDFDictionary(
        {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFObjectReference(names[id(structure.root)]),
            "ParentTree": insides.put("Parents", PDFDictionary({"Nums": PDFArray(numbers)})),
            "ParentTreeNextKey": ANNOTATIONS_FROM + len(structure.links),
        }
    )
    insides.put(_ROOT, tree)
    return tree


def _element(element: Element, names: dict[int, str]) -> PDFDictionary:
    parent = names[id(element.parent)] if element.parent else _ROOT
    page = next((child.page for child in element.children if isinstance(child, Mark)), 0)
    written: dict[str, object] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(element.role),
        "P": PDFObjectReference(parent),
        "K": PDFArray([_child(child, page, names) for child in element.children]),
    }
    if page:
        written["Pg"] = PDFObjectReference(f"Page{page}")
    if element.alt:
        written["Alt"] = PDFString(element.alt)
    if element.spoken:
        written["ActualText"] = PDFString(element.spoken)
    attributes = _attributes(element)
    if attributes:
        written["A"] = PDFDictionary(attributes)
    return PDFDictionary(written)


def _child(child: Element | Mark | Link, page: int, names: dict[int, str]) -> object:
    match child:
        case Element():
            return PDFObjectReference(names[id(child)])
        case Link():
            return PDFDictionary(
                {
                    "Type": PDFName("OBJR"),
                    "Pg": PDFObjectReference(f"Page{child.page}"),
                    "Obj": PDFObjectReference(f"Link{child.number}"),
                }
            )
        case Mark() if child.page == page:
            return child.number
        case Mark():
            return PDFDictionary(
                {
                    "Type": PDFName("MCR"),
                    "Pg": PDFObjectReference(f"Page{child.page}"),
                    "MCID": child.number,
                }
            )


def _attributes(element: Element) -> dict[str, object]:
    if element.scope:
        return {"O": PDFName("Table"), "Scope": PDFName(element.scope)}
    if element.summary:
        return {"O": PDFName("Table"), "Summary": PDFString(element.summary)}
    if element.box:
        return {
            "O": PDFName("Layout"),
            "Placement": PDFName("Block"),
            "BBox": PDFArray([round(edge, 2) for edge in element.box]),
        }
    return {}


@cache
def _colour_profile() -> bytes:
    return resource("pdf/srgb.icc").read_bytes()
