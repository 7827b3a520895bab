from datetime import date

import pytest

from tests.services.records import TODAY, add_advice, add_organisation
from vp_desktop.domain.advice import AdviceAnswer, AdviceDraft, AdviceId
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import (
    OrganisationId,
    UnitDraft,
    UnitElsewhereError,
)
from vp_desktop.domain.signals import SignalDraft, SignalId
from vp_desktop.services.practice import Practice


def full(organisation_id: OrganisationId) -> AdviceDraft:
    return AdviceDraft(
        organisation_id=organisation_id,
        given_on=TODAY,
        asked=True,
        theme=Code("AX-GED"),
        title="Gedragscode vernieuwen",
        observation="De code is van 2009.",
        text="Vernieuw de gedragscode.",
        recipient="directie",
        due="voor 1 juli 2026",
        priority=Code("AP-HOO"),
        expected_effect="Iedereen kent de code.",
        status=Code("AV-GEG"),
        effect=Code("AE-BET"),
        response="Akkoord",
        responded_on=date(2026, 4, 1),
    )


def signal(organisation_id: OrganisationId, **fields: object) -> SignalDraft:
    given = {"organisation_id": organisation_id, "noted_on": TODAY, "theme": "AX-WRK", **fields}
    return SignalDraft.model_validate(given)


def test_every_field_of_an_advice_is_kept(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    heard.clear()
    advice_id = add_advice(practice, organisation_id, "Tijdelijk")
    practice.advice.change(advice_id, full(organisation_id))
    kept = practice.advice.get(advice_id)

    fields = AdviceDraft.model_fields
    assert {name: getattr(kept, name) for name in fields} == dict(full(organisation_id))
    assert heard == [Topic.ADVICE, Topic.ADVICE]


def test_advice_is_of_one_organisation_newest_first(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    early = full(organisation_id).model_copy(update={"given_on": date(2024, 1, 1)})
    oldest = practice.advice.add(early)
    older, newer = (add_advice(practice, organisation_id, title) for title in "ab")
    add_advice(practice, add_organisation(practice), "Elders")

    assert [one.id for one in practice.advice.of(organisation_id)] == [newer, older, oldest]


def test_removed_advice_is_nowhere_until_it_is_restored(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    advice_id = add_advice(practice, organisation_id, "Weg")

    practice.advice.remove(advice_id)
    gone = practice.advice.of(organisation_id)
    for ask in (practice.advice.get, practice.advice.remove):
        with pytest.raises(NotFoundError):
            ask(advice_id)
    practice.bin.restore(BinKind.ADVICE, advice_id)

    assert gone == []
    assert practice.advice.get(advice_id).title == "Weg"


@pytest.mark.parametrize("name", ["theme", "priority", "status", "effect"])
def test_advice_with_a_code_of_another_list_is_refused(
    practice: Practice, organisation_id: OrganisationId, name: str
) -> None:
    odd = full(organisation_id).model_copy(update={name: "OO-PES"})

    with pytest.raises(UnknownCodeError):
        practice.advice.add(odd)

    assert practice.advice.of(organisation_id) == []


def test_advice_needs_an_organisation_that_exists(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    with pytest.raises(NotFoundError):
        practice.advice.add(full(OrganisationId(99)))
    with pytest.raises(NotFoundError):
        practice.advice.change(AdviceId(99), full(organisation_id))


def test_every_field_of_a_signal_is_kept(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    unit_id = practice.organisations.add_unit(organisation_id, UnitDraft(name="Zorg"))
    advice_id = add_advice(practice, organisation_id, "Onderzoek")
    heard.clear()
    draft = signal(
        organisation_id,
        noted_on=date(2026, 1, 1),
        extent="SG-O2",
        severity="SG-MID",
        source="SG-ZAK",
        unit_id=unit_id,
        text="Werkdruk in de nacht",
        advice_id=advice_id,
    )

    signal_id = practice.signals.add(signal(organisation_id))
    practice.signals.change(signal_id, draft)
    (kept,) = practice.signals.of(organisation_id)

    assert {name: getattr(kept, name) for name in SignalDraft.model_fields} == dict(draft)
    assert heard == [Topic.ADVICE, Topic.ADVICE]


def test_a_signal_outlives_the_advice_it_led_to(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    advice_id = add_advice(practice, organisation_id, "Onderzoek")
    practice.signals.add(signal(organisation_id, advice_id=advice_id))

    practice.advice.remove(advice_id)
    practice.bin.destroy(BinKind.ADVICE, advice_id)

    assert practice.signals.of(organisation_id)[0].advice_id is None


def test_a_signal_points_to_what_is_there(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    elsewhere = practice.organisations.add_unit(add_organisation(practice), UnitDraft(name="Zorg"))

    with pytest.raises(UnitElsewhereError):
        practice.signals.add(signal(organisation_id, unit_id=elsewhere))
    with pytest.raises(UnknownCodeError):
        practice.signals.add(signal(organisation_id, theme="XX"))
    for draft in (signal(OrganisationId(99)), signal(organisation_id, advice_id=99)):
        with pytest.raises(NotFoundError):
            practice.signals.add(draft)
    with pytest.raises(NotFoundError):
        practice.signals.change(SignalId(99), signal(organisation_id))

    assert practice.signals.of(organisation_id) == []


def test_a_signal_is_forgotten_at_once(practice: Practice, organisation_id: OrganisationId) -> None:
    signal_id = practice.signals.add(signal(organisation_id))

    practice.signals.remove(signal_id)

    assert practice.signals.of(organisation_id) == []
    with pytest.raises(NotFoundError):
        practice.signals.remove(signal_id)


def test_the_answers_of_a_response_form_are_kept_at_once(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    first, second, third = (
        practice.advice.add(_draft(organisation_id, title)) for title in ("Een", "Twee", "Drie")
    )
    heard.clear()
    answer = AdviceAnswer(decision=Code("RB-DEE"), action="Uur", owner="HR", action_due="1 juli")

    practice.advice.answer({first: answer, second: AdviceAnswer()}, date(2026, 5, 1))

    kept = practice.advice.get(first)
    assert (kept.decision, kept.action, kept.owner, kept.action_due, kept.responded_on) == (
        "RB-DEE",
        "Uur",
        "HR",
        "1 juli",
        date(2026, 5, 1),
    )
    assert kept.title == "Een"
    assert [one.id for one in practice.advice.waiting(organisation_id)] == [second, third]
    assert practice.advice.get(second).responded_on is None
    assert heard == [Topic.ADVICE]


def test_one_wrong_answer_keeps_none(practice: Practice, organisation_id: OrganisationId) -> None:
    one, other = (practice.advice.add(_draft(organisation_id, t)) for t in ("Een", "Twee"))
    right, wrong = AdviceAnswer(decision=Code("RB-OVE")), AdviceAnswer(decision=Code("AV-UIT"))

    with pytest.raises(UnknownCodeError):
        practice.advice.answer({one: right, other: wrong}, date(2026, 5, 1))

    assert practice.advice.get(one).decision is None


def _draft(organisation_id: OrganisationId, title: str) -> AdviceDraft:
    return AdviceDraft(organisation_id=organisation_id, given_on=date(2026, 1, 5), title=title)
