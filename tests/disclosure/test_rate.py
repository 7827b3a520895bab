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


def counted(period: Period = YEAR, as_of: date = AS_OF, bullied: int = 12) -> RawCounts:
    """Return the counts of an organisation with 8 cases, and these of bullying."""
    return count_series(cases_of(2025, {"OO-PES": bullied, "OO-INT": 8}), period, as_of)


def told(people: int, raw: RawCounts | None = None, rules: Rules = ANY) -> PublicFigures:
    return protect(raw or counted(), replace(rules, headcount={2025: people}))


def test_it_is_made_of_the_total_and_of_the_people_and_is_told_in_the_file() -> None:
    figures = told(600)

    file = to_json("Zorggroep De Linden", [Issue(id="r", figures=printed_part(figures))])
    _organisation, (issue,) = from_json(file)

    assert rate_of(figures) == 3.3
    assert (issue.figures.people, rate_of(issue.figures)) == (600, 3.3)
    assert to_json("Zorggroep De Linden", [issue]) == file


@pytest.mark.parametrize(
    ("people", "rate"), [(99, None), (100, 20.0), (20_000, 0.1), (20_001, None)]
)
def test_it_never_comes_near_to_everybody_or_to_nobody(people: int, rate: float | None) -> None:
    assert rate_of(told(people)) == rate


def test_with_fewer_than_twenty_cases_there_is_none() -> None:
    assert [rate_of(told(600, counted(bullied=n))) for n in (11, 12)] == [None, 3.3]


@pytest.mark.parametrize(
    ("raw", "rules"),
    [
        (counted(Period(date(2025, 1, 1), date(2025, 6, 30))), ANY),
        (counted(as_of=date(2025, 12, 1)), ANY),
        (counted(), Rules(contract_from=date(2025, 2, 1))),
        (counted(), Rules(variant=Variant.STAFF)),
    ],
    ids=["part of a year", "a year that goes on", "begun in it", "staff"],
)
def test_without_a_whole_year_and_its_total_there_is_none(raw: RawCounts, rules: Rules) -> None:
    assert told(600, raw, rules).people is None
