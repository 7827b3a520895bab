from typing import get_args

import pytest

from vp_desktop.domain.building_blocks import BuildingBlockDraft, BuildingBlockId
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.narrative import look_through
from vp_desktop.domain.reports import Language, TextName
from vp_desktop.services.building_blocks import shipped
from vp_desktop.services.practice import Practice

OWN = BuildingBlockDraft(section="trend", language=Language.DUTCH, text="Roodborstje kwam vaker.")


def test_own_passages_stand_first_and_are_kept_once(practice: Practice) -> None:
    blocks = practice.reports.blocks

    kept = [blocks.keep(OWN), blocks.keep(OWN)]
    offered = blocks.of("trend", Language.DUTCH)

    assert kept == [True, False]
    assert [one.text for one in offered] == [OWN.text, *shipped(Language.DUTCH)["trend"]]
    assert [one.id is None for one in offered[:2]] == [False, True]
    assert "Roodborstje" not in repr((OWN, offered))


def test_a_passage_is_of_one_text_and_one_language(practice: Practice) -> None:
    practice.reports.blocks.keep(OWN)

    elsewhere = [
        *practice.reports.blocks.of("trend", Language.ENGLISH),
        *practice.reports.blocks.of("summary", Language.DUTCH),
    ]

    assert OWN.text not in {one.text for one in elsewhere}


def test_a_passage_can_be_forgotten(practice: Practice) -> None:
    blocks = practice.reports.blocks
    blocks.keep(OWN)
    (own, *_rest) = blocks.of("trend", Language.DUTCH)
    assert own.id is not None

    blocks.remove(own.id)

    assert OWN.text not in {one.text for one in blocks.of("trend", Language.DUTCH)}
    with pytest.raises(NotFoundError):
        blocks.remove(BuildingBlockId(own.id))


@pytest.mark.parametrize("language", Language)
def test_what_the_program_brings_along_points_to_nobody_and_tells_no_number(
    language: Language,
) -> None:
    passages = shipped(language)

    assert set(passages) == set(get_args(TextName))
    for texts in passages.values():
        assert len(texts) > 3
        for text in texts:
            assert look_through(text) == []
            assert not any(sign.isdigit() for sign in text)
            assert text.endswith(".")
            assert not any(word in text.casefold() for word in ("dader", "verplicht", "anoniem"))


def test_both_languages_have_the_same_passages() -> None:
    dutch, english = shipped(Language.DUTCH), shipped(Language.ENGLISH)

    assert {name: len(texts) for name, texts in dutch.items()} == {
        name: len(texts) for name, texts in english.items()
    }
