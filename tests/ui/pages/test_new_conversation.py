import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.keys import activate, press_ctrl_enter, press_key
from tests.ui.pages.records import TODAY, add_case, today
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.conversation.new_case import NewCaseSheet
from vp_desktop.ui.conversation.new_conversation import PLACE, NewConversationSheet
from vp_desktop.ui.conversation.writing import Writing


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    activate(window, qtbot)
    return window


@pytest.fixture
def sheet(
    practice: Practice, case_id: CaseId, window: QWidget, qtbot: QtBot
) -> NewConversationSheet:
    return opened(practice, window, qtbot)


def opened(practice: Practice, window: QWidget, qtbot: QtBot) -> NewConversationSheet:
    sheet = NewConversationSheet(window, Writing.of(practice), today)
    sheet.open()
    activate(sheet, qtbot)
    return sheet


@pytest.fixture
def new_case(
    practice: Practice,
    organisation_id: OrganisationId,
    window: QWidget,
    qtbot: QtBot,
) -> NewCaseSheet:
    sheet = NewCaseSheet(window, practice.cases, practice.organisations, TODAY)
    sheet.open()
    activate(sheet, qtbot)
    return sheet


def test_find_the_case_type_and_log_without_the_mouse(
    practice: Practice,
    sheet: NewConversationSheet,
    organisation_id: OrganisationId,
    qtbot: QtBot,
) -> None:
    other = add_case(practice, organisation_id, "Graffiti in de kleedkamer")
    qtbot.keyClicks(sheet._case, "graffiti")
    qtbot.keyClick(sheet._case.completer().popup(), Qt.Key.Key_Return)
    assert sheet.focusWidget() is sheet._composer._text
    qtbot.keyClicks(sheet._composer._text, "She called")

    with qtbot.waitSignal(sheet.said) as said:
        press_ctrl_enter(sheet)

    assert [contact.note for contact in practice.notes.of_case(other)] == ["She called"]
    assert said.args[0].text == "Logged with 2026-002"
    assert practice.drafts.load(PLACE) is None
    said.args[0].undo()
    assert practice.notes.of_case(other) == []


def test_down_and_enter_take_the_case_that_matches(
    practice: Practice, sheet: NewConversationSheet, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    other = add_case(practice, organisation_id, "Graffiti in de kleedkamer")
    qtbot.keyClicks(sheet._case, "graffiti")
    popup = sheet._case.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert sheet.findChild(NewCaseSheet) is None
    assert sheet._case.case_id() == other


def test_escape_in_the_list_leaves_what_was_typed(
    sheet: NewConversationSheet, qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet._case, "Ruzie")
    popup = sheet._case.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Up)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)

    assert popup is not None
    assert not popup.isVisible()
    assert sheet.isVisible()
    assert sheet._case.text() == "Ruzie"


def test_the_last_line_of_the_list_is_a_new_case_and_leaves_the_words_typed_in_the_field(
    sheet: NewConversationSheet, qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet._case, "Ruzie op de groep")
    popup = sheet._case.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)

    with qtbot.waitSignal(sheet._case.new_asked):
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    (new,) = sheet.findChildren(NewCaseSheet)
    asked = new._title.text()
    new.reject()

    assert sheet._case.text() == asked == "Ruzie op de groep"


def test_enter_begins_a_new_case_where_no_case_matches(
    sheet: NewConversationSheet, qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet._case, "Ruzie op de groep")

    qtbot.keyClick(sheet._case.completer().popup(), Qt.Key.Key_Return)

    (new,) = sheet.findChildren(NewCaseSheet)
    assert new._title.text() == "Ruzie op de groep"


def test_down_opens_the_list_again(sheet: NewConversationSheet, qtbot: QtBot) -> None:
    popup = sheet._case._popup
    before = popup.isVisible()

    qtbot.keyClick(sheet._case, Qt.Key.Key_Down)

    assert not before
    assert popup.isVisible()


def test_enter_in_the_case_field_never_logs(
    practice: Practice, sheet: NewConversationSheet, case_id: CaseId, qtbot: QtBot
) -> None:
    sheet.begin_for(case_id)
    qtbot.keyClicks(sheet._composer._text, "half")
    sheet._case.setFocus()

    press_key(sheet, Qt.Key.Key_Return)

    assert practice.notes.of_case(case_id) == []
    assert sheet.focusWidget() is sheet._composer._text


