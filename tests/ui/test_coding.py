import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.golden_helpers import nameless, spoken
from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.ui.code_words import contact_icon, kind_tone, kind_words, whole_words, words
from vp_desktop.ui.coding import CodesField
from vp_desktop.ui.pages.cases.code_fields import KIND_LISTS
from vp_desktop.ui.theme.drawings import drawing
from vp_desktop.ui.widgets.composer import contact_kinds

URGENCY = (ListId("L21"),)


@pytest.fixture
def urgency(qtbot: QtBot) -> CodesField:
    field = CodesField(URGENCY, "Urgency")
    qtbot.addWidget(field)
    return field


def menu_of(field: CodesField) -> QMenu:
    field._add.click()
    return next(menu for menu in field.findChildren(QMenu) if menu.parent() is field)


def test_codes_are_added_from_a_menu_and_taken_away_with_a_press(
    urgency: CodesField, qtbot: QtBot
) -> None:
    menu = menu_of(urgency)
    with qtbot.waitSignal(urgency.edited):
        menu.actions()[0].trigger()
    first = code_book().main(URGENCY[0])[0].code
    added = urgency.codes()

    with qtbot.waitSignal(urgency.edited):
        urgency._tags[0].click()

    assert added == (first,)
    assert urgency.codes() == ()


def test_filling_the_field_is_not_choosing(urgency: CodesField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(urgency.edited):
        urgency.set_codes([Code("UR-MEE")])

    assert urgency.codes() == ("UR-MEE",)


def test_the_menu_ticks_what_is_chosen(urgency: CodesField) -> None:
    urgency.set_codes([Code("UR-MEE")])

    ticked = [action.data() for action in menu_of(urgency).actions() if action.isChecked()]

    assert ticked == ["UR-MEE"]


def test_every_kind_of_case_can_be_reached_in_the_menu(qtbot: QtBot) -> None:
    field = CodesField(KIND_LISTS, "What it is about", primary=True)
    qtbot.addWidget(field)
    menu_of(field)

    offered = {action.data() for menu in field.findChildren(QMenu) for action in menu.actions()}

    book = code_book()
    assert {str(item.code) for one in KIND_LISTS for item in book.of(one)} <= offered


def test_a_tag_says_what_a_press_does(urgency: CodesField) -> None:
    urgency.set_codes([Code("UR-MEE")])

    assert "«Take away: Several reporters»" in spoken(urgency)
    assert nameless(urgency) == []


def test_a_kind_is_shown_by_its_main_kind_and_the_tone_of_its_domain() -> None:
    assert kind_words(Code("OO-PES-3")) == "Bullying"
    assert kind_tone(Code("OO-PES-3")) == "warn"
    assert kind_tone(Code("OO-SEK-3")) == "danger"
    assert kind_tone(Code("IN-FRA")) == "violet"
    assert kind_tone(Code("SA-LEI")) == "ok"
    assert kind_tone(Code("OV-INF")) == "accent"


def test_a_sub_code_is_said_with_what_it_stands_under() -> None:
    assert whole_words(Code("OO-SEK-3")) == "Sexual harassment: physical (touching)"
    assert whole_words(Code("OO-PES")) == "Bullying"
    assert whole_words(Code("XX-OLD")) == "XX-OLD"


def test_a_code_of_another_time_is_shown_as_it_is() -> None:
    assert kind_words(Code("XX-OLD")) == words(Code("XX-OLD")) == "XX-OLD"
    assert kind_tone(Code("XX-OLD")) == "muted"


@pytest.mark.parametrize("kind", [item.code for item in contact_kinds()])
def test_every_kind_of_contact_has_an_icon_that_is_there(kind: Code) -> None:
    assert drawing(contact_icon(kind), "black")
