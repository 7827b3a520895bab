from datetime import UTC, date, datetime, timedelta

import pytest

from tests.conftest import SetClock
from tests.services.records import (
    TODAY,
    add_case,
    add_contact,
    add_follow_up,
    case_draft,
    contact_draft,
)
from tests.vault.raw import decrypted, raw_key_of
from vp_desktop.domain.attachments import AttachmentDraft
from vp_desktop.domain.cases import DESTROYED, CaseId, StoryDestroyedError
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.consents import ConsentDraft
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.referrals import ReferralContactDraft, ReferralDraft
from vp_desktop.domain.reports import PublicationDraft, ReportDraft
from vp_desktop.domain.retention import (
    CaseOpenError,
    DestructionReason,
    DueCase,
    HeldError,
    HoldDraft,
    HoldId,
    HoldReason,
)
from vp_desktop.services.practice import Practice
from vp_desktop.vault.keys import MasterKey

WORD = "zwaluwstaart"
MIDDLE = WORD[3:9].encode()


@pytest.fixture
def told(practice: Practice, organisation_id: OrganisationId, heard: list[Topic]) -> CaseId:
    """A closed case with ``WORD`` in everything a person told."""
    client_id = practice.clients.add(ClientDraft(name=WORD, reach=WORD))
    case_id = add_case(
        practice,
        organisation_id,
        opened_on=date(2025, 8, 20),
        entered_on=date(2025, 9, 30),
        closed_on=date(2025, 12, 31),
        kinds=("SA-LEI", "OO-PES"),
        outcome="UI-LUI",
        interventions=("AC-LUI",),
        marks=("DG-LEE",),
        client_id=client_id,
        **dict.fromkeys(("title", "accused", "wish", "arrangements"), WORD),
    )
    add_contact(practice, case_id, WORD, held_on=date(2025, 11, 15), minutes=40)
    practice.notes.remove(add_contact(practice, case_id, WORD, minutes=99))
    add_follow_up(practice, case_id, TODAY, WORD)
    practice.consents.add(
        ConsentDraft(case_id=case_id, code=Code("TS-VAS"), given_on=TODAY, how=WORD)
    )
    practice.attachments.add(AttachmentDraft(case_id=case_id, name=WORD, content=WORD.encode()))
    contact = ReferralContactDraft(kind=Code("DV-BA"), name="Arbodienst")
    practice.referrals.refer(
        ReferralDraft(
            case_id=case_id,
            kind=Code("DV-BA"),
            referral_contact_id=practice.referrals.add_contact(contact),
            referred_on=date(2025, 10, 10),
            remark=WORD,
        )
    )
    practice.drafts.save(f"case:{case_id}", WORD)
    practice.drafts.save("today", "blijft")
    heard.clear()
    return case_id


def destroy(practice: Practice, case_id: CaseId) -> int:
    return practice.retention.destroy_story(case_id, DestructionReason.TERM)


def hold(case_id: CaseId, reason: HoldReason = HoldReason.COURT) -> HoldDraft:
    return HoldDraft(case_id=case_id, reason=reason, review_on=TODAY)


def test_what_was_told_is_destroyed_and_in_no_page_of_the_vault(
    practice: Practice, told: CaseId, key: MasterKey
) -> None:
    folder, own_key = practice.folder, key.copy()
    destroy(practice, told)
    found = practice.search.find(WORD)
    practice._vault.check()
    practice.lock()

    raw_key, _salt = raw_key_of(folder, own_key)
    pages = decrypted(folder / "vault.db", raw_key)

    assert found == []
    assert b"blijft" in pages  # so the search of the pages finds what is there
    assert MIDDLE not in pages
    assert b"2025-12-31" not in pages
    assert b"2025-08-20" not in pages


def test_the_statistical_row_stays_with_the_quarter_of_each_day(
    practice: Practice, told: CaseId, organisation_id: OrganisationId
) -> None:
    (before,) = practice.cases.facts(organisation_id)
    destroy(practice, told)
    (after,) = practice.cases.facts(organisation_id)

    assert (after.opened_on, after.entered_on) == (date(2025, 7, 1), date(2025, 7, 1))
    assert after.closed_on == date(2025, 10, 1)
    assert after.contacts == (date(2025, 10, 1),)
    for name in ("kinds", "outcome", "interventions", "referrals", "client_role", "unit"):
        assert getattr(after, name) == getattr(before, name)


