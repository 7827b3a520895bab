"""A section is not parted where what is left would hang in the air."""

from dataclasses import replace

import pytest

from vp_desktop.reports.design import page, style
from vp_desktop.reports.fonts import load_fonts
from vp_desktop.reports.layout.pages import divide
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.layout.words import Paragraph

BODY = replace(style("body"), after=0)


@pytest.fixture(autouse=True)
def fonts() -> None:
    load_fonts()


def section(*paragraphs: str) -> list[Piece]:
    blocks = [Paragraph(text=text, look=BODY) for text in paragraphs]
    return Section(head="Hoe wij beschermen", blocks=blocks).pieces(page().text_width)


def lines_on_pages(pieces: list[Piece], room: float) -> list[int]:
    return [len(placed) for placed in divide(pieces, room * BODY.leading)]


def test_a_last_paragraph_of_one_line_does_not_open_a_page_by_itself() -> None:
    first = section("Een zin. " * 60, "Slot.")
    pieces = [*first, *section("Een zin. " * 60)]

    assert lines_on_pages(pieces, len(first) - 0.5)[0] < len(first) - 1


def test_three_lines_at_least_stand_beside_the_head_of_a_section() -> None:
    before = section("Een zin. " * 60)
    pieces = [*before, *section("Een zin. " * 60)]
    gap = pieces[len(before)].before / BODY.leading

    first = lines_on_pages(pieces, len(before) + gap + 2.5)[0] - len(before)

    assert first == 0
