"""What goes with a report: Excel, one page, speaking notes, a copy with a password."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import page as validation
import pikepdf
import pytest
from openpyxl import load_workbook

from tests.reports.linden import cases_of, content, five_years, linden, released
from tests.reports.pages_back import Numbers, Place, _four, _Rows, in_pdf, place
from tests.reports.reading_back import page_count, runs, said, told
from tests.reports.test_yearly import with_canaries
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.reports import Language, ReportContent, ReportTexts, Variant
from vp_desktop.i18n import _, speaking
from vp_desktop.reports.chapters.breakdowns import wordings
from vp_desktop.reports.excel import About, Row, Sheet, write_book
from vp_desktop.reports.handouts import make
from vp_desktop.reports.locked_copy import locked
from vp_desktop.reports.words import period_name
from vp_desktop.reports.yearly import render

PASSWORD = "vier woorden op een rij"  # noqa: S105 - of a copy that the tests make


@pytest.fixture(scope="module")
def figures() -> PublicFigures:
    return linden()


@pytest.fixture(scope="module")
def report(figures: PublicFigures) -> bytes:
    return render(content(), figures)


def file_of(figures: PublicFigures) -> bytes:
    return to_json("Zorggroep De Linden", [Issue(id="r", figures=printed_part(figures))])


def in_workbook(book: bytes, content: bytes) -> Numbers:
    """Return every cell about cases in a workbook, at its place in the figures file."""
    rows = _Rows(json.loads(content))
    tables = {wordings()[one].title: one for one in rows.tables if one in wordings()}
    found: defaultdict[Place, set[str]] = defaultdict(set)
    for sheet in load_workbook(BytesIO(book)).worksheets:
        title, heads = sheet.cell(1, 1).value, [cell.value for cell in sheet[4]][1:]
        if title != _("Cases and conversations") and title not in tables:
            continue
        years = [next(one for one in rows.years if period_name(one) in str(h)) for h in heads]
        lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        names = [str(line[0]) for line in lines]
        for name, line in zip(_keys(rows, tables.get(str(title)), names), lines, strict=True):
            for year, value in zip(years, line[1:], strict=True):
                if value is None:
                    continue
                at = place({"year": year}, _four()[name]) if title not in tables else None
                at = at or rows.placed(tables[str(title)], name, year)
                found[at].add("x" if value == _("suppressed") else str(value))
    return {at: frozenset(values) for at, values in found.items()}


def _keys(rows: _Rows, table_id: str | None, names: list[str]) -> list[str]:
    return names if table_id is None else rows.in_order(table_id, names)


@pytest.mark.parametrize("years", [2, 5])
@pytest.mark.parametrize("variant", list(Variant))
def test_the_workbook_has_the_cells_of_the_pages_and_no_others(
    variant: Variant, years: int
) -> None:
    cases = [one for one in five_years() if one.opened_on.year > 2025 - years]
    figures = released(cases, variant)
    file = file_of(figures)

    book = make(Handout.NUMBERS, content(variant), figures)

    with speaking("nl"):
        held, printed = in_workbook(book, file), in_pdf(render(content(variant), figures), file)
    numbers = {at: told for at, told in held.items() if not told <= {"x", "–"}}
    assert numbers.items() <= printed.items()
    assert not [at for at, told in held.items() if "–" in told and at in printed]
    missed = [
        at for at in printed.keys() - held.keys() if not {"statistic", "people"} & {*dict(at)}
    ]
    assert not [at for at in missed if not printed[at] <= {"x", "0"}]


def test_the_workbook_says_which_sums_of_other_rows_do_not_compare(figures: PublicFigures) -> None:
    book = make(Handout.NUMBERS, content(language=Language.ENGLISH), figures)

    told_of = {str(one.cell(1, 1).value): one for one in load_workbook(BytesIO(book)).worksheets}

    apart, alike = (
        "cannot be compared" in str(told_of[f"New cases by {name}"].cell(2, 1).value)
        for name in ("kind", "part of the period")
    )
    assert apart
    assert not alike


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.STAFF])
def test_a_workbook_tells_of_activities_no_more_than_the_pages(variant: Variant) -> None:
    pages = said(render(content(variant), linden(variant)))

    book = load_workbook(BytesIO(make(Handout.NUMBERS, content(variant), linden(variant))))

    sheets = [sheet for sheet in book.worksheets if sheet.title == "Activiteiten"]
    told = {
        str(cell.value) for sheet in sheets for row in sheet.iter_rows(min_row=5) for cell in row
    }
    present = {str(one.participants) for one in content().activities if one.participants}
    assert bool(told & present) == (variant is Variant.BOARD)
    assert all(number in pages.split() for number in told & present)


def test_hours_are_added_up_in_the_workbook_as_on_the_pages(figures: PublicFigures) -> None:
    mine = content(language=Language.ENGLISH)
    spent = (95, 60, 75, 30)
    mine = replace(
        mine,
        activities=tuple(
            replace(one, minutes=n) for one, n in zip(mine.activities, spent, strict=True)
        ),
    )

    sheet = load_workbook(BytesIO(make(Handout.NUMBERS, mine, figures)))["Activities"]

    (heads, *rows) = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert heads == ["Activity", "When", "Times", "Hours", "Hours, in parts", "Present"]
    sums, parts = ([row[n] for row in rows if row[n] is not None] for n in (3, 4))
    assert sums == [1.58, 1.0, 1.25, 3.83]
    assert parts == [1.58, 1.0, 1.25]
    words = said(render(mine, figures)).split()
    assert {f"{number:.2f}" for number in sums} <= set(words)


def test_no_hidden_number_is_in_any_of_them(figures: PublicFigures) -> None:
    printed = printed_part(figures)
    marked, canaries = with_canaries(printed)
    words = ""
    for handout in Handout:
        made = make(handout, content(), marked)
        assert made == make(handout, content(), printed)
        if handout is Handout.NUMBERS:
            with ZipFile(BytesIO(made)) as book:
                words += " ".join(book.read(name).decode() for name in book.namelist())

    assert not {int(n) for n in re.findall(r"\d+", words)} & set(canaries)


def test_a_text_in_the_workbook_is_never_a_formula() -> None:
    names = ["=HYPERLINK(A1)", "+31", "-1", "@SUM(A1)"]
    rows = [Row(name=name, values=[name]) for name in names]
    sheet = Sheet(name="a/b: [c]", title="=1+1", subtitle="", heads=["=1", "2025"], rows=rows)
    about = About(name="About", title="=2", language="nl", day=date(2026, 2, 12), paragraphs=names)

    book = write_book(about, [sheet, sheet])

    with ZipFile(BytesIO(book)) as parts:
        pages = [parts.read(one) for one in parts.namelist() if "worksheets/" in one]
    assert not [page for page in pages if b"<f>" in page or b"<f " in page]
    read = load_workbook(BytesIO(book))
    assert [cell.value for cell in read.worksheets[1]["A"][4:]] == names
    assert read.sheetnames == ["About", "a b c", "a b c 2"]


def test_neither_clock_nor_author_is_in_the_workbook(figures: PublicFigures) -> None:
    book = make(Handout.NUMBERS, content(), figures)

    with ZipFile(BytesIO(book)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2026-02-12T12:00:00Z"}
    assert "openpyxl" not in core


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("handout", [Handout.SUMMARY, Handout.NOTES])
def test_the_pages_tell_no_number_that_the_report_does_not(
    handout: Handout, language: Language, figures: PublicFigures
) -> None:
    mine = content(language=language)

    pdf = make(handout, mine, figures)

    with speaking(language):
        told_there = in_pdf(render(mine, figures), file_of(figures))
        told_here = in_pdf(pdf, file_of(figures))
    assert len(told_here) >= 4
    assert told_here.items() <= told_there.items()
    for profile in ("ua1", "2a"):
        assert validation.is_pdf_compliant_bytes(pdf, profile=profile)


def crowded() -> ReportContent:
    """Return a report with more to tell than fits on a page."""
    mine = content()
    texts = ReportTexts(summary="\n".join(["Een lange alinea over het hele jaar. " * 9] * 9))
    return replace(
        mine, texts=texts, advice=mine.advice * 9, earlier_advice=mine.earlier_advice * 9
    )


def test_the_summary_is_one_page_however_much_there_is_to_tell(figures: PublicFigures) -> None:
    few = released(cases_of(2025, {"OO-PES": 2}))

    for mine, told_of in ((content(), figures), (crowded(), figures), (content(), few)):
        assert page_count(make(Handout.SUMMARY, mine, told_of)) == 1


def test_what_is_asked_stands_on_the_page_however_much_the_adviser_wrote(
    figures: PublicFigures,
) -> None:
    summary = make(Handout.SUMMARY, replace(crowded(), language=Language.ENGLISH), figures)

    heads = [one.text for one in told(summary) if one.role == "H2"]
    assert heads[-1] == "What we ask"
    assert "18 pieces of advice" in heads


def test_a_small_report_has_a_summary_without_numbers_of_cases() -> None:
    few = released(cases_of(2025, {"OO-PES": 2}))

    summary = make(Handout.SUMMARY, content(language=Language.ENGLISH), few)

    assert "fewer than 5 new cases" in said(summary)
    assert not [one for one in told(summary) if one.role == "Figure"]


def test_the_notes_ask_for_a_decision_on_every_piece_of_advice(figures: PublicFigures) -> None:
    mine = content(language=Language.ENGLISH)

    heads = [one.text for one in told(make(Handout.NOTES, mine, figures)) if one.role == "H2"]
    text = make(Handout.NOTES_TEXT, mine, figures).decode()

    for n, advice in enumerate(mine.advice, start=1):
        assert f"Advice {n}: {advice.title}" in heads
        assert advice.title in " ".join(text.split())
    assert text.count("Who does it, and by when?") == len(mine.advice)
    assert max(map(len, text.splitlines())) <= 76


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.WORKS_COUNCIL])
def test_the_notes_ask_what_came_of_advice_that_was_answered(
    variant: Variant, figures: PublicFigures
) -> None:
    mine = content(variant, Language.ENGLISH)
    (first, *others) = mine.advice
    mine = replace(mine, advice=(replace(first, response="Dat doen wij."), *others))

    text = " ".join(make(Handout.NOTES_TEXT, mine, figures).decode().split())

    for_board = variant is Variant.BOARD
    assert ("You answered: “Dat doen wij.” What has happened since?" in text) is for_board
    assert ("“Dat doen wij.” What do you notice of it?" in text) is not for_board
    assert text.count("Who does it, and by when?") == (len(others) if for_board else 0)
    assert text.count("do you support this advice?") == (0 if for_board else len(others))
    assert ("edition for the works council" in text) is for_board


def test_the_notes_ask_what_goes_with_how_far_advice_is(figures: PublicFigures) -> None:
    mine = content(language=Language.ENGLISH)
    late = replace(mine.advice[0], response="Dat doen wij.", due="Vóór 1 januari 2026")
    done = replace(late, status="AV-UIT")

    asked_late, asked_done = (
        " ".join(make(Handout.NOTES_TEXT, replace(mine, advice=(one,)), figures).decode().split())
        for one in (late, done)
    )

    needed = "The term was vóór 1 januari 2026. What is still needed, and which new date"
    assert f"“Dat doen wij.” {needed}" in asked_late
    assert "“Dat doen wij.” What do people notice of it?" in asked_done
    assert "What is still needed" not in asked_done


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.WORKS_COUNCIL])
def test_the_notes_are_for_the_adviser_alone(variant: Variant, figures: PublicFigures) -> None:
    feet = [
        run.text for run in runs(make(Handout.NOTES, content(variant, Language.ENGLISH), figures))
    ]

    own = "Confidential. For: the confidential adviser’s own use"
    assert [foot.strip() for foot in feet if "Confidential. For" in foot] == [own] * 2


def test_the_notes_ask_for_no_decision_where_no_advice_waits(figures: PublicFigures) -> None:
    mine = content(language=Language.ENGLISH)
    for advice in ((), tuple(replace(one, status="AV-UIT") for one in mine.advice)):
        text = make(Handout.NOTES_TEXT, replace(mine, advice=advice), figures).decode()

        assert "decision" not in text
        assert "Repeat what was decided" not in text


def test_a_copy_with_a_password_is_the_same_report_to_who_has_it(report: bytes) -> None:
    copy = locked(report, PASSWORD)

    for wrong in ("", "iets anders"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(copy), password=wrong)
    with pikepdf.open(BytesIO(copy), password=PASSWORD) as file:
        assert (file.encryption.bits, file.encryption.R) == (256, 6)
        assert file.allow.accessibility
        assert file.allow.extract
        plain = BytesIO()
        file.save(plain, encryption=False)
    assert said(plain.getvalue()) == said(report)
    assert b"Zorggroep" not in copy


def test_a_copy_with_a_password_does_not_say_that_it_is_an_archive_file(report: bytes) -> None:
    with pikepdf.open(BytesIO(locked(report, PASSWORD)), password=PASSWORD) as file:
        told_of = file.Root.Metadata.read_bytes()

    assert b"<pdfaid:part>" not in told_of
    assert b"<pdfaid:conformance>" not in told_of
    assert b"<pdfuaid:part>1</pdfuaid:part>" in told_of
