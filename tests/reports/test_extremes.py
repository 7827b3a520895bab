from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from itertools import combinations
from unicodedata import normalize

import page as validation
import pytest

from tests.reports.linden import cases_of, content, linden, released
from tests.reports.reading_back import Run, page_count, runs, said, told
from vp_desktop import i18n
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import (
    EarlierAdvice,
    Edition,
    Language,
    ReportAdvice,
    ReportContent,
    ReportTexts,
    Variant,
)
from vp_desktop.reports.design import page
from vp_desktop.reports.errors import UnprintableTextError
from vp_desktop.reports.fonts import printable
from vp_desktop.reports.printable import clean_line, clean_prose, printable_content
from vp_desktop.reports.yearly import render


def with_texts(**texts: str) -> ReportContent:
    return content(texts=ReportTexts(**texts))


def with_advice(count: int) -> ReportContent:
    advice = tuple(
        ReportAdvice(
            title=f"Advies met nummer {n}",
            observation="Teams bespreken omgangsvormen pas als er iets is misgegaan. " * (n % 4),
            text="Zet het onderwerp op de agenda.",
            recipient="HR",
            due="",
            repeated=False,
        )
        for n in range(1, count + 1)
    )
    return content(advice=advice)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_any_number_of_pieces_of_advice_is_printed_whole_and_in_order(count: int) -> None:
    pdf = render(with_advice(count), linden())

    titles = [one.text for one in told(pdf) if one.role == "H3"]
    assert [t for t in titles if t.startswith("Advies met")] == [
        f"Advies met nummer {n}" for n in range(1, count + 1)
    ]
    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")


def test_a_table_of_sixty_rows_goes_over_pages_and_is_read_once() -> None:
    earlier = tuple(
        EarlierAdvice(year=1990 + n, title=f"Eerder advies {n:02}", status="", response="Ja")
        for n in range(60)
    )
    long = replace(content(), earlier_advice=earlier)

    pdf = render(long, released([]))

    cells = [one.text for one in told(pdf) if one.role == "TD" and one.text.startswith("Eerder")]
    assert cells == [f"Eerder advies {n:02}" for n in range(60)]
    heads = [one.text for one in told(pdf) if one.role == "TH"]
    assert len([run for run in runs(pdf) if run.text.strip() == heads[0]]) > 1
    assert said(pdf).count(" ".join(heads[:4])) == 1
    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")
    assert validation.is_pdf_compliant_bytes(pdf, profile="2a")


def test_a_row_that_fits_on_no_page_goes_on_over_the_next() -> None:
    answer = " ".join(f"Zin {n} van een lang antwoord." for n in range(400))
    earlier = (EarlierAdvice(year=2024, title="Eerder advies", status="AV-DEE", response=answer),)

    pdf = render(replace(content(), earlier_advice=earlier), released([]))

    assert [one.text for one in told(pdf) if one.role == "TD" and "lang antwoord" in one.text] == [
        answer
    ]
    lines = [run for run in runs(pdf) if "lang antwoord" in run.text]
    assert len({run.page for run in lines}) > 1
    assert all(page().bottom <= run.y <= page().height - page().top for run in lines)
    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")


@pytest.mark.parametrize(
    "text",
    [
        "<img src='/etc/passwd'/> en <b>vet</b>",
        "a < b </para> & c > d",
        "&amp; &#x41; %s {n} \\n (haak) ( open",
        "Één coördinator, Çelik & Łukasz: «½ €» – ‘goed’",
    ],
)
def test_a_text_of_the_adviser_is_printed_sign_for_sign(text: str) -> None:
    pdf = render(with_texts(summary=text, kinds=text, signals=text), linden())

    assert said(pdf).count(text) == 3


def test_every_sign_of_the_fonts_can_be_printed_and_read_back() -> None:
    composed = sorted(c for c in printable() if normalize("NFC", c) == c)
    signs = [c for c in composed if not c.isspace() and clean_line(c, "kinds") == c]
    text = " ".join(signs)

    pdf = render(with_texts(kinds=text), released(cases_of(2025, {"OO-PES": 20})))

    assert len(signs) > 800
    assert text in said(pdf)
    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")
    assert validation.is_pdf_compliant_bytes(pdf, profile="2a")


def test_what_prints_nothing_is_left_out() -> None:
    hidden_signs = "\x00NUL \u202eom\u202c, zacht\u00adbreek, nul\u200bbreed,\ttab, \ufeffBOM"

    assert clean_line(hidden_signs, "summary") == "NUL om, zachtbreek, nulbreed, tab, BOM"


def test_a_letter_and_its_accent_become_one_sign() -> None:
    assert clean_line("e\u0301e\u0301n", "summary") == "één"


