from datetime import date

import pytest
from pydantic import ValidationError

from tests.services.records import TODAY, add_case, add_contact, add_organisation
from vp_desktop.domain.activities import ActivityDraft
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.hours import HoursEntryDraft, HoursEntryId
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.domain.periods import calendar_year
from vp_desktop.services.practice import Practice


def activity(organisation_id: OrganisationId | None, on: date, minutes: int) -> ActivityDraft:
    return ActivityDraft(
        organisation_id=organisation_id, kind=Code("AT-VOO"), held_on=on, minutes=minutes
    )


def test_a_month_adds_contacts_activities_and_loose_entries_by_week(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id)
    add_contact(practice, case_id, held_on=date(2026, 3, 1), minutes=25)  # week 9, a Sunday
    add_contact(practice, case_id, held_on=date(2026, 3, 2), minutes=10)
    practice.activities.add(activity(organisation_id, date(2026, 3, 31), 60))
    practice.hours.add_entry(organisation_id, date(2026, 3, 3), 5, "mail", kilometres=12)
    practice.hours.add_entry(organisation_id, date(2026, 4, 1), 100, kilometres=7)
    practice.hours.add_entry(organisation_id, date(2025, 12, 31), 1000)

    (row,) = practice.hours.month(2026, 3)

    assert row.minutes_by_week == {9: 25, 10: 15, 14: 60}
    assert (row.minutes, row.minutes_this_year, row.kilometres) == (100, 200, 12)


def test_each_entry_is_rounded_up_by_the_rule_of_its_organisation(
    practice: Practice,
) -> None:
    draft = OrganisationDraft(name="A", rounding_minutes=15, contract_hours=40)
    organisation_id = practice.organisations.add(draft)
    for minutes in (1, 15, 16, 0):
        practice.hours.add_entry(organisation_id, TODAY, minutes)

    (row,) = practice.hours.month(2026, 3)

    assert (row.minutes, row.rounded_minutes, row.contract_hours) == (32, 60, 40)


def test_the_practice_itself_comes_last_and_is_not_rounded(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    practice.activities.add(activity(None, TODAY, 7))
    practice.hours.add_entry(organisation_id, TODAY, 7)
    practice.hours.add_entry(add_organisation(practice, "aardbeien bv"), TODAY, 7)

    rows = practice.hours.month(2026, 3)

    assert [row.organisation for row in rows] == ["aardbeien bv", "Stichting De Linden", ""]
    assert rows[2].organisation_id is None
    assert [row.rounded_minutes for row in rows] == [15, 15, 7]


def test_an_organisation_with_hours_this_year_but_not_this_month_has_an_empty_row(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    practice.hours.add_entry(organisation_id, date(2026, 1, 2), 90)

    (row,) = practice.hours.month(2026, 2)

    assert (row.minutes, row.minutes_by_week, row.minutes_this_year) == (0, {}, 90)
    assert practice.hours.month(2025, 2) == []


def test_what_lies_in_the_bin_takes_no_time(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id)
    add_contact(practice, case_id, minutes=25)
    practice.activities.remove(practice.activities.add(activity(organisation_id, TODAY, 60)))
    practice.cases.remove(case_id)

    assert practice.hours.month(2026, 3) == []


def test_a_year_of_hours_is_one_statement(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    for day in range(1, 9):
        practice.hours.add_entry(organisation_id, date(2026, 3, day), 10)
    before = practice._vault.statements

    practice.hours.month(2026, 3)

    assert practice._vault.statements == before + 1


def test_loose_entries_are_kept_changed_and_forgotten(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    heard.clear()
    own = practice.hours.add_entry(None, TODAY, 30, "administratie")
    entry_id = practice.hours.add_entry(organisation_id, TODAY, 30)
    draft = HoursEntryDraft(
        organisation_id=organisation_id,
        spent_on=date(2026, 3, 1),
        minutes=45,
        kilometres=3,
        remark="reistijd",
    )

    practice.hours.change_entry(entry_id, draft)
    everybody = practice.hours.entries(None, calendar_year(2026))
    (changed,) = practice.hours.entries(organisation_id, calendar_year(2026))
    practice.hours.remove_entry(entry_id)

    fields = HoursEntryDraft.model_fields
    assert {name: getattr(changed, name) for name in fields} == dict(draft)
    assert [one.id for one in everybody] == [own, entry_id]
    assert practice.hours.entries(organisation_id, calendar_year(2026)) == []
    assert practice.hours.entries(None, calendar_year(2025)) == []
    assert heard == [Topic.ACTIVITIES] * 4


def test_an_entry_needs_an_organisation_that_exists_and_a_day_of_24_hours(
    practice: Practice,
) -> None:
    draft = HoursEntryDraft(spent_on=TODAY, minutes=1)

    with pytest.raises(NotFoundError):
        practice.hours.add_entry(OrganisationId(99), TODAY, 1)
    with pytest.raises(NotFoundError):
        practice.hours.change_entry(HoursEntryId(99), draft)
    with pytest.raises(NotFoundError):
        practice.hours.remove_entry(HoursEntryId(99))
    with pytest.raises(ValidationError):
        practice.hours.add_entry(None, TODAY, 24 * 60 + 1)

    assert practice.hours.entries(None, calendar_year(2026)) == []
