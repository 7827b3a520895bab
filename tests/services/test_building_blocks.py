from typing import get_args

import pytest

from tests.services.records import TODAY, add_case
from vp_desktop.disclosure.untold import untold
from vp_desktop.domain.building_blocks import BuildingBlockDraft, BuildingBlockId
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.narrative import Surroundings, look_through
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import calendar_year
from vp_desktop.domain.reports import Language, ReportDraft, TextName
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


@pytest.mark.parametrize("language", Language)
def test_what_the_program_brings_along_is_not_warned_of_where_every_count_is_hidden(
    practice: Practice, organisation_id: OrganisationId, language: Language
) -> None:
    add_case(practice, organisation_id)
    year = calendar_year(TODAY.year)
    draft = ReportDraft(organisation_id=organisation_id, first=year.first, last=year.last)
    hidden = untold(practice.reports.figures(draft))
    around = Surroundings(hidden=hidden)
    assert look_through("Er waren geen meldingen.", (), around)

    texts = [text for passages in shipped(language).values() for text in passages]

    assert [text for text in texts if look_through(text, (), around)] == []


def test_both_languages_have_the_same_passages() -> None:
    dutch, english = shipped(Language.DUTCH), shipped(Language.ENGLISH)

    assert {name: len(texts) for name, texts in dutch.items()} == {
        name: len(texts) for name, texts in english.items()
    }
