"""What the adviser writes is printed for those readers to whom it is offered, and no others."""

from dataclasses import replace
from typing import get_args

import pytest

from tests.reports.linden import ACTIVITIES, content, linden
from tests.reports.reading_back import said
from tests.reports.told import FEW, told
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.reports import Language, ReportTexts, TextName, Variant
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


def test_an_english_report_says_why_there_is_dutch_in_it() -> None:
    note = "stands here in the language in which it was written."
    mine = {one: content(one, Language.ENGLISH) for one in Variant}
    silent = replace(
        mine[Variant.STAFF], activities=tuple(replace(one, subject="") for one in ACTIVITIES)
    )

    texts = [said(render(one, linden(variant))) for variant, one in mine.items()]
    without = said(render(silent, linden(Variant.STAFF)))
    in_dutch = said(
        render(replace(mine[Variant.STAFF], language=Language.DUTCH), linden(Variant.STAFF))
    )

    assert [text.count(note) for text in texts] == [1] * len(Variant)
    assert note not in without
    assert "in de taal waarin" not in in_dutch


def test_staff_read_what_kind_of_activity_a_title_stands_for() -> None:
    titled, untitled = (replace(one, subject=one.subject.capitalize()) for one in ACTIVITIES[:2])
    named = replace(untitled, subject="Office hour in the hall")
    mine = replace(content(Variant.STAFF, Language.ENGLISH), activities=(titled, untitled, named))

    text = said(render(mine, linden(Variant.STAFF)))

    assert "De rol van de vertrouwenspersoon (information session)" in text
    assert "Office hour in the hall" in text
    assert "(office hour)" not in text


def test_what_was_done_for_staff_goes_to_the_second_page_where_the_first_is_full() -> None:
    activities = tuple(replace(ACTIVITIES[0], subject=f"Talk {n}") for n in range(8))
    mine = replace(content(Variant.STAFF, Language.ENGLISH), activities=activities)

    text = said(render(mine, linden(Variant.STAFF)))

    assert text.index("What a confidential adviser does for you") < text.index("What the adviser d")
