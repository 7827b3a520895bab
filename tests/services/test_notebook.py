import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOON, SetClock
from tests.disks import fill, small_disk
from tests.services.records import TODAY, add_case, add_contact, add_organisation, contact_draft
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic, announce_nothing
from vp_desktop.domain.codes import UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.followups import FollowUpText
from vp_desktop.domain.notes import ContactDraft, ContactId
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.vault.errors import VaultFullError
from vp_desktop.vault.keys import MasterKey

LONG = "Één megabyte 🙂 <img src=x> " * 37_000


@pytest.mark.parametrize("note", ["", "Zij vertelde.\n\nEn <b>toen</b> 🙂", LONG])
def test_a_note_comes_back_as_it_was_typed(
    practice: Practice, case_id: CaseId, note: str, heard: list[Topic]
) -> None:
    draft = contact_draft(case_id, note, kind="CO-VID", minutes=75, held_on=date(2026, 3, 1))

    contact_id = practice.notes.add(draft)
    kept = practice.notes.get(contact_id)

    assert {name: getattr(kept, name) for name in ContactDraft.model_fields} == dict(draft)
    assert kept.saved_at == NOON
    assert heard == [Topic.NOTES]


def test_a_changed_note_is_the_new_text_alone_and_is_found_by_it(
    practice: Practice, case_id: CaseId, clock: SetClock
) -> None:
    contact_id = add_contact(practice, case_id, "vergadering")
    clock.now += timedelta(hours=1)

    practice.notes.change(contact_id, contact_draft(case_id, "kantine", minutes=5))
    kept = practice.notes.get(contact_id)

    assert (kept.note, kept.minutes, kept.saved_at) == ("kantine", 5, NOON + timedelta(hours=1))
    assert practice.search.find("vergadering") == []
    assert [find.id for find in practice.search.find("kantine")] == [contact_id]


