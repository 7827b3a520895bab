"""Advice on paper: what it should bring about, what it did, and where a page may break in it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.linden import ADVICE, EARLIER, content, linden
from tests.reports.reading_back import said, told
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.narrative.dates import day_of
from vp_desktop.domain.reports import Language, ReportAdvice, ReportContent
from vp_desktop.i18n import speaking
from vp_desktop.reports.chapters.advice import Advice, address
from vp_desktop.reports.design import page
from vp_desktop.reports.handouts import make
from vp_desktop.reports.layout.pages import divide
from vp_desktop.reports.layout.pieces import Piece
from vp_desktop.reports.yearly import render

LONG = replace(ADVICE[1], text="Bied alle leidinggevenden een dagdeel training aan. " * 9)
UNADDRESSED = replace(LONG, recipient="", due="", priority="", theme="", repeated=False)


def pieces(advice: ReportAdvice) -> list[Piece]:
    with speaking("nl"):
        to_whom = address(advice, content())
        return Advice(advice, 1, to_whom, ruled=False).pieces(page().text_width)


def test_to_whom_advice_goes_never_opens_a_page_and_what_does_names_the_advice() -> None:
    lines, told = pieces(LONG), len(pieces(UNADDRESSED))
    address = lines[1 : 1 + len(lines) - told]
    assert address
    assert [one.head is None for one in lines[:2]] == [True, False]

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

    assert "Uitgevoerd. Effect: merkbaar" in pages
    assert pages.count("Effect:") == 1


def address_in_english(advice: ReportAdvice, **changes: object) -> str:
    # The fields of a content, each of its own type: a name is not told apart from another here.
    told_of: ReportContent = replace(content(language=Language.ENGLISH), **changes)  # type: ignore[arg-type]
    with speaking("en"):
        return address(advice, told_of)


def test_a_term_that_passed_without_an_answer_is_said_to_have_passed() -> None:
    waiting = replace(ADVICE[0], due="vóór 1 juli 2025")
    answered = replace(waiting, response="Dat doen wij.")
    passed = "The term passed on 1 July 2025; there is no response yet."

    assert passed in address_in_english(waiting, adopted_on=date(2025, 7, 2))
    assert passed not in address_in_english(waiting, adopted_on=date(2025, 7, 1))
    assert passed not in address_in_english(answered, adopted_on=date(2025, 7, 2))
    assert "Vóór 1 juli 2025 (passed)." in address_in_english(answered, adopted_on=date(2025, 7, 2))
    assert "Vóór 1 juli 2025." in address_in_english(answered, adopted_on=date(2025, 7, 1))
    done = replace(answered, status="AV-UIT")
    assert "Vóór 1 juli 2025." in address_in_english(done, adopted_on=date(2025, 7, 2))


def test_to_whom_advice_goes_and_how_far_it_is_stand_under_its_title() -> None:
    given = replace(ADVICE[0], priority="AP-HOO", theme="AX-GED", status="AV-INU")
    told_of = content(language=Language.ENGLISH, advice=(given,))

    words = [one.text for one in told(render(told_of, linden())) if one.role in ("H3", "P")]

    at = words.index(given.title)
    assert words[at + 1].startswith("To: raad van bestuur en HR. Voor 1 juli 2026. Priority:")
    assert words[at + 2].startswith("State. ")
    assert words[at + 3].startswith("Observation. ")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("AV-DEE", "Repeated advice: given before, partly carried out."),
        ("", "Repeated advice: it was given before and has not been carried out yet."),
    ],
)
def test_repeated_advice_tells_what_became_of_it_before(status: str, expected: str) -> None:
    before = replace(EARLIER[0], title=f" {ADVICE[1].title.upper()}", status=status)

    assert expected in address_in_english(ADVICE[1], earlier_advice=(before, *EARLIER))


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("Vóór 1 juli 2026", date(2026, 7, 1)),
        ("by 01-07-2026", date(2026, 7, 1)),
        ("voor 1 juli", None),
        ("najaar 2026", None),
        ("31 februari 2026", None),
        ("tussen 1 mei 2026 en 1 juli 2026", None),
    ],
)
def test_a_term_is_a_day_only_where_it_names_one_whole_day(due: str, expected: date | None) -> None:
    assert day_of(due) == expected
