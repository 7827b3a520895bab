from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.golden_helpers import is_in_sight, nameless, spoken
from tests.ui.keys import activate
from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.ui.page import Message
from vp_desktop.ui.widgets.calendar_popup import CalendarPopup
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.choices import Choice, CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.duration import DurationEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.widgets.tabs import Tabs
from vp_desktop.ui.widgets.text import ElidedLabel, label
from vp_desktop.ui.widgets.toast import Toast

TODAY = date(2026, 11, 24)
CHIPS = [("open", "Open 8"), ("aftercare", "Aftercare 2"), ("closed", "Closed 41")]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setLayout(QVBoxLayout())
    qtbot.addWidget(window)
    window.resize(900, 500)
    return window


def put(window: QWidget, part: QWidget, qtbot: QtBot) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(part)
    activate(window, qtbot)
    part.setFocus()


def interface(part: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(part)
    assert found is not None
    return found


def test_arrow_keys_step_a_day_and_say_so(window: QWidget, qtbot: QtBot) -> None:
    field = DayEdit(today=TODAY)
    put(window, field, qtbot)

    with qtbot.waitSignal(field.picked) as picked:
        qtbot.keyClick(field, Qt.Key.Key_Down)

    assert picked.args == [TODAY - timedelta(days=1)]
    assert field.text() == "Yesterday"


def test_what_is_no_day_gives_the_last_one_back(window: QWidget, qtbot: QtBot) -> None:
    field = DayEdit(today=TODAY)
    put(window, field, qtbot)

    field.selectAll()
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert (field.day(), field.text()) == (TODAY, "Today")


def test_an_optional_day_can_be_emptied(window: QWidget, qtbot: QtBot) -> None:
    field = DayEdit(optional=True, today=TODAY)
    field.set_day(date(2026, 3, 1))
    put(window, field, qtbot)

    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.day_or_none() is None


def test_the_calendar_opens_with_the_keyboard_and_hands_the_day_back(
    window: QWidget, qtbot: QtBot
) -> None:
    field = DayEdit(today=TODAY)
    put(window, field, qtbot)

    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    calendar = popup.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2026, 11, 3))

    assert field.day() == date(2026, 11, 3)


def test_showing_a_value_is_not_choosing_it(qtbot: QtBot) -> None:
    heard = list[object]()
    day, minutes = DayEdit(today=TODAY), DurationEdit()
    chips, tabs, choice = ChipBar("x"), Tabs("x"), Choice("x")
    for part in (day, minutes, chips, tabs, choice):
        qtbot.addWidget(part)
    for signal in (day.picked, minutes.edited, chips.chosen, tabs.chosen, choice.picked):
        signal.connect(heard.append)

    day.set_day(date(2026, 1, 1))
    minutes.set_minutes(75)
    chips.set_chips(CHIPS)
    chips.choose("closed")
    tabs.set_tabs(CHIPS)
    tabs.choose("closed")
    choice.set_items(CHIPS)
    choice.choose("closed")

    assert heard == []
    assert (minutes.currentText(), chips.key(), tabs.key()) == ("1 h 15 min", "closed", "closed")


def test_a_typed_duration_is_said_once(window: QWidget, qtbot: QtBot) -> None:
    field, heard = DurationEdit(), list[int]()
    field.edited.connect(heard.append)
    put(window, field, qtbot)
    line = field.lineEdit()
    assert line is not None

    line.selectAll()
    qtbot.keyClicks(line, "1u15")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert heard == [75]
    assert field.currentText() == "1 h 15 min"


def test_chips_are_radio_buttons_that_arrow_keys_walk(window: QWidget, qtbot: QtBot) -> None:
    chips = ChipBar("State")
    chips.set_chips(CHIPS)
    put(window, chips, qtbot)
    first = chips.findChildren(QWidget)[0]
    first.setFocus()

    with qtbot.waitSignal(chips.chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Right)

    assert chosen.args == ["aftercare"]
    assert spoken(chips).count("RadioButton") == 3


@pytest.mark.parametrize(
    ("key", "met"),
    [
        (Qt.Key.Key_Right, ["aftercare", "closed", "open"]),
        (Qt.Key.Key_Left, ["closed", "aftercare", "open"]),
        (Qt.Key.Key_Down, ["aftercare", "closed", "open"]),
    ],
)
def test_arrows_go_round_the_chips(
    window: QWidget, qtbot: QtBot, key: Qt.Key, met: list[str]
) -> None:
    chips = ChipBar("State")
    chips.set_chips(CHIPS)
    put(window, chips, qtbot)
    chips.findChildren(QWidget)[0].setFocus()
    heard: list[str] = []
    chips.chosen.connect(heard.append)

    for _time in met:
        qtbot.keyClick(window.focusWidget(), key)

    assert heard == met


def test_new_counts_leave_the_chosen_chip_chosen(qtbot: QtBot) -> None:
    chips = ChipBar("State")
    qtbot.addWidget(chips)
    chips.set_chips(CHIPS)
    chips.choose("closed")

    chips.set_chips([("open", "Open 9"), ("closed", "Closed 42")])

    assert chips.key() == "closed"
    assert "Closed 42" in spoken(chips)


