"""How chapters are set where there is little to tell: no chart of one bar, no method of nothing."""

from dataclasses import replace

import pytest

from tests.reports.figures_back import disagreements
from tests.reports.linden import cases_of, content, released
from tests.reports.reading_back import charts, runs, said, told
from tests.reports.told import FEW, HIDDEN
from tests.reports.told import told as figures_told
from vp_desktop.disclosure.figures import (
    HIDDEN_CELL,
    Column,
    PublicFigures,
    PublicTable,
    Terms,
    shown,
)
from vp_desktop.disclosure.figures import released as make_public
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.domain.codes import Code
from vp_desktop.domain.reports import Language, Variant
from vp_desktop.domain.tables import Table, rows
from vp_desktop.i18n import speaking
from vp_desktop.reports.yearly import render

ENGLISH = content(language=Language.ENGLISH)


def referred_alike(*years: int) -> PublicFigures:
    """Return figures in which everybody who was referred was referred to the same place."""
    cases = [case for year in years for case in cases_of(year, {"OO-PES": 12, "SA-LEI": 9})]
    one = (Code("DV-BA"),)
    return released(replace(case, referrals=case.referrals and one) for case in cases)


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        ((2025,), "Inside the organisation: 14 cases in 2025."),
        ((2024, 2025), "Inside the organisation: 14 cases in 2025 (14 in 2024)."),
    ],
)
def test_a_row_that_would_be_the_only_bar_is_told_in_words(
    years: tuple[int, ...], sentence: str
) -> None:
    figures = referred_alike(*years)
    pdf = render(ENGLISH, figures)
    file = to_json("Org", [Issue(id="r", figures=printed_part(figures))])

    assert f"What is not named here did not occur, or is not told. {sentence}" in said(pdf)
    assert not any("referral" in words for words, _drawn in charts(pdf))
    with speaking("en"):
        assert disagreements(pdf, file) == []


def test_two_years_are_one_table_under_what_they_carry() -> None:
    parts = told(render(ENGLISH, figures_told({"2024": 9, "2025": 12})))
    texts = [one.text for one in parts]

    title = texts.index("New cases: the difference with 2024 is within the usual fluctuation")
    assert texts[title + 1] == "Numbers by period"
    assert "All cases" not in texts


@pytest.mark.parametrize("count", [FEW, HIDDEN])
def test_a_report_with_hardly_a_number_has_no_method_of_numbers(count: str) -> None:
    heads = ["What was counted", "How we protect", "What is not in it"]
    short, long = (
        [one.text for one in told(render(ENGLISH, figures_told({"2025": n}))) if one.role == "H3"]
        for n in (count, 22)
    )

    assert [head for head in short if head in {*heads, "Signs", "About this document"}] == heads
    assert {"Signs", "About this document"} <= set(long)


def test_staff_read_how_numbers_were_counted_beside_them_where_there_is_room() -> None:
    pages = {
        run.page
        for n in (FEW, 22)
        for run in runs(render(replace(ENGLISH, variant=Variant.STAFF), figures_told({"2025": n})))
        if run.text.strip() == "The numbers"
    }

    assert pages == {1}


def outcomes_of(*named: str, rest: int) -> Column:
    """Return a year in which these outcomes are told and the others are suppressed."""
    cells = {row: shown(10) if row in named else HIDDEN_CELL for row in rows(Table.OUTCOMES)}
    return Column(cells=cells, total=shown(10 * len(named) + rest), rests={None: rest})


@pytest.mark.parametrize("named", [("opgelost",), ("opgelost", "zelf")])
def test_parts_of_bars_that_hold_other_rows_each_year_are_said_not_to_compare(
    named: tuple[str, ...],
) -> None:
    other = outcomes_of("opgelost", "zelf", rest=9)
    columns = {"2024": outcomes_of(*named, rest=20), "2025": other}
    table = PublicTable(id=Table.OUTCOMES, order=rows(Table.OUTCOMES), columns=columns)
    made = figures_told({"2024": 40, "2025": 41})
    terms = Terms(made.threshold, made.variant)
    figures = make_public(made.period, made.as_of, terms, made.sizes, [*made.tables, table])

    pdf = render(ENGLISH, figures)

    assert [words.partition(" ")[0] for words, _drawn in charts(pdf)] == ["Stacked"]
    assert ("cannot be compared" in said(pdf)) is (len(named) == 1)
