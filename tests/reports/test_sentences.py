from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.linden import cases_of, five_years, released
from vp_desktop.domain.periods import Period
from vp_desktop.i18n import _, speaking
from vp_desktop.reports.chapters.breakdowns import finding
from vp_desktop.reports.charts.amounts import Amount, hidden, not_counted, shown
from vp_desktop.reports.reading import Line
from vp_desktop.reports.sentences import (
    Change,
    change,
    change_of,
    first_places,
    opening,
    reason_for_few,
    trend_title,
)
from vp_desktop.reports.words import in_period, listed, period_name, period_short, whole_period


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (31, 39, Change.WITHIN),
        (5, 11, Change.WITHIN),
        (20, 20, Change.SAME),
        (0, 0, Change.SAME),
        (10, 24, Change.MORE),
        (0, 4, Change.MORE),
        (24, 10, Change.FEWER),
        (100, 129, Change.WITHIN),
        (100, 131, Change.MORE),
    ],
)
def test_more_and_fewer_are_said_only_of_a_difference_beyond_chance(
    before: int, now: int, expected: Change
) -> None:
    assert change(before, now) is expected


@given(st.integers(0, 500), st.integers(0, 500))
def test_more_one_way_is_fewer_the_other_way(a: int, b: int) -> None:
    turned = {Change.MORE: Change.FEWER, Change.FEWER: Change.MORE}

    assert change(b, a) is turned.get(change(a, b), change(a, b))


def test_an_ordinary_rise_is_not_called_more() -> None:
    figures = released(five_years())

    with speaking("en"):
        text = opening(figures)
        title = trend_title(figures)

    assert change_of(figures) is Change.WITHIN
    assert "usual fluctuation" in text
    assert "more" not in f"{text} {title}".lower()


def test_a_real_rise_is_called_more_and_not_called_worse() -> None:
    cases = [*cases_of(2024, {"OO-PES": 12}), *cases_of(2025, {"OO-PES": 20, "OO-INT": 20})]

    with speaking("en"):
        text = opening(released(cases))

    assert "more than in 2024" in text
    assert "do not simply mean" in text


def test_a_small_year_is_told_as_a_bound_and_never_as_a_number() -> None:
    figures = released(cases_of(2025, {"OO-PES": 3}))

    with speaking("en"):
        text = opening(figures)

    assert "fewer than 5" in text
    assert "3" not in text
    assert reason_for_few(figures)


def test_one_conversation_is_not_told_in_the_plural() -> None:
    with speaking("en"):
        assert _("In all, {n} conversations were held.") != _("In all, {n} conversation was held.")
    cases = cases_of(2025, {"OO-PES": 20, "OO-INT": 12})

    with speaking("en"):
        assert "conversations were held" in opening(released(cases))


told = st.builds(shown, st.integers(0, 40))
amounts = st.one_of(told, st.just(hidden()), st.just(not_counted()))


def line(amount: Amount, row: str = "OO-PES", *, together: bool = False) -> Line:
    return Line(row, row, (amount,), together=together)


@given(st.lists(amounts, min_size=1, max_size=8), st.lists(told, max_size=2))
def test_first_place_is_given_only_to_what_nothing_untold_can_pass(
    rows: list[Amount], rests: list[Amount]
) -> None:
    lines = [line(a, f"R{n}") for n, a in enumerate(rows)]
    lines += [line(rest, together=True) for rest in rests]

    first = first_places(lines)

    largest = max((a.value for a in rows if a.shown), default=0)
    assert all(one.amounts[0].value == largest > 0 for one in first)
    assert not first or all(rest.value < largest for rest in rests)


def test_a_sum_of_hidden_rows_that_is_larger_takes_the_first_place_away() -> None:
    lines = [line(shown(11)), line(shown(11), together=True)]

    assert not first_places(lines)


def test_what_nobody_knows_is_no_finding() -> None:
    assert not first_places([line(shown(20), "onbekend"), line(shown(5), "collega")])
    assert not first_places([line(shown(20), "HK-ONB"), line(shown(5), "HK-INT")])


def test_three_rows_that_share_the_first_place_are_not_named() -> None:
    assert len(first_places([line(shown(7), "A"), line(shown(7), "B")])) == 2
    assert not first_places([line(shown(7), row) for row in ("A", "B", "C")])


def test_a_table_with_rows_left_out_names_no_first_place() -> None:
    figures = released(five_years())
    table = figures.table("interventions")
    assert any(table.cell(row, "2025").hidden for row in table.order)

    with speaking("nl"):
        assert finding(figures, "interventions") == ""


def test_periods_have_names_a_reader_knows() -> None:
    with speaking("en"):
        assert period_name("2025") == "2025"
        assert period_name("2024-2025") == "2024–2025"
        assert period_name("2025-01-01 - 2025-06-30") == "January to June 2025"
        assert period_name("2024-11-01 - 2025-02-28") == "November 2024 to February 2025"
        assert period_name("2025-03-01 - 2025-03-31") == "March 2025"
        assert period_name("2025-01-02 - 2025-06-30") == "2-1-2025 to 30-6-2025"
        assert in_period("2025") == "in 2025"
        assert in_period("2025-01-01 - 2025-06-30").startswith("from January")
        assert whole_period(Period(date(2025, 1, 1), date(2025, 12, 31))).startswith("1 January to")
    assert [period_short(n) for n in ("2025", "2024-2025")] == ["’25", "24/25"]
    assert period_short("2025-01-01 - 2025-06-30") == "06/25"


def test_a_list_in_a_sentence_ends_with_and() -> None:
    with speaking("en"):
        assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
            "a",
            "a and b",
            "a, b and c",
        ]
