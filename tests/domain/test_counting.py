"""The counts, held against a slow and obvious count of the same cases, day by day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting import count, count_series
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.tables import OF_CLOSED, SEVERAL, UNKNOWN, Table, rows

START = date(2023, 12, 20)
DAYS = 420
KINDS = ("OO-PES", "OO-PES-3", "OO-INT", "IN-FRA", "SA-DRE", "OV-PER-2")
OUTCOMES = ("UI-OPG", "UI-INF", "UI-LUI")
AS_OF = date(2025, 2, 1)

_DAY = timedelta(1)
CASE = CaseFacts(
    opened_on=date(2024, 6, 1),
    entered_on=date(2024, 6, 1),
    closed_on=None,
    kinds=(Code("OO-PES"),),
)

Days = st.integers(0, DAYS).map(lambda days: START + timedelta(days))


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    opened = draw(Days)
    return CaseFacts(
        opened_on=opened,
        entered_on=opened + timedelta(draw(st.sampled_from((0, 0, 0, 5, 400)))),
        closed_on=draw(st.none() | st.integers(-3, 400).map(lambda n: opened + timedelta(n))),
        kinds=tuple(Code(k) for k in draw(st.lists(st.sampled_from(KINDS), max_size=3))),
        accused_role=draw(st.sampled_from((None, Code("WP-DLE"), Code("WP-COL")))),
        client_role=draw(st.sampled_from((None, Code("ME-DIR")))),
        unit=draw(st.sampled_from((None, "Zorg"))),
        channel=draw(st.sampled_from((None, Code("KA-TEL")))),
        found_by=draw(st.sampled_from((None, Code("HK-HR")))),
        outcome=draw(st.sampled_from((None, *map(Code, OUTCOMES)))),
        interventions=tuple(draw(st.lists(st.sampled_from([Code("AC-LUI"), Code("AC-VER")])))),
        referrals=tuple(draw(st.lists(st.sampled_from([Code("DV-BA"), Code("DV-POL")])))),
        contacts=tuple(draw(st.lists(Days, max_size=4))),
    )


PERIODS = st.sampled_from(
    (
        calendar_year(2024),
        calendar_year(2025),
        Period(date(2024, 8, 1), date(2025, 7, 31)),
        Period(date(2024, 3, 1), date(2024, 3, 31)),
        Period(date(2024, 5, 5), date(2024, 5, 5)),
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(cases(), max_size=6), PERIODS, st.sampled_from((AS_OF, date(2024, 6, 1))))
def test_a_day_by_day_count_gives_the_same_four_numbers(
    facts: list[CaseFacts], period: Period, as_of: date
) -> None:
    found = count(facts, period, as_of)

    known = [c for c in facts if c.entered_on <= as_of and c.opened_on <= as_of]
    assert found.new == sum(c.opened_on in _days(period) for c in known)
    assert found.carried_over == sum(_is_open(c, period.first - _DAY, as_of) for c in known)
    assert found.open_at_end == sum(_is_open(c, period.last, as_of) for c in known)
    assert found.closed == sum(
        _was_opened(c, day) and not _is_open(c, day, as_of) and not _was_over(c, day, as_of)
        for c in known
        for day in _days(period)
    )
    assert found.conversations == sum(
        day in _days(period) and day <= as_of for c in known for day in c.contacts
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(cases(), max_size=6), PERIODS)
def test_what_came_in_is_what_went_out_and_what_stayed(
    facts: list[CaseFacts], period: Period
) -> None:
    found = count(facts, period, AS_OF)

    assert found.carried_over + found.new == found.closed + found.open_at_end


@settings(max_examples=50, deadline=None)
@given(st.lists(cases(), max_size=6))
def test_what_stays_open_is_what_the_next_year_starts_with(facts: list[CaseFacts]) -> None:
    found = count_series(facts, calendar_year(2025), AS_OF)

    pairs = zip(found.periods, found.periods[1:], strict=False)
    assert all(before.open_at_end == after.carried_over for before, after in pairs)


@settings(max_examples=50, deadline=None)
@given(st.lists(cases(), max_size=6), PERIODS)
def test_every_table_divides_the_cases_it_says_it_divides(
    facts: list[CaseFacts], period: Period
) -> None:
    found = count(facts, period, AS_OF)

    for table, counts in found.tables.items():
        total = found.closed if table in OF_CLOSED else found.new
        assert found.total(table) == total
        if table in SEVERAL:
            assert all(0 <= n <= total for n in counts.values()), table
        else:
            assert sum(counts.values()) == total, table
        assert table is Table.UNITS or set(rows(table)) >= {r for r, n in counts.items() if n}


@settings(max_examples=50, deadline=None)
@given(st.lists(cases(), max_size=6), PERIODS)
def test_kinds_are_counted_by_their_main_kind(facts: list[CaseFacts], period: Period) -> None:
    found = count(facts, period, AS_OF)

    new = [c for c in facts if c.entered_on <= AS_OF >= c.opened_on and c.opened_on in period]
    bullied = [c for c in new if c.kinds and c.kinds[0].startswith("OO-PES")]
    named = [c for c in new if any(kind.startswith("OO-PES") for kind in c.kinds)]
    behaviour = [c for c in new if c.kinds and c.kinds[0].startswith("OO-")]
    assert found.tables[Table.KINDS]["OO-PES"] == len(bullied)
    assert found.tables[Table.MENTIONS]["OO-PES"] == len(named)
    assert found.tables[Table.DOMAINS]["OO"] == len(behaviour)


def test_a_case_counts_once_however_often_something_was_done_in_it() -> None:
    twice = (Code("DV-BA"), Code("DV-BMW"))
    case = replace(CASE, interventions=(Code("AC-LUI"), Code("AC-LUI")), referrals=twice)

    found = count([case], calendar_year(2024), AS_OF)

    assert found.tables[Table.INTERVENTIONS]["AC-LUI"] == 1
    assert found.tables[Table.REFERRALS]["intern"] == 1


def test_what_nobody_wrote_down_stands_in_a_row_of_its_own() -> None:
    found = count([CASE], calendar_year(2024), AS_OF)

    assert found.tables[Table.CHANNELS][UNKNOWN] == 1
    assert found.tables[Table.FOUND_BY]["HK-ONB"] == 1
    assert found.tables[Table.ACCUSED]["onbekend"] == 1
    assert found.tables[Table.UNITS] == {UNKNOWN: 1}


def test_an_own_sub_code_counts_under_the_code_it_begins_with() -> None:
    found = count([replace(CASE, kinds=(Code("OO-PES-EIGEN-1"),))], calendar_year(2024), AS_OF)

    assert found.tables[Table.KINDS]["OO-PES"] == 1


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, "BL-W1"), (7, "BL-W1"), (8, "BL-M1"), (31, "BL-M1"), (92, "BL-M3"), (183, "BL-M6"),
     (184, "BL-J1"), (366, "BL-J1"), (367, "BL-J2"), (2000, "BL-J2")],
)  # fmt: skip
def test_lead_times_fall_in_bands(days: int, band: str) -> None:
    closed = date(2024, 12, 31)
    case = replace(CASE, opened_on=closed - timedelta(days), entered_on=closed, closed_on=closed)

    found = count([case], calendar_year(2024), AS_OF)

    assert found.tables[Table.LEAD_TIMES][band] == 1


@pytest.mark.parametrize(
    ("held", "band"),
    [(0, UNKNOWN), (1, "BC-1"), (3, "BC-2"), (6, "BC-4"), (10, "BC-7"), (11, "BC-11")],
)
def test_conversations_per_case_fall_in_bands(held: int, band: str) -> None:
    case = replace(CASE, closed_on=date(2024, 12, 1), contacts=(date(2024, 6, 1),) * held)

    found = count([case], calendar_year(2024), AS_OF)

    assert found.tables[Table.CONTACTS_PER_CASE][band] == 1


def test_a_case_closed_on_new_year_s_day_was_carried_over() -> None:
    found = count([replace(CASE, closed_on=date(2025, 1, 1))], calendar_year(2025), AS_OF)

    assert (found.carried_over, found.closed, found.open_at_end) == (1, 1, 0)


def test_a_case_closed_before_it_was_opened_is_closed_when_it_was_opened() -> None:
    """A typing error, which must not stay open for ever."""
    wrong = replace(CASE, opened_on=date(2025, 1, 2), closed_on=date(2024, 12, 30))

    found = count([wrong], calendar_year(2025), AS_OF)

    assert (found.new, found.closed, found.open_at_end) == (1, 1, 0)


def test_the_conversation_of_the_last_day_counts() -> None:
    last = date(2024, 12, 31)
    case = replace(CASE, closed_on=last, contacts=(last,))

    found = count([case], calendar_year(2024), AS_OF)

    assert found.conversations == 1
    assert found.tables[Table.CONTACTS_PER_CASE]["BC-1"] == 1


def test_what_was_written_down_later_is_not_counted_yet() -> None:
    late = replace(CASE, entered_on=date(2025, 3, 1))

    assert count([late], calendar_year(2024), date(2025, 2, 28)).new == 0
    assert count([late], calendar_year(2024), date(2025, 3, 1)).new == 1


def test_a_closing_that_is_still_to_come_leaves_the_case_open() -> None:
    case = replace(CASE, closed_on=date(2024, 11, 1))

    found = count([case], calendar_year(2024), date(2024, 10, 31))

    assert (found.closed, found.open_at_end) == (0, 1)


def test_a_series_goes_back_to_the_first_case_or_to_the_contract() -> None:
    case = CASE

    assert [p.year for p in count_series([case], calendar_year(2025), AS_OF).periods] == [
        "2024",
        "2025",
    ]
    since = count_series([case], calendar_year(2025), AS_OF, date(2022, 5, 1))
    assert [p.year for p in since.periods] == ["2022", "2023", "2024", "2025"]


def test_a_period_that_is_no_year_stands_alone() -> None:
    quarter = Period(date(2025, 1, 1), date(2025, 3, 31))

    found = count_series([CASE], quarter, AS_OF)

    assert [p.period for p in found.periods] == [quarter]


def _days(period: Period) -> list[date]:
    return [period.first + timedelta(n) for n in range((period.last - period.first).days + 1)]


def _was_opened(case: CaseFacts, day: date) -> bool:
    return case.opened_on <= day


def _is_open(case: CaseFacts, day: date, as_of: date) -> bool:
    """Whether the case is open when ``day`` ends, as far as is known on ``as_of``."""
    return _was_opened(case, day) and not _closed_by(case, day, as_of)


def _was_over(case: CaseFacts, day: date, as_of: date) -> bool:
    """Whether the case was closed before ``day`` began."""
    return _was_opened(case, day - _DAY) and _closed_by(case, day - _DAY, as_of)


def _closed_by(case: CaseFacts, day: date, as_of: date) -> bool:
    return case.closed_on is not None and case.closed_on <= as_of and case.closed_on <= day
