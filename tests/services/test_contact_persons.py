import pytest

from tests.services.records import TODAY, add_organisation
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import (
    ContactPersonDraft,
    ContactPersonId,
    OrganisationId,
)
from vp_desktop.domain.policies import PolicyItemDraft
from vp_desktop.services.practice import Practice

FULL = ContactPersonDraft(
    name="Roodborstje", role="directeur", phone="06", email="a@example.org", remark="Mailt liever."
)
CODE_OF_CONDUCT, COMPLAINTS = Code("RV-GED"), Code("RV-KLA")


def test_every_field_of_a_contact_person_is_kept(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    heard.clear()
    person_id = practice.contact_persons.add(organisation_id, ContactPersonDraft(name="x"))
    practice.contact_persons.change(person_id, FULL)
    (kept,) = practice.contact_persons.of(organisation_id)

    fields = ContactPersonDraft.model_fields
    assert {name: getattr(kept, name) for name in fields} == dict(FULL)
    assert "Roodborstje" not in repr((kept, FULL))
    assert heard == [Topic.ORGANISATIONS, Topic.ORGANISATIONS]


def test_contact_persons_are_of_one_organisation_by_name(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    for name in ("wilg", "Berk"):
        practice.contact_persons.add(organisation_id, ContactPersonDraft(name=name))
    practice.contact_persons.add(add_organisation(practice), FULL)

    found = practice.contact_persons.of(organisation_id)
    practice.contact_persons.remove(found[0].id)

    assert [person.name for person in found] == ["Berk", "wilg"]
    assert practice.contact_persons.of(organisation_id) == found[1:]


def test_who_or_where_nobody_knows_is_refused(practice: Practice) -> None:
    for ask in (
        lambda: practice.contact_persons.add(OrganisationId(99), FULL),
        lambda: practice.contact_persons.change(ContactPersonId(99), FULL),
        lambda: practice.contact_persons.remove(ContactPersonId(99)),
        lambda: practice.policies.keep(OrganisationId(99), PolicyItemDraft(code=COMPLAINTS)),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_a_rule_of_the_checklist_is_kept_once_with_what_was_said_last(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    draft = PolicyItemDraft(
        code=COMPLAINTS, state="aanwezig", checked_on=TODAY, remark="Versie 2024"
    )
    heard.clear()

    practice.policies.keep(organisation_id, PolicyItemDraft(code=COMPLAINTS, state="ontbreekt"))
    practice.policies.keep(organisation_id, draft)
    practice.policies.keep(organisation_id, PolicyItemDraft(code=CODE_OF_CONDUCT))
    conduct, complaints = practice.policies.of(organisation_id)
    practice.policies.drop(organisation_id, CODE_OF_CONDUCT)

    fields = PolicyItemDraft.model_fields
    assert {name: getattr(complaints, name) for name in fields} == dict(draft)
    assert conduct.code == CODE_OF_CONDUCT
    assert practice.policies.of(organisation_id) == [complaints]
    assert heard == [Topic.ORGANISATIONS] * 4


def test_an_unknown_rule_is_refused(practice: Practice, organisation_id: OrganisationId) -> None:
    with pytest.raises(UnknownCodeError):
        practice.policies.keep(organisation_id, PolicyItemDraft(code=Code("RV-XXX")))
