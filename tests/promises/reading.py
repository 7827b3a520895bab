"""Read everything that a practice shows, as a person who opens every page would."""

from datetime import date

from vp_desktop.domain.periods import Period
from vp_desktop.services.practice import Practice

_EVER = Period(date(1990, 1, 1), date(2199, 12, 31))


def read_all(practice: Practice) -> int:
    """Return how many records there were to read."""
    return (
        _read_cases(practice)
        + _read_organisations(practice)
        + sum(
            len(found)
            for found in (
                practice.follow_ups.open(),
                practice.follow_ups.done_since(_EVER.first),
                practice.bin.rows(),
                practice.notes.recent(50),
                practice.referrals.contacts(),
                practice.hours.month(2025, 1),
                practice.hours.entries(None, _EVER),
                practice.activities.of(None, _EVER),
                practice.qualifications.rows(),
                practice.qualifications.education(_EVER),
                practice.retention.destructions(),
                practice.retention.due(_EVER.last),
                practice.drafts.all(),
                practice.preferences.all(),
                practice.search.find("de"),
                practice.search.find("a"),
            )
        )
    )


def _read_cases(practice: Practice) -> int:
    read = 0
    practice.cases.counts()
    for row in practice.cases.rows():
        case = practice.cases.get(row.id)
        if case.client_id is not None:
            practice.clients.get(case.client_id)
        read += 1 + sum(
            len(found)
            for found in (
                practice.notes.of_case(row.id),
                practice.referrals.of_case(row.id),
                practice.follow_ups.of_case(row.id),
                practice.consents.of_case(row.id),
                practice.retention.holds(row.id),
                practice.attachments.of_case(row.id),
            )
        )
    return read


def _read_organisations(practice: Practice) -> int:
    read = 0
    for row in practice.organisations.rows():
        practice.organisations.get(row.id)
        practice.organisations.headcount(row.id)
        read += 1 + sum(
            len(found)
            for found in (
                practice.organisations.units(row.id),
                practice.contact_persons.of(row.id),
                practice.policies.of(row.id),
                practice.advice.of(row.id),
                practice.signals.of(row.id),
                practice.cases.facts(row.id),
                practice.reports.publications(row.id),
            )
        )
    return read
