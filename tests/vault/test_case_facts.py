from datetime import date

from tests.services.records import TODAY, add_case, add_contact, add_organisation
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId, UnitDraft
from vp_desktop.domain.referrals import ReferralDraft
from vp_desktop.services.practice import Practice


def test_the_facts_of_a_case_are_its_codes_and_days_in_their_order(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    unit_id = practice.organisations.add_unit(organisation_id, UnitDraft(name="Zorg"))
    case_id = add_case(
        practice,
        organisation_id,
        opened_on=date(2026, 1, 5),
        entered_on=date(2026, 1, 6),
        closed_on=date(2026, 2, 7),
        kinds=("SA-LEI", "OO-PES", "IN-FRA"),
        accused_role="WP-DLE",
        client_role="ME-DIR",
        unit_id=unit_id,
        channel="KA-TEL",
        found_by="HK-INT",
        outcome="UI-LUI",
        interventions=("AC-VER", "AC-ADV", "AC-LUI"),
    )
    for kind, day in (("DV-MED", date(2026, 1, 9)), ("DV-BA", date(2026, 1, 8))):
        practice.referrals.refer(ReferralDraft(case_id=case_id, kind=Code(kind), referred_on=day))
    for day in (date(2026, 2, 1), date(2026, 1, 5), date(2026, 2, 1)):
        add_contact(practice, case_id, held_on=day)

    (facts,) = practice.cases.facts(organisation_id)

    assert facts == CaseFacts(
        opened_on=date(2026, 1, 5),
        entered_on=date(2026, 1, 6),
        closed_on=date(2026, 2, 7),
        kinds=(Code("SA-LEI"), Code("OO-PES"), Code("IN-FRA")),
        accused_role=Code("WP-DLE"),
        client_role=Code("ME-DIR"),
        unit="Zorg",
        channel=Code("KA-TEL"),
        found_by=Code("HK-INT"),
        outcome=Code("UI-LUI"),
        interventions=(Code("AC-VER"), Code("AC-ADV"), Code("AC-LUI")),
        referrals=(Code("DV-BA"), Code("DV-MED")),
        contacts=(date(2026, 1, 5), date(2026, 2, 1), date(2026, 2, 1)),
    )


def test_a_client_who_did_not_come_had_no_conversation(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id)
    add_contact(practice, case_id, kind="CO-NSH")
    add_contact(practice, case_id, kind="CO-DOS")
    practice.notes.remove(add_contact(practice, case_id))

    (before,) = practice.cases.facts(organisation_id)
    add_contact(practice, case_id, kind="CO-KRT")
    (after,) = practice.cases.facts(organisation_id)

    assert before.contacts == ()
    assert after.contacts == (TODAY,)


def test_facts_are_of_one_organisation_and_of_no_case_in_the_bin(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    other_id = add_organisation(practice)
    add_contact(practice, add_case(practice, other_id, interventions=("AC-LUI",)))
    removed = add_case(practice, organisation_id, interventions=("AC-LUI",))
    add_contact(practice, removed)
    practice.cases.remove(removed)
    add_case(practice, organisation_id, opened_on=date(2020, 1, 1))

    facts = practice.cases.facts(organisation_id)

    assert [one.opened_on for one in facts] == [date(2020, 1, 1)]
    assert len(practice.cases.facts(other_id)) == 1


def test_the_facts_of_many_cases_take_no_more_statements_than_those_of_one(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    for _ in range(6):
        add_contact(practice, add_case(practice, organisation_id))
    before = practice._vault.statements

    facts = practice.cases.facts(organisation_id)

    assert len(facts) == 6
    assert practice._vault.statements - before == 5