def test_the_contacts_of_a_case_come_newest_first_without_those_of_others(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    older = add_contact(practice, case_id, held_on=date(2026, 2, 3))
    newer = add_contact(practice, case_id, held_on=date(2026, 2, 4))
    same_day = add_contact(practice, case_id, held_on=date(2026, 2, 4))
    practice.notes.remove(add_contact(practice, case_id))
    add_contact(practice, add_case(practice, organisation_id))

    assert [one.id for one in practice.notes.of_case(case_id)] == [same_day, newer, older]


def test_a_contact_its_follow_up_and_the_end_of_its_draft_are_one_transaction(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    practice.drafts.save("today", "Zij ver")
    heard.clear()
    follow_up = FollowUpText(due_on=TODAY, text="Bel terug")

    practice.notes.add(contact_draft(case_id, "Zij vertelde."), follow_up, "today")

    (kept,) = practice.follow_ups.of_case(case_id)
    assert (kept.due_on, kept.text, kept.case_code) == (TODAY, "Bel terug", "2026-001")
    assert practice.drafts.all() == []
    assert heard == [Topic.NOTES, Topic.FOLLOW_UPS, Topic.DRAFTS]


def test_when_one_part_fails_nothing_of_it_is_kept(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    practice.drafts.save("today", "Zij ver")
    heard.clear()
    too_long = FollowUpText.model_construct(due_on=TODAY, text="x" * 201)

    with pytest.raises(ValueError, match="1 validation error"):
        practice.notes.add(contact_draft(case_id, "Zij vertelde."), too_long, "today")

    assert practice.notes.of_case(case_id) == []
    assert practice.drafts.load("today") == "Zij ver"
    assert heard == []


def test_a_full_disk_refuses_a_note_and_keeps_what_was_there(
    vault_folder: Path, key: MasterKey, tmp_path: Path, clock: SetClock
) -> None:
    with small_disk(tmp_path / "disk", kib=12_000) as disk:
        shutil.copytree(vault_folder, disk / "full.vpvault")
        practice = Practice.open(disk / "full.vpvault", key, announce_nothing, clock)
        organisation = add_organisation(practice)
        case_id = add_case(practice, organisation)
        contact_id = add_contact(practice, case_id, "eerste gesprek")
        practice.drafts.save("today", "tweede")
        ballast = fill(disk)

        with pytest.raises(VaultFullError):
            practice.notes.add(contact_draft(case_id, "x" * 500_000), None, "today")
        practice.notes.remove(contact_id)  # deleting works on a full disk
        practice.notes.restore(contact_id)
        ballast.unlink()

        assert [one.note for one in practice.notes.of_case(case_id)] == ["eerste gesprek"]
        assert practice.drafts.load("today") == "tweede"
        practice.lock()


@pytest.mark.parametrize("kind", ["OO-PES", "CO-XXX", "telefoon"])
def test_a_contact_of_an_unknown_kind_is_refused(
    practice: Practice, case_id: CaseId, kind: str
) -> None:
    contact_id = add_contact(practice, case_id)

    with pytest.raises(UnknownCodeError):
        add_contact(practice, case_id, kind=kind)
    with pytest.raises(UnknownCodeError):
        practice.notes.change(contact_id, contact_draft(case_id, kind=kind))


def test_a_contact_needs_a_case(practice: Practice, case_id: CaseId) -> None:
    contact_id = add_contact(practice, case_id)

    with pytest.raises(NotFoundError):
        add_contact(practice, CaseId(99))
    with pytest.raises(NotFoundError):
        practice.notes.change(contact_id, contact_draft(CaseId(99)))


def test_a_contact_may_move_to_the_case_it_belongs_to(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    other_case = add_case(practice, organisation_id)
    contact_id = add_contact(practice, case_id, "verkeerde zaak", minutes=40)

    practice.notes.change(contact_id, contact_draft(other_case, "verkeerde zaak", minutes=40))

    assert practice.notes.of_case(case_id) == []
    assert practice.cases.get(other_case).minutes == 40


def test_a_removed_contact_counts_nowhere_until_it_is_restored(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    contact_id = add_contact(practice, case_id, "kantine", minutes=40)
    heard.clear()

    practice.notes.remove(contact_id)
    gone = (
        practice.notes.of_case(case_id),
        practice.cases.get(case_id).minutes,
        practice.hours.month(2026, 3),
    )
    practice.notes.restore(contact_id)

    assert gone == ([], 0, [])
    assert practice.notes.get(contact_id).note == "kantine"
    assert practice.cases.get(case_id).minutes == 40
    assert heard == [Topic.NOTES, Topic.NOTES]


def test_what_is_not_there_is_neither_removed_nor_restored(
    practice: Practice, case_id: CaseId
) -> None:
    contact_id = add_contact(practice, case_id)

    with pytest.raises(NotFoundError):
        practice.notes.restore(contact_id)
    practice.notes.remove(contact_id)
    for ask in (practice.notes.remove, practice.notes.get):
        with pytest.raises(NotFoundError):
            ask(contact_id)
    with pytest.raises(NotFoundError):
        practice.notes.remove(ContactId(99))


def test_recent_is_the_last_saved_contact_of_each_case(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId, clock: SetClock
) -> None:
    other_case = add_case(practice, organisation_id)
    changed = add_contact(practice, case_id)
    clock.now += timedelta(minutes=1)
    add_contact(practice, case_id)
    other = add_contact(practice, other_case)
    clock.now += timedelta(minutes=1)
    practice.notes.change(changed, contact_draft(case_id, "nu"))
    clock.now += timedelta(minutes=1)
    practice.notes.remove(add_contact(practice, other_case))

    recent = practice.notes.recent()

    assert [(one.id, one.case_id) for one in recent] == [(changed, case_id), (other, other_case)]
    assert recent[0].case_title == "Spanningen met teamleider"
    assert practice.notes.recent(1) == recent[:1]
