"""What is said of a hidden number is true of the exact counts, whatever was the reason to hide."""

from datetime import date

import pytest

from tests.disclosure.practices import AS_OF, OWN, figures_of, invented
from vp_desktop.disclosure.figures import CASES, CLOSED, NEW, PublicFigures
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting import PeriodCounts, count
from vp_desktop.domain.tables import OF_CLOSED, Table
from vp_desktop.services.explanations import (
    Known,
    Place,
    Reason,
    Why,
    exact_counts,
    hidden_rows,
    left_out_as,
    reasons,
)

SEEDS = range(12)


def kinds(**counts: int) -> list[CaseFacts]:
    """Return a year of cases by kind, as ``OO_PES=10``; all came by telephone."""
    return [
        CaseFacts(
            opened_on=date(2025, 5, 1),
            entered_on=date(2025, 5, 1),
            closed_on=None,
            kinds=(Code(kind.replace("_", "-")),),
            channel=Code("KA-TEL"),
        )
        for kind, times in counts.items()
        for _ in range(times)
    ]


def explained(
    facts: list[CaseFacts], known: Known | None = None
) -> tuple[PublicFigures, PeriodCounts, dict[Place, Reason]]:
    figures, counted = figures_of(facts), count(facts, OWN, AS_OF)
    return figures, counted, reasons(figures, counted, known)


def hidden_places(figures: PublicFigures) -> set[Place]:
    return {(table.id, row) for table in figures.tables for row in hidden_rows(figures, table.id)}


def total_of(counted: PeriodCounts, table: str) -> int:
    return counted.closed if table in OF_CLOSED else counted.new


@pytest.mark.parametrize("seed", SEEDS)
def test_every_hidden_number_has_a_reason_and_no_other_has(seed: int) -> None:
    figures, _counted, found = explained(invented(seed, {2024: 30, 2025: 20 + 7 * seed}))

    assert set(found) == hidden_places(figures)
    assert found


@pytest.mark.parametrize("seed", SEEDS)
def test_only_a_count_below_the_threshold_is_called_small(seed: int) -> None:
    figures, counted, found = explained(invented(seed, {2025: 20 + 7 * seed}))
    exact = exact_counts(counted)

    for (table, row), reason in found.items():
        is_small = 0 < exact[table].get(row, 0) < figures.threshold
        assert is_small == (reason.why is Why.SMALL)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rows_named_would_follow_from_the_total_and_what_is_printed(seed: int) -> None:
    figures, counted, found = explained(invented(seed, {2025: 20 + 7 * seed}))
    exact, checked = exact_counts(counted), 0

    for (table, row), reason in found.items():
        if reason.why is not Why.TOGETHER or table in (CASES, Table.ACCUSED_BY_DOMAIN):
            continue
        domains = exact[Table.DOMAINS]
        if table == Table.KINDS and row not in domains:
            continue  # two levels: the next test
        printed = sum(
            figures.table(table).value(other, figures.year) or 0
            for other in figures.table(table).all_rows
            if table != Table.KINDS or other in domains
        )
        left = total_of(counted, table) - printed - exact[table].get(row, 0)
        assert left == sum(exact[table].get(other, 0) for other in reason.rows)
        assert all(figures.table(table).cell(one, figures.year).hidden for one in reason.rows)
        checked += 1
    assert checked


@pytest.mark.parametrize("seed", SEEDS)
def test_kinds_named_together_add_up_to_what_is_printed_of_their_domains(seed: int) -> None:
    figures, counted, found = explained(invented(seed, {2025: 20 + 7 * seed}))
    table, exact = figures.table(Table.KINDS), exact_counts(counted)[Table.KINDS]
    domains = [row for row in table.all_rows if row not in table.parents]
    unknown = [row for row in domains if not table.cell(row, figures.year).shown]

    for (name, row), reason in found.items():
        if name != Table.KINDS or row in domains or reason.why is not Why.TOGETHER:
            continue
        domain = table.parents[row]
        level = unknown if domain in unknown else [domain]
        printed = sum(
            table.value(one, figures.year) or 0
            for one in table.all_rows
            if table.parents.get(one) in level
        )
        whole = sum(exact[one] for one in level)
        assert whole - printed - exact[row] == sum(exact[one] for one in reason.rows)


def test_a_number_hidden_along_names_the_small_one_first() -> None:
    _figures, _counted, found = explained(kinds(OO_PES=10, OO_INT=9, OO_DIS=2, SA_DRE=6))

    together = [
        reason
        for (table, _row), reason in found.items()
        if table == Table.KINDS and reason.why is Why.TOGETHER
    ]

    assert found[Table.KINDS, "OO-DIS"].why is Why.SMALL
    assert together
    assert all(reason.rows[0] == "OO-DIS" for reason in together)


def test_a_row_that_holds_every_case_says_so() -> None:
    _figures, _counted, found = explained(kinds(OO_PES=10, OO_INT=9))

    assert found[Table.KINDS, "OO"] == Reason(why=Why.ALL, whole=19)


def test_what_an_earlier_report_hid_is_said_with_its_period() -> None:
    facts = kinds(OO_PES=10, OO_INT=9, OO_DIS=2)
    _figures, _counted, plain = explained(facts)
    along = next(place for place, reason in plain.items() if reason.why is Why.TOGETHER)

    _figures, _counted, found = explained(facts, Known(before={along: "2024"}))

    assert found[along] == Reason(why=Why.BEFORE, report="2024")


def test_a_row_left_out_by_hand_says_so() -> None:
    facts = kinds(OO_PES=10, OO_INT=9, OO_DIS=2)
    _figures, _counted, plain = explained(facts)
    table, row = next(place for place, reason in plain.items() if reason.why is Why.TOGETHER)

    _figures, _counted, found = explained(
        facts, Known(left_out=frozenset({left_out_as(table, row)}))
    )

    assert found[table, row].why is Why.CHOSEN


def test_the_four_numbers_are_counted_exactly() -> None:
    counted = count(kinds(OO_PES=7), OWN, AS_OF)

    assert exact_counts(counted)[CASES][NEW] == 7
    assert exact_counts(counted)[CASES][CLOSED] == 0
