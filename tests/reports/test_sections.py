"""A section is not parted where what is left would hang in the air."""

from dataclasses import replace

import pytest

from vp_desktop.reports.design import page, style
from vp_desktop.reports.fonts import load_fonts
from vp_desktop.reports.layout.pages import divide
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.layout.sections import Chapter, Section
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


def test_a_chapter_opens_with_more_than_a_line_at_the_foot_of_a_page() -> None:
    before = section("Een zin. " * 60)
    short = Section(head="Deze uitgave", blocks=[Paragraph(text="Een concept.", look=BODY)])
    long = Section(head="Wat is geteld", blocks=[Paragraph(text="Een zin. " * 60, look=BODY)])
    chapter = Chapter(key="a", title="Verantwoording", blocks=[short, long])
    pieces = [*before, *chapter.pieces(page().text_width)]
    room = sum(one.height + one.before for one in pieces[: len(before) + 2]) + 2 * BODY.leading

    assert len(divide(pieces, room)[0]) == len(before)


def test_a_section_that_goes_on_over_a_page_says_so_in_the_margin() -> None:
    (first, *others) = section("Een zin. " * 60)

    assert first.head is None
    assert all(one.head is not None and one.head.height == 0 for one in others)