def test_without_a_case_nothing_is_logged_and_it_is_said_why(
    practice: Practice, sheet: NewConversationSheet, case_id: CaseId, qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet._composer._text, "She called")

    press_ctrl_enter(sheet)

    assert sheet.isVisible()
    assert practice.notes.of_case(case_id) == []
    assert "Choose the case this conversation belongs to." in spoken(sheet)


def test_closing_loses_nothing(
    practice: Practice,
    sheet: NewConversationSheet,
    case_id: CaseId,
    window: QWidget,
    qtbot: QtBot,
) -> None:
    sheet.begin_for(case_id)
    qtbot.keyClicks(sheet._composer._text, "half a sen")

    press_key(sheet, Qt.Key.Key_Escape)
    again = opened(practice, window, qtbot)

    assert again._composer._text.toPlainText() == "half a sen"
    assert again._case.case_id() == case_id


def test_opening_and_closing_changes_nothing(
    sheet: NewConversationSheet, heard: list[Topic]
) -> None:
    sheet.reject()

    assert heard == []


def test_a_new_case_begins_with_the_words_that_were_typed(
    practice: Practice, sheet: NewConversationSheet, qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet._composer._text, "First talk")
    sheet._case.new_asked.emit("Ruzie over het rooster")
    inner = sheet.findChild(NewCaseSheet)
    assert inner is not None
    activate(inner, qtbot)
    inner._organisation.choose(inner._organisation.itemData(0))
    inner._kind.choose("SA-VOO")

    press_ctrl_enter(inner)
    activate(sheet, qtbot)
    press_ctrl_enter(sheet)

    row = practice.case_list.pick("rooster")[0]
    assert row.title == "Ruzie over het rooster"
    assert [contact.note for contact in practice.notes.of_case(row.id)] == ["First talk"]


def test_everything_has_a_name_and_room(sheet: NewConversationSheet) -> None:
    assert nameless(sheet) == []
    assert clipped(sheet) == []


def test_a_case_needs_only_organisation_and_kind(
    practice: Practice, new_case: NewCaseSheet, qtbot: QtBot
) -> None:
    new_case._kind.choose("OO-PES")

    with qtbot.waitSignal(new_case.begun) as begun:
        press_ctrl_enter(new_case)

    case = practice.cases.get(CaseId(begun.args[0]))
    assert (case.kinds, case.title, case.opened_on) == (("OO-PES",), "", TODAY)
    assert case.pseudonym == "M-1"


def test_a_case_without_a_kind_is_refused_in_words(
    practice: Practice, new_case: NewCaseSheet
) -> None:
    new_case.primary.click()

    assert "Choose what it is about; you can change it later." in spoken(new_case)
    assert practice.case_list.ids() == []


def test_a_new_organisation_is_made_on_the_way(practice: Practice, new_case: NewCaseSheet) -> None:
    new_case._kind.choose("OO-PES")
    new_case._organisation.choose("new")
    new_case._organisation.picked.emit("new")
    new_case.primary.click()
    refused = spoken(new_case)

    new_case._name.setText("Gemeente Oosterwold")
    new_case.primary.click()

    assert "Write the name of the client organisation." in refused
    row = practice.case_list.recent(1)[0]
    assert row.organisation == "Gemeente Oosterwold"


def test_an_organisation_of_that_name_is_used_and_not_made_twice(
    practice: Practice, new_case: NewCaseSheet, organisation_id: OrganisationId
) -> None:
    new_case._kind.choose("OO-PES")
    new_case._organisation.choose("new")
    new_case._name.setText("stichting de linden")

    new_case.primary.click()

    assert practice.case_list.recent(1)[0].organisation_id == organisation_id
    assert len(practice.organisations.rows()) == 1


@pytest.mark.usefixtures("organisation_id")
def test_with_several_organisations_one_must_be_chosen(practice: Practice, window: QWidget) -> None:
    practice.organisations.add(OrganisationDraft(name="Tweede"))
    sheet = NewCaseSheet(window, practice.cases, practice.organisations, TODAY)
    sheet.open()
    sheet._kind.choose("OO-PES")

    sheet.primary.click()

    assert "Choose for which client organisation this is." in spoken(sheet)
    assert practice.case_list.ids() == []
