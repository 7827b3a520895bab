"""Records that the tests of pages begin with."""

from datetime import UTC, date, datetime, timedelta

from vp_desktop.domain.cases import CaseDraft, CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.followups import FollowUpDraft, FollowUpId
from vp_desktop.domain.notes import ContactDraft, ContactId
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)
"""A Monday; the day of the clock of the tests."""


def today() -> date:
    return TODAY


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def add_case(practice: Practice, organisation_id: OrganisationId, title: str) -> CaseId:
    return practice.cases.add(
        CaseDraft(
            organisation_id=organisation_id,
            title=title,
            opened_on=date(2026, 2, 2),
            kinds=(Code("OO-PES"),),
        )
    )


def add_note(
    practice: Practice, case_id: CaseId, note: str, days_ago: int = 0, minutes: int = 30
) -> ContactId:
    return practice.notes.add(
        ContactDraft(
            case_id=case_id,
            held_on=in_days(-days_ago),
            kind=Code("CO-TEL"),
            minutes=minutes,
            note=note,
        )
    )


def add_task(practice: Practice, case_id: CaseId | None, text: str, days: int = 0) -> FollowUpId:
    return practice.follow_ups.add(FollowUpDraft(case_id=case_id, due_on=in_days(days), text=text))