def test_a_case_that_came_too_late_for_a_report_is_counted_in_the_next_all_the_same(
    practice: Practice, organisation_id: OrganisationId, clock: SetClock
) -> None:
    def report(year: int) -> ReportDraft:
        days = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
        return ReportDraft(organisation_id=organisation_id, **days)

    clock.now = datetime(2026, 1, 31, 12, tzinfo=UTC)
    given = PublicationDraft(given_out_on=clock.now.date(), recipients="", sha256="0" * 64)
    practice.reports.publish(report(2025), given, practice.reports.figures(report(2025)))
    days = {"opened_on": date(2025, 12, 20), "entered_on": date(2026, 2, 10)}
    late = add_case(practice, organisation_id, closed_on=date(2026, 3, 1), **days)
    clock.now = datetime(2027, 1, 31, 12, tzinfo=UTC)

    practice.retention.destroy_story(late, DestructionReason.TERM)

    assert practice.reports.raw(report(2026)).own.new == 1


def test_a_destroyed_case_is_still_listed_by_its_code(
    practice: Practice, told: CaseId, heard: list[Topic]
) -> None:
    destroy(practice, told)
    case = practice.cases.get(told)
    (row,) = practice.cases.rows()

    assert (case.status, case.part_a_destroyed) == (DESTROYED, True)
    assert (case.title, case.wish, case.pseudonym, case.client_id) == ("", "", "", None)
    assert (case.marks, case.minutes) == ((), 40)
    assert (row.code, row.title, row.touched_on) == ("2025-001", "", date(2025, 10, 1))
    assert [one.note for one in practice.notes.of_case(told)] == [""]
    assert practice.referrals.of_case(told)[0].to == ""
    assert [place for place, _body, _at in practice.drafts.all()] == ["today"]
    assert heard == [Topic.CASES, Topic.NOTES, Topic.FOLLOW_UPS, Topic.DRAFTS]


def test_nothing_is_added_to_a_destroyed_case(practice: Practice, told: CaseId) -> None:
    contact_id = practice.notes.of_case(told)[0].id
    destroy(practice, told)
    owner = practice.cases.get(told).organisation_id

    for ask in (
        lambda: destroy(practice, told),
        lambda: practice.cases.change(told, case_draft(owner)),
        lambda: practice.cases.close(told, TODAY),
        lambda: practice.cases.reopen(told),
        lambda: practice.cases.set_status(told, Code("ST-BEG")),
        lambda: add_contact(practice, told, WORD),
        lambda: practice.notes.change(contact_id, contact_draft(told, WORD)),
        lambda: add_follow_up(practice, told, TODAY),
        lambda: practice.retention.add_hold(hold(told)),
        lambda: practice.attachments.add(AttachmentDraft(case_id=told, name="x", content=b"")),
    ):
        with pytest.raises(StoryDestroyedError):
            ask()


def test_a_client_with_another_case_outlives_the_story(
    practice: Practice, told: CaseId, organisation_id: OrganisationId
) -> None:
    other_case = add_case(practice, organisation_id, client_id=practice.cases.get(told).client_id)

    destroy(practice, told)
    client_id = practice.cases.get(other_case).client_id

    assert client_id is not None
    assert practice.clients.get(client_id).name == WORD


def test_the_log_of_destruction_holds_counts_and_days(practice: Practice, told: CaseId) -> None:
    records = destroy(practice, told)

    (entry,) = practice.retention.destructions()
    assert (entry.case_code, entry.destroyed_on, entry.records, entry.reason) == (
        "2025-001",
        TODAY,
        records,
        DestructionReason.TERM,
    )
    # 2 notes, attachment, consent, follow-up, mark, story, contact in the bin, draft, client
    assert records == 10


