from datetime import date, timedelta

import pytest

from tests.conftest import NOON, SetClock
from tests.services.records import TODAY
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.periods import calendar_year
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.qualifications import (
    EducationDraft,
    EducationId,
    QualificationDraft,
    QualificationId,
)
from vp_desktop.services.practice import Practice
from vp_desktop.vault.keys import MasterKey


def test_a_preference_is_remembered_and_announced_when_it_changes(
    practice: Practice, heard: list[Topic]
) -> None:
    before = practice.preferences.get(Preference.CLIENT_WORD, "melder")

    for word in ("cliënt", "hulpvrager", "hulpvrager"):
        practice.preferences.set(Preference.CLIENT_WORD, word)
    practice.preferences.set("own", "")

    assert before == "melder"
    assert practice.preferences.get(Preference.CLIENT_WORD, "melder") == "hulpvrager"
    assert practice.preferences.get("own", "default") == ""
    assert practice.preferences.all() == {"client_word": "hulpvrager", "own": ""}
    assert heard == [Topic.SETTINGS] * 3


def test_a_draft_is_there_after_the_vault_was_closed(
    practice: Practice, key: MasterKey, heard: list[Topic]
) -> None:
    practice.drafts.save("case:31", "Zij ver")
    practice.drafts.save("case:31", "Zij vertelde 🙂")
    kept_key = key.copy()
    practice.lock()

    again = Practice.open(practice.folder, kept_key)
    kept = again.drafts.load("case:31")
    again.lock()

    assert kept == "Zij vertelde 🙂"
    assert heard == [Topic.DRAFTS, Topic.DRAFTS]


def test_drafts_come_newest_first_each_at_its_place(practice: Practice, clock: SetClock) -> None:
    practice.drafts.save("today", "een")
    clock.now += timedelta(seconds=1)
    practice.drafts.save("case:1", "twee")

    assert practice.drafts.load("today") == "een"
    assert practice.drafts.load("case:2") is None
    assert practice.drafts.all() == [
        ("case:1", "twee", NOON + timedelta(seconds=1)),
        ("today", "een", NOON),
    ]


def test_an_emptied_draft_is_no_draft(practice: Practice, heard: list[Topic]) -> None:
    practice.drafts.save("today", "een")
    practice.drafts.save("today", "")
    practice.drafts.save("today", "")
    practice.drafts.drop("nowhere")

    assert practice.drafts.all() == []
    assert heard == [Topic.DRAFTS, Topic.DRAFTS]  # nothing changed, nothing said


def test_a_locked_practice_has_no_key_and_leaves_the_vault_to_the_next(
    practice: Practice, key: MasterKey
) -> None:
    again = key.copy()

    practice.lock()

    with pytest.raises(RuntimeError, match="wiped"):
        key.copy()
    Practice.open(practice.folder, again).lock()


def test_every_field_of_a_qualification_is_kept(practice: Practice, heard: list[Topic]) -> None:
    draft = QualificationDraft(
        name="LVV-certificaat", number="123", valid_from=TODAY, valid_until=date(2030, 3, 1)
    )
    qualification_id = practice.qualifications.add(QualificationDraft(name="x"))
    practice.qualifications.change(qualification_id, draft)
    practice.qualifications.add(QualificationDraft(name="basisopleiding"))

    first, second = practice.qualifications.rows()
    practice.qualifications.remove(first.id)

    fields = QualificationDraft.model_fields
    assert {name: getattr(second, name) for name in fields} == dict(draft)
    assert practice.qualifications.rows() == [second]
    assert heard == [Topic.SETTINGS] * 4


def test_education_is_added_up_by_kind_within_a_period(practice: Practice) -> None:
    for kind, day, minutes in (
        ("PE-INV", date(2026, 1, 1), 120),
        ("PE-INV", date(2026, 12, 31), 60),
        ("PE-BNS", date(2026, 5, 5), 900),
        ("PE-BNS", date(2026, 5, 5), 60),
        ("PE-BNS", date(2025, 12, 31), 500),
    ):
        practice.qualifications.add_education(
            EducationDraft(kind=kind, held_on=day, minutes=minutes, provider="LVV", remark="r")
        )

    entries = practice.qualifications.education(calendar_year(2026))
    minutes_by_kind = practice.qualifications.education_minutes(calendar_year(2026))
    practice.qualifications.remove_education(entries[0].id)

    assert [entry.minutes for entry in entries] == [60, 60, 900, 120]
    assert (entries[1].provider, entries[1].remark) == ("LVV", "r")
    assert minutes_by_kind == {"PE-INV": 180, "PE-BNS": 960}
    assert practice.qualifications.education(calendar_year(2026)) == entries[1:]


def test_what_the_adviser_does_not_have_cannot_be_changed(practice: Practice) -> None:
    draft = QualificationDraft(name="x")

    for ask in (
        lambda: practice.qualifications.change(QualificationId(99), draft),
        lambda: practice.qualifications.remove(QualificationId(99)),
        lambda: practice.qualifications.remove_education(EducationId(99)),
    ):
        with pytest.raises(NotFoundError):
            ask()
