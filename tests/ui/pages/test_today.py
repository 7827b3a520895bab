import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SetClock
from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.keys import activate, press_ctrl_enter, press_key
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import NOON, add_case, add_note, add_task, today
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.conversation.new_case import NewCaseSheet
from vp_desktop.ui.page import Destination
from vp_desktop.ui.pages.today import TodayPage
from vp_desktop.ui.pages.today.first_steps import FirstStepsCard
from vp_desktop.ui.pages.today.lines import LineList
from vp_desktop.ui.pages.today.quick_log import QuickLog
from vp_desktop.ui.tasks.view import TaskListView
from vp_desktop.ui.theme.look import current

SPOKEN_ROWS = """\
List «To do today»
ListItem «Send the rules, 2026-001, Spanningen met teamleider, today»
ListItem «Overdue, 1»
ListItem «Call back, 2026-001, Spanningen met teamleider, 2 days late»
List «Last worked on»
ListItem «Spanningen met teamleider, 2026-001  ·  Stichting De Linden, yesterday»
List «Drafts»
ListItem «Spanningen met teamleider, 2026-001  ·  Stichting De Linden, 11:50»"""


@pytest.fixture
def page(practice: Practice, case_id: CaseId, qtbot: QtBot) -> Iterator[TodayPage]:
    page = TodayPage(practice, today)
    qtbot.addWidget(page)
    page.resize(1100, 780)
    activate(page, qtbot)
    page.focus_first()
    yield page
    page.flush()


def log_of(page: TodayPage) -> QuickLog:
    found = page.findChild(QuickLog)
    assert found is not None
    return found


def list_called(page: QWidget, name: str) -> LineList:
    return next(one for one in page.findChildren(LineList) if one.accessibleName() == name)


def keep_draft(practice: Practice, place: str, text: str) -> None:
    body = {"case_id": None, "text": text, "kind": "CO-TEL", "day": "2026-03-02", "minutes": 30}
    practice.drafts.save(place, json.dumps(body | {"follow_up": "", "follow_up_on": None}))


def test_unlock_type_ctrl_enter_logs_with_the_last_case(
    practice: Practice, page: TodayPage, case_id: CaseId, qtbot: QtBot
) -> None:
    focused = page.focusWidget()
    assert focused is log_of(page)._composer._text  # the caret waits in the note
    qtbot.keyClicks(focused, "Called, all is well")

    with qtbot.waitSignal(page.said) as said:
        press_ctrl_enter(page)

    contact = practice.notes.of_case(case_id)[0]
    assert (contact.note, contact.kind, contact.minutes) == ("Called, all is well", "CO-TEL", 30)
    assert said.args[0].text == "Logged with 2026-001"
    said.args[0].undo()
    assert practice.notes.of_case(case_id) == []


