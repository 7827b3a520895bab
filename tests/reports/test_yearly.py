import hashlib
import re
import socket
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page as validation
import pytest
from pikepdf import Name, Pdf

from tests.children import said_by
from tests.reports.linden import cases_of, content, five_years, linden, released
from tests.reports.reading_back import everything, page_count, said, told
from tests.reports.told import FEW
from tests.reports.told import told as figures_told
from vp_desktop.disclosure import figures as figures_module
from vp_desktop.disclosure.figures import Column, PublicCell, PublicFigures, PublicTable, State
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Language, ReportTexts, Variant
from vp_desktop.i18n import _, month_name, speaking
from vp_desktop.reports.yearly import render

ROOT = Path(__file__).parents[2]
ALL = [(variant, language) for variant in Variant for language in Language]
SHA = (
    "import hashlib; from tests.reports.linden import content, linden;"
    "from vp_desktop.reports.yearly import render;"
    "print(hashlib.sha256(render(content(), linden())).hexdigest())"
)


@pytest.fixture(scope="module")
def board() -> bytes:
    return render(content(), linden())


@pytest.mark.parametrize(("variant", "language"), ALL)
def test_every_report_meets_both_standards(variant: Variant, language: Language) -> None:
    pdf = render(content(variant, language), linden(variant))

    for profile in ("ua1", "2a"):
        report = validation.validate_pdf_bytes(pdf, profile=profile)
        assert validation.is_pdf_compliant_bytes(pdf, profile=profile), str(report)


@pytest.mark.parametrize("lost", ["/Lang", "/MarkInfo", "/Metadata", "/ViewerPreferences"])
def test_a_report_that_lost_what_the_standard_asks_is_noticed(board: bytes, lost: str) -> None:
    damaged = BytesIO()
    with Pdf.open(BytesIO(board)) as file:
        del file.Root[lost]
        file.save(damaged)

    assert not validation.is_pdf_compliant_bytes(damaged.getvalue(), profile="ua1")


