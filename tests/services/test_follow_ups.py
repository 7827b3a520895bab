from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOON
from tests.services.records import TODAY, add_case, add_contact, add_follow_up
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.followups import FollowUp, FollowUpDraft, FollowUpId
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.calendar_file import calendar_file
from vp_desktop.services.practice import Practice

TOMORROW = TODAY + timedelta(days=1)


def test_what_is_to_be_done_stands_by_day(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    later = add_follow_up(practice, case_id, TOMORROW)
    first = add_follow_up(practice, None, TODAY, "Jaarverslag sturen")

    found = practice.follow_ups.open()

    assert [one.id for one in found] == [first, later]
    assert [one.case_id for one in found] == [None, case_id]
    assert (found[0].case_code, found[0].case_title) == ("", "")
    assert (found[1].case_code, found[1].case_title) == ("2026-001", "Spanningen met teamleider")
    assert heard == [Topic.FOLLOW_UPS, Topic.FOLLOW_UPS]


def test_what_is_done_is_kept_with_its_day_and_can_be_undone(
    practice: Practice, case_id: CaseId
) -> None:
    follow_up_id = add_follow_up(practice, case_id, TOMORROW)

    practice.follow_ups.done(follow_up_id)
    done = practice.follow_ups.get(follow_up_id)
    open_then = practice.follow_ups.open()
    practice.follow_ups.undone(follow_up_id)

    assert done.done_on == TODAY
    assert open_then == []
    assert [one.id for one in practice.follow_ups.open()] == [follow_up_id]


def test_what_was_done_since_a_day_comes_last_first(practice: Practice) -> None:
    first, second = (add_follow_up(practice, None, TOMORROW) for _ in range(2))
    add_follow_up(practice, None, TODAY)
    practice.follow_ups.done(first)
    practice.follow_ups.done(second)

    assert [one.id for one in practice.follow_ups.done_since(TODAY)] == [second, first]
    assert practice.follow_ups.done_since(TOMORROW) == []


def test_the_follow_ups_of_a_case_show_what_is_to_be_done_before_what_was(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    done = add_follow_up(practice, case_id, TODAY)
    practice.follow_ups.done(done)
    later, sooner = (add_follow_up(practice, case_id, day) for day in (TOMORROW, TODAY))
    add_follow_up(practice, add_case(practice, organisation_id), TODAY)

    assert [one.id for one in practice.follow_ups.of_case(case_id)] == [sooner, later, done]


def test_a_follow_up_is_changed_postponed_and_removed(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    follow_up_id = add_follow_up(practice, case_id, TODAY)
    heard.clear()

    practice.follow_ups.change(follow_up_id, FollowUpDraft(case_id=None, due_on=TODAY, text="Mail"))
    practice.follow_ups.postpone(follow_up_id, TOMORROW)
    changed = practice.follow_ups.get(follow_up_id)
    practice.follow_ups.remove(follow_up_id)

    assert (changed.case_id, changed.text, changed.due_on) == (None, "Mail", TOMORROW)
    assert practice.follow_ups.open() == []
    assert heard == [Topic.FOLLOW_UPS] * 3


def test_what_is_not_there_cannot_be_done(practice: Practice) -> None:
    missing = FollowUpId(99)
    draft = FollowUpDraft(due_on=TODAY, text="x")

    for ask in (
        lambda: practice.follow_ups.get(missing),
        lambda: practice.follow_ups.done(missing),
        lambda: practice.follow_ups.undone(missing),
        lambda: practice.follow_ups.postpone(missing, TODAY),
        lambda: practice.follow_ups.remove(missing),
        lambda: practice.follow_ups.change(missing, draft),
        lambda: add_follow_up(practice, CaseId(99), TODAY),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_a_calendar_gets_the_day_and_the_code_of_a_case_and_no_word_more(
    practice: Practice, case_id: CaseId
) -> None:
    add_follow_up(practice, case_id, date(2026, 12, 31), "Roodborstje bellen")
    add_follow_up(practice, None, TODAY, "Roodborstje mailen")
    practice.follow_ups.done(add_follow_up(practice, case_id, TODAY, "Gedaan"))
    add_contact(practice, case_id, "roodborstje")

    lines = practice.follow_ups.ics().decode("ascii").split("\r\n")

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert lines.count("CLASS:PRIVATE") == lines.count("DTSTAMP:20260302T120000Z") == 2
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "SUMMARY:Follow-up case 2026-001" in lines
    assert not any("oodborst" in line or "Spanningen" in line for line in lines)
    assert not any("\n" in line for line in lines)


@given(code=st.text(min_size=1, max_size=200))
def test_a_line_of_a_calendar_is_never_longer_than_it_may_be(code: str) -> None:
    follow_up = FollowUp(
        id=FollowUpId(1),
        case_id=CaseId(1),
        case_code=code,
        case_title="",
        due_on=TODAY,
        text="",
        done_on=None,
    )

    content = calendar_file([follow_up], NOON)
    summary = content.replace(b"\r\n ", b"").decode().split("\r\nSUMMARY:")[1].split("\r\nCLASS")[0]

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.endswith(b"\r\nEND:VCALENDAR\r\n")
    escaped = code.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert summary == " ".join(f"Follow-up case {escaped}".split())
