from datetime import date

import pytest

from tests.services.records import TODAY, add_case
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.referrals import (
    ReferralContactDraft,
    ReferralContactId,
    ReferralDraft,
    ReferralId,
)
from vp_desktop.services.practice import Practice
from vp_desktop.services.referrals import national_list

FULL = ReferralContactDraft(
    kind=Code("DV-BA"),
    name="Arbodienst Één",
    region="Gelderland",
    phone="026-1234567",
    email="post@example.org",
    website="example.org",
    remark="Vraag naar de bedrijfsarts.",
    checked_on=TODAY,
    source="https://example.org/contact",
)


@pytest.fixture
def contact_id(practice: Practice, heard: list[Topic]) -> ReferralContactId:
    contact_id = practice.referrals.add_contact(FULL)
    heard.clear()
    return contact_id


def named(name: str, kind: str = "DV-MED") -> ReferralContactDraft:
    return ReferralContactDraft(kind=Code(kind), name=name)


def test_every_field_of_an_entry_is_kept(
    practice: Practice, contact_id: ReferralContactId, heard: list[Topic]
) -> None:
    practice.referrals.change_contact(contact_id, named("Tijdelijk"))
    practice.referrals.change_contact(contact_id, FULL)
    kept = practice.referrals.get_contact(contact_id)

    fields = ReferralContactDraft.model_fields
    assert {name: getattr(kept, name) for name in fields} == dict(FULL)
    assert heard == [Topic.REFERRALS, Topic.REFERRALS]


@pytest.mark.parametrize("words", ["", "een", "GELDERLAND arbo", "026-123", "example.ORG"])
def test_the_social_map_is_filtered_by_words_accents_and_capitals_aside(
    practice: Practice, contact_id: ReferralContactId, words: str
) -> None:
    practice.referrals.add_contact(named("Zilver"))

    found = [contact.id for contact in practice.referrals.contacts(words)]

    assert found[0] == contact_id
    assert len(found) == (2 if not words else 1)


def test_the_social_map_is_filtered_by_kind_and_stands_by_name(
    practice: Practice, contact_id: ReferralContactId
) -> None:
    for name in ("berk", "Abeel"):
        practice.referrals.add_contact(named(name))

    by_kind = practice.referrals.contacts(kind=Code("DV-BA"))
    all_names = [contact.name for contact in practice.referrals.contacts()]

    assert [contact.id for contact in by_kind] == [contact_id]
    assert practice.referrals.contacts("berk", Code("DV-BA")) == []
    assert all_names == ["Abeel", "Arbodienst Één", "berk"]


def test_the_social_map_is_read_in_one_statement(
    practice: Practice, contact_id: ReferralContactId
) -> None:
    before = practice._vault.statements

    practice.referrals.contacts("arbo")

    assert practice._vault.statements == before + 1
    assert contact_id


def test_an_entry_of_an_unknown_kind_is_refused(
    practice: Practice, contact_id: ReferralContactId
) -> None:
    with pytest.raises(UnknownCodeError):
        practice.referrals.add_contact(named("X", "OO-PES"))
    with pytest.raises(UnknownCodeError):
        practice.referrals.change_contact(contact_id, named("X", "DV-XXX"))

    assert practice.referrals.get_contact(contact_id).name == FULL.name


def test_a_checked_entry_says_when(practice: Practice, contact_id: ReferralContactId) -> None:
    practice.referrals.mark_checked(contact_id, date(2026, 1, 1))

    assert practice.referrals.get_contact(contact_id).checked_on == date(2026, 1, 1)
    with pytest.raises(NotFoundError):
        practice.referrals.mark_checked(ReferralContactId(99), TODAY)


def test_the_national_list_is_placed_once_and_never_claims_to_be_checked(
    practice: Practice,
) -> None:
    first = practice.referrals.place_national_list()
    placed = practice.referrals.contacts()
    renamed, removed = placed[0], placed[1]
    practice.referrals.remove_contact(removed.id)

    again = practice.referrals.place_national_list()

    assert first == len(placed) == len(national_list()) > 10
    assert {contact.checked_on for contact in placed} == {None}
    assert again == 0
    assert removed.name not in {contact.name for contact in practice.referrals.contacts()}
    assert renamed in practice.referrals.contacts()


def test_every_entry_of_the_national_list_has_a_kind_that_exists(practice: Practice) -> None:
    for draft in national_list():
        practice.referrals.add_contact(draft)  # checks the code

    names = [draft.name for draft in national_list()]
    assert len(set(names)) == len(names)


def test_a_client_is_referred_to_an_entry_or_to_a_kind_alone(
    practice: Practice, case_id: CaseId, contact_id: ReferralContactId, heard: list[Topic]
) -> None:
    draft = ReferralDraft(
        case_id=case_id,
        kind=Code("DV-BA"),
        referral_contact_id=contact_id,
        referred_on=TODAY,
        remark="Warm",
    )
    second = practice.referrals.refer(draft)
    first = practice.referrals.refer(
        ReferralDraft(case_id=case_id, kind=Code("DV-HA"), referred_on=date(2026, 2, 3))
    )

    found = practice.referrals.of_case(case_id)

    assert [(one.id, one.kind, one.to, one.remark) for one in found] == [
        (first, "DV-HA", "", ""),
        (second, "DV-BA", "Arbodienst Één", "Warm"),
    ]
    assert heard == [Topic.REFERRALS, Topic.CASES] * 2


def test_a_referral_to_what_is_not_there_is_refused(
    practice: Practice, case_id: CaseId, contact_id: ReferralContactId
) -> None:
    practice.referrals.remove_contact(contact_id)
    fields = {"case_id": case_id, "kind": "DV-BA", "referred_on": TODAY}

    with pytest.raises(NotFoundError):
        practice.referrals.refer(
            ReferralDraft.model_validate({**fields, "referral_contact_id": contact_id})
        )
    with pytest.raises(NotFoundError):
        practice.referrals.refer(ReferralDraft.model_validate({**fields, "case_id": 99}))
    with pytest.raises(UnknownCodeError):
        practice.referrals.refer(ReferralDraft.model_validate({**fields, "kind": "OO-PES"}))

    assert practice.referrals.of_case(case_id) == []


def test_a_referral_keeps_the_name_of_an_entry_in_the_bin_and_loses_it_with_the_entry(
    practice: Practice, case_id: CaseId, contact_id: ReferralContactId
) -> None:
    practice.referrals.refer(
        ReferralDraft(
            case_id=case_id,
            kind=Code("DV-BA"),
            referral_contact_id=contact_id,
            referred_on=TODAY,
        )
    )

    practice.referrals.remove_contact(contact_id)
    in_bin = practice.referrals.of_case(case_id)[0].to
    practice.bin.destroy(BinKind.REFERRAL_CONTACT, contact_id)

    assert in_bin == "Arbodienst Één"
    assert practice.referrals.of_case(case_id)[0].to == ""
    with pytest.raises(NotFoundError):
        practice.referrals.remove_contact(contact_id)


def test_a_referral_is_forgotten_at_once(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id)
    referral_id = practice.referrals.refer(
        ReferralDraft(case_id=case_id, kind=Code("DV-HA"), referred_on=TODAY)
    )

    practice.referrals.remove(referral_id)

    assert practice.referrals.of_case(case_id) == []
    with pytest.raises(NotFoundError):
        practice.referrals.remove(ReferralId(referral_id))
