"""What is told of a period beforehand: which report it spoils, and which longer one tells more."""

from datetime import date

import pytest

from tests.services.test_flash import give_out, year_after
from vp_desktop.disclosure.figures import Size
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import ReportDraft, Variant
from vp_desktop.services.practice import Practice


def add_cases(practice: Practice, owner: OrganisationId, number: int, first: date) -> None:
    for n in range(number):
        day = first.replace(day=1 + n % 28)
        kinds = (Code(("OO-PES", "OO-INT", "IN-FRA")[n % 3]),)
        practice.cases.add(
            CaseDraft(organisation_id=owner, title="", opened_on=day, entered_on=day, kinds=kinds)
        )


def asked(owner: OrganisationId, first: date, last: date, variant: Variant) -> ReportDraft:
    flash = {"variant": variant, "tells_cases": True}
    return ReportDraft(
        organisation_id=owner, first=first, last=last, as_of=date(2026, 1, 31), **flash
    )


def spoils(practice: Practice, draft: ReportDraft) -> bool:
    return practice.protection.spoils_year(draft, practice.reports.figures(draft))


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.FLASH])
@pytest.mark.parametrize(("cases", "is_spoilt"), [(4, True), (5, False)])
def test_a_part_of_few_cases_leaves_the_year_its_texts_alone_and_that_is_told_before(
    practice: Practice,
    organisation_id: OrganisationId,
    variant: Variant,
    cases: int,
    is_spoilt: bool,  # noqa: FBT001 - a value of the table above
) -> None:
    add_cases(practice, organisation_id, cases, date(2025, 2, 1))
    add_cases(practice, organisation_id, 20, date(2025, 8, 1))
    draft = asked(organisation_id, date(2025, 1, 1), date(2025, 3, 31), variant)

    told = spoils(practice, draft)
    give_out(practice, draft)
    year = year_after(practice, draft.model_copy(update={"tells_cases": False}))

    assert told is is_spoilt
    assert (year.size() is Size.HIDDEN) is is_spoilt
    assert not spoils(practice, draft)


def test_what_tells_of_no_cases_or_of_a_whole_year_spoils_nothing(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    add_cases(practice, organisation_id, 2, date(2025, 2, 1))
    quarter = asked(organisation_id, date(2025, 1, 1), date(2025, 3, 31), Variant.FLASH)
    year = asked(organisation_id, date(2025, 1, 1), date(2025, 12, 31), Variant.BOARD)

    assert spoils(practice, quarter)
    assert not spoils(practice, quarter.model_copy(update={"tells_cases": False}))
    assert not spoils(practice, year)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ((3, 0), (Period(date(2024, 1, 1), date(2025, 12, 31)), 6)),
        ((1, 1), (Period(date(2023, 1, 1), date(2025, 12, 31)), 5)),
        ((0, 1), None),
    ],
)
def test_years_are_taken_together_until_a_total_can_be_told(
    practice: Practice,
    organisation_id: OrganisationId,
    before: tuple[int, int],
    found: tuple[Period, int] | None,
) -> None:
    for year, cases in ((2025, 3), (2024, before[0]), (2023, before[1])):
        add_cases(practice, organisation_id, cases, date(year, 5, 1))
    draft = asked(organisation_id, date(2025, 1, 1), date(2025, 12, 31), Variant.BOARD)

    longer = practice.protection.with_years_before(draft, practice.reports.figures(draft))

    assert longer == found
    if found is not None:
        together = draft.model_copy(update={"first": found[0].first})
        assert practice.reports.figures(together).count("new").value == found[1]


def test_a_year_of_which_was_told_is_not_taken_along(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    for year in (2024, 2025):
        add_cases(practice, organisation_id, 3, date(year, 5, 1))
    draft = asked(organisation_id, date(2025, 1, 1), date(2025, 12, 31), Variant.BOARD)
    give_out(practice, asked(organisation_id, date(2024, 1, 1), date(2024, 12, 31), Variant.STAFF))

    assert practice.protection.with_years_before(draft, practice.reports.figures(draft)) is None
