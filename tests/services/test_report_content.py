"""What a report prints beside its figures: certificates, hours, urgent advice, what staff met."""

import json
from datetime import date

import pytest

from vp_desktop.domain.activities import ActivityDraft
from vp_desktop.domain.advice import AdviceDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting_changes import CountingChangeDraft
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.domain.printed_texts import printed_texts
from vp_desktop.domain.qualifications import EducationDraft, QualificationDraft
from vp_desktop.domain.reports import ReportDraft, Variant
from vp_desktop.reports.chapters.activities import held_when
from vp_desktop.services.practice import Practice

FIRST, LAST, AS_OF = date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 31)


@pytest.fixture
def draft(organisation_id: OrganisationId) -> ReportDraft:
    return ReportDraft(organisation_id=organisation_id, first=FIRST, last=LAST, as_of=AS_OF)


def of(draft: ReportDraft, variant: Variant) -> ReportDraft:
    return draft.model_copy(update={"variant": variant})


def act(
    practice: Practice,
    owner: OrganisationId,
    kind: str,
    minutes: int,
    held_on: date = date(2025, 3, 4),
) -> None:
    practice.activities.add(
        ActivityDraft(
            organisation_id=owner,
            kind=Code(kind),
            held_on=held_on,
            minutes=minutes,
            participants=8,
        )
    )


def test_a_report_names_the_certificates_that_were_valid_in_its_period(
    practice: Practice, draft: ReportDraft
) -> None:
    held = {
        "lapsed": (date(2019, 1, 1), date(2024, 12, 31)),
        "lapsing": (date(2021, 6, 1), date(2025, 5, 31)),
        "new": (date(2025, 12, 31), None),
        "not yet": (date(2026, 1, 1), None),
        "for ever": (None, None),
    }
    for name, (start, end) in held.items():
        practice.qualifications.add(
            QualificationDraft(name=name, valid_from=start, valid_until=end)
        )

    names = [one.name for one in practice.reports.content(draft).qualifications]

    assert names == ["for ever", "lapsing", "new"]


def test_the_months_of_a_school_year_are_in_the_order_in_which_they_came(
    practice: Practice, draft: ReportDraft
) -> None:
    for day in (date(2025, 5, 6), date(2024, 10, 1), date(2025, 1, 7), date(2024, 10, 8)):
        act(practice, draft.organisation_id, "AT-VOO", 60, day)
    school_year = {"first": date(2024, 8, 1), "last": date(2025, 7, 31)}

    (line,) = practice.reports.content(draft.model_copy(update=school_year)).activities

    assert held_when(line) == "October, January, May"


def test_a_report_adds_up_the_education_of_its_period_up_to_its_day(
    practice: Practice, draft: ReportDraft
) -> None:
    for kind, day, minutes in (
        ("PE-INV", date(2025, 3, 1), 120),
        ("PE-INV", date(2025, 11, 1), 90),
        ("PE-BNS", date(2025, 4, 4), 360),
        ("PE-BNS", date(2024, 12, 31), 999),
    ):
        practice.qualifications.add_education(
            EducationDraft(kind=kind, held_on=day, minutes=minutes)
        )

    whole = practice.reports.content(draft).education
    early = practice.reports.content(draft.model_copy(update={"as_of": date(2025, 6, 30)}))

    assert [(one.kind, one.minutes) for one in whole] == [("PE-BNS", 360), ("PE-INV", 210)]
    assert [one.minutes for one in early.education] == [360, 120]


def test_advice_that_waits_comes_first_and_the_urgent_before_the_rest(
    practice: Practice, draft: ReportDraft
) -> None:
    given = [("any", None), ("done", "AP-HOO"), ("low", "AP-LAA"), ("high", "AP-HOO")]
    for title, priority in given:
        practice.advice.add(
            AdviceDraft(
                organisation_id=draft.organisation_id,
                given_on=date(2025, 6, 1),
                title=title,
                priority=None if priority is None else Code(priority),
                theme=Code("AX-CUL"),
                status=Code("AV-UIT") if title == "done" else None,
            )
        )

    advice = practice.reports.content(draft).advice

    assert [one.title for one in advice] == ["high", "low", "any", "done"]
    assert {one.theme for one in advice} == {"AX-CUL"}


def test_staff_are_told_what_they_may_have_met_and_no_number_of_it(
    practice: Practice, draft: ReportDraft
) -> None:
    for kind in ("AT-VOO", "AT-SPR", "AT-DIR", "AT-BEL", "AT-ADM"):
        act(practice, draft.organisation_id, kind, 60)
    staff = of(draft, Variant.STAFF)

    told = practice.reports.content(staff)
    file = json.loads(practice.reports.figures_file(staff, practice.reports.figures(staff)))

    assert [one.kind for one in told.activities] == ["AT-VOO", "AT-SPR"]
    assert (told.qualifications, told.education, told.activity_minutes) == ((), (), 0)
    assert "activities" not in {table["id"] for table in file["tables"]}


def test_the_figures_file_has_the_hours_of_each_activity_and_group(
    practice: Practice, draft: ReportDraft
) -> None:
    for kind, minutes in (("AT-VOO", 60), ("AT-WOR", 90), ("AT-DIR", 45), ("AT-INV", 180)):
        act(practice, draft.organisation_id, kind, minutes)
    practice.qualifications.add_education(
        EducationDraft(kind="PE-INV", held_on=date(2025, 3, 1), minutes=120)
    )

    file = json.loads(practice.reports.figures_file(draft, practice.reports.figures(draft)))

    cells = {
        (table["id"], cell["key"]["row"]): cell["value"]
        for table in file["tables"]
        if table["dims"] == ["row", "measure"]
        for cell in table["cells"]
        if cell["key"]["measure"] == "minutes"
    }
    assert cells[("activities", "voorlichting")] == 150
    assert cells[("activities", "overleg")] == 45
    assert cells[("activities", "2 AT-WOR")] == 90
    assert cells[("activities", "Total")] == 195
    assert ("activities", "vak") not in cells
    assert cells[("education", "PE-INV")] == 120


def test_a_report_knows_when_the_agreement_began(practice: Practice, draft: ReportDraft) -> None:
    owner = practice.organisations.add(
        OrganisationDraft(name="Gemeente Oosterwold", contract_from=date(2024, 7, 1))
    )

    content = practice.reports.content(draft.model_copy(update={"organisation_id": owner}))

    assert content.counted.since == date(2024, 7, 1)
    assert practice.reports.content(draft).counted.since is None


def test_a_report_knows_from_when_cases_are_counted_in_another_way(
    practice: Practice, draft: ReportDraft
) -> None:
    days = [date(draft.first.year + years, 3, 1) for years in (-5, -4, 0, 1)]
    for day in days:
        change = CountingChangeDraft(changed_on=day, reason="Anouk telt ook mee.")
        practice.organisations.counting.add(draft.organisation_id, change)
    to_staff = draft.model_copy(update={"variant": Variant.STAFF})

    told, read = practice.reports.content(draft), practice.reports.content(to_staff)

    assert [one.changed_on for one in told.counted.changes] == days[1:3]
    assert {one.field for one in printed_texts(told) if "Anouk" in one.text} == {"counted"}
    assert [one.changed_on for one in read.counted.changes] == days[1:3]
    assert not [one for one in printed_texts(read) if "Anouk" in one.text]
