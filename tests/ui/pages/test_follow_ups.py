from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.keys import activate, press_ctrl_enter
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import add_task, in_days, today
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.pages.follow_ups import FollowUpsPage
from vp_desktop.ui.pages.follow_ups.page import FILE_NAME
from vp_desktop.ui.tasks.sheet import TaskSheet
from vp_desktop.ui.tasks.view import TaskListView


@pytest.fixture
def page(practice: Practice, qtbot: QtBot) -> FollowUpsPage:
    page = FollowUpsPage(practice.follow_ups, today)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def tasks_of(page: FollowUpsPage) -> TaskListView:
    found = page.findChild(TaskListView)
    assert found is not None
    return found


def sheet_of(page: FollowUpsPage, qtbot: QtBot) -> TaskSheet:
    found = page.findChild(TaskSheet)
    assert found is not None
    activate(found, qtbot)
    return found


def press(page: FollowUpsPage, text: str) -> None:
    next(button for button in page.findChildren(QPushButton) if button.text() == text).click()


def test_space_does_a_task_and_the_message_takes_it_back(
    practice: Practice, page: FollowUpsPage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call back")
    page.refresh(page.topics)
    page.focus_first()

    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(tasks_of(page), Qt.Key.Key_Space)

    assert practice.follow_ups.open() == []
    message: Message = said.args[0]
    assert message.undo is not None
    message.undo()
    assert [task.text for task in practice.follow_ups.open()] == ["Call back"]


def test_a_task_is_put_off_by_keyboard_alone(
    practice: Practice, page: FollowUpsPage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call back")
    page.refresh(page.topics)

    press(page, "Postpone")
    menu = page.findChild(QMenu)
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert [task.due_on for task in practice.follow_ups.open()] == [in_days(1)]


def test_another_day_is_asked_for_without_losing_the_words(
    practice: Practice, page: FollowUpsPage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call back")
    page.refresh(page.topics)

    press(page, "Postpone")
    menu = page.findChild(QMenu)
    assert menu is not None
    menu.actions()[-1].trigger()
    sheet = sheet_of(page, qtbot)
    day = sheet.focusWidget()
    assert isinstance(day, QLineEdit)
    qtbot.keyClicks(day, "20-3-2026")
    press_ctrl_enter(sheet)

    task = practice.follow_ups.open()[0]
    assert (task.text, task.due_on) == ("Call back", in_days(18))


def test_a_removed_task_comes_back_as_it_was(
    practice: Practice, page: FollowUpsPage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call back", 3)
    before = practice.follow_ups.open()[0]
    page.refresh(page.topics)

    with qtbot.waitSignal(page.said) as said:
        press(page, "Remove")
    assert practice.follow_ups.open() == []
    said.args[0].undo()

    after = practice.follow_ups.open()[0]
    assert (after.text, after.due_on, after.case_id) == (before.text, before.due_on, case_id)


def test_a_lock_keeps_a_task_that_was_being_written(
    practice: Practice, page: FollowUpsPage, qtbot: QtBot
) -> None:
    press(page, "New follow-up")
    sheet = sheet_of(page, qtbot)
    qtbot.keyClicks(sheet.focusWidget(), "Call the board")

    page.flush()

    assert [task.text for task in practice.follow_ups.open()] == ["Call the board"]


def test_a_task_without_words_is_refused_in_words(page: FollowUpsPage, qtbot: QtBot) -> None:
    press(page, "New follow-up")
    sheet = sheet_of(page, qtbot)

    press_ctrl_enter(sheet)

    assert sheet.isVisible()
    assert "Write what there is to do." in spoken(sheet)


def test_the_calendar_file_names_no_title(
    practice: Practice, page: FollowUpsPage, case_id: CaseId, tmp_path: Path, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call Sanne back")
    page.refresh(page.topics)
    press(page, "To calendar (.ics)")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith(FILE_NAME)

    with qtbot.waitSignal(page.said):
        dialog.fileSelected.emit(str(tmp_path / "out.ics"))

    written = (tmp_path / "out.ics").read_text("utf-8")
    assert "BEGIN:VEVENT" in written
    assert "Sanne" not in written
    assert "teamleider" not in written


def test_a_closed_folder_is_said_and_not_thrown(
    page: FollowUpsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    press(page, "To calendar (.ics)")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None

    with qtbot.waitSignal(page.said) as said:
        dialog.fileSelected.emit(str(tmp_path / "nowhere" / "out.ics"))

    assert said.args[0].urgent


def test_enter_goes_to_the_case(
    practice: Practice, page: FollowUpsPage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call back")
    page.refresh(page.topics)
    page.focus_first()

    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(tasks_of(page), Qt.Key.Key_Return)

    assert went.args == [Destination("cases", case_id)]


def test_nothing_to_do_is_said_with_what_to_do(page: FollowUpsPage) -> None:
    assert "Nothing to do. Put a date with a note, and it will stand here." in spoken(page)


def test_showing_the_page_changes_nothing(
    practice: Practice, page: FollowUpsPage, case_id: CaseId, heard: list[Topic]
) -> None:
    add_task(practice, case_id, "Call back")
    heard.clear()

    page.refresh(page.topics)
    page.flush()

    assert heard == []


def test_the_page_reads_two_lists_however_many_tasks_there_are(
    practice: Practice, page: FollowUpsPage, case_id: CaseId
) -> None:
    for number in range(30):
        add_task(practice, case_id, f"Call {number}", number)
    vault = practice.cases._vault
    before = vault.statements

    page.refresh(page.topics)

    assert vault.statements - before == 2


def test_everything_has_a_name_and_room_for_its_words(
    practice: Practice, page: FollowUpsPage, case_id: CaseId
) -> None:
    add_task(practice, case_id, "Call back")
    page.refresh(page.topics)

    assert nameless(tasks_of(page)) == []
    assert clipped(page) == []


def test_the_page_dies_with_its_last_reference(practice: Practice, case_id: CaseId) -> None:
    add_task(practice, case_id, "Call back")
    assert dies_with_its_last_reference(lambda: FollowUpsPage(practice.follow_ups, today))
