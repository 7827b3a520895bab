from datetime import date

import pytest

from tests.conftest import SetClock
from tests.services.records import (
    TODAY,
    add_case,
    add_contact,
    add_follow_up,
    add_organisation,
    case_draft,
)
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import (
    AFTERCARE,
    CLOSED,
    NEW,
    REOPENED,
    CaseCodeTakenError,
    CaseDatesError,
    CaseDraft,
    CaseId,
)
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.clients import ClientDraft, ClientId
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import (
    OrganisationId,
    UnitDraft,
    UnitElsewhereError,
    UnitId,
)
from vp_desktop.domain.retention import HeldError, HoldDraft, HoldReason
from vp_desktop.services.practice import Practice


def test_every_field_of_a_case_is_kept(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    unit_id = practice.organisations.add_unit(organisation_id, UnitDraft(name="Zorg"))
    client_id = practice.clients.add(ClientDraft(pseudonym="Wilg"))
    draft = CaseDraft(
        organisation_id=organisation_id,
        code="2025-777",
        title="Titel",
        opened_on=date(2025, 3, 14),
        entered_on=date(2025, 3, 20),
        closed_on=date(2025, 6, 1),
        kinds=(Code("SA-LEI"), Code("OO-PES-3")),
        accused_role=Code("WP-DLE"),
        client_role=Code("ME-DIR"),
        unit_id=unit_id,
        channel=Code("KA-TEL"),
        found_by=Code("HK-INT"),
        status=CLOSED,
        outcome=Code("UI-LUI"),
        interventions=(Code("AC-VER"), Code("AC-LUI")),
        marks=(Code("DG-LEE"), Code("TR3")),
        client_id=client_id,
        accused="Wie",
        wish="Wens",
        arrangements="Afspraken",
    )

    practice.cases.change(case_id, draft)
    kept = practice.cases.get(case_id)

    assert {name: getattr(kept, name) for name in CaseDraft.model_fields} == dict(draft)
    assert (kept.organisation, kept.pseudonym) == ("Stichting De Linden", "Wilg")
    assert (kept.minutes, kept.part_a_destroyed) == (0, False)


def test_a_code_twice_in_a_list_is_kept_once(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id, kinds=("OO-PES", "OO-INT", "OO-PES"))

    assert practice.cases.get(case_id).kinds == ("OO-PES", "OO-INT")


def test_a_new_case_gets_the_next_code_of_the_year_over_all_organisations(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    other_id = add_organisation(practice)
    add_case(practice, organisation_id, code="2026-030")
    practice.cases.remove(add_case(practice, other_id, code="2026-031"))
    add_case(practice, organisation_id, code="2025-900")
    add_case(practice, organisation_id, code="2026-zomer")
    add_case(practice, organisation_id, code="2026-99999999999999999999")

    case_id = add_case(practice, other_id)

    assert practice.cases.get(case_id).code == "2026-032"
    assert practice.cases.next_code(2024) == "2024-001"


def test_two_organisations_may_have_a_case_of_one_code_but_one_may_not(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id, code="A-1")
    add_case(practice, add_organisation(practice), code="A-1")
    other_case = add_case(practice, organisation_id, code="A-2")
    practice.cases.remove(case_id)

    with pytest.raises(CaseCodeTakenError):  # also while it lies in the bin
        add_case(practice, organisation_id, code=" A-1 ")
    with pytest.raises(CaseCodeTakenError):
        practice.cases.change(other_case, case_draft(organisation_id, code="A-1"))


def test_a_case_without_a_client_gets_one_with_the_next_pseudonym(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    practice.clients.add(ClientDraft(pseudonym="M-30"))

    first, second = (add_case(practice, organisation_id) for _ in range(2))

    assert practice.cases.get(first).pseudonym == "M-31"
    assert practice.cases.get(second).pseudonym == "M-32"


def test_a_change_keeps_the_code_the_client_and_the_day_of_entry_it_does_not_name(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId, clock: SetClock
) -> None:
    before = practice.cases.get(case_id)
    clock.now = clock.now.replace(month=9)

    practice.cases.change(case_id, case_draft(organisation_id, title="Anders"))
    after = practice.cases.get(case_id)

    assert after.title == "Anders"
    assert (after.code, after.client_id) == (before.code, before.client_id)
    assert after.entered_on == before.entered_on == TODAY


@pytest.mark.parametrize(
    "fields",
    [
        {"kinds": ("OO-XXX",)},
        {"kinds": ("OO-PES", "AC-LUI")},
        {"accused_role": "ME-DIR"},
        {"client_role": "WP-DLE"},
        {"channel": "HK-INT"},
        {"found_by": "KA-TEL"},
        {"status": "UI-LUI"},
        {"outcome": "ST-NIE"},
        {"interventions": ("OO-PES",)},
        {"marks": ("?",)},
    ],
)
def test_a_code_that_its_field_does_not_have_is_refused(
    practice: Practice,
    case_id: CaseId,
    organisation_id: OrganisationId,
    fields: dict[str, object],
) -> None:
    before = practice.cases.get(case_id)

    with pytest.raises(UnknownCodeError):
        add_case(practice, organisation_id, **fields)
    with pytest.raises(UnknownCodeError):
        practice.cases.change(case_id, case_draft(organisation_id, **fields))

    assert practice.cases.get(case_id) == before
    assert len(practice.cases.rows()) == 1


def test_a_case_is_not_closed_before_it_is_opened(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    with pytest.raises(CaseDatesError):
        add_case(practice, organisation_id, closed_on=date(2026, 2, 1))
    with pytest.raises(CaseDatesError):
        practice.cases.close(case_id, date(2026, 2, 1))

    practice.cases.close(case_id, date(2026, 2, 2))
    assert practice.cases.get(case_id).closed_on == date(2026, 2, 2)


def test_what_a_case_points_to_must_be_there(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    elsewhere = practice.organisations.add_unit(add_organisation(practice), UnitDraft(name="Zorg"))

    with pytest.raises(UnitElsewhereError):
        add_case(practice, organisation_id, unit_id=elsewhere)
    for fields in ({"unit_id": UnitId(99)}, {"client_id": ClientId(99)}):
        with pytest.raises(NotFoundError):
            add_case(practice, organisation_id, **fields)
    with pytest.raises(NotFoundError):
        add_case(practice, OrganisationId(99))

    assert practice.cases.rows() == []


def test_a_closed_case_is_opened_again_with_its_outcome_open(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    practice.cases.close(case_id, TODAY, Code("UI-LUI"))
    closed = practice.cases.get(case_id)
    practice.cases.reopen(case_id)
    opened = practice.cases.get(case_id)

    assert (closed.status, closed.closed_on, closed.outcome) == (CLOSED, TODAY, "UI-LUI")
    assert (opened.status, opened.closed_on, opened.outcome) == (REOPENED, None, None)
    assert heard == [Topic.CASES, Topic.CASES]


def test_closing_a_case_in_aftercare_leaves_it_in_aftercare(
    practice: Practice, case_id: CaseId
) -> None:
    practice.cases.set_status(case_id, AFTERCARE)
    practice.cases.close(case_id, TODAY)

    case = practice.cases.get(case_id)
    assert (case.status, case.closed_on) == (AFTERCARE, TODAY)


@pytest.mark.parametrize(
    ("status", "closed_on"),
    [("ST-AFG", TODAY), ("ST-OVD", TODAY), ("ST-NAZ", None), ("ST-BEG", None)],
)
def test_a_status_of_the_end_closes_a_case_today(
    practice: Practice, case_id: CaseId, status: str, closed_on: date | None
) -> None:
    practice.cases.set_status(case_id, Code(status))

    assert practice.cases.get(case_id).status == status
    assert practice.cases.get(case_id).closed_on == closed_on


def test_a_status_of_a_running_case_opens_a_closed_one_and_aftercare_does_not(
    practice: Practice, case_id: CaseId
) -> None:
    practice.cases.close(case_id, TODAY, Code("UI-LUI"))

    practice.cases.set_status(case_id, AFTERCARE)
    aftercare = practice.cases.get(case_id)
    practice.cases.set_status(case_id, Code("ST-BEG"))
    running = practice.cases.get(case_id)

    assert (aftercare.closed_on, aftercare.outcome) == (TODAY, "UI-LUI")
    assert (running.closed_on, running.outcome) == (None, None)
    with pytest.raises(UnknownCodeError):
        practice.cases.set_status(case_id, Code("OO-PES"))


def test_a_case_that_will_open_later_closes_on_that_day(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id, opened_on=date(2026, 4, 1))

    practice.cases.set_status(case_id, CLOSED)

    assert practice.cases.get(case_id).closed_on == date(2026, 4, 1)


def test_a_draft_with_a_closing_day_gets_a_status_that_fits(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    closed = add_case(practice, organisation_id, closed_on=TODAY, status=NEW)
    handed_over = add_case(practice, organisation_id, closed_on=TODAY, status="ST-OVD")

    assert practice.cases.get(closed).status == CLOSED
    assert practice.cases.get(handed_over).status == "ST-OVD"


def test_a_case_in_the_bin_takes_all_that_hangs_on_it_out_of_sight(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    contact_id = add_contact(practice, case_id, "Zij vertelde over de vergadering.")
    follow_up_id = add_follow_up(practice, case_id, TODAY)
    heard.clear()

    practice.cases.remove(case_id)

    assert heard == [Topic.CASES, Topic.NOTES, Topic.FOLLOW_UPS]
    assert practice.cases.rows() == practice.cases.pick("lin") == practice.cases.pick("") == []
    seen = [practice.notes.recent(), practice.follow_ups.open(), practice.hours.month(2026, 3)]
    assert seen == [[], [], []]
    assert practice.cases.facts(organisation_id) == []
    for ask in (
        lambda: practice.cases.get(case_id),
        lambda: practice.notes.get(contact_id),
        lambda: practice.follow_ups.get(follow_up_id),
        lambda: practice.cases.reopen(case_id),
        lambda: practice.cases.remove(case_id),
        lambda: add_contact(practice, case_id),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_a_case_comes_back_from_the_bin_whole(practice: Practice, case_id: CaseId) -> None:
    contact_id = add_contact(practice, case_id, "Zij vertelde.")
    before = practice.cases.get(case_id)

    practice.cases.remove(case_id)
    practice.bin.restore(BinKind.CASE, case_id)

    assert practice.cases.get(case_id) == before
    assert practice.notes.get(contact_id).note == "Zij vertelde."


def test_a_case_under_a_hold_does_not_go_to_the_bin(practice: Practice, case_id: CaseId) -> None:
    hold = HoldDraft(case_id=case_id, reason=HoldReason.COURT, review_on=TODAY)
    hold_id = practice.retention.add_hold(hold)

    with pytest.raises(HeldError):
        practice.cases.remove(case_id)
    practice.retention.lift_hold(hold_id)
    practice.cases.remove(case_id)

    assert practice.cases.rows() == []


def test_nothing_a_person_told_shows_in_a_repr(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    fields = dict.fromkeys(("title", "accused", "wish", "arrangements"), "roodborstje")
    case_id = add_case(practice, organisation_id, **fields)
    add_contact(practice, case_id, "roodborstje")
    add_follow_up(practice, case_id, TODAY, "roodborstje")

    shown = repr(
        (
            case_draft(organisation_id, **fields),
            practice.cases.get(case_id),
            practice.cases.rows(),
            practice.notes.of_case(case_id),
            practice.notes.recent(),
            practice.follow_ups.open(),
            practice.search.find("roodborstje"),
        )
    )

    assert "2026-001" in shown
    assert "roodborstje" not in shown
    assert "Linden" not in shown