def test_an_open_case_is_not_destroyed(practice: Practice, case_id: CaseId) -> None:
    with pytest.raises(CaseOpenError):
        destroy(practice, case_id)
    with pytest.raises(NotFoundError):
        destroy(practice, CaseId(99))

    assert practice.cases.get(case_id).title == "Spanningen met teamleider"
    assert practice.retention.destructions() == []


def test_a_hold_keeps_a_story_until_it_is_lifted(practice: Practice, told: CaseId) -> None:
    first = practice.retention.add_hold(hold(told))
    second = practice.retention.add_hold(hold(told, HoldReason.CLIENT))

    practice.retention.lift_hold(first)
    with pytest.raises(HeldError):
        destroy(practice, told)
    held = practice.retention.due_on(told)
    due_meanwhile = practice.retention.due(date(2099, 1, 1))
    practice.retention.lift_hold(second)

    assert (held, due_meanwhile) == (None, [])
    assert practice.retention.due_on(told) == date(2026, 12, 31)
    destroy(practice, told)


def test_holds_that_stand_come_first_and_are_lifted_once(practice: Practice, told: CaseId) -> None:
    lifted = practice.retention.add_hold(hold(told))
    standing = practice.retention.add_hold(hold(told, HoldReason.COMPLAINT))
    practice.retention.lift_hold(lifted)

    holds = practice.retention.holds(told)

    assert [(one.id, one.reason, one.lifted_on) for one in holds] == [
        (standing, HoldReason.COMPLAINT, None),
        (lifted, HoldReason.COURT, TODAY),
    ]
    for missing in (lifted, HoldId(99)):
        with pytest.raises(NotFoundError):
            practice.retention.lift_hold(missing)
    with pytest.raises(NotFoundError):
        practice.retention.add_hold(hold(CaseId(99)))


def test_a_story_is_due_a_year_after_closing_or_after_the_term_that_is_preferred(
    practice: Practice, told: CaseId, case_id: CaseId, clock: SetClock
) -> None:
    default = practice.retention.due_on(told)
    practice.preferences.set(Preference.RETENTION_MONTHS, "2")
    shorter = practice.retention.due_on(told)
    practice.preferences.set(Preference.RETENTION_MONTHS, "soon")
    clock.now += timedelta(days=3650)

    assert (default, shorter) == (date(2026, 12, 31), date(2026, 2, 28))
    assert practice.retention.due_on(told) == default  # what is no number is no term
    assert practice.retention.due_on(case_id) is None  # still open
    destroy(practice, told)
    assert practice.retention.due_on(told) is None


def test_without_a_term_a_story_is_due_on_the_day_of_closing(
    practice: Practice, told: CaseId
) -> None:
    practice.preferences.set(Preference.RETENTION_MONTHS, "0")

    assert [one.id for one in practice.retention.due(date(2025, 12, 31))] == [told]
    assert practice.retention.due(date(2025, 12, 30)) == []


def test_a_destroyed_case_goes_through_the_bin_like_any_other(
    practice: Practice, told: CaseId
) -> None:
    destroy(practice, told)
    practice.cases.remove(told)

    (row,) = practice.bin.rows()
    practice.bin.destroy(row.kind, row.id)

    assert (row.id, row.title, row.context) == (told, "", "2025-001")
    assert practice.bin.rows() == []


def test_what_is_due_by_a_day_comes_oldest_first(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    later, sooner = (
        add_case(practice, organisation_id, opened_on=date(2024, 1, 1), closed_on=day)
        for day in (date(2025, 2, 2), date(2025, 1, 1))
    )
    add_case(practice, organisation_id, opened_on=date(2024, 1, 1), closed_on=date(2025, 2, 3))
    removed = add_case(
        practice, organisation_id, opened_on=date(2024, 1, 1), closed_on=date(2024, 1, 1)
    )
    practice.cases.remove(removed)

    due = practice.retention.due(date(2026, 2, 2))

    assert [one.id for one in due] == [sooner, later]
    assert due[0] == DueCase(
        id=sooner, code="2024-002", organisation="Stichting De Linden", due_on=date(2026, 1, 1)
    )
