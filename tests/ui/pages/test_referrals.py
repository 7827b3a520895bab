from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.keys import activate, press_ctrl_enter, press_key
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import TODAY, today
from vp_desktop.domain.codes import Code
from vp_desktop.domain.referrals import ReferralContactDraft, ReferralContactId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.referrals import ReferralsPage
from vp_desktop.ui.pages.referrals.bars import FilterBar
from vp_desktop.ui.pages.referrals.entry_sheet import EntrySheet
from vp_desktop.ui.theme.icons import tint
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_table import RowView


@pytest.fixture
def rijnwaal(practice: Practice) -> ReferralContactId:
    return practice.referrals.add_contact(
        ReferralContactDraft(
            kind=Code("DV-BA"),
            name="Arbodienst Rijnwaal",
            phone="0413 555 330",
            checked_on=date(2024, 1, 5),
        )
    )


@pytest.fixture
def page(practice: Practice, rijnwaal: ReferralContactId, qtbot: QtBot) -> ReferralsPage:
    page = ReferralsPage(practice.referrals, practice.bin, today)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


def view_of(page: ReferralsPage) -> RowView[object]:
    view = page.findChild(RowView)
    assert view is not None
    return view


def names(page: ReferralsPage) -> list[str]:
    model = view_of(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press(page: ReferralsPage, text: str) -> None:
    shown = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    shown[0].click()


def test_the_table_keeps_qt_s_rules(page: ReferralsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view_of(page).model())


def test_typing_filters_by_name_region_and_telephone(
    practice: Practice, page: ReferralsPage, qtbot: QtBot
) -> None:
    practice.referrals.place_national_list()
    page.refresh(page.topics)
    page.focus_first()
    field = page.findChildren(QLineEdit)[0]

    qtbot.keyClicks(field, "0413")

    assert names(page) == ["Arbodienst Rijnwaal"]


def test_an_address_nobody_checked_for_a_year_is_amber_and_has_a_sign(page: ReferralsPage) -> None:
    cell = view_of(page).model().index(0, 4)

    assert cell.data(Qt.ItemDataRole.ForegroundRole) == tint("warn")
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_checked_today_takes_the_amber_away(
    practice: Practice, page: ReferralsPage, rijnwaal: ReferralContactId
) -> None:
    page.show_record(rijnwaal)

    press(page, "Checked today")
    page.refresh(page.topics)

    assert practice.referrals.get_contact(rijnwaal).checked_on == TODAY
    assert view_of(page).model().index(0, 4).data(Qt.ItemDataRole.ForegroundRole) is None


def test_the_delete_key_puts_an_address_in_the_bin_and_the_message_takes_it_back(
    practice: Practice, page: ReferralsPage, rijnwaal: ReferralContactId, qtbot: QtBot
) -> None:
    page.show_record(rijnwaal)
    activate(page, qtbot)
    view_of(page).setFocus()

    with qtbot.waitSignal(page.said) as said:
        press_key(page, Qt.Key.Key_Delete)
    page.refresh(page.topics)

    assert names(page) == []
    said.args[0].undo()
    assert practice.referrals.get_contact(rijnwaal).name == "Arbodienst Rijnwaal"


def test_a_new_address_needs_a_name(practice: Practice, page: ReferralsPage, qtbot: QtBot) -> None:
    page.add()
    sheet = page.findChild(EntrySheet)
    assert sheet is not None
    activate(sheet, qtbot)

    press_ctrl_enter(sheet)
    assert sheet.isVisible()
    name = next(e for e in sheet.findChildren(QLineEdit) if e.accessibleName() == "Name")
    qtbot.keyClicks(name, "Kompas Mediation")
    press_ctrl_enter(sheet)

    assert "Kompas Mediation" in {c.name for c in practice.referrals.contacts()}


def test_changing_an_address_keeps_what_was_not_touched(
    practice: Practice, page: ReferralsPage, rijnwaal: ReferralContactId, qtbot: QtBot
) -> None:
    page.show_record(rijnwaal)
    press(page, "Change")
    sheet = page.findChild(EntrySheet)
    assert sheet is not None
    activate(sheet, qtbot)
    region = next(e for e in sheet.findChildren(QLineEdit) if e.accessibleName() == "Region")
    qtbot.keyClicks(region, "Gelderland")

    press_ctrl_enter(sheet)

    kept = practice.referrals.get_contact(rijnwaal)
    assert (kept.region, kept.phone, kept.checked_on) == (
        "Gelderland",
        "0413 555 330",
        date(2024, 1, 5),
    )


def test_an_empty_map_offers_the_national_list(practice: Practice, qtbot: QtBot) -> None:
    page = ReferralsPage(practice.referrals, practice.bin, today)
    qtbot.addWidget(page)
    page.show()

    press(page, "Place the national list")
    page.refresh(page.topics)

    assert "Slachtofferhulp Nederland" in names(page)


def test_a_filter_that_nothing_passes_can_be_cleared(page: ReferralsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.findChildren(QLineEdit)[0], "zzz")
    assert names(page) == []

    press(page, "Clear the filter")

    assert names(page) == ["Arbodienst Rijnwaal"]
    assert page.findChild(FilterBar) is not None


def test_the_map_is_a_table_with_a_name(page: ReferralsPage) -> None:
    assert "Table «Social map»" in spoken(page)


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_page_fits_a_small_window_and_names_its_fields(
    page: ReferralsPage, factor: float
) -> None:
    current().apply("light", factor)
    page.resize(936, 552)
    QApplication.processEvents()

    view = view_of(page)
    shown = [n for n in range(view.model().columnCount()) if not view.isColumnHidden(n)]
    assert sum(view.columnWidth(n) for n in shown) <= view.viewport().width()
    assert view.columnWidth(0) >= current().px(180)
    assert {0, 3, 4} <= set(shown)
    assert clipped(page) == []
    assert nameless(page) == []


def test_the_page_dies_with_its_last_reference(practice: Practice) -> None:
    assert dies_with_its_last_reference(
        lambda: ReferralsPage(practice.referrals, practice.bin, today)
    )
