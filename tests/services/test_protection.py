"""What the adviser is told of a report's protection, and what is left out by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.disclosure.practices import figures_of, invented
from tests.services.records import add_case
from vp_desktop.disclosure.figures import CASES, PublicFigures
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import PublicationDraft, ReportDraft
from vp_desktop.domain.tables import Table
from vp_desktop.services.explanations import hidden_rows, left_out_as
from vp_desktop.services.practice import Practice
from vp_desktop.services.protection import _gain
from vp_desktop.services.report_names import THIS_REPORT

GIVEN_OUT = PublicationDraft(given_out_on=date(2026, 2, 12), recipients="Bestuur", sha256="ab" * 32)


@pytest.fixture
def draft(practice: Practice, organisation_id: OrganisationId) -> ReportDraft:
    """Two years of cases, some kinds of which are rare, reported by the end of January 2026."""
    for year in (2024, 2025):
        kinds = ["OO-PES"] * 9 + ["OO-INT"] * 7 + ["OO-DIS"] * 2 + ["SA-DRE"] * 6
        for number, kind in enumerate(kinds):
            day = date(year, 1 + number % 12, 3)
            channel = "KA-TEL" if number % 3 else "KA-MAI"
            add_case(
                practice, organisation_id, opened_on=day, entered_on=day, kinds=(kind,),
                channel=channel,
            )  # fmt: skip
    return of(organisation_id, 2025)


def of(organisation_id: OrganisationId, year: int) -> ReportDraft:
    return ReportDraft(
        organisation_id=organisation_id,
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        as_of=date(2026, 1, 31),
    )


def on_the_way(*_share: float) -> None:
    """Go on."""


def stopped(*_share: float) -> None:
    raise StoppedError


def printed(figures: PublicFigures) -> set[tuple[str, str]]:
    return {
        (table.id, row)
        for table in figures.tables
        for row in table.all_rows
        if table.cell(row, figures.year).shown
    }


def test_a_table_left_out_is_in_no_figures_of_that_report_and_in_those_of_others(
    practice: Practice, draft: ReportDraft
) -> None:
    practice.protection.leave_out(draft, frozenset({Table.CHANNELS_WIDE}))

    own = practice.reports.figures(draft)
    other = practice.reports.figures(of(draft.organisation_id, 2024))

    assert not own.has(Table.CHANNELS_WIDE)
    assert other.has(Table.CHANNELS_WIDE)
    assert practice.protection.left_out(draft) == {Table.CHANNELS_WIDE}


def test_a_row_left_out_is_hidden_whatever_it_holds(practice: Practice, draft: ReportDraft) -> None:
    before = practice.reports.figures(draft)
    row = next(r for r in before.table(Table.KINDS).all_rows if (Table.KINDS, r) in printed(before))

    practice.protection.leave_out(draft, frozenset({left_out_as(Table.KINDS, row)}))

    assert practice.reports.figures(draft).table(Table.KINDS).cell(row, before.year).hidden


def test_the_four_numbers_cannot_be_left_out(practice: Practice, draft: ReportDraft) -> None:
    practice.protection.leave_out(draft, frozenset({CASES}))

    assert practice.protection.left_out(draft) == frozenset()


def test_leaving_out_never_shows_a_small_number(practice: Practice, draft: ReportDraft) -> None:
    counted = practice.reports.raw(draft).own
    for table in practice.reports.figures(draft).tables:
        if table.id in (CASES, "conversations"):
            continue
        other = draft.model_copy(update={"left_out": frozenset({table.id})})
        figures = practice.reports.figures(other)
        for kept in figures.tables:
            values = [kept.value(row, figures.year) for row in kept.all_rows]
            assert not [v for v in values if v is not None and 0 < v < figures.threshold]
    assert counted.new == 24


def test_a_gain_that_is_told_is_what_leaving_the_table_out_prints(
    practice: Practice, draft: ReportDraft
) -> None:
    figures = practice.reports.figures(draft)
    shares: list[float] = []

    gains = practice.protection.gains_job(draft, figures)(shares.append)

    for gain in gains:
        other = draft.model_copy(update={"left_out": frozenset({gain.table})})
        then = printed(practice.reports.figures(other))
        assert set(gain.shown) == then - printed(figures)
        assert gain.lost == len(printed(figures) - then)
    told = {gain.table for gain in gains}
    silent = {table.id for table in figures.tables} - told - {CASES, "conversations"}
    for table in silent:
        other = draft.model_copy(update={"left_out": frozenset({table})})
        assert not printed(practice.reports.figures(other)) - printed(figures)
    assert shares == sorted(shares)


@pytest.mark.parametrize(
    ("table", "others", "wider", "is_gain"),
    [
        (Table.KINDS, 2, 0, True),
        (Table.OUTCOMES, 0, 2, True),
        (Table.QUARTERS, 0, 2, False),
        (Table.CLIENT_ROLES, 0, 0, False),
    ],
)
def test_the_same_in_wider_groups_is_a_gain_only_where_it_tells_more(
    table: Table,
    others: int,
    wider: int,
    is_gain: bool,  # noqa: FBT001 - a value of the table
) -> None:
    facts = invented(0, {2025: 60})
    rules = Rules(headcount={2025: 400})
    without = figures_of(facts, replace(rules, left_out=frozenset({table})))

    gain = _gain(table, figures_of(facts, rules), without)

    assert (len(gain.shown), gain.wider, gain.is_any) == (others, wider, is_gain)


def test_what_a_given_out_report_hid_is_known_with_its_period(
    practice: Practice, draft: ReportDraft
) -> None:
    before = of(draft.organisation_id, 2025)
    figures = practice.reports.figures(before)
    hidden = {(t.id, row) for t in figures.tables for row in hidden_rows(figures, t.id)}
    assert practice.protection.hidden_before(draft, figures) == {}

    practice.reports.publish(before, GIVEN_OUT, figures)

    found = practice.protection.hidden_before(draft, practice.reports.figures(draft))
    assert found == dict.fromkeys(hidden, "2025")


def test_a_report_is_judged_beside_all_that_was_given_out_before(
    practice: Practice, draft: ReportDraft
) -> None:
    earlier = of(draft.organisation_id, 2024)
    practice.reports.publish(earlier, GIVEN_OUT, practice.reports.figures(earlier))
    assert practice.protection.gave_out(draft.organisation_id)

    verdict = practice.protection.audit_job(draft, practice.reports.figures(draft))(on_the_way)

    places = {finding.report for finding in verdict.findings}
    assert THIS_REPORT in places
    assert len(places) == 2
    assert verdict.leaks == ()


def ends(work: Callable[..., object]) -> bool:
    """Return whether ``work`` ends when it is told to stop."""
    with pytest.raises(StoppedError):
        work(stopped)
    return True


def test_slow_work_ends_when_it_is_told_to(practice: Practice, draft: ReportDraft) -> None:
    figures = practice.reports.figures(draft)

    assert ends(practice.reports.figures_job(draft))
    assert ends(practice.protection.audit_job(draft, figures))
    assert ends(practice.protection.gains_job(draft, figures))