def test_the_same_content_gives_the_same_bytes(board: bytes) -> None:
    assert render(content(), linden()) == board


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "5"},
        {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LC_ALL": "C"},
    ],
)
def test_neither_clock_nor_place_nor_chance_shows_in_the_bytes(
    board: bytes, elsewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in elsewhere.items():
        monkeypatch.setenv(name, value)

    assert said_by(SHA) == hashlib.sha256(board).hexdigest()


def test_the_file_names_no_author_no_program_and_no_place(board: bytes) -> None:
    whole = everything(board) + board

    for word in (b"/Author", b"/Creator", b"/Subject", b"anonymous", b"eport" + b"Lab", b".ttf"):
        assert word not in whole
    for place in (b"/tmp/", b"/home/", b"/Users/", str(ROOT).encode()):
        assert place not in whole
    host = socket.gethostname().encode()
    assert len(host) < 6 or host not in whole


def test_nothing_in_the_file_acts_or_reaches_out(board: bytes) -> None:
    whole = everything(board)

    for word in (b"/JavaScript", b"/JS ", b"/EmbeddedFile", b"/AcroForm", b"/URI ", b"/Launch"):
        assert word not in whole


def test_every_font_is_embedded_and_says_what_its_signs_mean(board: bytes) -> None:
    with Pdf.open(BytesIO(board)) as file:
        fonts = {str(n): f for page in file.pages for n, f in page.obj.Resources.Font.items()}

        assert len(fonts) >= 5
        for font in fonts.values():
            assert "+" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_the_only_moment_in_the_file_is_the_day_of_adoption(board: bytes) -> None:
    with Pdf.open(BytesIO(board)) as file:
        assert set(file.docinfo.keys()) == {"/Title", "/Producer", "/CreationDate", "/ModDate"}
        assert str(file.docinfo.CreationDate) == "D:20260212120000+00'00'"
        assert "Zorggroep De Linden" in str(file.docinfo.Title)


def test_chapters_are_read_in_the_order_in_which_they_stand() -> None:
    heads = [one.text for one in told(render(content(), linden())) if one.role == "H2"]

    with speaking("nl"):
        expected = [_("Summary"), _("Contents"), _("Guidance and outcome"), _("Signals and advice")]
    places = [next(n for n, head in enumerate(heads) if name in head) for name in expected]
    assert places == sorted(places)


def test_no_heading_level_is_skipped(board: bytes) -> None:
    levels = [int(one.role[1]) for one in told(board) if re.fullmatch("H[1-6]", one.role)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_words_of_two_lines_are_not_run_together() -> None:
    sentence = "Kleine aantallen staan hier niet, want melders zijn anders te herkennen. " * 30
    texts = ReportTexts(summary="", kinds=sentence.strip())

    text = said(render(content(texts=texts), linden()))

    assert " ".join(sentence.split()) in text


def test_a_hidden_number_is_read_as_a_word(board: bytes) -> None:
    with speaking("nl"):
        word = _("suppressed")

    cells = [one for one in told(board) if one.parents[-1:] == ("TD",)]

    assert word in {cell.text for cell in cells}
    assert "×" not in {one.text for one in told(board) if one.role in ("TD", "Span")}


def test_no_hidden_number_is_anywhere_in_the_file() -> None:
    marked, canaries = with_canaries(linden())

    pdf = render(content(), marked)

    assert len(canaries) > 15
    heard = {int(found) for found in re.findall(r"\d+", said(pdf).replace(".", ""))}
    with Pdf.open(BytesIO(pdf)) as file, file.open_outline() as outline:
        heard |= {int(n) for one in outline.root for n in re.findall(r"\d+", str(one.title))}
    assert not heard & set(canaries)


def test_not_even_the_size_or_place_of_a_mark_follows_a_hidden_number(board: bytes) -> None:
    marked, _canaries = with_canaries(linden())

    assert render(content(), marked) == board


@pytest.mark.parametrize("variant", list(Variant))
def test_no_cases_and_a_few_cases_make_the_same_report(variant: Variant) -> None:
    reports = {
        render(content(variant), released(cases_of(2025, kinds), variant))
        for kinds in ({}, {"OO-PES": 1}, {"OO-PES": 2, "IN-FRA": 2})
    }

    assert len(reports) == 1


@pytest.mark.parametrize("variant", list(Variant))
def test_a_small_report_says_why_it_is_small(variant: Variant) -> None:
    pdf = render(content(variant), released([], variant))

    with speaking("nl"):
        reason = _("Why so few numbers")
    assert reason in said(pdf)
    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")
    assert page_count(pdf) <= 6


def test_the_number_alone_is_told_where_no_division_is_safe() -> None:
    pdf = render(content(), released(cases_of(2025, {"OO-PES": 4, "OO-INT": 3})))

    assert not [one for one in told(pdf) if one.role == "Figure"]
    assert "7" in {one.text for one in told(pdf)}


def test_one_year_alone_has_no_chapter_on_development() -> None:
    pdf = render(content(), released(cases_of(2025, {"OO-PES": 14, "OO-INT": 12})))

    with speaking("nl"):
        title = _("Development since {period}").format(period="2025")
    assert title not in said(pdf)
    assert [one for one in told(pdf) if one.role == "Figure"]


def test_a_year_of_which_no_row_may_be_told_still_makes_a_report() -> None:
    kinds = {"OO-PES": 3, "IN-FRA": 3, "SA-LEI": 3, "OV-KLA": 3}

    figures = released(cases_of(2025, kinds))
    pdf = render(content(), figures)

    assert not figures.has("kinds")
    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")
    assert validation.is_pdf_compliant_bytes(pdf, profile="2a")


def test_a_school_year_and_half_a_year_have_their_name_on_the_report() -> None:
    with speaking("nl"):
        june = f"{month_name(6)} 2025"
    school_year = Period(date(2024, 8, 1), date(2025, 7, 31))
    half = Period(date(2025, 1, 1), date(2025, 6, 30))

    for period, name in ((school_year, "2024–2025"), (half, june)):
        pdf = render(content(period=period), released(five_years(), period=period))
        title = next(one.text for one in told(pdf) if one.role == "H1")
        assert name in title


def test_the_works_council_is_not_told_of_talks_with_the_board() -> None:
    board_talk = "AT-DIR"
    kinds = {one.kind for one in content().activities}
    assert board_talk in kinds

    text = said(render(content(Variant.WORKS_COUNCIL), linden(Variant.WORKS_COUNCIL)))

    assert "directie of bestuur" not in text.replace("talk with the board", "directie of bestuur")


def test_only_the_board_gets_the_readers_that_the_adviser_names() -> None:
    named = replace(content(Variant.WORKS_COUNCIL), recipients="Directie en HR")
    own = replace(content(), recipients="Directie en HR")

    assert "Directie en HR" in said(render(own, linden()))
    assert "Directie en HR" not in said(render(named, linden(Variant.WORKS_COUNCIL)))


def test_a_sign_that_no_number_has_is_not_explained(board: bytes) -> None:
    few = figures_told({"2024": FEW, "2025": 22})

    assert "minder dan 5; ook nul is mogelijk" not in said(board)
    assert "minder dan 5; ook nul is mogelijk" in said(render(content(), few))


def test_visitors_of_an_office_hour_are_not_counted_aloud(board: bytes) -> None:
    assert "7.399" not in said(board)
    assert "7399" not in said(board)


def test_staff_get_two_pages_and_learn_how_to_reach_the_adviser() -> None:
    pdf = render(content(Variant.STAFF), linden(Variant.STAFF))

    assert page_count(pdf) == 2
    assert "06 1234 5678" in said(pdf)
    assert said(pdf).index("06 1234 5678") < said(pdf).index("Luistert naar u")


def test_staff_get_two_pages_however_much_was_done() -> None:
    some = content(Variant.STAFF)
    many = replace(some, activities=some.activities[:1] * 30)

    assert page_count(render(many, linden(Variant.STAFF))) == 2


def test_the_contents_lead_to_the_page_they_name(board: bytes) -> None:
    with Pdf.open(BytesIO(board)) as file:
        numbers = {page.obj.objgen: n for n, page in enumerate(file.pages, start=1)}
        links = [link for page in file.pages for link in page.obj.get("/Annots", [])]
        goals = [numbers[link.Dest[0].objgen] for link in links]
        names = [str(link.Contents) for link in links]

    assert len(links) >= 6
    assert all(name.endswith(f" {goal}") for name, goal in zip(names, goals, strict=True))
    assert all(link.F == 4 and link.Subtype == Name.Link for link in links)


def test_a_report_stays_small_enough_to_mail(board: bytes) -> None:
    assert len(board) < 400_000


def with_canaries(figures: PublicFigures) -> tuple[PublicFigures, list[int]]:
    """Return ``figures`` in which hidden cells hold a number of their own.

    Only of rows that are printed in some year: nothing asks for the others.
    """
    canaries: list[int] = []

    def marked(cell: PublicCell) -> PublicCell:
        if cell.state is not State.HIDDEN:
            return cell
        canaries.append(7301 + len(canaries))
        return replace(cell, value=canaries[-1])

    def column(table: PublicTable, one: Column) -> Column:
        printed = {row for parent in (None, *table.order) for row in table.rows_under(parent)}
        cells = {row: marked(c) if row in printed else c for row, c in one.cells.items()}
        return replace(one, cells=cells, total=marked(one.total))

    def table(one: PublicTable) -> PublicTable:
        return replace(one, columns={year: column(one, c) for year, c in one.columns.items()})

    tables = tuple(table(one) for one in figures.tables)
    return replace(figures, tables=tables, seal=figures_module._SEAL), canaries