def test_a_field_that_gets_the_keys_is_brought_in_sight_with_its_name(
    window: QWidget, qtbot: QtBot
) -> None:
    inside = QWidget()
    column, texts = QVBoxLayout(inside), [QPlainTextEdit() for _number in range(6)]
    fields = [Field(f"Text {number}", text) for number, text in enumerate(texts)]
    for text, field in zip(texts, fields, strict=True):
        text.setFixedHeight(90)
        text.setTabChangesFocus(True)
        column.addWidget(field)
    view = scroll(inside)
    view.setFixedHeight(240)
    put(window, view, qtbot)
    texts[0].setFocus()

    for key, order in ((Qt.Key.Key_Tab, range(1, 6)), (Qt.Key.Key_Backtab, range(4, -1, -1))):
        for number in order:
            qtbot.keyClick(window.focusWidget(), key)

            assert texts[number].hasFocus()
            assert is_in_sight(fields[number])


def test_tabs_are_page_tabs(qtbot: QtBot) -> None:
    tabs = Tabs("Parts of the case")
    qtbot.addWidget(tabs)
    tabs.set_tabs([("timeline", "Timeline"), ("facts", "Facts")])

    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.setCurrentIndex(1)

    assert chosen.args == ["facts"]
    assert spoken(tabs).count("PageTab «") == 2


def test_a_retired_code_is_shown_where_it_was_chosen(qtbot: QtBot) -> None:
    items = code_book().of(ListId("L17c"))
    choice = CodeChoice(items[1:], "Kind", none="none")
    qtbot.addWidget(choice)

    choice.set_code(items[0].code)

    assert choice.code() == items[0].code
    assert CodeChoice(items, "Kind").code() == items[0].code


def test_no_code_is_a_choice_too(qtbot: QtBot) -> None:
    choice = CodeChoice(code_book().of(ListId("L17c")), "Kind", none="not known")
    qtbot.addWidget(choice)
    choice.set_code(Code("CO-TEL"))

    choice.set_code(None)

    assert choice.code() is None


def test_a_complaint_is_said_under_the_field_and_takes_the_focus(
    window: QWidget, qtbot: QtBot
) -> None:
    field = Field("Name", QLineEdit(), "As in the contract")
    put(window, field, qtbot)

    field.complain("This name is taken.")
    complained = interface(field.editor).text(QAccessible.Text.Description)
    field.calm()

    assert complained == "This name is taken."
    assert field.editor.hasFocus()
    assert interface(field.editor).text(QAccessible.Text.Description) == "As in the contract"
    assert nameless(window) == []


def test_a_passphrase_is_never_read_aloud(qtbot: QtBot) -> None:
    field = PassphraseEdit("Passphrase")
    qtbot.addWidget(field)
    field.setText("paard batterij nietje")

    found = interface(field)

    assert found.state().passwordEdit
    assert "paard" not in spoken(field)


@pytest.mark.parametrize(
    ("letter", "modifiers", "heard"),
    [
        ("A", Qt.KeyboardModifier.NoModifier, [True]),
        ("a", Qt.KeyboardModifier.NoModifier, [False]),
        ("A", Qt.KeyboardModifier.ShiftModifier, [False]),
        ("a", Qt.KeyboardModifier.ShiftModifier, [True]),
        ("7", Qt.KeyboardModifier.NoModifier, []),
    ],
)
def test_caps_lock_is_noticed_by_the_letters_it_gives(
    letter: str, modifiers: Qt.KeyboardModifier, heard: list[bool], qtbot: QtBot
) -> None:
    field, said = PassphraseEdit("Passphrase"), list[bool]()
    qtbot.addWidget(field)
    field.caps_lock.connect(said.append)

    press_letter(field, letter, modifiers)

    assert said == heard


def press_letter(field: QLineEdit, letter: str, modifiers: Qt.KeyboardModifier) -> None:
    field.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, letter))


def test_what_does_not_fit_beside_goes_below(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = FlowLayout(row)
    for _nth in range(6):
        layout.addWidget(label("a part of the line"))

    wide, narrow = layout.heightForWidth(2000), layout.heightForWidth(200)

    assert narrow > 2 * wide
    assert layout.minimumSize().width() < 200


def test_a_long_line_may_be_made_narrow_and_keeps_its_whole_in_the_tooltip(qtbot: QtBot) -> None:
    line = ElidedLabel("A very long name of a very long organisation")
    qtbot.addWidget(line)

    assert line.minimumSizeHint().width() < 40
    assert line.toolTip() == "A very long name of a very long organisation"


def test_a_message_can_be_taken_back_once(window: QWidget, qtbot: QtBot) -> None:
    done = list[str]()
    toast = Toast(window)
    activate(window, qtbot)

    toast.show_message(Message("Removed", undo=partial(done.append, "back")))
    toast._action.click()
    toast._take_back()

    assert done == ["back"]
    assert toast.isHidden()


def test_a_dialog_is_confirmed_with_ctrl_enter(window: QWidget, qtbot: QtBot) -> None:
    activate(window, qtbot)
    sheet = Sheet(window, "New", "Add")
    sheet.body.addWidget(Field("Name", QLineEdit()))
    sheet.open()

    with qtbot.waitSignal(sheet.confirmed):
        sheet._press()

    assert sheet.width() <= window.width()
    assert nameless(sheet) == []


@pytest.mark.parametrize(
    ("day", "key", "kept"),
    [
        (date(1990, 1, 1), Qt.Key.Key_Down, date(1990, 1, 1)),
        (date(2199, 12, 31), Qt.Key.Key_Up, date(2199, 12, 31)),
    ],
)
def test_no_arrow_steps_to_a_day_that_the_vault_does_not_take(
    window: QWidget, qtbot: QtBot, day: date, key: Qt.Key, kept: date
) -> None:
    field = DayEdit(today=TODAY)
    put(window, field, qtbot)
    field.set_day(day)

    qtbot.keyClick(field, key)

    assert field.day() == kept
