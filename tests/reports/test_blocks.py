import pytest

from tests.reports.linden import cases_of, released
from vp_desktop.i18n import speaking
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.pieces import Block, Gap, Together, total_height
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.tables import Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Listing, Panel, Paragraph
from vp_desktop.reports.reading import kind_lines, lines_of

WIDTH = page().text_width
FIVE_KINDS = {"OO-PES": 9, "OO-INT": 8, "OO-SEK": 4, "OO-DIS": 3, "SA-LEI": 7, "IN-FRA": 6}
LARGE_KINDS = {**FIVE_KINDS, "OO-SEK": 6, "OO-DIS": 5}
SCATTERED = {
    "OO-PES": 9,
    "OO-INT": 8,
    "OO-SEK": 2,
    "OO-AGR": 1,
    "SA-LEI": 7,
    "IN-FRA": 1,
    "OV-KLA": 2,
}


def paragraph(text: str = "Een zin van zes woorden lang. " * 20) -> Paragraph:
    return Paragraph(text=text, look=style("body"))


def table(rows: int, *, noted: bool = False) -> Table:
    columns = [Column(head="Naam", width=200), Column(head="Aantal", width=60, numbers=True)]
    cells = [Row(cells=[Cell(f"Rij {n}"), Cell("7")]) for n in range(rows)]
    return Table(columns=columns, rows=cells, summary="Rijen.", noted=noted)


def test_a_paragraph_leaves_no_single_line_on_a_page() -> None:
    lines = paragraph().pieces(345)

    assert len(lines) > 5
    assert [line.tied for line in lines[:2]] == [True, False]
    assert [line.tied for line in lines[-2:]] == [True, False]


def test_a_table_leaves_no_single_row_on_a_page() -> None:
    head, *rows = table(9).pieces(WIDTH)

    assert head.tied
    assert [row.tied for row in rows] == [True, *[False] * 6, True, False]


def test_a_note_stays_with_the_table_it_explains() -> None:
    assert table(3, noted=True).pieces(WIDTH)[-1].tied
    assert not table(3).pieces(WIDTH)[-1].tied


def test_only_the_first_row_stands_under_a_head_of_its_own() -> None:
    head, first, *others = table(5).pieces(WIDTH)

    assert head.head is None
    assert first.head is None
    assert all(row.head is not None and row.head.height == head.height for row in others)


def in_groups(*sizes: int) -> Table:
    """Return a table with a group of each size."""
    columns = [Column(head="Naam", width=200), Column(head="Aantal", width=60, numbers=True)]
    rows = []
    for n, size in enumerate(sizes):
        rows.append(Row(cells=[Cell(f"Groep {n}"), Cell("9")], group=True))
        rows += [Row(cells=[Cell("Rij"), Cell("3")], under=True) for _m in range(size)]
    return Table(columns=columns, rows=rows, summary="Rijen.")


def test_rows_of_a_group_stand_under_its_name_again_on_the_next_page() -> None:
    with speaking("en"):
        head, group, *rows = in_groups(3, 2).pieces(WIDTH)

    (repeated,) = {row.head.height for row in rows[:3] if row.head}
    assert repeated == head.height + group.height
    assert rows[3].head is not None
    assert rows[3].head.height == head.height


def test_a_low_table_is_parted_between_its_groups_before_anything_else() -> None:
    low, high = (in_groups(2, size).pieces(WIDTH) for size in (3, 40))

    _head, _group, _row, row, group, *_others = [piece.parted for piece in low]

    assert {piece.parted for piece in high[1:]} == {group, high[2].parted}
    assert row > high[2].parted > group


def test_a_side_head_is_never_longer_than_the_page_it_stands_on() -> None:
    long = "Een noot in de kantlijn die veel regels beslaat. " * 6
    for blocks in ([paragraph("Kort.")], [paragraph("Kort.") for _n in range(40)]):
        pieces = Section(head="Kop", note=long, blocks=blocks).pieces(WIDTH)

        together = [pieces[0]]
        for piece in pieces[1:]:
            if not together[-1].tied:
                break
            together.append(piece)
        alone = Section(head="Kop", note=long, blocks=[paragraph("Kort.")]).pieces(WIDTH)
        assert total_height(together) >= total_height(alone) > 100


def test_a_side_head_stands_level_with_the_first_line_beside_it() -> None:
    section = Section(head="Kop", blocks=[Paragraph(text="Een", look=style("lead"))])

    assert section.pieces(WIDTH)[0].height >= style("side").leading


def test_a_chapter_title_stays_with_what_follows() -> None:
    pieces = Chapter(key="k", title="Titel", number=1, blocks=[paragraph()]).pieces(WIDTH)

    assert pieces[0].tied
    assert pieces[0].chapter == "k"


def test_blocks_kept_together_are_one_piece() -> None:
    parts: list[Block] = [paragraph(), Gap(30), paragraph()]

    pieces = Together(parts).pieces(345)

    heights = sum(total_height(part.pieces(345)) for part in parts)
    assert len(pieces) == 1
    assert pieces[0].height == pytest.approx(heights + 30)


def test_a_panel_is_as_high_as_its_text_and_its_edges() -> None:
    inside = paragraph().pieces(345 - 30)

    assert Panel(blocks=[paragraph()]).pieces(345)[0].height > total_height(inside)


def test_items_of_a_list_keep_their_distance() -> None:
    pieces = Listing(items=["een", "twee", "drie"], look=style("body"), between=9).pieces(345)

    assert [piece.after for piece in pieces] == [9, 9, 0]


def test_rows_stand_by_printed_number_and_the_hidden_ones_in_the_order_of_the_list() -> None:
    figures = released(cases_of(2024, LARGE_KINDS) + cases_of(2025, FIVE_KINDS))
    table = figures.table("kinds")

    with speaking("nl"):
        lines = lines_of(table, figures.years, "OO")

    now = [line.amounts[-1] for line in lines if not line.together]
    told = [amount.value for amount in now if amount.shown]
    hidden = [line.row for line in lines if line.amounts[-1].hidden]
    assert told == sorted(told, reverse=True)
    assert [amount.shown for amount in now] == [True] * len(told) + [False] * len(hidden)
    assert hidden == [row for row in table.order if row in hidden]
    assert len(told) > 1
    assert len(hidden) > 1


def test_kinds_stand_under_the_subject_they_belong_to() -> None:
    figures = released(cases_of(2025, FIVE_KINDS))

    with speaking("nl"):
        lines = kind_lines(figures.table("kinds"), [figures.year])

    group = lines[0]
    parts = [line.amounts[0] for line in lines if line.under]
    assert group.group
    assert group.row == "OO"
    assert [one.value for one in parts if one.shown] == [9, 8, 7]
    assert group.amounts[0].value == 24
