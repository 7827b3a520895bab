"""A column of several periods tells no more than its parts: not even by its crosses."""

from dataclasses import replace
from datetime import date, timedelta

from tests.disclosure.practices import CASE, Shape, practice_of
from tests.disclosure.publishing import Organisation
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.chain import Chain
from vp_desktop.disclosure.figures import PublicFigures, State
from vp_desktop.disclosure.ledger import Ledger, read_ledger
from vp_desktop.disclosure.plan import plan
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.tables import Table

BOTH = Period(date(2024, 1, 1), date(2025, 12, 31))
LISTENED, MEDIATED = Code("AC-LUI"), Code("AC-CON")


def office() -> Organisation:
    """Return an organisation in which one case of each year has what no other has."""
    opened = (date(2024, 5, 1), date(2025, 5, 1))
    facts = [
        replace(CASE, opened_on=day, entered_on=day, interventions=given)
        for day in opened
        for given in [(LISTENED,)] * 6 + [()] * 6
    ]
    for at in (0, 12):
        facts[at] = replace(facts[at], interventions=(LISTENED, MEDIATED))
    found = Organisation(facts, Rules(threshold=3))
    for day in opened:
        year = calendar_year(day.year)
        found.publish(year, year.last + timedelta(days=30))
    return found


def state(figures: PublicFigures, row: str) -> State:
    return figures.table(Table.INTERVENTIONS).cell(row, figures.year).state


def test_a_cross_that_would_tell_what_its_parts_do_not_is_not_printed() -> None:
    # In each year 1 or 2 cases; of both years together more than 2 would have to be possible.
    practice = office()

    figures = practice.publish(BOTH, date(2026, 1, 31))

    assert state(figures, MEDIATED) is State.ABSENT
    assert figures.table(Table.INTERVENTIONS).value(LISTENED, figures.year) == 12
    assert audit(practice.file()).leaks == ()


def test_crosses_that_tell_nothing_are_printed() -> None:
    practice = office()
    practice.rules = Rules(threshold=5)
    practice.kept, practice.issues = "", []

    for period in (calendar_year(2024), calendar_year(2025)):
        practice.publish(period, date(2026, 1, 31))
    figures = practice.publish(BOTH, date(2026, 1, 31))

    assert state(figures, MEDIATED) is State.HIDDEN
    assert audit(practice.file()).leaks == ()


def test_what_was_left_out_of_a_column_stays_out_of_it() -> None:
    practice = office()
    first = practice.publish(BOTH, date(2026, 1, 31))
    kept = read_ledger(practice.kept).told

    again = practice.publish(BOTH, date(2026, 3, 31))

    assert kept[0, 1] == {f"{Table.INTERVENTIONS}/{MEDIATED}"}
    assert again.tables == first.tables
    assert read_ledger(practice.kept).told == kept


def test_of_parts_that_are_no_column_readers_know_nothing() -> None:
    # The second half is printed nowhere. So who takes the whole year to be small takes the first
    # half to be small too, though it is not: 1 and 3 are 4.
    days = [date(2024, 2, 1)] * 12 + [date(2024, 9, 1)] * 12 + [date(2025, 5, 1)] * 12
    facts = [
        replace(CASE, opened_on=day, entered_on=day, interventions=(LISTENED,) * (n % 2))
        for n, day in enumerate(days)
    ]
    for at in (0, 12, 13, 14, 24):
        facts[at] = replace(facts[at], interventions=(LISTENED, MEDIATED))
    practice = Organisation(facts, Rules(threshold=3))
    practice.publish(Period(date(2024, 1, 1), date(2024, 6, 30)), date(2024, 7, 31))

    for period in (calendar_year(2024), calendar_year(2025), BOTH):
        practice.publish(period, period.last + timedelta(days=30))

    assert audit(practice.file()).leaks == ()


def test_what_cannot_be_without_a_table_goes_with_it() -> None:
    practice = practice_of(Shape(seed=1, sizes=(90, 90)))
    moment = practice.moments[-1]
    raw = count_series(moment.facts, calendar_year(moment.year), moment.as_of)
    told = {(0, 1): frozenset({Table.KINDS, f"{Table.MENTIONS}/OO-PES"})}
    chain = Chain(Ledger(told=told), practice.rules, lambda: None)
    for counts in raw.periods:
        chain.add(plan(counts, practice.rules))

    proven = chain.proven()
    proven.tell([(0, 0), (1, 1)])

    assert all(Table.MENTIONS in proven.columns((at, at)) for at in (0, 1))
    assert Table.MENTIONS not in proven.columns((0, 1))
    assert Table.DOMAINS in proven.columns((0, 1))
