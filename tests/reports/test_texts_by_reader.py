"""What the adviser writes is printed for those readers to whom it is offered, and no others."""

from typing import get_args

import pytest

from tests.reports.linden import content, linden
from tests.reports.reading_back import said
from tests.reports.told import FEW, told
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.reports import ReportTexts, TextName, Variant
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