def test_taking_back_a_conversation_takes_back_what_was_to_follow(
    practice: Practice, page: TodayPage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Another")
    composer = log_of(page)._composer
    qtbot.keyClicks(composer._text, "Called")
    composer._more.click()
    qtbot.keyClicks(composer._follow_up._text, "Call back")

    with qtbot.waitSignal(page.said) as said:
        press_ctrl_enter(page)
    written = [task.text for task in practice.follow_ups.of_case(case_id)]
    said.args[0].undo()

    assert sorted(written) == ["Another", "Call back"]
    assert [task.text for task in practice.follow_ups.of_case(case_id)] == ["Another"]


def test_the_case_worked_on_last_is_chosen(
    practice: Practice,
    case_id: CaseId,
    organisation_id: OrganisationId,
    clock: SetClock,
    qtbot: QtBot,
) -> None:
    add_case(practice, organisation_id, "Another")
    clock.now = NOON + timedelta(hours=1)
    add_note(practice, case_id, "told")

    page = TodayPage(practice, today)
    qtbot.addWidget(page)

    assert log_of(page)._case.case_id() == case_id


def test_a_draft_comes_back_with_its_case(
    practice: Practice,
    page: TodayPage,
    case_id: CaseId,
    organisation_id: OrganisationId,
    qtbot: QtBot,
) -> None:
    other = add_case(practice, organisation_id, "Another")
    log = log_of(page)
    log._case.picked.emit(other)
    qtbot.keyClicks(log._composer._text, "half a sen")
    page.flush()
    add_note(practice, case_id, "told later")

    again = TodayPage(practice, today)
    qtbot.addWidget(again)

    assert log_of(again)._composer._text.toPlainText() == "half a sen"
    assert log_of(again)._case.case_id() == other


def test_showing_the_page_is_not_typing(
    practice: Practice, page: TodayPage, heard: list[Topic]
) -> None:
    page.refresh(page.topics)
    page.flush()

    assert heard == []


def test_what_is_due_stands_in_two_groups_that_are_read_aloud(
    practice: Practice, page: TodayPage, case_id: CaseId, clock: SetClock
) -> None:
    add_note(practice, case_id, "told", days_ago=1)
    add_task(practice, case_id, "Send the rules")
    add_task(practice, case_id, "Call back", -2)
    add_task(practice, case_id, "Later", 2)
    clock.now = datetime(2026, 3, 2, 11, 50, tzinfo=UTC)
    keep_draft(practice, f"case:{case_id}", "half")

    page.refresh(page.topics)

    lines = (line.strip() for line in spoken(page).splitlines())
    rows = [line for line in lines if line.startswith(("List «", "ListItem «"))]
    rows = rows[rows.index("List «To do today»") :]  # above it lie the lists of the composer
    assert "\n".join(rows) == SPOKEN_ROWS.replace("11:50", f"{clock.now.astimezone():%H:%M}")


def test_a_task_is_done_from_here_by_keyboard(
    practice: Practice, page: TodayPage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Send the rules")
    page.refresh(page.topics)
    tasks = page.findChild(TaskListView)
    assert tasks is not None
    tasks.setFocus()

    with qtbot.waitSignal(page.said):
        press_key(page, Qt.Key.Key_Space)

    assert practice.follow_ups.open() == []


def test_enter_on_a_row_goes_on_where_one_stopped(
    practice: Practice, page: TodayPage, case_id: CaseId, qtbot: QtBot
) -> None:
    keep_draft(practice, f"case:{case_id}", "half")
    page.refresh(page.topics)
    drafts = list_called(page, "Drafts")
    drafts.setFocus()

    with qtbot.waitSignal(page.go) as went:
        press_key(page, Qt.Key.Key_Return)

    assert went.args == [Destination("cases", case_id, "timeline")]


def test_a_draft_without_a_case_opens_the_sheet_again(
    practice: Practice, page: TodayPage, qtbot: QtBot
) -> None:
    keep_draft(practice, "new", "half")
    page.refresh(page.topics)
    drafts = list_called(page, "Drafts")

    with qtbot.waitSignal(page.go) as went:
        drafts.clicked.emit(drafts.model().index(0, 0))

    assert went.args == [Destination("new_contact")]


def test_drafts_of_other_kinds_are_left_alone(practice: Practice, page: TodayPage) -> None:
    practice.drafts.save("report:3", "{}")
    keep_draft(practice, "today", "on top already")

    page.refresh(page.topics)

    assert list_called(page, "Drafts").isHidden()


def test_without_any_case_the_first_one_begins_while_logging(
    practice: Practice, qtbot: QtBot
) -> None:
    page = TodayPage(practice, today)
    qtbot.addWidget(page)
    page.resize(1100, 780)
    activate(page, qtbot)
    page.focus_first()
    qtbot.keyClicks(log_of(page)._composer._text, "First talk")

    press_ctrl_enter(page)
    sheet = page.findChild(NewCaseSheet)
    assert sheet is not None
    activate(sheet, qtbot)
    sheet._name.setText("Stichting De Linden")
    sheet._kind.choose("OO-PES")
    press_ctrl_enter(sheet)
    activate(page, qtbot)
    press_ctrl_enter(page)

    case_id = practice.case_list.recent(1)[0].id
    assert [contact.note for contact in practice.notes.of_case(case_id)] == ["First talk"]


def test_a_case_in_the_bin_is_not_chosen_any_more(
    practice: Practice, page: TodayPage, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    other = add_case(practice, organisation_id, "Another")
    log_of(page)._case.picked.emit(case_id)

    practice.cases.remove(case_id)
    page.refresh(page.topics)

    assert log_of(page)._case.case_id() == other


def test_all_follow_ups_are_a_press_away(page: TodayPage, qtbot: QtBot) -> None:
    link = next(b for b in page.findChildren(QPushButton) if b.text() == "All follow-ups")

    with qtbot.waitSignal(page.go) as went:
        link.click()

    assert went.args == [Destination("follow_ups")]


def test_the_day_is_greeted(page: TodayPage, clock: SetClock) -> None:
    clock.now = datetime(2026, 3, 2, 20, 0).astimezone()

    assert page.title() == "Good evening, Monday 2 March"


def test_the_page_is_read_in_a_bounded_number_of_statements(
    practice: Practice, page: TodayPage, case_id: CaseId
) -> None:
    for number in range(20):
        add_task(practice, case_id, f"task {number}")
        keep_draft(practice, f"case:{case_id}", "half")
    vault = practice.cases._vault
    before = vault.statements

    page.refresh(page.topics)

    assert vault.statements - before <= 12


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_nothing_is_cut_on_the_smallest_window(
    practice: Practice, page: TodayPage, case_id: CaseId, qtbot: QtBot, factor: float
) -> None:
    add_task(practice, case_id, "Send the rules")
    keep_draft(practice, f"case:{case_id}", "half")
    page.refresh(page.topics)

    current().apply("light", factor)
    page.resize(930, 560)

    qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)
    assert page.width() == 930
    assert nameless(page) == []


def steps_of(page: TodayPage) -> FirstStepsCard:
    found = page.findChild(FirstStepsCard)
    assert found is not None
    return found


def test_a_new_practice_sees_what_to_do_first(practice: Practice, qtbot: QtBot) -> None:
    page = TodayPage(practice, today)
    qtbot.addWidget(page)
    page.show()
    steps = steps_of(page)

    with qtbot.waitSignal(page.go) as went:
        next(b for b in steps.findChildren(QPushButton) if "client" in b.text()).click()

    assert steps.isVisible()
    assert went.args == [Destination("organisations")]


def test_a_step_that_was_taken_says_so(
    practice: Practice, page: TodayPage, case_id: CaseId
) -> None:
    add_note(practice, case_id, "told")

    page.refresh(page.topics)

    said = spoken(steps_of(page))
    assert "«Done: Write down a first conversation»" in said
    assert "«Make a backup»" in said


def test_the_first_steps_go_with_one_press_and_stay_away(
    practice: Practice, page: TodayPage, qtbot: QtBot
) -> None:
    away = next(b for b in steps_of(page).findChildren(QPushButton) if not b.text())
    away.click()

    again = TodayPage(practice, today)
    qtbot.addWidget(again)
    again.show()

    assert steps_of(page).isHidden()
    assert steps_of(again).isHidden()


def test_the_first_steps_go_by_themselves_when_they_are_taken(
    practice: Practice, page: TodayPage, case_id: CaseId, tmp_path: Path
) -> None:
    add_note(practice, case_id, "told")
    practice.backups.make(tmp_path)

    page.refresh(page.topics)

    assert steps_of(page).isHidden()


def test_a_practice_that_was_brought_along_needs_no_first_steps(
    practice: Practice, page: TodayPage, organisation_id: OrganisationId
) -> None:
    for number in range(5):
        add_case(practice, organisation_id, f"Case {number}")

    page.refresh(page.topics)

    assert steps_of(page).isHidden()


def test_the_page_dies_with_its_last_reference(practice: Practice, case_id: CaseId) -> None:
    add_task(practice, case_id, "Send the rules")
    assert dies_with_its_last_reference(lambda: TodayPage(practice, today))
