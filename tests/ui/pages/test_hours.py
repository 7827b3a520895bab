import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_ctrl_enter
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import TODAY, add_note, today
from vp_desktop.domain.cases import CaseId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.hours import HoursPage
from vp_desktop.ui.pages.hours.columns import weeks_of
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.form import Form
from vp_desktop.ui.widgets.row_table import RowView


@pytest.fixture
def page(practice: Practice, case_id: CaseId, qtbot: QtBot) -> HoursPage:
    add_note(practice, case_id, "Eerste gesprek", minutes=40)
    page = HoursPage(practice.hours, practice.organisations, today)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


def cells(page: HoursPage) -> list[list[str]]:
    view = page.findChild(RowView)
    assert view is not None
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(page: HoursPage, name: str) -> None:
    buttons = page.findChildren(QPushButton)
    next(b for b in buttons if name in {b.text(), b.accessibleName()} and b.isVisible()).click()


def test_a_conversation_counts_in_its_week_and_rounded_in_its_month(page: HoursPage) -> None:
    [row] = cells(page)

    week = weeks_of(2026, 3).index(TODAY.isocalendar().week)
    assert row[0] == "Stichting De Linden"
    assert row[1 + week] == "0.67"
    assert row[-3:-1] == ["0.67", "0.75"]


def test_the_month_before_has_other_weeks(page: HoursPage) -> None:
    press(page, "Month before")

    titles = [label.text() for label in page.findChildren(QLabel)]
    assert "February 2026" in titles
    assert cells(page) == []


def test_loose_hours_are_added_and_can_be_taken_back(
    practice: Practice, page: HoursPage, qtbot: QtBot
) -> None:
    press(page, "Loose hours")
    form = page.findChild(Form)
    assert form is not None
    activate(form, qtbot)
    duration = next(e for e in form.findChildren(QLineEdit) if e.accessibleName() == "Duration")
    duration.setText("1:15")
    duration.editingFinished.emit()

    with qtbot.waitSignal(page.said) as said:
        press_ctrl_enter(form)
    page.refresh(page.topics)

    assert [row[-3] for row in cells(page)] == ["0.67", "1.25"]
    said.args[0].undo()
    page.refresh(page.topics)
    assert len(cells(page)) == 1


@given(st.integers(2000, 2100), st.integers(1, 12))
def test_the_weeks_of_a_month_are_four_to_six_and_differ(year: int, month: int) -> None:
    weeks = weeks_of(year, month)

    assert 4 <= len(weeks) <= 6
    assert len(set(weeks)) == len(weeks)


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_page_fits_a_small_window_and_names_its_fields(page: HoursPage, factor: float) -> None:
    current().apply("light", factor)
    page.resize(936, 552)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []


def test_the_page_dies_with_its_last_reference(practice: Practice) -> None:
    assert dies_with_its_last_reference(
        lambda: HoursPage(practice.hours, practice.organisations, today)
    )
