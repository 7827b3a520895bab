from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.keys import activate
from tests.ui.pages.records import NOON, TODAY, add_note, add_task, in_days, today
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.notes import Contact, ContactId
from vp_desktop.domain.referrals import ReferralDraft
from vp_desktop.services.practice import Practice
from vp_desktop.ui.clipboard import told_clipboard
from vp_desktop.ui.pages.cases.chronicle import Entry, entries, group_name
from vp_desktop.ui.pages.cases.timeline import AT_ONCE, Timeline
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.text import Prose

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def contact(number: int, days_ago: int = 0) -> Contact:
    return Contact(
        id=ContactId(number),
        case_id=CaseId(1),
        held_on=in_days(-days_ago),
        kind=Code("CO-TEL"),
        minutes=25,
        note=f"Told {number}",
        saved_at=NOON,
    )


def history_of(practice: Practice, case_id: CaseId) -> list[Entry]:
    return entries(
        practice.cases.get(case_id),
        practice.notes.of_case(case_id),
        practice.follow_ups.of_case(case_id),
        practice.referrals.of_case(case_id),
        TODAY,
    )


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    timeline = Timeline(today)
    qtbot.addWidget(timeline)
    timeline.resize(600, 900)
    timeline.show()
    return timeline


def long_history(practice: Practice, case_id: CaseId, number: int) -> list[Entry]:
    case = practice.cases.get(case_id)
    return entries(case, [contact(n, n) for n in range(number)], [], [], TODAY)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 3, 9), "Coming up"),
        (date(2026, 3, 8), "This week"),
        (date(2026, 3, 2), "This week"),
        (date(2026, 3, 1), "Earlier"),
        (date(2026, 2, 28), "February 2026"),
        (date(2025, 3, 2), "March 2025"),
    ],
)
def test_a_day_stands_under_the_heading_a_person_would_give_it(day: date, name: str) -> None:
    assert group_name(day, TODAY) == name


@given(DAYS, DAYS)
def test_the_days_of_a_heading_stand_together(one: date, other: date) -> None:
    days = sorted({one + timedelta(days=n) for n in range(40)} | {other}, reverse=True)

    names = [group_name(day, other) for day in days]

    runs = [name for at, name in enumerate(names) if at == 0 or names[at - 1] != name]
    assert len(runs) == len(set(runs))


def test_a_case_tells_its_history_newest_first(practice: Practice, case_id: CaseId) -> None:
    add_note(practice, case_id, "First talk", days_ago=20, minutes=40)
    practice.referrals.refer(
        ReferralDraft(case_id=case_id, kind=Code("DV-BA"), referred_on=in_days(-10), remark="soon")
    )
    add_task(practice, case_id, "Call back")
    practice.cases.close(case_id, TODAY, Code("UI-INF"))

    history = history_of(practice, case_id)

    assert [(entry.heading, entry.meta, entry.text) for entry in history] == [
        ("Follow-up today", "Mon 2 Mar", ""),
        ("Case closed", "Mon 2 Mar", "Resolved informally"),
        ("Referred: Company doctor or occupational health service", "Fri 20 Feb", "soon"),
        ("Telephone", "Tue 10 Feb · 40 min", "First talk"),
        ("Case opened", "Mon 2 Feb", "Bullying"),
    ]


@pytest.mark.parametrize(
    ("due_in", "done_in", "heading", "tone"),
    [
        (0, None, "Follow-up today", "warn"),
        (3, None, "Follow-up Thu 5 Mar", "warn"),
        (-1, None, "Follow-up overdue", "danger"),
        (-1, 0, "Follow-up done", "muted"),
    ],
)
def test_a_follow_up_says_by_word_and_colour_how_urgent_it_is(
    practice: Practice, case_id: CaseId, due_in: int, done_in: int | None, heading: str, tone: str
) -> None:
    task_id = add_task(practice, case_id, "Call back", due_in)
    if done_in is not None:
        practice.follow_ups.done(task_id)

    entry = history_of(practice, case_id)[0]

    assert (entry.heading, entry.tone) == (heading, tone)


