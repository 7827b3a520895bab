from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.golden_helpers import spoken
from tests.ui.pages.records import TODAY, add_case, add_note, add_task, today
from vp_desktop.domain.cases import CaseDraft, CaseFilter, CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.cases.list_delegate import CaseRowDelegate
from vp_desktop.ui.pages.cases.list_model import PAGE_ROWS, CaseListModel
from vp_desktop.ui.pages.cases.list_pane import CaseListPane
from vp_desktop.ui.theme.look import current

SAID = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def rows(practice: Practice) -> CaseListModel:
    rows = CaseListModel(practice.case_list, today)
    rows.show_filter(CaseFilter())
    return rows


@pytest.fixture
def pane(practice: Practice, case_id: CaseId, qtbot: QtBot) -> CaseListPane:
    pane = CaseListPane(practice.case_list, today)
    qtbot.addWidget(pane)
    pane.resize(360, 600)
    pane.show_filter(pane.filter)
    pane.show()
    return pane


def fill(practice: Practice, organisation_id: OrganisationId, number: int) -> list[CaseId]:
    return [add_case(practice, organisation_id, f"Case {n}") for n in range(number)]


def test_the_list_keeps_qt_s_rules(
    rows: CaseListModel, case_id: CaseId, qtmodeltester: ModelTester
) -> None:
    rows.reload()

    qtmodeltester.check(rows)
    assert [rows.index(0).data(), rows.case_at(0)] == ["Spanningen met teamleider", case_id]


def test_a_screen_reader_says_all_that_a_row_shows(
    practice: Practice, rows: CaseListModel, case_id: CaseId
) -> None:
    add_note(practice, case_id, "told", days_ago=3)
    add_task(practice, case_id, "Call back", days=-2)

    rows.reload()

    assert rows.index(0).data(SAID) == (
        "2026-001, Spanningen met teamleider, Stichting De Linden, Bullying, "
        "last touched 3 days, next step: Call back, 2 days late"
    )


def test_rows_are_read_only_where_one_looks(
    practice: Practice, rows: CaseListModel, organisation_id: OrganisationId
) -> None:
    fill(practice, organisation_id, PAGE_ROWS + 20)
    vault = practice.cases._vault
    before = vault.statements

    rows.reload()
    for row in range(PAGE_ROWS):
        rows.index(row).data()

    assert rows.rowCount() == PAGE_ROWS + 20
    assert vault.statements - before == 2  # the ids, and one page of rows


def test_scrolling_to_the_end_and_back_shows_the_same_rows(
    practice: Practice, rows: CaseListModel, organisation_id: OrganisationId
) -> None:
    fill(practice, organisation_id, PAGE_ROWS + 20)
    rows.reload()
    first = [rows.index(row).data() for row in range(rows.rowCount())]

    again = [rows.index(row).data() for row in reversed(range(rows.rowCount()))]

    assert again == first[::-1]
    assert len(set(first)) == len(first)


def test_a_change_of_one_case_does_not_reset_the_list(
    practice: Practice, rows: CaseListModel, case_id: CaseId, qtbot: QtBot
) -> None:
    rows.reload()
    case = practice.cases.get(case_id)

    with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.dataChanged):
        practice.cases.change(
            case_id,
            CaseDraft(
                organisation_id=case.organisation_id,
                title="Another title",
                opened_on=case.opened_on,
                kinds=case.kinds,
            ),
        )
        rows.reload()

    assert rows.index(0).data() == "Another title"


def test_what_is_due_comes_first_then_what_was_touched_last(
    practice: Practice, rows: CaseListModel, organisation_id: OrganisationId
) -> None:
    old, touched, due = fill(practice, organisation_id, 3)
    add_note(practice, touched, "told", days_ago=1)
    add_task(practice, due, "Call back")

    rows.reload()

    assert [rows.case_at(row) for row in range(3)] == [due, touched, old]


def test_the_chips_count_and_choose(
    practice: Practice, pane: CaseListPane, case_id: CaseId, qtbot: QtBot
) -> None:
    practice.cases.close(case_id, TODAY)
    pane.reload(None)
    texts = [button.text() for button in pane._chips._group.buttons()]

    with qtbot.waitSignal(pane.chosen) as chosen:
        pane._chips._group.buttons()[2].click()

    assert texts == ["Open 0", "Aftercare 0", "Closed 1"]
    assert chosen.args == [case_id]


def test_an_empty_filter_offers_the_way_out(
    pane: CaseListPane, case_id: CaseId, qtbot: QtBot
) -> None:
    pane.show_filter(CaseFilter(state="open", kind=Code("IN-FRA")))
    assert pane._views.currentWidget() is pane._empty

    with qtbot.waitSignal(pane.chosen):
        pane._empty.acted.emit()

    assert pane.filter == CaseFilter(state="open")
    assert pane.current() == case_id


def test_an_empty_practice_offers_a_conversation_and_an_import(
    practice: Practice, qtbot: QtBot
) -> None:
    pane = CaseListPane(practice.case_list, today)
    qtbot.addWidget(pane)
    pane.show_filter(pane.filter)

    with qtbot.waitSignal(pane.new_asked):
        pane._empty.acted.emit()
    with qtbot.waitSignal(pane.import_asked):
        pane._empty.linked.emit()


def test_a_practice_with_closed_cases_alone_is_not_called_empty(
    practice: Practice, pane: CaseListPane, case_id: CaseId
) -> None:
    practice.cases.close(case_id, TODAY)

    pane.reload(None)

    assert "No open cases." in spoken(pane)
    assert "Import from Excel" not in spoken(pane)


def test_the_list_stays_where_one_works_when_the_case_leaves_the_filter(
    practice: Practice, pane: CaseListPane, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    add_case(practice, organisation_id, "Another")
    practice.cases.close(case_id, TODAY)

    pane.reload(case_id)

    assert pane.current() is None


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("factor", [0.9, 1.0, 1.5])
def test_a_row_is_painted_at_every_size_in_every_look(
    practice: Practice, rows: CaseListModel, case_id: CaseId, look: str, factor: float
) -> None:
    current().apply("dark" if look == "dark" else "light", factor)
    add_task(practice, case_id, "Call back")
    rows.reload()
    view = QListView()
    delegate = CaseRowDelegate(today, view)
    option = QStyleOptionViewItem()
    size = delegate.sizeHint(option, rows.index(0))
    option.rect.setSize(QSize(340, size.height()))
    image = QImage(340, size.height(), QImage.Format.Format_ARGB32)
    image.fill(0)

    painter = QPainter(image)
    delegate.paint(painter, option, rows.index(0))
    painter.end()

    assert size.height() == round(92 * factor)
    assert _lowest_paint(image) <= size.height() - 4  # nothing is cut at the foot of the row


def _lowest_paint(image: QImage) -> int:
    return max(
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).alpha() for x in range(0, image.width(), 2))
    )


def test_showing_a_long_list_takes_three_statements(
    practice: Practice, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    fill(practice, organisation_id, PAGE_ROWS + 20)
    pane = CaseListPane(practice.case_list, today)
    qtbot.addWidget(pane)
    vault = practice.cases._vault
    before = vault.statements

    pane.resize(360, 800)
    pane.show_filter(CaseFilter(state="open", opened_from=TODAY - timedelta(days=60)))
    pane.show()
    pane.grab()

    assert vault.statements - before <= 3  # counts, ids, one page of rows
    assert pane.filter.opened_from == date(2026, 1, 1)
