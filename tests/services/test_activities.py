from datetime import date

import pytest

from tests.services.records import TODAY, add_organisation
from vp_desktop.domain.activities import ActivityDraft, ActivityId
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.services.practice import Practice

YEAR = calendar_year(2026)


def draft(organisation_id: OrganisationId | None, on: date = TODAY) -> ActivityDraft:
    return ActivityDraft(
        organisation_id=organisation_id,
        kind=Code("AT-VOO"),
        held_on=on,
        minutes=90,
        participants=0,
        subject="Rol van de vertrouwenspersoon",
        remark="Kantine",
    )


def test_every_field_of_an_activity_is_kept(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    heard.clear()
    activity_id = practice.activities.add(
        ActivityDraft(kind=Code("AT-INV"), held_on=date(2026, 1, 1))
    )
    practice.activities.change(activity_id, draft(organisation_id))
    kept = practice.activities.get(activity_id)

    fields = ActivityDraft.model_fields
    assert {name: getattr(kept, name) for name in fields} == dict(draft(organisation_id))
    assert heard == [Topic.ACTIVITIES, Topic.ACTIVITIES]


def test_activities_are_of_a_period_and_of_one_organisation_or_of_all(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    first = practice.activities.add(draft(organisation_id, date(2026, 1, 1)))
    last = practice.activities.add(draft(organisation_id, date(2026, 12, 31)))
    own = practice.activities.add(draft(None, date(2026, 5, 1)))
    same_day = practice.activities.add(draft(None, date(2026, 5, 1)))
    practice.activities.add(draft(organisation_id, date(2025, 12, 31)))
    practice.activities.add(draft(organisation_id, date(2027, 1, 1)))
    practice.activities.add(draft(add_organisation(practice), date(2024, 1, 1)))

    assert [one.id for one in practice.activities.of(organisation_id, YEAR)] == [last, first]
    assert [one.id for one in practice.activities.of(None, YEAR)] == [
        last,
        same_day,
        own,
        first,
    ]


def test_a_removed_activity_is_nowhere_until_it_is_restored(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    activity_id = practice.activities.add(draft(organisation_id))

    practice.activities.remove(activity_id)
    gone = practice.activities.of(None, YEAR)
    with pytest.raises(NotFoundError):
        practice.activities.get(activity_id)
    with pytest.raises(NotFoundError):
        practice.activities.change(activity_id, draft(None))
    with pytest.raises(NotFoundError):
        practice.activities.remove(activity_id)
    practice.bin.restore(BinKind.ACTIVITY, activity_id)

    assert gone == []
    assert [one.id for one in practice.activities.of(None, Period(TODAY, TODAY))] == [activity_id]


def test_an_activity_of_an_unknown_kind_or_organisation_is_refused(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    odd = draft(organisation_id).model_copy(update={"kind": "OO-PES"})

    with pytest.raises(UnknownCodeError):
        practice.activities.add(odd)
    with pytest.raises(NotFoundError):
        practice.activities.add(draft(OrganisationId(99)))
    with pytest.raises(NotFoundError):
        practice.activities.get(ActivityId(99))

    assert practice.activities.of(None, YEAR) == []
