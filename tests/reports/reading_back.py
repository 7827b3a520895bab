"""Read a report back: what a screen reader says, and where each text stands on its page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

_BLOCK = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass(frozen=True)
class Told:
    """What is said of an element of the structure, in the place where it is said."""

    role: str
    text: str
    parents: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """Text at one place of a page, in points from below left."""

    page: int
    x: float
    y: float
    width: float
    size: float
    text: str
    element: int | None
    """The number of the marked content it belongs to; None: it is decoration."""


def told(pdf: bytes) -> list[Told]:
    """Return what a screen reader says, in order."""
    with Pdf.open(BytesIO(pdf)) as file:
        texts = {page.obj.objgen: _marked(page) for page in file.pages}
        return list(_walk(file.Root.StructTreeRoot.K, texts, ()))


def said(pdf: bytes) -> str:
    """Return everything that is said, as one text with single blanks."""
    return " ".join(" ".join(one.text for one in told(pdf)).split())


def charts(pdf: bytes) -> list[tuple[str, list[str]]]:
    """Return the words of each chart, and every text that is drawn in it."""
    with Pdf.open(BytesIO(pdf)) as file:
        drawn: dict[tuple[tuple[int, int], int], list[str]] = {}
        for page in file.pages:
            for run in _runs(page, 0):
                if run.element is not None:
                    drawn.setdefault((page.obj.objgen, run.element), []).append(run.text)
        return [
            (
                str(figure.Alt),
                [
                    text
                    for child in _children(figure)
                    for text in drawn.get((figure.Pg.objgen, int(child)), ())
                ],
            )
            for figure in _figures(file.Root.StructTreeRoot.K)
        ]


def runs(pdf: bytes) -> list[Run]:
    """Return every text of every page, decoration included."""
    with Pdf.open(BytesIO(pdf)) as file:
        return [run for n, page in enumerate(file.pages, start=1) for run in _runs(page, n)]


def everything(pdf: bytes) -> bytes:
    """Return the whole file with every stream unpacked."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as file:
        options = pikepdf.ObjectStreamMode.disable
        file.save(
            out,
            object_stream_mode=options,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    return out.getvalue()


def page_count(pdf: bytes) -> int:
    """Return how many pages there are."""
    with Pdf.open(BytesIO(pdf)) as file:
        return len(file.pages)


def _walk(
    element: Object, texts: dict[tuple[int, int], dict[int, str]], parents: tuple[str, ...]
) -> Iterator[Told]:
    role = str(element.S).lstrip("/")
    alternative = element.get("/ActualText") or element.get("/Alt")
    if alternative is not None:
        yield Told(role, str(alternative), parents)
        return
    own = element.get("/Pg")
    said = ""
    for child in _children(element):
        if _is_element(child):
            if said:
                yield Told(role, said.strip(), parents)
            said = ""
            yield from _walk(child, texts, (*parents, role))
        else:
            said += _part(child, own, texts)
    if said or not _children(element):
        yield Told(role, said.strip(), parents)


def _figures(element: Object) -> Iterator[Object]:
    if str(element.S) == "/Figure":
        yield element
        return
    for child in _children(element):
        if _is_element(child):
            yield from _figures(child)


def _children(element: Object) -> list[Object]:
    children = element.get("/K", pikepdf.Array())
    return list(children) if isinstance(children, pikepdf.Array) else [children]


def _is_element(child: Object) -> bool:
    return isinstance(child, Dictionary) and "/S" in child


def _part(child: Object, own: Object | None, texts: dict[tuple[int, int], dict[int, str]]) -> str:
    if isinstance(child, Dictionary):
        return texts[child.Pg.objgen][int(child.MCID)] if "/MCID" in child else ""
    return texts[own.objgen][int(child)] if own is not None else ""


def _marked(page: pikepdf.Page) -> dict[int, str]:
    found: dict[int, str] = {}
    for run in _runs(page, 0):
        if run.element is not None:
            found[run.element] = found.get(run.element, "") + run.text
    for operands, operator in _instructions(page):
        if operator == "BDC" and "/MCID" in operands[1]:
            number = int(operands[1].MCID)
            if "/ActualText" in operands[1]:
                found[number] = str(operands[1].ActualText)
            found.setdefault(number, "")
    return found


def _runs(page: pikepdf.Page, number: int) -> Iterator[Run]:
    fonts = {str(name): _Font(font) for name, font in page.obj.Resources.Font.items()}
    element: int | None = None
    x = y = size = 0.0
    font = next(iter(fonts.values()))
    for operands, operator in _instructions(page):
        match operator:
            case "BDC":
                inside = operands[1]
                element = int(inside.MCID) if "/MCID" in inside else None
            case "EMC":
                element = None
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Tj":
                codes = bytes(operands[0])
                width = font.width(codes) * size / 1000
                yield Run(number, x, y, width, size, font.decode(codes), element)
                x += width
            case _:
                pass


def _instructions(page: pikepdf.Page) -> Iterator[tuple[list[Object], str]]:
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInstruction):
            yield list(instruction.operands), str(instruction.operator)


class _Font:
    """One subset of a font: its character map and its widths."""

    def __init__(self, font: Object) -> None:
        written = font.ToUnicode.read_bytes().decode("latin-1")
        self._map = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in _BLOCK.findall(written)
        }
        self._widths = [float(width) for width in font.Widths]
        assert font.Subtype == Name.TrueType

    def decode(self, codes: bytes) -> str:
        return "".join(self._map[code] for code in codes)

    def width(self, codes: bytes) -> float:
        return sum(self._widths[code] for code in codes)
