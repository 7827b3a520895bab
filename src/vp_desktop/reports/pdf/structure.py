"""The tree a screen reader walks: headings, paragraphs, lists, tables and figures, in order."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's drawing that belongs to an element."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """An annotation one can click, that belongs to an element."""

    page: int
    number: int


@dataclass(eq=False, slots=True, kw_only=True)
class Element:
    """One element of the structure; it takes its place in the tree when it is first drawn."""

    role: str
    parent: Element | None = None
    alt: str = ""
    """What a figure shows, in words."""
    spoken: str = ""
    """What is read aloud instead of the characters drawn."""
    scope: str = ""
    """``Column`` or ``Row``, of a head cell."""
    summary: str = ""
    """What a table holds, in a sentence."""
    box: tuple[float, float, float, float] | None = None
    """Where a figure stands on its page: left, bottom, right, top."""
    children: list[Element | Mark | Link] = field(default_factory=list)
    placed: bool = False


class Structure:
    """The elements of one document in reading order, and what of each page belongs to which."""

    def __init__(self) -> None:
        self.root = Element(role="Document", placed=True)
        self.leaves: dict[int, list[Element]] = {}
        """By page number: the element of each piece of its drawing."""
        self.links: list[tuple[int, Element]] = []
        """Page number and element of each annotation."""

    def place(self, element: Element) -> None:
        """Put ``element`` in the tree, after all that was placed before; once."""
        if element.placed:
            return
        element.placed = True
        element.parent = element.parent or self.root
        self.place(element.parent)
        element.parent.children.append(element)

    def mark(self, element: Element, page: int) -> int:
        """Say that what is drawn next belongs to ``element``; return the number it gets."""
        self.place(element)
        leaves = self.leaves.setdefault(page, [])
        leaves.append(element)
        number = len(leaves) - 1
        element.children.append(Mark(page, number))
        return number

    def link(self, element: Element, page: int) -> int:
        """Say that an annotation belongs to ``element``; return the number it gets."""
        self.place(element)
        self.links.append((page, element))
        number = len(self.links) - 1
        element.children.append(Link(page, number))
        return number

    def in_order(self) -> list[Element]:
        """Return every element, parents before children, in reading order."""
        found: list[Element] = []
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting.extend(
                child for child in reversed(element.children) if isinstance(child, Element)
            )
        return found
