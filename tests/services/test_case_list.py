from datetime import date, timedelta
from itertools import combinations

import pytest

from tests.conftest import SetClock
from tests.services.records import (
    TODAY,
    add_case,
    add_contact,
    add_follow_up,
    add_organisation,
)
from vp_desktop.domain.cases import AFTERCARE, CaseCounts, CaseFilter, CaseId, CaseOrder
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_what_is_overdue_comes_first_then_what_was_touched_last(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    days = [date(2026, 1, day) for day in range(1, 7)]
    old, older, later, late, due, done = (
        add_case(practice, organisation_id, opened_on=day) for day in days
    )
    add_contact(practice, older, held_on=date(2026, 2, 1))
    add_follow_up(practice, later, TOMORROW)
    add_follow_up(practice, due, TODAY)
    add_follow_up(practice, late, YESTERDAY)
    add_follow_up(practice, late, TOMORROW)
    practice.follow_ups.done(add_follow_up(practice, done, YESTERDAY))
    add_follow_up(practice, None, YESTERDAY, "Offerte sturen")

    ids = practice.case_list.ids()

    assert ids == [late, due, older, done, later, old]
    assert [row.id for row in practice.cases.rows()] == ids


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (CaseOrder.TOUCHED, "bca"),
        (CaseOrder.OPENED, "cab"),
        (CaseOrder.CODE, "abc"),
        (CaseOrder.ORGANISATION, "cab"),
    ],
)
def test_a_list_has_the_order_that_is_asked(
    practice: Practice, organisation_id: OrganisationId, order: CaseOrder, expected: str
) -> None:
    first_by_name = add_organisation(practice, "aardbeien bv")
    cases = {
        add_case(practice, organisation_id, opened_on=date(2026, 1, 2), code="9"): "a",
        add_case(practice, organisation_id, opened_on=date(2026, 1, 1), code="8"): "b",
        add_case(practice, first_by_name, opened_on=date(2026, 1, 3), code="7"): "c",
    }
    letter = {name: case_id for case_id, name in cases.items()}
    add_contact(practice, letter["b"], held_on=date(2026, 2, 1))
    if order is CaseOrder.ORGANISATION:
        practice.notes.remove(practice.notes.of_case(letter["b"])[0].id)

    ids = practice.case_list.ids(None, order)

    assert "".join(cases[case_id] for case_id in ids) == expected


def test_a_filter_narrows_by_each_of_its_fields(practice: Practice) -> None:
    first, second = (add_organisation(practice, name) for name in ("A", "B"))
    case = add_case(practice, first, kinds=("OO-SEK", "OO-PES"), opened_on=date(2026, 1, 10))
    add_case(practice, first, kinds=("OO-PES", "OO-SEK"), opened_on=date(2026, 1, 10))
    add_case(practice, second, kinds=("OO-SEK",), opened_on=date(2026, 1, 10))
    add_case(practice, first, kinds=("OO-SEK",), opened_on=date(2026, 1, 9))
    add_case(practice, first, kinds=("OO-SEK",), opened_on=date(2026, 1, 11))
    closed = add_case(
        practice, first, kinds=("OO-SEK",), opened_on=date(2026, 1, 10), closed_on=TODAY
    )
    fields: dict[str, object] = {
        "state": "open",
        "organisation_id": first,
        "kind": "OO-SEK",
        "opened_from": date(2026, 1, 10),
        "opened_to": date(2026, 1, 10),
    }

    assert practice.case_list.ids(CaseFilter.model_validate(fields)) == [case]
    for left_out in combinations(fields, len(fields) - 1):
        wider = CaseFilter.model_validate({name: fields[name] for name in left_out})
        assert len(practice.case_list.ids(wider)) == 2
    assert closed in practice.case_list.ids(CaseFilter(state="closed"))


