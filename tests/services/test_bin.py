from datetime import date, timedelta

import pytest

from tests.conftest import NOON, SetClock
from tests.services.records import (
    TODAY,
    add_advice,
    add_case,
    add_contact,
    add_follow_up,
    add_organisation,
    publish,
)
from vp_desktop.domain.activities import ActivityDraft
from vp_desktop.domain.bin import BIN_DAYS, BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.clients import ClientId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting_changes import CountingChangeDraft
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import (
    ContactPersonDraft,
    NameTakenError,
    OrganisationDraft,
    OrganisationId,
    OrganisationInUseError,
)
from vp_desktop.domain.periods import calendar_year
from vp_desktop.domain.policies import PolicyItemDraft
from vp_desktop.domain.referrals import ReferralContactDraft
from vp_desktop.domain.retention import (
    DestructionReason,
    HeldError,
    HoldDraft,
    HoldReason,
)
from vp_desktop.domain.signals import SignalDraft
from vp_desktop.services.practice import Practice

TERM = timedelta(days=BIN_DAYS)
MOMENT = timedelta(seconds=1)
OF_AN_ORGANISATION = (
    "contact_person", "policy_item", "counting_change", "hours_entry", "signal", "advice",
)  # fmt: skip


def count(practice: Practice, table: str) -> int:
    rows = practice._vault.read(f'SELECT count(*) AS n FROM "{table}"', {})  # noqa: S608 - names of ours
    return int(rows[0]["n"])


@pytest.fixture
def removed(practice: Practice, clock: SetClock) -> dict[BinKind, int]:
    """One record of each kind in the bin, the organisation a minute after the others."""
    home, other = (add_organisation(practice, name) for name in ("A", "Weg"))
    case_id = add_case(practice, home, title="Zaak")
    contact_id = add_contact(practice, add_case(practice, home, title="Blijft"), "kantine")
    referral_contact = ReferralContactDraft(kind=Code("DV-MED"), name="Mediator", region="Ede")
    referral_contact_id = practice.referrals.add_contact(referral_contact)
    activity = ActivityDraft(organisation_id=home, kind=Code("AT-VOO"), held_on=TODAY, subject="V")
    activity_id = practice.activities.add(activity)
    advice_id = add_advice(practice, home, "Advies")
    practice.cases.remove(case_id)
    practice.notes.remove(contact_id)
    practice.referrals.remove_contact(referral_contact_id)
    practice.activities.remove(activity_id)
    practice.advice.remove(advice_id)
    clock.now += timedelta(minutes=1)
    practice.organisations.remove(other)
    return {
        BinKind.CASE: case_id,
        BinKind.CONTACT: contact_id,
        BinKind.ORGANISATION: other,
        BinKind.REFERRAL_CONTACT: referral_contact_id,
        BinKind.ACTIVITY: activity_id,
        BinKind.ADVICE: advice_id,
    }


def test_the_bin_shows_what_was_removed_last_first(
    practice: Practice, removed: dict[BinKind, int]
) -> None:
    rows = practice.bin.rows()

    assert {row.kind: row.id for row in rows} == removed
    assert [(row.kind, row.title, row.context) for row in rows] == [
        (BinKind.ORGANISATION, "Weg", ""),
        (BinKind.ACTIVITY, "V", "A"),
        (BinKind.ADVICE, "Advies", "A"),
        (BinKind.CASE, "Zaak", "2026-001"),
        (BinKind.CONTACT, "Blijft", "2026-002"),
        (BinKind.REFERRAL_CONTACT, "Mediator", "Ede"),
    ]
    assert (rows[1].binned_at, rows[1].gone_on) == (NOON, date(2026, 4, 1))
    assert "Zaak" not in repr(rows)


@pytest.mark.parametrize("kind", BinKind)
def test_every_kind_of_record_comes_back_from_the_bin(
    practice: Practice, removed: dict[BinKind, int], heard: list[Topic], kind: BinKind
) -> None:
    heard.clear()

    practice.bin.restore(kind, removed[kind])

    assert kind not in {row.kind for row in practice.bin.rows()}
    assert len(heard) >= 1
    with pytest.raises(NotFoundError):
        practice.bin.restore(kind, removed[kind])


@pytest.mark.parametrize("kind", BinKind)
def test_every_kind_of_record_is_destroyed_from_the_bin_and_only_from_there(
    practice: Practice, removed: dict[BinKind, int], kind: BinKind
) -> None:
    practice.bin.destroy(kind, removed[kind])

    assert kind not in {row.kind for row in practice.bin.rows()}
    for ask in (practice.bin.destroy, practice.bin.restore):
        with pytest.raises(NotFoundError):
            ask(kind, removed[kind])
    practice._vault.check()


def test_what_is_not_in_the_bin_is_not_destroyed(practice: Practice, case_id: CaseId) -> None:
    with pytest.raises(NotFoundError):
        practice.bin.destroy(BinKind.CASE, case_id)

    assert practice.cases.get(case_id).title == "Spanningen met teamleider"


def test_after_thirty_days_the_bin_is_emptied_and_not_a_moment_before(
    practice: Practice, removed: dict[BinKind, int], clock: SetClock, heard: list[Topic]
) -> None:
    clock.now = NOON + TERM
    heard.clear()
    too_early = practice.bin.empty_expired()
    still_shown = len(practice.bin.rows())
    clock.now += MOMENT
    emptied = practice.bin.empty_expired()
    left = practice.bin.rows()

    assert (too_early, still_shown) == (0, 6)
    assert emptied == 5
    assert {row.kind: row.id for row in left} == {
        BinKind.ORGANISATION: removed[BinKind.ORGANISATION]
    }
    assert {Topic.CASES, Topic.NOTES, Topic.REFERRALS, Topic.ACTIVITIES, Topic.ADVICE} <= set(heard)
    assert Topic.ORGANISATIONS not in heard