def test_a_long_history_is_made_forty_at_a_time(
    practice: Practice, timeline: Timeline, case_id: CaseId
) -> None:
    history = long_history(practice, case_id, 100)

    timeline.show_entries(history, same_case=False)
    first = timeline.shown()
    timeline.show_older()
    timeline.show_older()

    assert first == AT_ONCE
    assert timeline.shown() == len(history) == 101


def test_a_change_keeps_the_older_entries_that_were_opened(
    practice: Practice, timeline: Timeline, case_id: CaseId
) -> None:
    history = long_history(practice, case_id, 100)
    timeline.show_entries(history, same_case=False)
    timeline.show_older()

    timeline.show_entries(history[1:], same_case=True)

    assert timeline.shown() == 2 * AT_ONCE


def test_another_case_begins_with_forty_again(
    practice: Practice, timeline: Timeline, case_id: CaseId
) -> None:
    history = long_history(practice, case_id, 100)
    timeline.show_entries(history, same_case=False)
    timeline.show_older()

    timeline.show_entries(history[1:], same_case=False)

    assert timeline.shown() == AT_ONCE


def test_the_focus_stays_at_the_entry_that_takes_the_place_of_a_removed_one(
    practice: Practice, timeline: Timeline, case_id: CaseId, qtbot: QtBot
) -> None:
    history = long_history(practice, case_id, 3)
    timeline.show_entries(history, same_case=False)
    activate(timeline, qtbot)
    timeline._cards[1].focus_menu()

    timeline.show_entries([history[0], *history[2:]], same_case=True)

    assert timeline._cards[1].isAncestorOf(timeline.focusWidget())


def test_what_can_be_done_with_an_entry_is_said_with_its_name(
    practice: Practice, timeline: Timeline, case_id: CaseId
) -> None:
    add_note(practice, case_id, "Told in <b>confidence</b>", minutes=25)
    add_task(practice, case_id, "Call back")

    timeline.show_entries(history_of(practice, case_id), same_case=False)

    said = spoken(timeline)
    assert "«More: Telephone, Mon 2 Mar · 25 min»" in said
    assert "«Postpone: Call back»" in said
    assert "«Told in <b>confidence</b>»" in said  # what looks like HTML stays text
    assert nameless(timeline) == []
    assert clipped(timeline) == []


def test_a_note_is_copied_for_half_a_minute(
    practice: Practice, timeline: Timeline, case_id: CaseId, qtbot: QtBot
) -> None:
    add_note(practice, case_id, "She named her manager")
    timeline.show_entries(history_of(practice, case_id), same_case=False)
    timeline._cards[0]._more.click()
    menu = timeline.findChild(QMenu)
    assert menu is not None
    copy = next(action for action in menu.actions() if action.text() == "Copy text")

    with qtbot.assertNotEmitted(timeline.asked):
        copy.trigger()

    assert QApplication.clipboard().text() == "She named her manager"
    assert told_clipboard()._timer.isActive()


def test_done_and_postpone_ask_with_the_task(
    practice: Practice, timeline: Timeline, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call back")
    timeline.show_entries(history_of(practice, case_id), same_case=False)
    task = practice.follow_ups.of_case(case_id)[0]
    buttons = {button.text(): button for button in timeline.findChildren(QPushButton)}

    with qtbot.waitSignal(timeline.asked) as asked:
        buttons["Done"].click()
    buttons["Postpone"].click()
    menu = timeline.findChild(QMenu)
    assert menu is not None
    with qtbot.waitSignal(timeline.postponed) as moved:
        menu.actions()[0].trigger()

    assert asked.args == ["done", task]
    assert moved.args == [task, in_days(1)]


def test_a_note_is_measured_once_a_width_and_again_when_the_letters_grow(qtbot: QtBot) -> None:
    prose = Prose("A note that is long enough to be wrapped. " * 8)
    qtbot.addWidget(prose)
    prose.show()
    before = prose.heightForWidth(300)
    assert prose.heightForWidth(300) == before

    current().apply("light", 1.5)

    assert prose.heightForWidth(300) > before * 1.5


def test_other_words_are_measured_anew(qtbot: QtBot) -> None:
    prose = Prose("Short.")
    qtbot.addWidget(prose)
    before = prose.heightForWidth(300)

    prose.say("A note that is long enough to be wrapped. " * 8)

    assert prose.heightForWidth(300) > 3 * before
