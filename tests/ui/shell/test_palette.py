import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.golden_helpers import nameless, spoken
from tests.ui.pages.records import add_case, add_note
from tests.ui.shell.driving import Control, Driver
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.domain.referrals import ReferralContactDraft
from vp_desktop.domain.search import MATCH_END, MATCH_START, Find, FoundIn
from vp_desktop.ui.pages.safety import SafetyPage
from vp_desktop.ui.shell.actions import actions
from vp_desktop.ui.shell.palette import Palette
from vp_desktop.ui.shell.palette_rows import MOST_IN_GROUP, Row, found_rows, plain, results

Key = Qt.Key


@pytest.fixture
def case_id(driver: Driver, qtbot: QtBot) -> CaseId:
    """A case «Spanningen met teamleider» of «De Linden», with a note, in an open practice."""
    driver.open(qtbot)
    practice = driver.practice
    organisation = practice.organisations.add(OrganisationDraft(name="Zorggroep De Linden"))
    practice.organisations.add(OrganisationDraft(name="Gemeente Oosterwold"))
    case_id = add_case(practice, organisation, title="Spanningen met teamleider")
    add_note(practice, case_id, "Een gesprek met een fatsoenlijke uitkomst.")
    practice.referrals.add_contact(ReferralContactDraft(kind=Code("DV-BA"), name="Arbodienst Rijn"))
    return case_id


@pytest.fixture
def palette(driver: Driver, case_id: CaseId) -> Palette:
    """The palette, open, with the caret in it."""
    driver.press(Key.Key_K, Control)
    return driver.workspace._palette


def rows_of(palette: Palette) -> list[Row]:
    model = palette._model
    return [model.row_at(number) for number in range(model.rowCount())]


def titles_of(palette: Palette) -> list[str]:
    return [plain(row.title) for row in rows_of(palette)]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    QTest.keyClick(focus, key, modifiers)


def test_an_empty_palette_offers_the_last_cases_and_four_commands(palette: Palette) -> None:
    assert titles_of(palette) == [
        "Recent cases",
        "Spanningen met teamleider",
        "Commands",
        "New conversation",
        "New case",
        "Yearly report",
        "Lock now",
    ]


def test_words_find_cases_notes_and_commands_in_groups(driver: Driver, palette: Palette) -> None:
    driver.type("fats")

    assert titles_of(palette)[0] == "Notes"
    assert "fatsoenlijke" in titles_of(palette)[1]
    assert f"{MATCH_START}fatsoenlijke{MATCH_END}" in rows_of(palette)[1].title


def test_enter_opens_what_is_chosen(driver: Driver, palette: Palette, case_id: CaseId) -> None:
    driver.type("spanning")

    press(Key.Key_Return)

    assert driver.workspace.place().record == case_id
    assert palette.isHidden()


def test_ctrl_enter_begins_a_conversation_in_the_chosen_case(
    driver: Driver, palette: Palette
) -> None:
    driver.type("spanning")

    press(Key.Key_Return, Control)

    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "Spanningen met teamleider" in spoken(dialog)


def test_arrows_pass_over_headings(palette: Palette) -> None:
    first = palette._list.currentIndex().row()

    press(Key.Key_Down)
    second = palette._list.currentIndex().row()
    press(Key.Key_Up)
    press(Key.Key_Up)

    assert (first, second, palette._list.currentIndex().row()) == (1, 3, 1)


def test_a_typing_error_still_finds_the_name(driver: Driver, palette: Palette) -> None:
    driver.type("Oostrewold")

    assert "Gemeente Oosterwold" in titles_of(palette)


def test_a_referral_contact_is_found_and_opens_its_page(driver: Driver, palette: Palette) -> None:
    driver.type("rijn")

    press(Key.Key_Return)

    assert driver.workspace.place().page == "referrals"


def test_nothing_found_offers_a_new_case_of_that_name(driver: Driver, palette: Palette) -> None:
    driver.type("qqqqwwww")
    offered = titles_of(palette)

    press(Key.Key_Return)

    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert offered[0].startswith("Nothing found for “qqqqwwww”.")
    assert "qqqqwwww" in spoken(dialog)


def test_a_command_is_carried_out(driver: Driver, palette: Palette) -> None:
    driver.type("larger")

    press(Key.Key_Return)

    assert driver.shared.dials.settings.text_factor == 1.1


def test_esc_closes_and_gives_the_focus_back(driver: Driver, case_id: CaseId) -> None:
    driver.show("today")
    before = QApplication.focusWidget()
    driver.press(Key.Key_K, Control)

    press(Key.Key_Escape)

    assert driver.workspace._palette.isHidden()
    assert QApplication.focusWidget() is before


def test_it_is_a_list_of_sentences_to_who_listens(palette: Palette) -> None:
    said = spoken(palette)

    assert "List «Results»" in said
    assert "ListItem «Spanningen met teamleider, Zorggroep De Linden  ·  2026-001»" in said
    assert nameless(palette) == []


@pytest.mark.parametrize(
    "words",
    ['"', "a OR b", "NEAR(", "*", "x:y", "'; DROP TABLE note", "🙂", "<b>", "\0", "ß" * 300],
)
def test_what_is_typed_is_never_a_command_to_the_search(palette: Palette, words: str) -> None:
    palette._field.setText(words)

    assert results(rows_of(palette)) >= 1


def test_at_most_four_of_a_group_are_shown() -> None:
    finds = [
        Find(kind=FoundIn.CASE, id=n, case_id=n, title=f"case {n}", context="", snippet="")
        for n in range(9)
    ]

    rows = found_rows("case", finds, ())

    assert results(rows) == MOST_IN_GROUP
    assert rows[0].is_heading


def test_a_page_whose_name_begins_so_stands_above_what_merely_holds_the_word() -> None:
    find = Find(kind=FoundIn.CASE, id=1, case_id=1, title="A yearly report", context="", snippet="")

    rows = found_rows("yearly re", [find], actions())
    late = found_rows("report", [find], actions())

    assert rows[1].action == "report"
    assert next(row.case_id for row in late if not row.is_heading) == 1
    assert late[-1].action == "report"


def test_every_command_can_be_found_by_its_words() -> None:
    for action in actions():
        if action.in_palette:
            assert action.id in {row.action for row in found_rows(action.text, [], (action,))}


def test_the_page_of_safety_is_found_by_its_name_and_by_its_key(
    driver: Driver, palette: Palette
) -> None:
    driver.type("safe")
    press(Key.Key_Return)
    by_name = driver.workspace._stage.shown()
    driver.show("today")

    driver.press(Key.Key_9, Control)

    assert isinstance(by_name, SafetyPage)
    assert driver.workspace._stage.shown() is by_name
