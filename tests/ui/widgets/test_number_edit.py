import pytest
from pytestqt.qtbot import QtBot

from vp_desktop.i18n import speaking
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.number_edit import NumberEdit, number_of


@pytest.fixture
def field(qtbot: QtBot) -> NumberEdit:
    field = NumberEdit("People", least=1, most=60, decimals=1, none="not known")
    qtbot.addWidget(field)
    field.set_number(15)
    return field


def leave(field: NumberEdit, text: str) -> None:
    field.setText(text)
    field.editingFinished.emit()


@pytest.mark.parametrize("text", ["0", "61", "veel", "-5", "1e3"])
def test_what_is_no_number_within_its_bounds_goes_back_to_what_it_was(
    field: NumberEdit, text: str, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(field.picked, wait=0):
        leave(field, text)

    assert (field.number(), field.text()) == (15, "15")


def test_an_empty_field_means_not_known_where_that_may_be(field: NumberEdit) -> None:
    leave(field, "")

    assert field.number() is None
    assert field.placeholderText() == "not known"


def test_a_field_that_must_hold_a_number_keeps_it(qtbot: QtBot) -> None:
    field = NumberEdit("Minutes", least=1, most=60)
    qtbot.addWidget(field)

    leave(field, "")

    assert field.whole() == 1


def test_showing_a_number_is_not_typing_it(field: NumberEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.picked, wait=0):
        field.set_number(20)


def test_a_number_is_read_as_the_language_writes_it() -> None:
    with speaking("nl"):
        assert number_of("1.234,5") == 1234.5
    with speaking("en"):
        assert number_of("1,234.5") == 1234.5


def test_a_number_that_is_not_taken_is_refused_in_words_until_one_types_again(
    qtbot: QtBot,
) -> None:
    edit = NumberEdit("Threshold", least=3, most=10)
    shown = Field("Threshold", edit)
    qtbot.addWidget(shown)
    edit.set_number(5)

    leave(edit, "800")
    said = edit.accessibleDescription()
    qtbot.keyClicks(edit, "7")

    assert said == "Between 3 and 10. 800 was not taken."
    assert edit.accessibleDescription() == ""
