"""What the adviser writes is printed for those readers to whom it is offered, and no others."""

from dataclasses import replace
from typing import get_args

import pytest

from tests.reports.linden import ADVICE, EARLIER, content, linden
from tests.reports.reading_back import said
from tests.reports.told import FEW, told
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.reports import ReportTexts, TextName, Variant
from vp_desktop.reports.handouts import make
from vp_desktop.reports.yearly import render

NAMES: tuple[TextName, ...] = get_args(TextName)
TEXTS = ReportTexts.model_validate({name: f"Kenwoord{name}." for name in NAMES})


def printed(variant: Variant, figures: PublicFigures) -> set[str]:
    text = said(render(content(variant, texts=TEXTS), figures))
    return {name for name in NAMES if f"Kenwoord{name}." in text}


@pytest.mark.parametrize("variant", Variant)
def test_each_reader_gets_the_texts_that_are_offered(variant: Variant) -> None:
    assert printed(variant, linden(variant)) == variant.texts


def test_a_report_that_tells_few_numbers_prints_every_text_all_the_same() -> None:
    assert printed(Variant.BOARD, told({"2025": FEW})) == set(NAMES)


def test_what_readers_do_not_get_is_left_out_before_it_is_read() -> None:
    for variant in Variant:
        left = TEXTS.for_readers(variant).passages()

        assert {name for name, text in left.items() if text} == variant.texts


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
