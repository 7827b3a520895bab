"""Advice on paper: what it should bring about, what it did, and where a page may break in it."""

from dataclasses import replace

from tests.reports.linden import ADVICE, EARLIER, content, linden
from tests.reports.reading_back import said
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.reports import ReportAdvice
from vp_desktop.i18n import speaking
from vp_desktop.reports.chapters.advice import Advice
from vp_desktop.reports.design import page
from vp_desktop.reports.handouts import make
from vp_desktop.reports.layout.pages import divide
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.yearly import render

LONG = replace(ADVICE[1], text="Bied alle leidinggevenden een dagdeel training aan. " * 9)
UNADDRESSED = replace(LONG, recipient="", due="", priority="", theme="", repeated=False)


def pieces(advice: ReportAdvice) -> list[Piece]:
    with speaking("nl"):
        return Advice(advice, 1, ruled=False).pieces(page().text_width)


def test_to_whom_advice_goes_never_opens_a_page() -> None:
    lines, told = pieces(LONG), len(pieces(UNADDRESSED)) - 1
    address = lines[told:-1]
    assert address

    for room in range(60, 260, 7):
        opening = [one[0].piece for one in divide([*lines, *pieces(LONG)], room)]

        assert not any(piece in opening for piece in address), room


def test_what_advice_should_bring_about_stands_under_it_and_in_the_speaking_notes() -> None:
    advice = replace(
        ADVICE[0], expected_effect="Conflicten komen eerder op tafel.\nMinder verzuim."
    )
    figures = linden()

    pages = said(render(content(advice=(advice, *ADVICE[1:])), figures))
    notes = make(Handout.NOTES_TEXT, content(advice=(advice,)), figures).decode()

    assert "Verwacht effect. Conflicten komen eerder op tafel." in " ".join(pages.split())
    assert pages.count("Verwacht effect.") == 1
    assert "Minder verzuim." in pages
    assert "Conflicten komen eerder op tafel." in notes


def test_what_became_of_earlier_advice_tells_its_effect() -> None:
    (first, *others) = EARLIER
    told_of = replace(content(), earlier_advice=(replace(first, effect="AE-BET"), *others))

    pages = " ".join(said(render(told_of, linden())).split())

    assert "Uitgevoerd. Effect: merkbaar beter" in pages
    assert pages.count("Effect:") == 1
