from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.pages.records import TODAY, in_days, today
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.followups import FollowUp, FollowUpId
from vp_desktop.ui.tasks.groups import Heading, grouped
from vp_desktop.ui.tasks.model import TaskListModel
from vp_desktop.ui.tasks.view import TaskListView
from vp_desktop.ui.theme.look import current

SPOKEN = """\
Overdue, 1
Call back, 2026-001, Tension, 2 days late
Today, 1
Send the rules, today
Later, 1
Aftercare, 2026-001, Tension, Fri 13 Mar
Done, 1
Ask HR, 2026-001, Tension, done yesterday"""


def task(number: int, text: str, due_on: date, done_on: date | None = None) -> FollowUp:
    of_case = text != "Send the rules"
    return FollowUp(
        id=FollowUpId(number),
        case_id=CaseId(1) if of_case else None,
        case_code="2026-001" if of_case else "",
        case_title="Tension" if of_case else "",
        due_on=due_on,
        text=text,
        done_on=done_on,
    )


OPEN = [
    task(1, "Call back", in_days(-2)),
    task(2, "Send the rules", TODAY),
    task(3, "Aftercare", in_days(11)),
]
DONE = [task(4, "Ask HR", in_days(-3), in_days(-1))]


@pytest.fixture
def tasks(qtbot: QtBot) -> TaskListView:
    view = TaskListView(today, "Follow-ups")
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show_lines(grouped(OPEN, DONE, TODAY))
    view.show()
    return view


def test_a_screen_reader_says_everything_a_row_shows(qtmodeltester: ModelTester) -> None:
    model = TaskListModel(today)
    model.show_lines(grouped(OPEN, DONE, TODAY))
    role = Qt.ItemDataRole.AccessibleTextRole

    said = [model.index(row).data(role) for row in range(model.rowCount())]

    assert "\n".join(said) == SPOKEN
    qtmodeltester.check(model)


@given(st.lists(st.dates(date(2025, 1, 1), date(2027, 1, 1)), max_size=30))
def test_every_task_stands_in_one_group_and_its_heading_counts_it(days: list[date]) -> None:
    tasks = [task(number, "x", day) for number, day in enumerate(days)]

    lines = grouped(tasks, [], TODAY)

    headings = [line for line in lines if isinstance(line, Heading)]
    assert sum(heading.count for heading in headings) == len(tasks)
    assert len([line for line in lines if isinstance(line, FollowUp)]) == len(tasks)
    assert all(heading.count for heading in headings)


def test_space_asks_to_tick_and_the_row_waits_for_the_vault(
    tasks: TaskListView, qtbot: QtBot
) -> None:
    tasks.setFocus()

    with qtbot.waitSignal(tasks.ticked) as asked:
        qtbot.keyClick(tasks, Qt.Key.Key_Space)

    assert asked.args == [OPEN[0], True]
    assert tasks.currentIndex().data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_the_arrow_keys_pass_over_headings(tasks: TaskListView, qtbot: QtBot) -> None:
    tasks.setFocus()
    seen = [tasks.current()]

    for _step in range(3):
        qtbot.keyClick(tasks, Qt.Key.Key_Down)
        seen.append(tasks.current())

    assert seen == [*OPEN, *DONE]


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_a_click_on_the_box_ticks_and_one_beside_it_does_not(
    tasks: TaskListView, qtbot: QtBot, factor: float
) -> None:
    current().apply("light", factor)
    row = tasks.visualRect(tasks.model().index(1, 0))
    box = row.topLeft() + QPoint(round(21 * factor), row.height() // 2)
    asked: list[FollowUp] = []
    tasks.ticked.connect(lambda line, _done: asked.append(line))

    qtbot.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert asked == []
    qtbot.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=box)

    assert asked == [OPEN[0]]
    current().apply("light", 1.0)


def test_enter_opens_the_case_of_a_task(tasks: TaskListView, qtbot: QtBot) -> None:
    tasks.setFocus()

    with qtbot.waitSignal(tasks.opened) as asked:
        qtbot.keyClick(tasks, Qt.Key.Key_Return)

    assert asked.args == [OPEN[0]]


def test_when_a_row_goes_the_next_one_is_current(tasks: TaskListView) -> None:
    tasks.setCurrentIndex(tasks.model().index(1, 0))

    tasks.show_lines(grouped(OPEN[1:], DONE, TODAY))

    assert tasks.current() == OPEN[1]