def test_empty_lines_make_no_paragraph() -> None:
    assert clean_prose("een\r\n\r\n  \ntwee\u2028drie\n", "kinds") == "een\ntwee\ndrie"


@pytest.mark.parametrize(
    ("field", "text", "characters"),
    [
        ("summary", "goed \U0001f600 en \U0001f44d", ("\U0001f44d", "\U0001f600")),
        ("outlook", "\u05e9\u05dc\u05d5\u05dd", ("\u05d5", "\u05dc", "\u05dd", "\u05e9")),
    ],
)
def test_characters_without_a_glyph_are_named_with_their_place(
    field: str, text: str, characters: tuple[str, ...]
) -> None:
    with pytest.raises(UnprintableTextError) as caught:
        render(with_texts(**{field: text}), linden())

    assert caught.value.characters == characters
    assert caught.value.where == field
    assert not set(str(caught.value)) & set(characters)
    with i18n.speaking("en"):
        assert caught.value.place() == field.capitalize()


def test_the_number_of_the_advice_that_cannot_be_printed_is_told() -> None:
    bad = ReportAdvice(
        title="\U0001f525", observation="", text="", recipient="", due="", repeated=False
    )

    with pytest.raises(UnprintableTextError) as caught:
        printable_content(content(advice=(*with_advice(2).advice, bad)))

    assert (caught.value.where, caught.value.number) == ("advice", 3)
    with i18n.speaking("en"):
        assert caught.value.place() == "Advice 3"


def test_a_text_of_a_megabyte_without_a_blank_is_printed_whole() -> None:
    pdf = render(with_texts(kinds="x" * 1_000_000), released(cases_of(2025, {"OO-PES": 20})))

    assert page_count(pdf) > 100
    assert sum(run.text.count("x") for run in runs(pdf)) >= 1_000_000


def test_a_paragraph_of_three_pages_meets_both_standards() -> None:
    pdf = render(with_texts(kinds="Een zin van zes woorden lang. " * 900), linden())

    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")
    assert validation.is_pdf_compliant_bytes(pdf, profile="2a")


@pytest.mark.parametrize(
    "name", ["Stichting voor zorg, welzijn en ondersteuning " * 4, "onderwijsondersteuning" * 9]
)
def test_names_of_two_hundred_signs_stay_on_the_cover(name: str) -> None:
    draft = Edition(draft=True)
    long = replace(content(), organisation=name, recipients=name, adviser=name, edition=draft)

    first = [run for run in runs(render(long, linden())) if run.page == 1]

    assert not overlaps(first)
    assert max(run.x + run.width - run.size * 0.2 for run in first) <= page().width - page().right
    assert min(run.y for run in first) > 20
    assert max(run.y + run.size for run in first) < page().height - 20


def test_a_long_name_leaves_the_title_beside_it_in_the_head_of_a_page_free() -> None:
    odd = content(language=Language.ENGLISH, period=Period(date(2024, 9, 15), date(2025, 6, 14)))
    long = replace(odd, organisation="Zorg en werk " * 12, recipients="Zorg en werk " * 12)

    found = [run for run in runs(render(long, linden())) if run.page > 1]

    title = "Report of the confidential adviser 15-9-2024 to 14-6-2025"
    assert any(run.text.strip() == title for run in found)
    assert not overlaps(found)


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("longer", ["", "longer"])
def test_no_text_leaves_the_page_or_covers_another(
    variant: Variant, language: Language, longer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if longer:
        monkeypatch.setattr(i18n, "_catalogue", Longer)

    found = runs(render(content(variant, language), linden(variant)))

    right = page().width - page().right
    for run in found:
        ending = run.size * 0.2 if run.text.endswith(" ") else 0
        assert run.x >= page().left - 0.1, run.text
        assert run.x + run.width - ending <= right + 0.1, run.text
        assert page().footer - 1 <= run.y <= page().height - 20, run.text
    assert not overlaps(found)


class Longer(NullTranslations):
    """A language of which every message is 40 % longer than in English."""

    def __init__(self, language: str) -> None:
        super().__init__()
        del language

    def gettext(self, message: str) -> str:
        return message + "ij" * max(1, len(message) // 5)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)


def overlaps(found: list[Run]) -> list[tuple[str, str]]:
    """Return the pairs of texts of one page that cover one another."""
    return [
        (one.text, other.text)
        for one, other in combinations(found, 2)
        if other.page == one.page and one.text.strip() and covers(one, other)
    ]


def covers(one: Run, other: Run) -> bool:
    """Tell whether the letters of two texts meet: from the base line to the height of an x."""
    apart = min(one.size, other.size) * 0.3
    across = one.x < other.x + other.width - apart and other.x < one.x + one.width - apart
    return across and one.y < other.y + other.size * 0.5 and other.y < one.y + one.size * 0.5