def test_a_destroyed_case_takes_all_that_hung_on_it_and_its_client(
    practice: Practice, case_id: CaseId
) -> None:
    add_contact(practice, case_id, "kantine")
    add_follow_up(practice, case_id, TODAY)
    practice.drafts.save(f"case:{case_id}", "Zij ver")
    practice.cases.remove(case_id)

    practice.bin.destroy(BinKind.CASE, case_id)

    for table in ("case", "case_kind", "case_story", "client", "contact", "note", "follow_up"):
        assert count(practice, table) == 0
    assert practice.drafts.all() == []
    practice._vault.check()  # the full-text index holds no word of it either


def test_a_client_with_another_case_stays(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    client_id = practice.cases.get(case_id).client_id
    other_case = add_case(practice, organisation_id, client_id=client_id)
    practice.cases.remove(case_id)

    practice.bin.destroy(BinKind.CASE, case_id)

    assert practice.cases.get(other_case).client_id == client_id == ClientId(1)


def test_a_destroyed_case_is_logged_by_code_and_count(practice: Practice, case_id: CaseId) -> None:
    add_contact(practice, case_id, "kantine")
    practice.cases.remove(case_id)

    practice.bin.destroy(BinKind.CASE, case_id)

    (entry,) = practice.retention.destructions()
    assert (entry.case_code, entry.destroyed_on, entry.reason) == (
        "2026-001",
        TODAY,
        DestructionReason.BIN,
    )
    assert entry.records >= 4  # note, story, client, case


def test_a_case_that_is_held_outlasts_the_bin_and_so_does_its_organisation(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId, clock: SetClock
) -> None:
    practice.cases.remove(case_id)
    practice.organisations.remove(organisation_id)
    hold_in_the_bin(practice, case_id)
    clock.now += TERM + MOMENT

    assert practice.bin.empty_expired() == 0
    with pytest.raises(HeldError):
        practice.bin.destroy(BinKind.CASE, case_id)
    with pytest.raises(OrganisationInUseError):
        practice.bin.destroy(BinKind.ORGANISATION, organisation_id)
    assert (count(practice, "case"), count(practice, "organisation")) == (1, 1)


def hold_in_the_bin(practice: Practice, case_id: CaseId) -> None:
    """Put a hold on a case in the bin, as an import may."""
    practice.bin.restore(BinKind.CASE, case_id)
    practice.retention.add_hold(
        HoldDraft(case_id=case_id, reason=HoldReason.COURT, review_on=TODAY)
    )
    with practice._vault.transaction():
        practice._vault.write(
            'UPDATE "case" SET binned_at = :now WHERE id = :id',
            {"id": case_id, "now": NOON.isoformat()},
        )


def test_an_organisation_that_never_got_a_report_is_really_gone(
    practice: Practice, organisation_id: OrganisationId, clock: SetClock
) -> None:
    furnish(practice, organisation_id)
    practice.cases.remove(add_case(practice, organisation_id))
    practice.organisations.remove(organisation_id)
    clock.now += TERM + MOMENT

    emptied = practice.bin.empty_expired()

    assert emptied == 2  # the case and the organisation
    for table in ("organisation", *OF_AN_ORGANISATION):
        assert count(practice, table) == 0


def test_of_an_organisation_with_a_report_the_ledger_and_the_name_stay(
    practice: Practice, organisation_id: OrganisationId, clock: SetClock
) -> None:
    furnish(practice, organisation_id)
    publish(practice, organisation_id)
    ledger = practice.reports.ledger(organisation_id)
    practice.organisations.remove(organisation_id)
    clock.now += TERM + MOMENT

    first, again = practice.bin.empty_expired(), practice.bin.empty_expired()

    assert (first, again) == (1, 0)
    assert practice.bin.rows() == []
    assert count(practice, "publication") == 1
    for table in OF_AN_ORGANISATION:
        assert count(practice, table) == 0
    practice.organisations.add(OrganisationDraft(name="Stichting De Linden"))
    assert practice.reports.ledger(organisation_id) == ledger
    with pytest.raises(NameTakenError):
        add_organisation(practice, "Stichting De Linden")


def furnish(practice: Practice, organisation_id: OrganisationId) -> None:
    """Give an organisation one of everything but a case."""
    draft = OrganisationDraft(name="Stichting De Linden", agreements="Zwijgen.", recipients="Kees")
    practice.organisations.change(organisation_id, draft)
    practice.contact_persons.add(organisation_id, ContactPersonDraft(name="Kees"))
    practice.policies.keep(organisation_id, PolicyItemDraft(code=Code("RV-GED")))
    change = CountingChangeDraft(changed_on=TODAY, reason="Ook leidinggevenden tellen.")
    practice.organisations.counting.add(organisation_id, change)
    practice.hours.add_entry(organisation_id, TODAY, 10)
    advice_id = add_advice(practice, organisation_id, "Advies")
    theme = Code("AX-GED")
    practice.signals.add(
        SignalDraft(
            organisation_id=organisation_id, noted_on=TODAY, theme=theme, advice_id=advice_id
        )
    )
    practice.activities.add(
        ActivityDraft(organisation_id=organisation_id, kind=Code("AT-VOO"), held_on=TODAY)
    )
    assert practice.activities.of(organisation_id, calendar_year(2026))
