"""When a report says how many new cases there were to a hundred employees."""

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.linden import AS_OF, cases_of
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.figures_reading import from_json
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.disclosure.protect import protect
from vp_desktop.disclosure.rate import rate_of
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import RawCounts, count_series
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import Variant

YEAR = calendar_year(2025)
ANY = Rules()


def counted(period: Period = YEAR, as_of: date = AS_OF) -> RawCounts:
    """Return the counts of an organisation with eight cases in each of its periods."""
    return count_series(cases_of(2025, {"OO-PES": 5, "OO-INT": 3}), period, as_of)


def told(people: int, raw: RawCounts | None = None, rules: Rules = ANY) -> PublicFigures:
    return protect(raw or counted(), replace(rules, headcount={2025: people}))


def test_it_is_made_of_the_total_and_of_the_people_and_is_told_in_the_file() -> None:
    figures = told(240)

    file = to_json("Zorggroep De Linden", [Issue(id="r", figures=printed_part(figures))])
    _organisation, (issue,) = from_json(file)

    assert rate_of(figures) == 3.3
    assert (issue.figures.people, rate_of(issue.figures)) == (240, 3.3)
    assert to_json("Zorggroep De Linden", [issue]) == file


@pytest.mark.parametrize(
    ("people", "is_told"), [(49, False), (50, True), (8000, True), (8001, False)]
)
def test_few_people_get_none_and_neither_does_hardly_a_case(people: int, is_told: bool) -> None:  # noqa: FBT001 - a column
    assert (rate_of(told(people)) is not None) is is_told


def test_it_never_comes_near_to_everybody() -> None:
    many = count_series(cases_of(2025, {"OO-PES": 8, "OO-INT": 8}), YEAR, AS_OF)

    assert [rate_of(told(people, many)) for people in (79, 80)] == [None, 20.0]


@pytest.mark.parametrize(
    ("raw", "rules"),
    [
        (counted(Period(date(2025, 1, 1), date(2025, 6, 30))), ANY),
        (counted(as_of=date(2025, 12, 1)), ANY),
        (counted(), Rules(contract_from=date(2025, 2, 1))),
        (counted(), Rules(variant=Variant.STAFF)),
        (counted(), Rules(threshold=9)),
    ],
    ids=["part of a year", "a year that goes on", "begun in it", "staff", "a total that is hidden"],
)
def test_without_a_whole_year_and_its_total_there_is_none(raw: RawCounts, rules: Rules) -> None:
    assert told(240, raw, rules).people is None