def test_every_case_stands_behind_exactly_one_chip(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    add_case(practice, organisation_id)
    add_case(practice, organisation_id, status="ST-BEG")
    add_case(practice, organisation_id, status="ST-NAZ")
    add_case(practice, organisation_id, status="ST-NAZ", closed_on=TODAY)
    add_case(practice, organisation_id, closed_on=TODAY)
    add_case(practice, organisation_id, status="ST-OVD", closed_on=TODAY)
    practice.cases.remove(add_case(practice, organisation_id))

    chips = {
        state: set(practice.case_list.ids(CaseFilter.model_validate({"state": state})))
        for state in ("open", "aftercare", "closed")
    }

    assert practice.cases.counts() == CaseCounts(open=2, aftercare=2, closed=2)
    assert {state: len(ids) for state, ids in chips.items()} == dict.fromkeys(chips, 2)
    assert set.union(*chips.values()) == set(practice.case_list.ids())


def test_a_practice_without_cases_counts_none(practice: Practice) -> None:
    assert practice.cases.counts() == CaseCounts(open=0, aftercare=0, closed=0)
    assert practice.case_list.ids() == []
    assert practice.case_list.recent() == []


def test_a_line_shows_the_next_thing_to_do_and_the_primary_kind(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id, kinds=("IN-FRA", "OO-PES"), title="Declaraties")
    add_follow_up(practice, case_id, TOMORROW, "Later")
    add_follow_up(practice, case_id, TODAY, "Bel terug")
    practice.follow_ups.done(add_follow_up(practice, case_id, YESTERDAY, "Gedaan"))

    (row,) = practice.case_list.rows_of([case_id])

    assert (row.kind, row.title, row.organisation) == (
        "IN-FRA",
        "Declaraties",
        "Stichting De Linden",
    )
    assert (row.due_on, row.due_text) == (TODAY, "Bel terug")


def test_lines_come_in_the_order_asked_without_those_that_are_gone(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    first, second, gone = (add_case(practice, organisation_id) for _ in range(3))
    practice.cases.remove(gone)

    rows = practice.case_list.rows_of([second, CaseId(99), gone, first])

    assert [row.id for row in rows] == [second, first]


def test_a_list_of_any_length_is_one_statement_and_a_page_of_it_another(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    for _ in range(7):
        add_follow_up(practice, add_case(practice, organisation_id), TODAY)
    before = practice._vault.statements

    ids = practice.case_list.ids()
    after_ids = practice._vault.statements
    practice.case_list.rows_of(ids)

    assert len(ids) == 7
    assert (after_ids - before, practice._vault.statements - after_ids) == (1, 1)


def test_recent_cases_are_those_saved_last_themselves_or_by_a_contact(
    practice: Practice, organisation_id: OrganisationId, clock: SetClock
) -> None:
    first, second, third = (add_case(practice, organisation_id) for _ in range(3))
    clock.now += timedelta(minutes=1)
    add_contact(practice, first, held_on=date(2020, 1, 1))
    clock.now += timedelta(minutes=1)
    practice.cases.set_status(second, AFTERCARE)
    clock.now += timedelta(minutes=1)
    practice.notes.remove(add_contact(practice, third))

    assert [row.id for row in practice.case_list.recent()] == [second, first, third]
    assert [row.id for row in practice.case_list.recent(2)] == [second, first]
    assert practice.cases.pick("  ") == practice.case_list.recent(8)


def test_a_case_is_picked_by_any_part_of_code_title_pseudonym_or_organisation(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    client_id = practice.clients.add(ClientDraft(pseudonym="M-77"))
    oosterwold = add_organisation(practice)
    found = add_case(
        practice, organisation_id, code="2026-031", title="Teamleider", client_id=client_id
    )
    other = add_case(practice, oosterwold, code="2025-002", title="100% zeker_")

    for words in ("031", "leider", "m-77", "LINDEN", "lind team 2026"):
        assert [row.id for row in practice.cases.pick(words)] == [found]
    for words in ("100%", "zeker_", "oosterwold"):
        assert [row.id for row in practice.cases.pick(words)] == [other]
    for words in ("10%0", "zeke__", "leider oosterwold", "a\\"):
        assert practice.cases.pick(words) == []


def test_open_cases_are_offered_before_closed_ones_and_no_more_than_asked(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    open_case = add_case(practice, organisation_id, title="Pesten", opened_on=date(2020, 1, 1))
    for _ in range(9):
        add_case(practice, organisation_id, title="Pesten", closed_on=TODAY)

    newer, newest = (
        add_case(practice, organisation_id, title="Pesten", opened_on=date(2021, 1, 1))
        for _ in range(2)
    )

    rows = practice.cases.pick("pesten", limit=4)

    assert [row.id for row in rows[:3]] == [newest, newer, open_case]
    assert len(rows) == 4
