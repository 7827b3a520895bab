"""A report and its figures file say the same: text, tables, words of charts, numbers in charts."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.disclosure.practices import CASE
from tests.disclosure.publishing import Organisation
from tests.reports.figures_back import disagreements
from tests.reports.linden import AS_OF, cases_of, content, five_years, linden, released
from tests.reports.pages_back import in_pdf
from tests.reports.reading_back import charts
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.disclosure.protect import protect
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import Language, Variant
from vp_desktop.i18n import _, speaking
from vp_desktop.reports.yearly import render

ALL = [(variant, language) for variant in Variant for language in Language]
FEWEST = {Variant.STAFF: 9, Variant.FLASH: 1}
"""Numbers that are read back at least."""
FEWEST_CHARTS = {Variant.STAFF: 1, Variant.FLASH: 0}


def file_of(figures: PublicFigures) -> bytes:
    return to_json("Zorggroep De Linden", [Issue(id="r", figures=printed_part(figures))])


@pytest.mark.parametrize(("variant", "language"), ALL)
def test_a_report_and_its_figures_file_say_the_same(variant: Variant, language: Language) -> None:
    figures = linden(variant)

    pdf = render(content(variant, language), figures)

    with speaking(language):
        assert disagreements(pdf, file_of(figures)) == []
        assert len(in_pdf(pdf, file_of(figures))) >= FEWEST.get(variant, 80)


@pytest.mark.parametrize(("variant", "language"), ALL)
def test_the_numbers_drawn_in_a_chart_are_those_of_its_words(
    variant: Variant, language: Language
) -> None:
    pdf = render(content(variant, language), linden(variant))

    with speaking(language):
        drawings = charts(pdf)
        assert len(drawings) >= FEWEST_CHARTS.get(variant, 10)
        for words, drawn in drawings:
            said = re.sub(r"\b20\d\d\b", "", words)
            told = set(re.findall(r"\d[\d.,]*\d|\d", said)) - {"0"}
            signs = {"×"} if _("suppressed") in words else set()
            assert told | signs <= numbers_in(drawn) <= told | signs | {"0"}, words


def numbers_in(drawn: list[str]) -> set[str]:
    """Return the numbers and signs that stand in a chart beside its names and years."""
    found = re.sub(r"’\d\d|\b20\d\d\b", "", " ".join(drawn))
    return set(re.findall(r"(?<!\w)(?:\d[\d.,]*\d|\d|×)(?!\w)", found))


def test_a_report_with_kinds_under_every_subject_and_its_file_say_the_same() -> None:
    kinds = {"OO-PES": 12, "OO-INT": 11, "SA-LEI": 10, "SA-COL": 9}
    figures = released(case for year in range(2021, 2026) for case in cases_of(year, kinds))

    pdf = render(content(), figures)

    with speaking("nl"):
        assert figures.table("kinds").cell("OO", "2021").shown
        assert disagreements(pdf, file_of(figures)) == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("first", [2021, 2025])
def test_the_cases_to_a_hundred_people_and_the_file_say_the_same(
    language: Language, first: int
) -> None:
    cases = [case for case in five_years() if case.opened_on.year >= first]
    raw = count_series(cases, calendar_year(2025), AS_OF)
    figures = protect(raw, Rules(headcount={2025: 1226}))

    pdf = render(content(language=language), figures)

    with speaking(language):
        assert disagreements(pdf, file_of(figures)) == []
        said = in_pdf(pdf, file_of(figures))
    rates = {
        value for key, value in said.items() if dict(key).get("statistic", "").startswith("per")
    }
    assert rates == {frozenset({"3.2"})}


def test_part_of_a_year_and_its_file_say_the_same() -> None:
    half = Period(date(2025, 1, 1), date(2025, 6, 30))
    figures = released(five_years(), period=half)

    pdf = render(content(period=half), figures)

    with speaking("nl"):
        assert disagreements(pdf, file_of(figures)) == []


def test_years_beside_one_of_which_nothing_can_be_told_and_their_file_say_the_same() -> None:
    opened = [date(year, 3, 1) for year in (2023, 2024) for _ in range(9)] + [date(2025, 5, 1)] * 2
    office = Organisation([replace(CASE, opened_on=day, entered_on=day) for day in opened])
    for year in (2023, 2024):
        office.publish(calendar_year(year), date(year + 1, 1, 31))
    office.publish(Period(date(2025, 4, 1), date(2025, 6, 30)), date(2025, 7, 5))
    figures = office.publish(calendar_year(2025), date(2026, 1, 31))

    pdf = render(content(), figures)

    with speaking("nl"):
        assert [figures.count("new", year).value for year in figures.years] == [9, 9, None]
        assert disagreements(pdf, file_of(figures)) == []


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.STAFF])
def test_a_year_beside_one_of_which_nothing_can_be_told_is_not_in_the_file(
    variant: Variant,
) -> None:
    opened = [date(2024, 3, 1)] * 9 + [date(2025, 5, 1)] * 12
    office = Organisation([replace(CASE, opened_on=day, entered_on=day) for day in opened])
    office.publish(calendar_year(2024), date(2025, 1, 31))
    rules = Rules(headcount={2025: 15}, variant=variant)
    figures = office.publish(calendar_year(2025), date(2026, 1, 31), rules)

    pdf = render(content(variant), figures)

    with speaking("nl"):
        assert [figures.count("new", year).value for year in figures.years] == [9, None]
        assert disagreements(pdf, file_of(figures)) == []


def test_a_number_that_the_file_calls_hidden_is_noticed() -> None:
    figures = linden()
    pdf, file = render(content(), figures), json.loads(file_of(figures))

    cell = next(one for one in own_cells(file, "kinds") if one["value"] == 11)
    cell["value"] = None

    with speaking("nl"):
        assert disagreements(pdf, json.dumps(file).encode())


@pytest.mark.parametrize("table_id", ["kinds", "accused", "lead_times", "cases", "outcomes"])
def test_a_number_that_is_another_in_the_file_is_noticed(table_id: str) -> None:
    figures = linden()
    pdf, file = render(content(), figures), json.loads(file_of(figures))

    cell = next(one for one in own_cells(file, table_id) if one["value"])
    cell["value"] += 1

    with speaking("nl"):
        assert disagreements(pdf, json.dumps(file).encode())


def test_a_number_that_no_page_prints_is_noticed() -> None:
    figures = linden()
    whole = to_json("Zorggroep De Linden", [Issue(id="r", figures=figures)])

    with speaking("nl"):
        assert disagreements(render(content(), figures), whole)


def own_cells(file: Any, table_id: str) -> list[Any]:
    (table,) = (t for t in file["tables"] if t["id"] in (table_id, f"{table_id}_wide"))
    return [cell for cell in table["cells"] if cell["key"]["year"] == "2025"]
