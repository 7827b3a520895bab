from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.reports.layout.pages import Placed, divide
from vp_desktop.reports.layout.pieces import Piece, gap, total_height
from vp_desktop.reports.pdf.pen import Pen

ROOM = 100.0


def nothing(pen: Pen, x: float, top: float) -> None:
    del pen, x, top


def piece(height: float) -> Piece:
    return Piece(height=height, draw=nothing)


heights = st.floats(min_value=1, max_value=60, allow_nan=False)
flowing = st.builds(
    lambda height, before, after, tied: Piece(
        height=height, draw=nothing, before=before, after=after, tied=tied
    ),
    heights,
    st.sampled_from([0.0, 5.0, 20.0]),
    st.sampled_from([0.0, 7.0]),
    st.sampled_from([False, False, False, True]),
)


@given(st.lists(flowing, min_size=1, max_size=40))
def test_every_piece_stands_on_one_page_in_its_order(pieces: list[Piece]) -> None:
    pages = divide(pieces, ROOM)

    assert [id(one.piece) for page in pages for one in page] == [id(p) for p in pieces]


@given(st.lists(flowing, min_size=1, max_size=40))
def test_no_page_holds_more_than_its_room(pieces: list[Piece]) -> None:
    for page in divide(pieces, ROOM):
        assert bottom(page) <= ROOM + 1e-6


@given(st.lists(flowing, min_size=1, max_size=40))
def test_neighbours_stand_as_far_apart_as_they_ask(pieces: list[Piece]) -> None:
    for page in divide(pieces, ROOM):
        for above, below in pairwise(page):
            between = below.offset - above.offset - above.piece.height
            assert abs(between - gap(above.piece, below.piece)) < 1e-6


@given(st.lists(flowing, min_size=2, max_size=30))
def test_what_is_tied_is_parted_only_where_it_fits_on_no_page(pieces: list[Piece]) -> None:
    pages = divide(pieces, ROOM)

    for page in pages[:-1]:
        last = page[-1].piece
        if last.tied:
            at = next(n for n, one in enumerate(pieces) if one is last)
            assert total_height(chain(pieces, at)) > ROOM


def test_a_chapter_does_not_start_at_the_foot_of_a_page() -> None:
    body = [piece(10.0) for _n in range(8)]
    title = replace(piece(8.0), chapter="next", tied=True)

    pages = divide([*body, title, piece(5.0), *body], ROOM)

    assert pages[1][0].piece is title


def test_a_page_is_not_left_half_empty_for_a_chapter() -> None:
    title = replace(piece(8.0), chapter="next", tied=True)

    pages = divide([piece(30.0), title, *[piece(10.0) for _n in range(5)]], ROOM)

    assert len(pages) == 1


def test_of_two_ways_to_break_the_one_with_less_white_is_taken() -> None:
    pages = divide([piece(30.0), piece(30.0), piece(30.0), piece(60.0)], ROOM)

    assert [len(page) for page in pages] == [3, 1]


def test_the_last_page_is_not_left_nearly_empty() -> None:
    pages = divide([piece(ROOM / 10) for _n in range(12)], ROOM)

    assert [len(page) for page in pages] == [8, 4]


def test_what_asks_for_a_new_page_gets_it() -> None:
    fresh = replace(piece(10.0), new_page=True)

    pages = divide([piece(10.0), fresh, piece(10.0)], ROOM)

    assert [page[0].piece is fresh for page in pages] == [False, True]


def test_the_head_of_a_table_stands_above_each_part_of_it() -> None:
    head = piece(10.0)
    rows = [replace(piece(15.0), head=head) for _n in range(20)]

    pages = divide([replace(piece(10.0), tied=True), *rows], ROOM)

    assert len(pages) > 2
    assert all(page[0].piece is head for page in pages[1:])
    assert all(bottom(page) <= ROOM for page in pages)


def bottom(page: list[Placed]) -> float:
    return max(one.offset + one.piece.height for one in page)


def chain(pieces: list[Piece], at: int) -> list[Piece]:
    """Return the pieces that are tied to one another around ``at``."""
    first = at
    while first and pieces[first - 1].tied:
        first -= 1
    last = at
    while last + 1 < len(pieces) and pieces[last].tied:
        last += 1
    return pieces[first : last + 1]
